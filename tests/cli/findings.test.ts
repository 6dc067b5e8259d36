/** Findings as `almanac check` tells them: once each, and of which editions where not of all. */
import { expect, test } from "vitest";
import { findingText, sortFindings, withoutCommonEditions } from "../../src/cli/report-findings.js";
import type { Finding } from "../../src/pack/finding.js";

const finding: Finding = { code: "X", severity: "error", file: "a.md", line: 1, column: 1, message: "wrong", fix: "mend it" };
const of = (...editions: string[]): Finding => ({ ...finding, editions });

test("a finding of one edition of two says so, one of both does not", () => {
  const told = (...findings: Finding[]) => withoutCommonEditions(sortFindings(findings), ["old", "new"]).map(findingText);
  expect(told(of("old"))).toEqual(["a.md:1:1  error X  (edition old)\n    wrong\n    fix: mend it\n"]);
  expect(told(of("old"), of("new"))).toEqual(["a.md:1:1  error X\n    wrong\n    fix: mend it\n"]);
  // What reading the files has found holds of every edition.
  expect(told(of("old"), finding)).toEqual(["a.md:1:1  error X\n    wrong\n    fix: mend it\n"]);
});

/** The table of checks as a page for people: docs/checks.md. */
import { checks } from "./checks.js";
import { compareText } from "./report.js";

/** Markdown of docs/checks.md. */
export function checksPage(): string {
  const codes = Object.entries(checks).sort(([a], [b]) => compareText(a, b));
  const lines = [
    "# Checks 检查项",
    "",
    "What `almanac check` reports. A build refuses to publish with errors; warnings and notes are printed and published with.",
    "`almanac check` 报告的问题。有错误（error）时拒绝出版；警告（warning）与提示（info）不阻止出版。",
    "",
    "This page is generated from `src/pack/checks.ts`; after a change there run `UPDATE=1 npx vitest run tests/pack/generated.test.ts`.",
    "本页由 `src/pack/checks.ts` 生成，请勿手改。",
  ];
  for (const [code, { severity, en, zh }] of codes) {
    lines.push("", `## ${code}`, "", `*${severity}* · ${en.title} · ${zh.title}`, "");
    lines.push(`- Why: ${en.why} ${zh.why}`, `- Mend: ${en.mend} ${zh.mend}`);
  }
  return `${lines.join("\n")}\n`;
}

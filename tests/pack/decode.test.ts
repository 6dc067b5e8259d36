/** Bytes to text: what is not UTF-8 is placed, what cannot be seen is made visible. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeFile, visible } from "../../src/pack/decode.js";
import { collector } from "../../src/pack/report.js";

function decode(bytes: Uint8Array) {
  const { report, list } = collector();
  return { text: decodeFile(bytes, "f.csv", report), findings: list() };
}

test("a wrong byte is named with line and column", () => {
  const bytes = Buffer.concat([Buffer.from("第一行\n第二"), Buffer.from([0xff]), Buffer.from("行\n")]);
  const { text, findings } = decode(bytes);
  expect(text).toBeNull();
  expect(findings).toMatchObject([{ code: "PACK-FILE-ENCODING", line: 2, column: 3 }]);
  expect(findings[0]?.message).toContain("0xff");
});

test("a file cut in the middle of a character is placed at its end", () => {
  const whole = Buffer.from("ab\n茶");
  expect(decode(whole.subarray(0, whole.length - 1)).findings).toMatchObject([{ code: "PACK-FILE-ENCODING", line: 2, column: 1 }]);
});

test("a byte-order mark at the start is no fault", () => {
  expect(decode(Buffer.from("\ufeffid,a\n"))).toEqual({ text: "id,a\n", findings: [] });
});

test("control characters become visible and are found", () => {
  const { text, findings } = decode(Buffer.from("a\u0007b\nc\u202ed"));
  expect(text).toBe("a\u2407b\nc\ufffdd");
  expect(findings).toMatchObject([{ code: "PACK-FILE-CONTROL", line: 1, column: 2 }]);
});

test("characters without width become visible and are found", () => {
  for (const character of ["\u200b", "\u2060", "\ufff9"]) {
    const { text, findings } = decode(Buffer.from(`leafy${character},x\n`));
    expect(text).toBe("leafy\ufffd,x\n");
    expect(findings).toMatchObject([{ code: "PACK-FILE-CONTROL", line: 1, column: 6 }]);
  }
});

test("ordinary text passes unchanged", () => {
  for (const text of ["茶\tx\r\ny", "naïve – “quoted” 😀 👩\u200d🔬 \u200fשלום\n"])
    expect(decode(Buffer.from(text))).toEqual({ text, findings: [] });
});

test("whatever the bytes, the text holds no control character and the finding lies in the file", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
      const { text, findings } = decode(bytes);
      if (text === null) expect(findings.length).toBe(1);
      else {
        expect(visible(text)).toBe(text);
        expect([...text].every((c) => c >= " " || c === "\n" || c === "\t" || c === "\r")).toBe(true);
      }
      const lines = Buffer.from(bytes).toString("latin1").split("\n").length;
      for (const finding of findings) expect(finding.line).toBeLessThanOrEqual(lines);
    }),
  );
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foreignLanguage, showsNote } from "../../src/publish/site/foreign.js";
import { escapeHtml, html, safeUrl } from "../../src/publish/site/html.js";
import { anchorName, fileName } from "../../src/publish/site/paths.js";
import { splitUnit } from "../../src/publish/site/split-unit.js";
import { groupDigits } from "../../src/publish/site/words.js";
import { readable } from "./files.js";

describe("escaping", () => {
  it("leaves no character of markup in text or attributes, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const made = html`<p title="${text}">${text}</p>`.html;
        expect(made.startsWith('<p title="') && made.endsWith("</p>")).toBe(true);
        expect(made.slice(3, -4).match(/[<>]/g)).toEqual([">"]);
        expect(made.match(/"/g)).toHaveLength(2);
      }),
    );
  });

  it("keeps what was written readable", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("a", "<", "&", '"', "'", "年", "😀", " ") }), (text) => {
        expect(readable(escapeHtml(text))).toBe(text);
      }),
    );
  });

  it("replaces control characters, half characters and marks that reorder text", () => {
    expect(escapeHtml("a\u0000b\u001bc\ud800d\u202ee")).toBe("a\ufffdb\ufffdc\ufffdd\ufffde");
    expect(escapeHtml("line\nnext\ttab 😀")).toBe("line\nnext\ttab 😀");
  });

  it("writes nested content, numbers and absences", () => {
    expect(html`${[html`<b>${1}</b>`, "<", false, null, undefined, ["x"]]}`.html).toBe("<b>1</b>&lt;x");
  });

  it("links to http and https only", () => {
    expect(safeUrl("https://example.org/a?b=c")).toBe("https://example.org/a?b=c");
    for (const bad of ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", 'https://a"onclick=', " https://a", "//a", ""])
      expect(safeUrl(bad)).toBe("");
  });
});

describe("names of files and anchors", () => {
  it("makes safe file names that differ, case ignored, when the ids differ", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 120 }), fc.string({ unit: "binary", maxLength: 120 }), (a, b) => {
        expect(fileName(a)).toMatch(/^[a-z0-9~_-]{1,90}$/);
        if (a !== b) expect(fileName(a).toLowerCase()).not.toBe(fileName(b).toLowerCase());
      }),
    );
    expect(fileName("market-size_2")).toBe("market-size_2");
    expect(fileName("../../etc")).not.toContain("..");
    expect(fileName("Abc")).not.toBe(fileName("abc"));
  });

  it("makes anchors without spaces or quotes", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (id) => {
        expect(anchorName(id)).not.toMatch(/[\s"<>&%#]/);
      }),
    );
  });
});

describe("small print", () => {
  it("groups digits", () => {
    expect([groupDigits(7), groupDigits(1234), groupDigits(1234567)]).toEqual(["7", "1,234", "1,234,567"]);
  });

  it("sets a number apart from its unit", () => {
    expect(splitUnit("67亿美元")).toEqual(["67", "亿美元"]);
    expect(splitUnit("$6.7 billion")).toEqual(["$6.7", "billion"]);
    expect(splitUnit("£58.87 per MWh (2012 prices)")).toEqual(["£58.87", "per MWh (2012 prices)"]);
    expect(splitUnit("58.87英镑/兆瓦时（2012年价）")).toEqual(["58.87", "英镑/兆瓦时（2012年价）"]);
    expect(splitUnit("超1,105款")).toEqual(["超1,105", "款"]);
    expect(splitUnit("2023-05-12")).toEqual(["2023-05-12", ""]);
    expect(splitUnit("浪潮")).toEqual(["浪潮", ""]);
  });
});

describe("notes in another language than the page", () => {
  it("are told by their script", () => {
    expect(foreignLanguage("Article 21", "zh")).toBe("en");
    expect(foreignLanguage("表2，GPU份额", "en")).toBe("zh");
    for (const own of ["表2，GPU份额", "p. 3", "24%", ""]) expect(foreignLanguage(own, "zh")).toBe("");
    for (const own of ["Article 21", "p. 3", "24%", ""]) expect(foreignLanguage(own, "en")).toBe("");
  });

  it("are left out unless they may say why a value lost", () => {
    expect(showsNote({ note: "an older count", role: "published" }, "zh")).toBe(false);
    expect(showsNote({ note: "an older count", role: "rejected" }, "zh")).toBe(true);
    expect(showsNote({ note: "较早的计数", role: "published" }, "zh")).toBe(true);
    expect(showsNote({ note: "", role: "rejected" }, "zh")).toBe(false);
  });
});

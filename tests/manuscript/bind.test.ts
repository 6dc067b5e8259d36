/** Proposals for literal numbers: on a small pack exactly, on the flagship's own texts with their bindings stripped by how often the first is right. */
import { expect, test } from "vitest";
import { printText } from "../../src/analysis/print.js";
import { findBindings } from "../../src/expression/index.js";
import { proposeBindings } from "../../src/manuscript/bind.js";
import { readPack } from "../../src/pack/read.js";
import { sampleVintage } from "../expression/sample-pack.js";
import { editionOf } from "../support/packs.js";
import { flagship } from "../support/run.js";

test("a number is bound to the cell whose value, unit, year and names it fits", () => {
  const [first] = proposeBindings("2022年中国市场规模为67亿美元。", sampleVintage, "zh");
  expect(first).toMatchObject({
    line: 1,
    column: 13,
    literal: "67亿美元",
    expression: "market @ {geo: CN, period: 2022}",
    value: "67亿美元",
  });
  const [english] = proposeBindings("Text.\n\nIn 2022 Apex held 46.6% of the market.", sampleVintage, "en");
  expect(english).toMatchObject({ line: 3, literal: "46.6%", expression: "maker_share @ {geo: CN, maker: apex, period: 2022}" });
});

test("a change is proposed as a change, what is bound already is left alone, and what fits nothing has no proposal", () => {
  expect(proposeBindings("In 2022 the market grew 24.1%.", sampleVintage, "en")[0]?.expression).toBe(
    "growth(market @ {geo: CN, period: 2022})",
  );
  expect(proposeBindings("规模为{{market @ {geo: CN, period: 2022}}}。", sampleVintage, "zh")).toEqual([]);
  expect(proposeBindings("规模为123.45亿美元。", sampleVintage, "zh")).toEqual([]);
});

test("stripped of their bindings, the flagship's texts get most of them back first", async () => {
  const { pack } = await readPack(flagship);
  if (pack === null) throw new Error("the flagship cannot be read");
  const vintage = editionOf(pack, "current");
  let asked = 0;
  let right = 0;
  for (const [index, { markdown, locale, edition, template }] of pack.texts.entries()) {
    if (edition !== undefined || template || index % 4 > 0) continue;
    for (const line of markdown
      .split("\n")
      .filter((text) => text.includes("{{") && !/^\s*[|:]/.test(text))
      .slice(0, 3)) {
      let stripped = "";
      let from = 0;
      const expected: { column: number; cell: string }[] = [];
      for (const { start, end, inner } of findBindings(line)) {
        const printing = printText(inner, { vintage, locale });
        stripped += line.slice(from, start);
        from = end;
        if (!printing.ok) continue;
        const { value, text } = printing.printed;
        if (value.type === "quantity" && value.cell !== undefined) expected.push({ column: stripped.length + 1, cell: value.cell.key });
        stripped += text;
      }
      stripped += line.slice(from);
      const proposals = proposeBindings(stripped, vintage, locale);
      for (const { column, cell } of expected) {
        const first = proposals.find((proposal) => Math.abs(proposal.column - column) <= 8);
        if (first === undefined) continue;
        asked += 1;
        const answer = printText(first.expression, { vintage, locale });
        if (answer.ok && answer.printed.value.type === "quantity" && answer.printed.value.cell?.key === cell) right += 1;
      }
    }
  }
  console.log(`bind: first proposal right for ${right} of ${asked} numbers`);
  expect(asked).toBeGreaterThan(100);
  expect(right / asked).toBeGreaterThan(0.8);
}, 300_000);

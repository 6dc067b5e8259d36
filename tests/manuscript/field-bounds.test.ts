/** A number of a register that its source gives as a bound is printed as one: in expressions, in sums and on the register's page. */
import { expect, test } from "vitest";
import { printText } from "../../src/analysis/print.js";
import { registerPages } from "../../src/edition/registers.js";
import { readPack } from "../../src/pack/read.js";
import { registerFile } from "../../src/pack/schema.js";
import { editionOf } from "../support/packs.js";
import { flagship } from "../support/run.js";

test("over, about and exact amounts stay what they are", async () => {
  const { pack } = await readPack(flagship);
  if (pack === null) throw new Error("the flagship cannot be read");
  const vintage = editionOf(pack, "current");
  const printed = (text: string, locale: string): string => {
    const result = printText(text, { vintage, locale });
    return result.ok ? result.printed.text : result.problems.map(({ message }) => message).join();
  };
  const over = 'row(financing, "minimax-2023-06-01-new-round").amount | unit: "1e8 1"';
  expect(printed(over, "zh")).toBe("超2.5亿");
  expect(printed(over, "en")).toMatch(/^over 250/);
  expect(printed('row(financing, "moonshot-2023-10-first-rounds-in-total").amount | unit: "1e8 1"', "zh")).toBe("约20亿");
  expect(printed('row(financing, "baichuan-2023-10-series-a1").amount | unit: "1e8 1"', "zh")).toBe("3.0亿");
  expect(printed('sum(financing where id in ["minimax-2023-06-01-new-round", "baichuan-2023-10-series-a1"], amount)', "zh")).toMatch(/^超/);

  const page = registerPages(vintage, "zh").find(({ id }) => id === "financing");
  const column = page?.columns.findIndex(({ id }) => id === "valuation") ?? -1;
  const valuation = (id: string): string | undefined => page?.rows.find((row) => row.id === id)?.cells[column];
  expect(valuation("minimax-2023-06-01-new-round")).toBe("超12亿");
  expect(valuation("yusur-technology-2026-08-18-series-c-plus")).toBe("约70亿");
  expect(valuation("anthropic-2026-05-28-series-h")).toBe("9,650亿");
});

test("only a number has a bound, and it names a field of the register", () => {
  const problems = (bound: string, type: string): number => {
    const label = { en: "x" };
    const fields = [
      { id: "amount", type, bound, label },
      { id: "limit", type: "enum", label, values: {} },
    ];
    return registerFile.safeParse({ id: "deals", label, title: "amount", fields }).error?.issues.length ?? 0;
  };
  expect(problems("limit", "number")).toBe(0);
  expect(problems("missing", "number")).toBe(1);
  expect(problems("limit", "date")).toBe(1);
});

import { describe, expect, it } from "vitest";
import {
  answerQuery,
  answerTrace,
  evaluateForRow,
  evaluateText,
  type Lineage,
  type Mark,
  printText,
  type Value,
} from "../../src/analysis/index.js";
import type { Vintage } from "../../src/evidence/cell.js";
import { vintageAt } from "../../src/evidence/vintage.js";
import { samplePack, sampleVintage } from "../expression/sample-pack.js";
import { readDemo } from "../pack/demo.js";

const zh = { vintage: sampleVintage, locale: "zh" };
const en = { vintage: sampleVintage, locale: "en" };

function evaluated(text: string, vintage: Vintage = sampleVintage): Value {
  const result = evaluateText(text, { vintage, locale: "en" });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

function tree(text: string): Lineage {
  const result = answerTrace(text, en);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.lineage;
}

describe("one vintage in several locales", () => {
  it("names an entity in each of them, whichever asked first", () => {
    const own = vintageAt(samplePack, "2024-06-30", null);
    const named = (locale: string) => {
      const result = evaluateText('name("apex")', { vintage: own, locale });
      if (!result.ok || result.value.type !== "text") throw new Error("no name");
      return [result.value.text, result.value.lineage.label];
    };
    const [chinese, english] = [named("zh"), named("en")];
    expect(chinese).toEqual(["顶峰", "顶峰"]);
    expect(english).toEqual(["Apex", "Apex"]);
    expect(named("zh")).toEqual(chinese);
  });
});

describe("lineage", () => {
  it("leads from a cell over its observations, chosen and rejected, to their sources", () => {
    const cell = tree("market @ {geo: CN, period: 2022}");
    expect(cell).toMatchObject({
      kind: "cell",
      id: "market@geo=CN@2022",
      label: "Market",
      value: "67",
      unit: "1e8 USD",
      period: "2022",
      grade: "B",
    });
    expect(cell.inputs.map(({ kind, role, reason, value }) => [kind, role, reason, value])).toEqual([
      ["observation", "published", undefined, "67"],
      ["observation", "rejected", "grade", "50"],
    ]);
    expect(cell.inputs[0]?.inputs).toEqual([
      { kind: "source", id: "institute", label: "Title of institute", grade: "B", url: "https://example.org/institute", inputs: [] },
    ]);
    // A source that may not be linked has no address.
    expect(cell.inputs[1]?.inputs[0]).not.toHaveProperty("url");
  });

  it("of a result holds its inputs", () => {
    const rate = tree("growth(market @ {geo: CN, period: 2022})");
    expect([rate.kind, rate.id, rate.unit]).toEqual(["analysis", "growth", "%"]);
    expect(rate.inputs.map((input) => input.id)).toEqual(["market@geo=CN@2022", "market@geo=CN@2021"]);
    expect(tree('count(bikes where maker = "apex")').inputs.map((input) => input.id)).toEqual(["bikes/a1", "bikes/a2"]);
    expect(tree('claim("c1")')).toMatchObject({ kind: "claim", id: "c1", inputs: [{ id: "bureau" }] });
  });

  it("is plain data and the same object for the same cell", () => {
    const [a, b] = [tree("market @ {geo: CN, period: 2022}"), tree("market @ {geo: CN, period: 2022}")];
    expect(a).toBe(b);
    expect(JSON.parse(JSON.stringify(a))).toEqual(a);
  });
});

describe("what a result inherits", () => {
  const parts = (text: string) => {
    const value = evaluated(text);
    if (value.type !== "quantity") throw new Error("a number");
    return [value.status, value.grade, value.disputed];
  };
  it.each([
    ["market @ {geo: CN, period: 2020}", ["A", "A", false]],
    ["growth(market @ {geo: CN, period: 2020})", ["C", "A", false]],
    ["growth(market @ {geo: CN, period: 2022})", ["C", "B", true]],
    ["market @ {geo: CN, period: 2025} - market @ {geo: CN, period: 2020}", ["F", "B", false]],
    ["market @ {geo: CN, period: 2020} * 2", ["C", "A", false]],
    ['row(bikes, "a1").price', ["A", "C", false]],
    ["1 + 1", ["C", "own", false]],
  ])("%s", (text, expected) => {
    expect(parts(text)).toEqual(expected);
  });

  it("shows at most two marks, the heavier ones", () => {
    const marks = (text: string): readonly Mark[] => {
      const result = printText(text, en);
      return result.ok ? result.printed.marks : [];
    };
    expect(marks("market @ {geo: CN, period: 2025} - market @ {geo: CN, period: 2022}")).toEqual(["forecast", "disputed"]);
    expect(marks("market @ {geo: CN, period: 2025} - market @ {geo: CN, period: 2020}")).toEqual(["forecast", "computed"]);
    expect(marks("market @ {geo: CN, period: 2022} | plain")).toEqual([]);
  });
});

describe("an edition", () => {
  const later = vintageAt(samplePack, "2024-12-31", null);

  it("knows what was known by its date", () => {
    expect(evaluated("count(bikes)", later)).toMatchObject({ quantity: { value: expect.objectContaining({}) } });
    expect(printText("market @ {geo: CN, period: latest}", { vintage: later, locale: "en" })).toMatchObject({
      printed: { text: "$9.1 billion" },
    });
    expect(printText('name("dusk")', { vintage: later, locale: "zh" })).toMatchObject({ printed: { text: "薄暮" } });
    expect(printText("count(bikes)", { vintage: later, locale: "zh" })).toMatchObject({ printed: { text: "4" } });
  });

  it("says when the pack knows something only later", () => {
    const result = evaluateText("market @ {geo: CN, period: 2023}", zh);
    expect(result.ok ? "" : result.problems[0]?.message).toBe("market has nothing for period: 2023 by 2023-12-31");
  });
});

describe("rows", () => {
  it("give columns of a table by expressions over their fields", () => {
    const [row] = sampleVintage.registers.get("bikes") ?? [];
    if (row === undefined) throw new Error("a row");
    const column = (text: string) => {
      const result = evaluateForRow(text, row, en);
      return result.ok ? result.value : result.problems[0]?.code;
    };
    expect(column("title")).toMatchObject({ type: "text", text: "Apex One" });
    expect(column("year(released)")).toMatchObject({ type: "date", period: { code: "2021" } });
    expect(column("price / 1000")).toMatchObject({ type: "quantity" });
    expect(column("maker.founded")).toMatchObject({ type: "date", period: { code: "1998" } });
    expect(column("count(makers)")).toMatchObject({ type: "quantity" });
    expect(column("colour")).toBe("EXPR-NAME");
  });

  it("select the same in every locale", () => {
    for (const condition of [
      'kind = "公路"',
      'kind = "Road"',
      'kind = "road"',
      'title = "Apex One"',
      'maker = "顶峰"',
      'contains(title, "顶峰")',
    ]) {
      const ids = [zh, en].map((scope) => {
        const result = evaluateText(`bikes where ${condition} order by title`, scope);
        return result.ok && result.value.type === "rows" ? result.value.rows.map((row) => row.id) : [];
      });
      expect(ids[0]?.length, condition).toBeGreaterThan(0);
      expect(ids[0], condition).toEqual(ids[1]);
    }
  });

  it("are ordered totally, rows without a value last", () => {
    const order = (text: string) => {
      const value = evaluated(text);
      return value.type === "rows" ? value.rows.map((row) => row.id) : [];
    };
    expect(order("bikes order by price")).toEqual(["a2", "a1", "b1"]);
    expect(order("bikes order by price desc")).toEqual(["a1", "a2", "b1"]);
    expect(order("bikes order by maker desc limit 2")).toEqual(["b1", "a1"]);
  });
});

describe("answers", () => {
  it("are the plain JSON of the command line", () => {
    const result = answerQuery("market @ {geo: CN, period: 2022}", zh);
    expect(result).toEqual({
      ok: true,
      answer: {
        expression: "market @ {geo: CN, period: 2022}",
        value: 67,
        exact: "67",
        unit: "1e8 USD",
        status: "A",
        formatted: "67亿美元",
        asOf: "2023-12-31",
        cell: "market@geo=CN@2022",
        period: "2022",
        grade: "B",
        // 67 by its rounding, and what another source says.
        interval: { low: "50", high: "67.5", from: ["rounding", "spread"] },
        marks: ["disputed"],
      },
    });
  });

  it("list the members of sets", () => {
    const rows = answerQuery('bikes where maker = "apex"', zh);
    expect(rows.ok ? rows.answer.value : null).toEqual(["a1", "a2"]);
    const cells = answerQuery("market @ {geo: CN, period: 2019..2020}", zh);
    expect(cells.ok ? [cells.answer.value, cells.answer.unit] : null).toEqual([[40, 44], null]);
  });

  it("carry problems with their place", () => {
    const result = answerQuery("1 + market @ {geo: CH, period: 2022}", zh);
    expect(result.ok ? [] : result.problems).toMatchObject([{ code: "EXPR-NO-CELL", offset: 14, length: 7 }]);
  });
});

describe("answers at the edges", () => {
  it("name one row by its title, as a text would", () => {
    const answer = answerQuery("(bikes where released < 2022)", en);
    expect(answer).toMatchObject({ ok: true, answer: { value: ["a1"], formatted: "Apex One" } });
    expect(answerQuery("bikes", en)).toMatchObject({ ok: true, answer: { formatted: "a1\na2\nb1" } });
  });

  it("hold a number that JSON cannot as its decimal text, never as null", () => {
    const answer = answerQuery("exp(1000)", en);
    if (!answer.ok) throw new Error(JSON.stringify(answer.problems));
    expect(answer.answer.value).toBe(answer.answer.exact);
    expect(answer.answer.value).toMatch(/^19700711\d{427}$/);
  });

  it("find a code where the pack declares it and nowhere else", () => {
    const { pack } = readDemo();
    if (pack === null) throw new Error("the demo pack was not assembled");
    const scope = { vintage: vintageAt(pack, "2024-06-30", "current"), locale: "en" };
    const codeOf = (expression: string): string => {
      const answer = answerQuery(expression, scope);
      return answer.ok ? answer.answer.formatted : (answer.problems[0]?.code ?? "");
    };
    expect(codeOf('label(region, "north")')).toBe("North");
    for (const code of ["constructor", "__proto__", "toString"]) {
      expect(codeOf(`label(region, "${code}")`)).toBe("EXPR-NAME");
      expect(codeOf(`label(${code}, "north")`)).toBe("EXPR-DIMENSION");
    }
  });
});

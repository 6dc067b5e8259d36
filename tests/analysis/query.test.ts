/** Rows by condition are remembered and grouped: what is asked later, or after other questions, must be answered as if asked first. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { evaluateText } from "../../src/analysis/evaluate.js";
import type { Vintage } from "../../src/evidence/cell.js";
import { vintageAt } from "../../src/evidence/vintage.js";
import { readDemo } from "../pack/demo.js";

const { pack } = readDemo();
if (pack === null) throw new Error("the demo pack was not assembled");
const fresh = (): Vintage => vintageAt(pack, "2024-06-30", "current");

/** Ids of the rows a condition selects, in their order; what is wrong with it when it cannot be asked. */
function idsOf(condition: string, vintage: Vintage, params: Readonly<Record<string, string>> = {}): readonly string[] | string {
  const result = evaluateText(`shops where ${condition}`, { vintage, locale: "en", params });
  if (!result.ok) return result.problems[0]?.message ?? "";
  return result.value.type === "rows" ? result.value.rows.map(({ id }) => id) : "no rows";
}

const part = fc.constantFrom(
  'region = "north"',
  'region = "south"',
  'region != "north"',
  'owner = "leafy"',
  "organic = true",
  "not organic",
  "seats >= 40",
  "seats = 60",
  "seats = 1",
  "opened < 2022",
  "year(opened) = 2022",
  'contains(teas, "green")',
  "known(seats)",
  "region = $place",
  'region = "north" or seats > 50',
  'id = "harbour"',
  "no_such_field = 1",
);
const params = { place: "south" };

test("conditions joined by “and” select what all of them select, whatever was asked before", () => {
  fc.assert(
    fc.property(fc.array(fc.array(part, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 6 }), (conditions) => {
      const warm = fresh();
      for (const parts of conditions) {
        const joined = parts.map((text) => `(${text})`).join(" and ");
        const answer = idsOf(joined, warm, params);
        expect(answer, joined).toEqual(idsOf(joined, fresh(), params));
        const each = parts.map((text) => idsOf(text, fresh(), params));
        if (each.some((ids) => typeof ids === "string")) continue;
        const all = idsOf("seats = seats or not known(seats)", fresh(), params);
        if (typeof all === "string") throw new Error(all);
        expect(answer, joined).toEqual(all.filter((id) => each.every((ids) => ids.includes(id))));
      }
    }),
  );
});

test("a parameter's value belongs to the question", () => {
  const vintage = fresh();
  expect(idsOf("region = $place", vintage, { place: "north" })).not.toEqual(idsOf("region = $place", vintage, { place: "south" }));
});

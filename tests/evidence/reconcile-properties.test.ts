/** What holds of every cell, whatever the observations: order, copies, intervals, credibility. */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Cell } from "../../src/evidence/cell.js";
import { CREDIBILITIES, weakestCredibility } from "../../src/evidence/credibility.js";
import { agree } from "../../src/evidence/interval.js";
import { gradeOrder, originsOf, witnessesOf } from "../../src/evidence/origin.js";
import { vintageAt } from "../../src/evidence/vintage.js";
import { convert } from "../../src/measure/convert.js";
import { Decimal } from "../../src/measure/decimal.js";
import { observation, packOf, type Told } from "./observations.js";

const told: fc.Arbitrary<Told> = fc.record({
  id: fc.constant(""),
  value: fc
    .oneof(
      fc.integer({ min: 8, max: 12 }),
      fc.integer({ min: 80, max: 120 }).map((tenths) => tenths / 10),
    )
    .map(String),
  bound: fc.constantFrom("=", "=", "≈", ">", "<"),
  status: fc.constantFrom("A", "A", "E", "F"),
  known: fc.constantFrom("2023-01-01", "2023-02-01", ""),
  source: fc.constantFrom("a-one", "b-one", "b-two", "c-one", "c-two", "d-one"),
  original: fc.constantFrom("", "", "Guild", "Institute", "Gazette", "Somebody"),
  rank: fc.constantFrom("normal", "normal", "preferred", "deprecated"),
});
const rows = fc.array(told, { minLength: 1, maxLength: 8 }).map((list) => list.map((row, index) => ({ ...row, id: `o${index}` })));
const cellOf = (list: readonly Told[]): Cell | undefined => [...vintageAt(packOf(list), "2024-12-31", null).cells.values()][0];
const summary = (cell: Cell | undefined) =>
  cell && [
    cell.winner.id,
    cell.corroborating.map(({ id }) => id),
    cell.rejected,
    cell.spread,
    cell.credibility,
    cell.independent,
    cell.circle,
  ];

test("a permutation of the rows changes nothing", () => {
  const shuffled = rows.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })));
  fc.assert(
    fc.property(shuffled, ([list, other]) => {
      expect(summary(cellOf(other))).toEqual(summary(cellOf(list)));
    }),
  );
});

test("a copy that quotes the published value's maker adds no maker", () => {
  fc.assert(
    fc.property(rows, (list) => {
      const cell = cellOf(list);
      if (cell === undefined) return;
      const maker = originsOf(packOf(list)).originalOf(cell.winner);
      const winner = list.find(({ id }) => id === cell.winner.id);
      fc.pre(winner !== undefined && maker !== "");
      const copy: Told = { ...winner, id: "z", source: "reprint", original: maker, rank: "normal" };
      const pack = packOf([...list, copy]);
      const [place] = [...pack.sources.values()];
      if (place === undefined) throw new Error("the test pack has no source");
      const sources = new Map(pack.sources).set("reprint", { ...place, id: "reprint", grade: "D", publisher: "Reprint" });
      const after = [...vintageAt({ ...pack, sources }, "2024-12-31", null).cells.values()][0];
      expect(after?.independent).toBe(cell.independent);
      expect(after?.winner.id).toBe(cell.winner.id);
    }),
  );
});

test("makers are at least one and at most as many as there are statements that agree", () => {
  fc.assert(
    fc.property(rows, (list) => {
      const cell = cellOf(list);
      if (cell === undefined) return;
      expect(cell.independent).toBeGreaterThanOrEqual(1);
      expect(cell.independent).toBeLessThanOrEqual(1 + cell.corroborating.length);
      const all = list.map(observation);
      expect(witnessesOf(all, originsOf(packOf(list))).count(all)).toBeLessThanOrEqual(all.length);
    }),
  );
});

/** Over 11 and under 11 meet in 11, also beside a wider over 8. */
const limit = (id: string, value: string, bound: ">" | "<"): Told => ({ id, value, bound, known: "2023-01-01", source: "a-one" });

test("statements are consistent exactly when every two rounding intervals overlap", () => {
  const quantityOf = (row: Told) => {
    const { value, unit, decimals, bound } = observation(row);
    const quantity = convert({ value, unit, decimals, bound }, unit);
    if ("problem" in quantity) throw new Error(quantity.problem);
    return quantity;
  };
  fc.assert(
    fc.property(rows, (list) => {
      const same = list.map((row) => ({ ...row, status: "A" as const, rank: "normal" as const }));
      const pairwise = same.every((a) => same.every((b) => agree(quantityOf(a), quantityOf(b))));
      const duplicates = cellOf(same)?.duplicates;
      expect(duplicates === "inconsistent").toBe(same.length > 1 && !pairwise);
      if (duplicates === "complete") expect(new Set(same.map(({ value }) => new Decimal(value).toString())).size).toBe(1);
    }),
    { examples: [[[limit("o0", "11", ">"), limit("o1", "8", ">"), limit("o2", "11", "<")]]] },
  );
});

test("what the rules chose is contradicted only against the order of grades; corroborated takes two makers", () => {
  fc.assert(
    fc.property(rows, (list) => {
      const plain = list.map((row) => ({ ...row, status: "A" as const, rank: "normal" as const }));
      const cell = cellOf(plain);
      if (cell === undefined) return;
      expect(cell.credibility).not.toBe("contradicted");
      const origins = originsOf(packOf(plain));
      for (const { observation: other } of cell.rejected) {
        expect(gradeOrder(origins.gradeOf(other))).toBeGreaterThanOrEqual(gradeOrder(cell.grade));
      }
      if (plain.length === 1) expect(["plausible", "doubtful"]).toContain(cell.credibility);
    }),
  );
});

test("the weakest of several credibilities is one of them and no better than any", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...CREDIBILITIES), { minLength: 1 }), (all) => {
      const weakest = weakestCredibility(all);
      expect(all).toContain(weakest);
      for (const each of all) expect(CREDIBILITIES.indexOf(each)).toBeLessThanOrEqual(CREDIBILITIES.indexOf(weakest ?? "corroborated"));
    }),
  );
});

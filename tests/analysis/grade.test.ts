/** What a computed value inherits of its inputs' grade and credibility: never anything better. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { credibilityOfLineage, weakestGrade } from "../../src/analysis/grade.js";
import type { Lineage } from "../../src/analysis/lineage.js";
import { CREDIBILITIES } from "../../src/evidence/credibility.js";
import { gradeOrder } from "../../src/evidence/origin.js";

const cell: fc.Arbitrary<Lineage> = fc
  .constantFrom(...CREDIBILITIES)
  .map((credibility) => ({ kind: "cell", id: "c", credibility, inputs: [{ kind: "observation", id: "o", inputs: [] }] }));
const row: fc.Arbitrary<Lineage> = fc.constant({ kind: "row", id: "r/1", inputs: [] });
const { tree } = fc.letrec<{ tree: Lineage }>((tie) => ({
  tree: fc.oneof(
    { depthSize: "small" },
    cell,
    row,
    fc.array(tie("tree"), { maxLength: 4 }).map((inputs): Lineage => ({ kind: "analysis", id: "sum", inputs })),
  ),
}));

test("a computation is no more credible than any cell it rests on", () => {
  const cellsOf = (lineage: Lineage): readonly Lineage[] => (lineage.kind === "cell" ? [lineage] : lineage.inputs.flatMap(cellsOf));
  fc.assert(
    fc.property(tree, (lineage) => {
      const levels = cellsOf(lineage).map(({ credibility }) => CREDIBILITIES.indexOf(credibility ?? "corroborated"));
      const found = credibilityOfLineage(lineage);
      expect(found === null ? -1 : CREDIBILITIES.indexOf(found)).toBe(Math.max(-1, ...levels));
    }),
  );
});

test("nor of a better grade than any input", () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom("A" as const, "B" as const, "C" as const, "D" as const, "own" as const), { minLength: 1 }),
      (all) => {
        const weakest = weakestGrade(all);
        expect(all).toContain(weakest);
        for (const grade of all) expect(gradeOrder(grade)).toBeLessThanOrEqual(gradeOrder(weakest));
      },
    ),
  );
});

/** The order in which equals are given changes nothing: not a pooled value, not a score, not a rank, to the last digit that is published. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { at } from "../../src/analysis/numeric/vector.js";
import { run } from "./run-method.js";

const numbersOf = (value: unknown): number[] => (Array.isArray(value) ? value.map(Number) : [Number(value)]);
const positive = fc.double({ min: 0.5, max: 500, noNaN: true });
/** Some rows and a shuffle of their places. */
const shuffled = <T>(item: fc.Arbitrary<T>) =>
  fc
    .array(item, { minLength: 3, maxLength: 7 })
    .chain((items) =>
      fc.tuple(fc.constant(items), fc.shuffledSubarray([...items.keys()], { minLength: items.length, maxLength: items.length })),
    );

function same(a: readonly number[], b: readonly number[]): void {
  a.forEach((value, i) => {
    expect(Math.abs(value - at(b, i))).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(value)));
  });
}

/** Methods that answer for the whole: the answer stays. */
it.each<[string, (rows: readonly (readonly [number, number])[]) => unknown, readonly string[]]>([
  [
    "triangulation",
    (rows) => ({ estimates: rows.map(([value]) => value), rel_se: rows.map(([, error]) => error / 1000) }),
    ["pooled", "I2", "ci95"],
  ],
  ["hhi", (rows) => ({ values: rows.map(([value]) => value) }), ["hhi"]],
  ["lorenz-gini", (rows) => ({ values: rows.map(([value]) => value) }), ["gini"]],
  [
    "forecast-accuracy",
    (rows) => ({ y_true: rows.map(([value]) => value), y_pred: rows.map(([, value]) => value) }),
    ["mape", "rmse", "smape", "medae"],
  ],
  ["rank-correlation", (rows) => ({ x: rows.map(([value]) => value), y: rows.map(([, value]) => value) }), ["rho"]],
])("%s of a whole does not depend on the order", (name, input, keys) => {
  fc.assert(
    fc.property(shuffled(fc.tuple(positive, positive)), ([rows, places]) => {
      const other = run(name, input(places.map((place) => at(rows, place))));
      const first = run(name, input(rows));
      for (const key of keys) if (first[key] !== null) same(numbersOf(first[key]), numbersOf(other[key]));
    }),
  );
});

/** Methods that answer for each alternative: the answers move with them. */
it.each<[string, readonly string[]]>([
  ["weighted-sum", ["scores", "rank"]],
  ["topsis", ["closeness"]],
  ["entropy-weight", []],
])("%s gives every alternative its own, in whatever order", (name, keys) => {
  fc.assert(
    fc.property(shuffled(fc.tuple(positive, positive, positive)), ([rows, places]) => {
      const matrix = rows.map((row) => [...row]);
      const first = run(name, { matrix });
      const other = run(name, { matrix: places.map((place) => at(matrix, place)) });
      if (name === "entropy-weight") same(numbersOf(first.weights), numbersOf(other.weights));
      for (const key of keys) {
        const values = numbersOf(first[key]);
        same(
          places.map((place) => at(values, place)),
          numbersOf(other[key]),
        );
      }
    }),
  );
});

/** Power laws: fitted ones against known lines, whatever the order and the units of the points. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fitPowerLaw } from "../../src/figures/resolve/law.js";

describe("a fitted power law", () => {
  it("finds the law that the points lie on", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 100, noNaN: true }), fc.double({ min: -3, max: 3, noNaN: true }), (factor, exponent) => {
        const fit = fitPowerLaw([1, 2, 5, 10, 40, 300].map((x) => [x, factor * x ** exponent] as const));
        expect(fit?.factor.toNumber()).toBeCloseTo(factor, 6);
        expect(fit?.exponent.toNumber()).toBeCloseTo(exponent, 8);
        expect(fit?.points).toBe(6);
      }),
    );
  });

  it("has the slope and R² of ordinary least squares on the logarithms", () => {
    // Anscombe's first set, taken as logarithms: slope 0.500, intercept 3.00, R² 0.667.
    const xs = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5];
    const ys = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68];
    const fit = fitPowerLaw(xs.map((x, index) => [Math.exp(x), Math.exp(ys[index] ?? 0)] as const));
    expect(fit?.exponent.toNumber()).toBeCloseTo(0.5, 3);
    expect(fit?.factor.ln().toNumber()).toBeCloseTo(3.0, 2);
    expect(fit?.r2.toNumber()).toBeCloseTo(0.667, 2);
  });

  it("is not made from too few points, nor from one x, nor from values without a logarithm", () => {
    expect(
      fitPowerLaw([
        [1, 1],
        [2, 2],
        [3, 3],
        [4, 4],
      ]),
    ).toBeNull();
    expect(
      fitPowerLaw([
        [2, 1],
        [2, 2],
        [2, 3],
        [2, 4],
        [2, 5],
      ]),
    ).toBeNull();
    expect(
      fitPowerLaw([
        [0, 1],
        [-1, 2],
        [3, 3],
        [4, 4],
        [5, 5],
      ]),
    ).toBeNull();
  });
});

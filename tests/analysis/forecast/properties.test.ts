/** What must hold for every series, however nasty: scale, order, monotone intervals, no NaN. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { singleMethods } from "../../../src/analysis/forecast/candidate-table.js";
import { type Forecast, forecastSeries } from "../../../src/analysis/forecast/forecast.js";

const nasty = fc.oneof(
  fc.integer({ min: -1000, max: 1000 }),
  fc.double({ min: -1e9, max: 1e9, noNaN: true }),
  fc.constantFrom(0, 1, -1, 1e-12, -1e-12, 1e100, 7, 7, 7),
);
const series = fc.array(nasty, { minLength: 3, maxLength: 30 });
const positive = fc.array(fc.double({ min: 0.01, max: 1e6, noNaN: true }), { minLength: 3, maxLength: 30 });
const horizon = fc.integer({ min: 1, max: 12 });

function forecast(train: readonly (number | null)[], ahead: number, level?: number): Forecast {
  const answer = forecastSeries({ train, horizon: ahead, level });
  if ("refused" in answer) throw new Error(answer.refused);
  return answer;
}

/** Equal but for rounding, relative to the largest of the values. */
function close(a: readonly number[], b: readonly number[], tolerance = 1e-6) {
  const size = Math.max(...a.map(Math.abs), ...b.map(Math.abs), Number.MIN_VALUE);
  a.forEach((value, i) => {
    expect(Math.abs(value - (b[i] ?? Number.NaN)) / size).toBeLessThan(tolerance);
  });
}

describe("every forecast", () => {
  it("is finite, inside its interval, and as long as asked", () => {
    fc.assert(
      fc.property(series, horizon, fc.constantFrom(0.01, 0.5, 0.8, 0.95, 0.99), (train, ahead, level) => {
        const { point, lower, upper } = forecast(train, ahead, level);
        for (const side of [point, lower, upper]) {
          expect(side.length).toBe(ahead);
          expect(side.every(Number.isFinite)).toBe(true);
        }
        point.forEach((value, i) => {
          expect((lower[i] ?? Number.NaN) <= value && value <= (upper[i] ?? Number.NaN)).toBe(true);
        });
      }),
      { numRuns: 300, examples: [[[3, 5e-324, 1, 1], 6, 0.01]] },
    );
  });

  it("of a series above zero stays above zero", () => {
    fc.assert(
      fc.property(positive, horizon, (train, ahead) => {
        const { point, lower } = forecast(train, ahead, 0.95);
        expect(point.every((value) => value > 0) && lower.every((value) => value >= 0)).toBe(true);
      }),
    );
  });

  it("does not depend on the unit", () => {
    fc.assert(
      fc.property(positive, horizon, fc.constantFrom(1e-6, 0.01, 3, 1e8), (train, ahead, unit) => {
        const [one, other] = [
          forecast(train, ahead),
          forecast(
            train.map((value) => value * unit),
            ahead,
          ),
        ];
        for (const key of ["point", "lower", "upper"] as const)
          close(
            one[key].map((value) => value * unit),
            other[key],
            1e-4,
          );
        expect(other.beatsLastValue).toBe(one.beatsLastValue);
      }),
      // Two spikes of one height but for the last digits.
      { examples: [[[0.01, 999999.9999999995, 0.01, 999999.9999999998, 0.01, 0.01, 0.01, 0.01, 0.01], 1, 0.01]] },
    );
  });

  it("has intervals that widen with the level and never narrow with the horizon", () => {
    const width = ({ lower, upper }: Forecast) => upper.map((value, i) => value - (lower[i] ?? Number.NaN));
    fc.assert(
      fc.property(series, horizon, (train, ahead) => {
        const widths = [0.3, 0.5, 0.8, 0.9, 0.95, 0.99].map((level) => width(forecast(train, ahead, level)));
        for (const [i, later] of widths.slice(1).entries())
          later.forEach((value, h) => {
            expect(value).toBeGreaterThanOrEqual((widths[i]?.[h] ?? Number.NaN) * (1 - 1e-9));
          });
        for (const row of widths)
          row.slice(1).forEach((value, h) => {
            expect(value).toBeGreaterThanOrEqual((row[h] ?? Number.NaN) * (1 - 1e-9));
          });
      }),
    );
  });

  it("of a longer horizon begins with that of a shorter one", () => {
    fc.assert(
      fc.property(series, (train) => {
        close(forecast(train, 9).point.slice(0, 4), forecast(train, 4).point, 1e-12);
      }),
    );
  });

  it("moves with the series where levels alone are used", () => {
    const values = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 3, maxLength: 20 });
    for (const name of ["naive", "drift", "median-drift", "ses", "theta"] as const)
      fc.assert(
        fc.property(values, fc.integer({ min: -500, max: 500 }), (train, shift) => {
          const moved = singleMethods[name](
            train.map((value) => value + shift),
            4,
          );
          close(singleMethods[name](train, 4)?.map((value) => value + shift) ?? [], moved ?? [], 1e-6);
        }),
      );
  });
});

describe("a series that cannot be forecast as it is", () => {
  it.each([
    [[], "at least 3"],
    [[1, 2], "at least 3"],
    [[1, null, 3, 4], "value 2 is missing"],
    [[1, 2, Number.POSITIVE_INFINITY], "value 3"],
    [[1, Number.NaN, 2], "value 2"],
  ])("is refused with a reason: %j", (train, reason) => {
    expect(forecastSeries({ train, horizon: 3 })).toEqual({ refused: expect.stringContaining(reason) });
  });

  it("refuses horizons, levels and periods that are none", () => {
    for (const request of [
      { horizon: 0 },
      { horizon: 1.5 },
      { horizon: 1e9 },
      { horizon: 2, level: 80 },
      { horizon: 2, level: 0 },
      { horizon: 2, period: 0 },
    ])
      expect(forecastSeries({ train: [1, 2, 3], ...request })).toEqual({ refused: expect.any(String) });
  });

  it("is forecast to stay when it never changed", () => {
    expect(forecast([5, 5, 5, 5], 3)).toMatchObject({ method: "constant", point: [5, 5, 5] });
    expect(forecast([0, 0, 0], 2)).toMatchObject({ method: "constant", point: [0, 0], lower: [0, 0], upper: [0, 0] });
  });

  it("loses a lone spike, and says so", () => {
    const { point, notes } = forecast([10, 11, 12, 1300, 14, 15, 16], 1);
    expect(notes).toEqual([expect.stringContaining("value 4 (1300)")]);
    expect(point[0]).toBeGreaterThan(15);
    expect(point[0]).toBeLessThan(19);
    expect(forecast([10, 11, 12, 13, 14, 15, 1300], 1).notes).toEqual([]);
  });

  it("keeps its season", () => {
    const quarters = Array.from({ length: 16 }, (_, i) => 100 + i + ([0, 30, -10, -20][i % 4] ?? 0));
    const answer = forecastSeries({ train: quarters, horizon: 4, period: 4 });
    if ("refused" in answer) throw new Error(answer.refused);
    const [a = 0, b = 0, c = 0, d = 0] = answer.point;
    expect(b - a).toBeGreaterThan(20);
    expect(c).toBeLessThan(a);
    expect(d).toBeLessThan(c);
  });
});

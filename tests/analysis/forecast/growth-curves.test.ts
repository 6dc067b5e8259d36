/** Growth towards a ceiling and growth that fades: the curves against a second writing of them, and what a declared ceiling does. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bass } from "../../../src/analysis/forecast/candidates/bass.js";
import { gompertz } from "../../../src/analysis/forecast/candidates/gompertz.js";
import { logistic } from "../../../src/analysis/forecast/candidates/logistic.js";
import { referenceGrowth } from "../../../src/analysis/forecast/candidates/reference-growth.js";
import { type Forecast, forecastSeries } from "../../../src/analysis/forecast/forecast.js";
import { run } from "../run-method.js";

const curves = { logistic, gompertz, bass };
const years = Array.from({ length: 14 }, (_, t) => t);
const parameters = fc.record({
  ceiling: fc.double({ min: 1, max: 1e6, noNaN: true }),
  middle: fc.double({ min: 2, max: 12, noNaN: true }),
  scale: fc.double({ min: 0.8, max: 4, noNaN: true }),
});

function close(actual: readonly number[] | null, expected: readonly number[], size: number) {
  expect(actual).toHaveLength(expected.length);
  expected.forEach((value, i) => {
    expect(Math.abs((actual?.[i] ?? Number.NaN) - value) / size).toBeLessThan(1e-8);
  });
}

function answered(request: Parameters<typeof forecastSeries>[0]): Forecast {
  const answer = forecastSeries(request);
  if ("refused" in answer) throw new Error(answer.refused);
  return answer;
}

describe("a curve whose ceiling is declared", () => {
  it("goes on along the closed form of its own data, logistic and Gompertz", () => {
    fc.assert(
      fc.property(parameters, ({ ceiling, middle, scale }) => {
        const closed = {
          logistic: years.map((t) => ceiling / (1 + Math.exp((middle - t) / scale))),
          gompertz: years.map((t) => ceiling * Math.exp(-Math.exp((middle - t) / scale))).map((y) => Math.max(y, ceiling * 1e-12)),
        };
        close(logistic(closed.logistic.slice(0, 8), 6, ceiling), closed.logistic.slice(8), ceiling);
        if (Math.min(...closed.gompertz) > ceiling * 1e-11)
          close(gompertz(closed.gompertz.slice(0, 8), 6, ceiling), closed.gompertz.slice(8), ceiling);
      }),
    );
  });

  it("goes on along Bass's recursion", () => {
    const known = { m: 1000, p: 0.03, q: 0.4 };
    const stock = [20];
    while (stock.length < 14) {
      const y = stock.at(-1) ?? 0;
      stock.push(y + (known.p + (known.q * y) / known.m) * (known.m - y));
    }
    close(bass(stock.slice(0, 8), 6, known.m), stock.slice(8), known.m);
  });

  it("goes where the regression of the method bass-fit goes", () => {
    const { m, p, q } = { m: 1000, p: 0.03, q: 0.4 };
    const sales = [p * m];
    const sold = [p * m];
    while (sales.length < 9) {
      const before = sold.at(-1) ?? 0;
      sales.push(p * m + (q - p) * before - (q / m) * before ** 2);
      sold.push(before + (sales.at(-1) ?? 0));
    }
    const fit = run("bass-fit", { sales, fit: "ols" });
    const last = sold.at(-1) ?? 0;
    const next = last + (Number(fit.p) + (Number(fit.q) * last) / Number(fit.m)) * (Number(fit.m) - last);
    close(bass(sold, 1, Number(fit.m)), [next], m);
  });

  it("stays between zero and the ceiling, in any unit", () => {
    const rising = fc.array(fc.double({ min: 0.01, max: 0.99, noNaN: true }), { minLength: 3, maxLength: 12 });
    fc.assert(
      fc.property(rising, fc.constantFrom(1e-3, 1, 1e6), (shares, unit) => {
        for (const curve of Object.values(curves)) {
          const plain = curve(shares, 6, 1);
          expect(plain?.every((value) => value >= 0 && value <= 1)).toBe(true);
          close(
            curve(
              shares.map((value) => value * unit),
              6,
              unit,
            )?.map((value) => value / unit) ?? null,
            plain ?? [],
            1,
          );
        }
      }),
    );
  });

  it("is not drawn where the data have passed the ceiling, are not above zero, or are none", () => {
    for (const curve of Object.values(curves)) {
      expect(curve([1, 2, 5], 3, 4)).toBeNull();
      expect(curve([0, 1, 2], 3, 4)).toBeNull();
    }
  });
});

it("a ceiling nobody declared is found when the data show it, and otherwise is the prior's", () => {
  const seen = years.map((t) => 200 / (1 + Math.exp((5 - t) / 1.2)));
  const found = logistic(seen.slice(0, 12), 30)?.at(-1) ?? 0;
  expect(found).toBeGreaterThan(195);
  expect(found).toBeLessThan(215);
  for (const curve of Object.values(curves)) {
    const early = curve([1, 1.9, 3.7, 7], 60) ?? [];
    expect(early.every(Number.isFinite)).toBe(true);
    expect(early.at(-1)).toBeGreaterThan(7);
    expect(early.at(-1)).toBeLessThan(7 * 21);
  }
});

describe("what the one who asks declares", () => {
  const train = [10, 22, 41, 66, 80];

  it("a ceiling bounds point and interval, and is said", () => {
    const free = answered({ train, horizon: 5 });
    const bound = answered({ train, horizon: 5, ceiling: 100 });
    expect(Math.max(...free.upper)).toBeGreaterThan(100);
    expect(Math.max(...bound.upper)).toBeLessThanOrEqual(100);
    expect(bound.point.every((value, i) => value <= 100 && value <= (bound.upper[i] ?? 0))).toBe(true);
    expect(bound.notes).toEqual([expect.stringContaining("ceiling 100")]);
    expect(bound.members.map(({ method }) => method)).toEqual(expect.arrayContaining(["logistic", "gompertz", "bass", "pooled-growth"]));
    expect(bound.members.reduce((total, { share }) => total + share, 0)).toBeCloseTo(1, 6);
    expect(bound.backtest).toEqual(free.backtest);
  });

  it("a reference class fades growth as its own faded", () => {
    const halving = [100, 180, 247.89, 290.9, 315.1];
    const growth = halving.slice(1).map((value, i) => Math.log(value / (halving[i] ?? 1)));
    expect((growth[1] ?? 0) / (growth[0] ?? 1)).toBeGreaterThan(0.5);
    const made = referenceGrowth([1, 2, 4], 2, [[1, Math.exp(0.8), Math.exp(1.2), Math.exp(1.4)]]);
    expect(made?.fading).toBeCloseTo(0.5, 9);
    close(made?.point ?? null, [4 * 2 ** 0.5, 4 * 2 ** 0.75], 1);
    const answer = answered({ train, horizon: 3, reference: [halving] });
    expect(answer.notes).toEqual([expect.stringContaining("reference class")]);
    expect(answer.members).toEqual(expect.arrayContaining([{ method: "reference-growth", share: 0.5 }]));
  });

  it.each([
    [{ ceiling: 80 }, "ceiling 80"],
    [{ ceiling: Number.NaN }, "ceiling"],
    [{ reference: [] }, "reference class"],
    [{ reference: [[1, 2]] }, "reference class"],
    [{ reference: [[-1, 2, 3]] }, "reference class"],
  ])("is refused with a reason when it fits nothing: %j", (beliefs, reason) => {
    expect(forecastSeries({ train, horizon: 3, ...beliefs })).toEqual({ refused: expect.stringContaining(reason) });
  });
});

/** What the methods must obey whatever the numbers: invariance, limits, a second way to compute, and refusals instead of NaN. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { methods } from "../../src/analysis/methods/registry.js";
import { at, sum } from "../../src/analysis/numeric/vector.js";
import { expectWithin } from "./fixtures.js";
import { refusal, run } from "./run-method.js";

function list(value: unknown): number[] {
  if (!Array.isArray(value)) throw new Error("no list");
  return value.map(Number);
}

const size = fc.double({ min: 0.01, max: 1000, noNaN: true });
const sizes = fc.array(size, { minLength: 2, maxLength: 8 });
const table = (rows: number, columns: number) =>
  fc.array(fc.array(size, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows });
const close = (a: number, b: number, tolerance = 1e-9): void => {
  expect(Math.abs(a - b)).toBeLessThanOrEqual(tolerance * Math.max(1, Math.abs(a), Math.abs(b)));
};

describe("invariance", () => {
  it("shares, concentration and Gini do not depend on the unit or the order", () => {
    fc.assert(
      fc.property(sizes, size, (values, unit) => {
        const other = [...values].reverse().map((value) => value * unit);
        close(Number(run("hhi", { values }).hhi), Number(run("hhi", { values: other }).hhi));
        close(Number(run("lorenz-gini", { values }).gini), Number(run("lorenz-gini", { values: other }).gini));
        close(sum(list(run("shares", { values }).shares)), 1);
      }),
    );
  });

  it("HHI lies between equal and single, and its bounds enclose any split of the rest", () => {
    fc.assert(
      fc.property(sizes, (values) => {
        const { hhi, normalized } = run("hhi", { values });
        expect(Number(hhi)).toBeGreaterThanOrEqual(10000 / values.length - 1e-6);
        expect(Number(hhi)).toBeLessThanOrEqual(10000 + 1e-6);
        expect(Number(normalized)).toBeGreaterThanOrEqual(-1e-9);
      }),
    );
    const bounds = run("hhi", { named_shares_pct: [40, 30, 10], other_pct: 20 });
    const split = Number(run("hhi", { shares_pct: [40, 30, 10, 7, 6, 4, 3] }).hhi);
    expect(split).toBeGreaterThanOrEqual(Number(bounds.lower));
    expect(split).toBeLessThanOrEqual(Number(bounds.upper));
    // What the shares lack of a hundred is a rest that nobody named; of too little nothing is told.
    expect(run("hhi", { shares_pct: [40, 30, 10] })).toMatchObject({ hhi: bounds.hhi, lower: bounds.lower, upper: bounds.upper });
    expect(() => run("hhi", { shares_pct: [2, 1] })).toThrow(/the shares make 3 %/);
    expect(Number(run("hhi", { shares_pct: [2, 1], other_pct: 97 }).hhi_upper)).toBeGreaterThan(5);
  });

  it("TOPSIS closeness stays when a column changes its unit, and lies in 0–1", () => {
    fc.assert(
      fc.property(table(4, 3), size, (matrix, unit) => {
        const scaled = matrix.map(([a = 0, b = 0, c = 0]) => [a * unit, b, c]);
        const [before, after] = [list(run("topsis", { matrix }).closeness), list(run("topsis", { matrix: scaled }).closeness)];
        before.forEach((value, i) => {
          close(value, at(after, i));
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1);
        });
      }),
    );
  });

  it("pooling moves with the unit and not with the order; copies of one origin count once", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(size, fc.double({ min: 0.02, max: 1, noNaN: true })), { minLength: 2, maxLength: 6 }),
        size,
        (pairs, unit) => {
          const input = (list: typeof pairs, scale: number) => ({
            estimates: list.map(([x]) => x * scale),
            rel_se: list.map(([, r]) => r),
          });
          const pooled = Number(run("triangulation", input(pairs, 1)).pooled);
          close(Number(run("triangulation", input([...pairs].reverse(), unit)).pooled), pooled * unit, 1e-7);
        },
      ),
    );
    const once = run("triangulation", { estimates: [100, 120], rel_se: [0.1, 0.1] });
    const copied = run("triangulation", { estimates: [100, 120, 120, 120], rel_se: [0.1, 0.1, 0.1, 0.1], origins: ["a", "b", "b", "b"] });
    close(Number(copied.pooled), Number(once.pooled));
    expect(copied.k).toBe(2);
  });

  it("LMDI and Shapley leave no rest, whatever changes", () => {
    fc.assert(
      fc.property(table(3, 3), table(3, 3), (t0, t1) => {
        const { V0, V1, sum: change } = run("lmdi", { t0, t1 });
        close(Number(change), Number(V1) - Number(V0), 1e-6);
      }),
    );
    fc.assert(
      fc.property(sizes, (costs) => {
        close(sum(list(run("shapley", { costs }).shapley)), Math.max(...costs));
      }),
    );
    const { effects, V0, V1 } = run("lmdi", {
      t0: [
        [0, 2],
        [3, 4],
      ],
      t1: [
        [5, 2],
        [0, 4],
      ],
    });
    close(sum(list(effects)), Number(V1) - Number(V0));
  });

  it("rank acceptability is a distribution over ranks, the same for the same seed", () => {
    const input = {
      matrix: [
        [1, 9],
        [9, 1],
        [5, 5],
      ],
      n: 500,
      seed: 7,
    };
    const first = run("rank-acceptability", input);
    expect(run("rank-acceptability", input)).toEqual(first);
    const rows = first.acceptability;
    if (!Array.isArray(rows)) throw new Error("no table");
    for (const row of rows) close(sum(list(row)), 1);
    expect(
      list(
        run("rank-acceptability", {
          ...input,
          matrix: [
            [9, 9],
            [1, 1],
          ],
        }).first_share,
      ),
    ).toEqual([1, 0]);
  });
});

describe("a second way to compute", () => {
  it("AHP: eigenvector and geometric mean agree on consistent judgements", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0.2, max: 5, noNaN: true }), { minLength: 3, maxLength: 7 }), (w) => {
        const { weights, geometric_mean_weights, cr } = run("ahp", { matrix: w.map((a) => w.map((b) => a / b)) });
        expectWithin(
          weights,
          w.map((value) => value / sum(w)),
          { abs: 1e-9 },
          "weights",
        );
        expectWithin(geometric_mean_weights, list(weights), { abs: 1e-9 }, "geometric");
        close(Number(cr), 0, 1e-9);
      }),
    );
  });

  it("Bradley–Terry of two players is the share of wins", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 90 }), fc.integer({ min: 1, max: 90 }), (a, b) => {
        expectWithin(
          run("pairwise-rating", {
            wins: [
              [0, a],
              [b, 0],
            ],
          }).p,
          [a / (a + b), b / (a + b)],
          { abs: 1e-9 },
          "p",
        );
      }),
    );
  });

  it("natural breaks are never worse than any other split into two", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 1000 }), { minLength: 3, maxLength: 9 }), (scores) => {
        const sorted = [...scores].sort((a, b) => a - b);
        const spread = (part: readonly number[]): number => sum(part.map((x) => (x - sum(part) / part.length) ** 2));
        const best = Math.min(...sorted.slice(1).map((_, i) => spread(sorted.slice(0, i + 1)) + spread(sorted.slice(i + 1))));
        close(Number(run("natural-breaks", { scores, k: 2 }).ssw), best, 1e-9);
      }),
    );
  });

  it("the internal rate of return makes the present value vanish", () => {
    fc.assert(
      fc.property(fc.array(size, { minLength: 1, maxLength: 6 }), fc.double({ min: 0.3, max: 3, noNaN: true }), (gains, factor) => {
        const flows = [-sum(gains) / factor, ...gains];
        const { irr } = run("valuation", { flows });
        if (irr === null) return;
        close(Number(run("valuation", { flows, rate: irr }).npv), 0, 1e-6 * sum(gains));
      }),
    );
  });

  it("regression survives the near-collinear data of NIST's Longley and the fifth powers of Wampler1", () => {
    const x = Array.from({ length: 21 }, (_, i) => i);
    const wampler = run("linear-fit", { x, y: x.map((v) => 1 + v + v ** 2 + v ** 3 + v ** 4 + v ** 5), degree: 5 });
    expectWithin(wampler.coefficients, [1, 1, 1, 1, 1, 1], { abs: 1e-9 }, "Wampler1");
    const longley = [
      [83, 234289, 2356, 1590, 107608, 1947, 60323],
      [88.5, 259426, 2325, 1456, 108632, 1948, 61122],
      [88.2, 258054, 3682, 1616, 109773, 1949, 60171],
      [89.5, 284599, 3351, 1650, 110929, 1950, 61187],
      [96.2, 328975, 2099, 3099, 112075, 1951, 63221],
      [98.1, 346999, 1932, 3594, 113270, 1952, 63639],
      [99, 365385, 1870, 3547, 115094, 1953, 64989],
      [100, 363112, 3578, 3350, 116219, 1954, 63761],
      [101.2, 397469, 2904, 3048, 117388, 1955, 66019],
      [104.6, 419180, 2822, 2857, 118734, 1956, 67857],
      [108.4, 442769, 2936, 2798, 120445, 1957, 68169],
      [110.8, 444546, 4681, 2637, 121950, 1958, 66513],
      [112.6, 482704, 3813, 2552, 123366, 1959, 68655],
      [114.2, 502601, 3931, 2514, 125368, 1960, 69564],
      [115.7, 518173, 4806, 2572, 127852, 1961, 69331],
      [116.9, 554894, 4007, 2827, 130081, 1962, 70551],
    ];
    const fit = run("linear-fit", { X: longley.map((row) => row.slice(0, 6)), y: longley.map((row) => at(row, 6)) });
    const certified = [
      -3482258.63459582, 15.0618722713733, -0.035819179292591, -2.02022980381683, -1.03322686717359, -0.0511041056535807, 1829.15146461355,
    ];
    expectWithin(fit.coefficients, certified, { rel: 1e-12 }, "Longley");
  });

  it("simulation meets the closed form", () => {
    for (const input of [
      { medians: [3, 0.5], sigma_log: [0.2, 0.5] },
      { means: [1, 2, 3], sds: [1, 2, 0.5] },
      { low: 1, mode: 3, high: 4 },
      { low: 0, mode: 2, high: 9, shape: "pert" },
    ]) {
      const result = run("monte-carlo", { ...input, quantiles: [0.1, 0.5, 0.9], n: 50_000, seed: 3 });
      expectWithin(result, result.closed_form, { abs: 0.06 }, JSON.stringify(input));
    }
  });
});

describe("degenerate input", () => {
  const cases: readonly (readonly [string, unknown, string])[] = [
    ["growth", { values: [] }, "too-few"],
    ["growth", { values: [1] }, "too-few"],
    ["cagr", { start: 0, end: 5, periods: 2 }, "not-positive"],
    ["cagr", { start: 1, end: 5, periods: 0 }, "input"],
    ["shares", { values: [0, 0] }, "undefined"],
    ["hhi", { shares_pct: [-5, 50] }, "not-positive"],
    ["hhi", { shares_pct: [80, 80] }, "input"],
    ["lorenz-gini", { values: [0, 0] }, "undefined"],
    [
      "entropy-weight",
      {
        matrix: [
          [1, 1],
          [1, 1],
        ],
      },
      "constant",
    ],
    [
      "entropy-weight",
      {
        matrix: [
          [1, -1],
          [1, 1],
        ],
      },
      "not-positive",
    ],
    [
      "ahp",
      {
        matrix: [
          [1, 2],
          [2, 1],
        ],
      },
      "input",
    ],
    [
      "ahp",
      {
        matrix: [
          [1, 0],
          [0, 1],
        ],
      },
      "not-positive",
    ],
    ["topsis", { matrix: [[1, 2], [3]] }, "input"],
    [
      "topsis",
      {
        matrix: [
          [0, 2],
          [0, 1],
        ],
      },
      "undefined",
    ],
    ["triangulation", { estimates: [1, -2], rel_se: [0.1, 0.1] }, "not-positive"],
    ["triangulation", { estimates: [1, 2], rel_se: [0.1] }, "input"],
    ["contribution", { v0: [0, 0], v1: [1, 1] }, "undefined"],
    [
      "pairwise-rating",
      {
        wins: [
          [0, 5],
          [0, 0],
        ],
      },
      "no-solution",
    ],
    [
      "agreement",
      {
        table: [
          [9, 0],
          [0, 0],
        ],
      },
      "constant",
    ],
    ["interval-for-share", { successes: 3, n: 0 }, "input"],
    ["interval-for-share", { successes: 5, n: 3 }, "input"],
    ["rank-correlation", { x: [1, 1, 1], y: [1, 2, 3] }, "constant"],
    ["mann-kendall", { values: [2, 2, 2, 2] }, "constant"],
    ["linear-fit", { x: [1, 1, 1], y: [1, 2, 3] }, "constant"],
    ["linear-fit", { x: [1], y: [1] }, "too-few"],
    ["loglog-regression", { x: [1, 2, 0], y: [1, 2, 3] }, "not-positive"],
    ["valuation", { cf: [-1, 2], r: 0.02, g: 0.05 }, "undefined"],
    ["natural-breaks", { scores: [1, 1, 1], k: 2 }, "too-few"],
    ["monte-carlo", { inputs: { x: { distribution: "uniform", low: -1, high: 1 } }, formula: "ln(x)" }, "undefined"],
    ["monte-carlo", { inputs: { x: { distribution: "uniform", low: 0, high: 1 } }, formula: "y + 1" }, "input"],
    ["bcg", { growth: [0.1], own: [1], rival: [0] }, "not-positive"],
    ["swot-vector", { S: 1, W: 1, O: 2, T: 2 }, "undefined"],
    ["s-curve", { K: 10, y0: 10, r: 1 }, "undefined"],
    ["ahp", { matrix: [[1, 2, null], [1, null], [1]] }, "not-positive"],
    ["ahp", { upper: [3, 5] }, "input"],
    ["ahp", { upper: [3, -5, 3] }, "input"],
    ["ahp", { matrix: [[1, "3 to 1"], [1]] }, "input"],
    ["topsis", { matrix: [[1, 2]], directions: ["max"] }, "input"],
    ["topsis", { matrix: [[1, 2]], benefit_criteria: [2] }, "input"],
    ["score-merge", { matrix: [[1, 2], [3]] }, "input"],
    ["interval-for-share", { successes: 3, n: 5, level: 1 }, "input"],
    ["interval-for-share", { successes: 3, n: 5, method: "guess" }, "input"],
    ["growth", { values: [1, null] }, "too-few"],
    ["growth", { values: [1, 2], periods: [2021, 2020] }, "input"],
    ["damped-holt", { level: 1, trend: 2 }, "input"],
    ["holt", { level: 1 }, "input"],
    ["monte-carlo", { mean: 5 }, "input"],
    ["monte-carlo", { mu: [1, 2], sigma: [1] }, "input"],
    ["loglog-regression", { sample: [2, 2, 2] }, "constant"],
    ["loglog-regression", { sample: [1, 5], xmin: 3 }, "too-few"],
    ["crps-interval-score", { quantile_forecast: 3, y: 2 }, "input"],
    ["crps-interval-score", { y: [1, 2], lower: [0], upper: [3], level: 0.8 }, "input"],
    ["shapley", { claims: [1, 2] }, "input"],
    ["agreement", { raters: [["a", "b"], ["a"]] }, "input"],
    [
      "pairwise-rating",
      {
        wins: [
          [0, 1],
          [1, 0],
        ],
        reference: 2,
      },
      "input",
    ],
    ["pairwise-rating", { comparisons: [["A", "B"]] }, "no-solution"],
    ["logistic-fit", { K: 10, y0: 10, r: 1 }, "undefined"],
  ];
  it.each(cases)("%s %j is refused: %s", (name, input, code) => {
    expect(refusal(name, input)).toBe(code);
  });

  it("no method answers a number that is none to an outlier, nor to text", () => {
    for (const name of methods.keys()) expect(refusal(name, { values: "many" })).not.toBe("");
    const { growth, log_linear_growth } = run("growth", { values: [1, 2, 1e12] });
    expect(list(growth).every(Number.isFinite)).toBe(true);
    expect(Number.isFinite(log_linear_growth)).toBe(true);
    expect(run("growth", { values: [0, 5, 10] }).growth).toEqual([null, 1]);
  });
});

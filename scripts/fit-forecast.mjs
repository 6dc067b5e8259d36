/**
 * Writes src/analysis/forecast/pooled-evidence.ts: the constants of the forecasting methods, from the training parts of the tourism
 * and M1 series (forecasts from every origin) and the fitting half of the six-year windows. No test part is read.
 * Run after the engine is built: node scripts/fit-forecast.mjs
 */
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { m1, tourism, windows } from "../bench/forecast-data.mjs";
import { boundedFall } from "../lib/analysis/forecast/candidate.js";
import { combinable, combinableNames } from "../lib/analysis/forecast/candidate-table.js";
import { bassCurve } from "../lib/analysis/forecast/candidates/bass.js";
import { gompertzCurve } from "../lib/analysis/forecast/candidates/gompertz.js";
import { logisticCurve } from "../lib/analysis/forecast/candidates/logistic.js";
import { towardsCeiling } from "../lib/analysis/forecast/ceiling.js";
import { GROWTH_SHARE } from "../lib/analysis/forecast/combination.js";
import { growthFeatures } from "../lib/analysis/forecast/growth-features.js";
import { spreadRegressors } from "../lib/analysis/forecast/interval.js";
import { pooledEvidence } from "../lib/analysis/forecast/pooled-evidence.js";
import { meanAbsoluteChange } from "../lib/analysis/forecast/statistics.js";

const HORIZONS = 6;
const FOLDS = 5;
const SHORT = [3, 4, 5].map((n) => ({ from: n, to: n }));
const LONG = [
  { from: 6, to: 12 },
  { from: 13, to: Number.MAX_SAFE_INTEGER },
];
const LEVELS = [...Array.from({ length: 20 }, (_, i) => i / 20), 0.975, 0.99];
/** Strength of the shrinkage: of all lengths towards equal weights, of a length class towards all lengths. Chosen by cross-validation. */
const RIDGE = { short: 0.01, growth: 0.03, weights: 0.1, toAllLengths: 0.3, spread: 0.0003 };
/** Errors smaller than these count alike: of logarithms, of changes in units of the series' own, of logarithms of errors. */
const FLOOR = { short: 0.002, long: 0.01, spread: 0.01 };
/** The smallest error of a logarithm that tells one series' calm from another's. */
const CALM = 0.003;
const ROUNDS = 40;
/** No coefficient moves by more: the rounds may end. */
const SETTLED = 1e-5;
/** Weights below this are left out. */
const LEAST_WEIGHT = 0.005;

/** One origin of a series: the values up to it, and the up to six that follow. */
function originOf(set, index, train, actual) {
  const features = growthFeatures(train);
  return {
    key: `${set}${index}`,
    set,
    fold: index % FOLDS,
    n: train.length,
    train,
    last: train[train.length - 1],
    scale: meanAbsoluteChange(train),
    features,
    actual,
    size: spreadRegressors(train),
  };
}

const annual = [
  ["tourism", tourism()],
  ["m1", m1()],
].flatMap(([set, list]) => list.map(({ train }, index) => ({ set, index, values: train })));

/** Short series: the windows, and every run of n values of the annual series with what followed it. */
const shortOrigins = (n) =>
  [
    ...windows().fit.map(({ values }, index) => originOf("windows", index, values.slice(0, n), values.slice(n))),
    ...annual.flatMap(({ set, index, values }) =>
      Array.from({ length: Math.max(0, values.length - n) }, (_, start) =>
        originOf(set, index, values.slice(start, start + n), values.slice(start + n, start + n + HORIZONS)),
      ),
    ),
  ].filter(({ features, train, actual }) => features !== null && [...train, ...actual].every((value) => value > 0));

/** Long series: every origin from six values on, with the forecasts of the candidates. */
const longOrigins = () =>
  annual
    .flatMap(({ set, index, values }) =>
      Array.from({ length: Math.max(0, values.length - 6) }, (_, i) =>
        originOf(set, index, values.slice(0, i + 6), values.slice(i + 6, i + 6 + HORIZONS)),
      ),
    )
    .filter(({ scale }) => scale > 0)
    .map((r) => ({ ...r, candidates: combinableNames.map((name) => combinable[name](r.train, HORIZONS)) }));

/** Each series counts the same, in it each origin; with `sets` each set counts the same too. */
function balance(rows, sets) {
  const count = (keys) => keys.reduce((counts, key) => counts.set(key, (counts.get(key) ?? 0) + 1), new Map());
  const origins = count(rows.map((r) => r.key));
  const series = count([...new Map(rows.map((r) => [r.key, r.set])).values()]);
  return rows.map((r) => ({ ...r, weight: 1 / origins.get(r.key) / (sets ? series.get(r.set) : 1) }));
}

/** Weight of an absolute error: the mean of sMAPE and MASE, each relative to last value's at horizon 1. */
function importance(rows) {
  const share = (r, h) => 1 / (Math.abs(r.actual[h]) + Math.abs(r.last));
  const mean = (f) => rows.reduce((t, r) => t + r.weight * f(r), 0) / rows.reduce((t, r) => t + r.weight, 0);
  const error = (r) => Math.abs(r.actual[0] - r.last);
  const [ofShare, ofScale] = [mean((r) => share(r, 0) * error(r)), mean((r) => error(r) / r.scale)];
  return (r, h) => r.weight * 0.5 * (share(r, h) / ofShare + 1 / r.scale / ofScale);
}

/**
 * Least absolute deviations by reweighted least squares, with a ridge towards `towards` (zeros by default); the first `positive`
 * coefficients are weights: at least zero, and together at most one. rows: [regressors, target, weight].
 */
function leastAbsoluteDeviations(rows, { ridge, floor, towards, positive = 0 }) {
  const k = rows[0][0].length;
  const x = Float64Array.from(rows.flatMap(([regressors]) => regressors));
  const total = rows.reduce((t, [, , w]) => t + w, 0);
  const spread = Array.from({ length: k }, (_, j) => rows.reduce((t, [, , w], i) => t + w * x[i * k + j] ** 2, 0) / total);
  const aim = towards ?? new Array(k).fill(0);
  let b = [...aim];
  for (let round = 0; round < ROUNDS; round++) {
    const a = Array.from({ length: k }, () => new Float64Array(k + 1));
    let sum = 0;
    rows.forEach(([, y, w0], row) => {
      const o = row * k;
      let fit = 0;
      for (let j = 0; j < k; j++) fit += x[o + j] * b[j];
      const w = w0 / Math.max(Math.abs(y - fit), floor);
      sum += w;
      for (let i = 0; i < k; i++) {
        const wx = w * x[o + i];
        if (wx === 0) continue;
        const line = a[i];
        for (let j = i; j < k; j++) line[j] += wx * x[o + j];
        line[k] += wx * y;
      }
    });
    for (let i = 0; i < k; i++) {
      for (let j = 0; j < i; j++) a[i][j] = a[j][i];
      const pull = ridge * sum * spread[i];
      a[i][i] += pull + 1e-12 * sum;
      a[i][k] += pull * aim[i];
    }
    const before = b;
    b = solveWithin(a, positive);
    if (b.every((value, i) => Math.abs(value - before[i]) < SETTLED)) break;
  }
  return b;
}

/**
 * The equations' solution with its first `positive` unknowns at least zero (the most negative leave one by one) and together at most
 * one (held at one, by Lagrange, when they would exceed it).
 */
function solveWithin(a, positive) {
  let free = a.map((_, i) => i);
  let full = false;
  for (;;) {
    const limit = free.map((i) => (i < positive ? 1 : 0));
    const rows = free.map((i, place) => [...free.map((j) => a[i][j]), ...(full ? [limit[place]] : []), a[i][a.length]]);
    const found = solve(full ? [...rows, [...limit, 0, 1]] : rows);
    const weights = free.flatMap((i, place) => (i < positive ? [[i, found[place]]] : []));
    const [leaves, least] = weights.reduce((one, other) => (other[1] < one[1] ? other : one), [-1, 0]);
    if (least < 0) free = free.filter((i) => i !== leaves);
    else if (!full && weights.reduce((t, [, w]) => t + w, 0) > 1) {
      full = true;
      free = a.map((_, i) => i);
    } else return a.map((_, i) => (free.includes(i) ? found[free.indexOf(i)] : 0));
  }
}

/** Gaussian elimination with row exchange; the last column is the right side. */
function solve(a) {
  const k = a.length;
  for (let i = 0; i < k; i++) {
    let p = i;
    for (let r = i + 1; r < k; r++) if (Math.abs(a[r][i]) > Math.abs(a[p][i])) p = r;
    [a[i], a[p]] = [a[p], a[i]];
    for (let r = i + 1; r < k; r++) {
      const f = a[r][i] / a[i][i];
      if (f !== 0) for (let c = i; c <= k; c++) a[r][c] -= f * a[i][c];
    }
  }
  const x = new Array(k).fill(0);
  for (let i = k - 1; i >= 0; i--) x[i] = (a[i][k] - x.reduce((t, v, j) => (j > i ? t + a[i][j] * v : t), 0)) / a[i][i];
  return x;
}

const seen = (rows, h) => rows.filter((r) => r.actual.length > h);
const inside = (rows, { from, to }) => rows.filter(({ n }) => n >= from && n <= to);
const dot = (a, b) => a.reduce((t, v, i) => t + v * b[i], 0);

/** Short classes: one regression on the series' own changes for each horizon the windows reach. The error is that of sMAPE. */
function fitShort(origins, { from }) {
  const rows = balance(origins, false);
  return Array.from({ length: 6 - from }, (_, h) =>
    leastAbsoluteDeviations(
      seen(rows, h).map((r) => [
        r.features.regressors,
        r.features.change(r.actual[h]),
        (r.weight * r.last) / (Math.abs(r.actual[h]) + Math.abs(r.last)),
      ]),
      { ridge: RIDGE.short, floor: FLOOR.short },
    ),
  );
}

const K = combinableNames.length;
const candidatesOf = (r, h) => [...r.candidates.map((c) => (c[h] - r.last) / r.scale), 1];
const changesOf = (r) => r.features.regressors;

/**
 * Long classes: two regressions for each horizon, over all lengths first, then for each length class drawn towards that: pooled
 * growth on the series' own changes; and weights of the candidates, drawn towards equal ones (last value, which forecasts no change,
 * among them), together with a constant. Answers `{growth, weights}`, coefficients by horizon, for each class.
 */
function fitLong(origins) {
  const estimate = (rows, h, regressors, shrinkage) => {
    const balanced = balance(rows, true);
    const loss = importance(balanced);
    const table = balanced.map((r) => [regressors(r, h), (r.actual[h] - r.last) / r.scale, loss(r, h) * r.scale]);
    return leastAbsoluteDeviations(table, { floor: FLOOR.long, ...shrinkage });
  };
  const byClass = (regressors, shrinkage) => {
    const rows = Array.from({ length: HORIZONS }, (_, h) => {
      const all = estimate(seen(origins, h), h, regressors, shrinkage);
      return LONG.map((kind) =>
        estimate(inside(seen(origins, h), kind), h, regressors, { ...shrinkage, ridge: RIDGE.toAllLengths, towards: all }),
      );
    });
    return LONG.map((_, kind) => rows.map((row) => row[kind]));
  };
  const growth = byClass(changesOf, { ridge: RIDGE.growth });
  const equal = candidatesOf(origins[0], 0).map((_, i) => (i < K ? 1 / (K + 1) : 0));
  const weights = byClass(candidatesOf, { ridge: RIDGE.weights, towards: equal, positive: K });
  return LONG.map((_, kind) => ({ growth: growth[kind], weights: weights[kind] }));
}

function predictLong(r, { growth, weights }) {
  const point = growth.map((b, h) => {
    const [grown, weighed] = [dot(changesOf(r), b), dot(candidatesOf(r, h), weights[h])];
    return r.last + r.scale * (GROWTH_SHARE * grown + (1 - GROWTH_SHARE) * weighed);
  });
  return boundedFall(r.train, point);
}

/** Direct forecasts where there is evidence; then the one-step regression of five values goes on from its own forecasts. */
function predictShort(r, growth) {
  const point = growth.get(r.n).map((b) => r.features.value(dot(r.features.regressors, b)));
  while (point.length < HORIZONS) {
    const next = growthFeatures([...r.train, ...point].slice(-5));
    point.push(next === null ? point[point.length - 1] : next.value(dot(next.regressors, growth.get(5)[0])));
  }
  return point;
}

/** Every origin of `rows` with a forecast by a model that has not seen its series. */
const unseen = (rows, estimate, predict) =>
  Array.from({ length: FOLDS }, (_, fold) => {
    const model = estimate((r) => r.fold !== fold);
    return rows.filter((r) => r.fold === fold).map((r) => ({ ...r, point: predict(r, model) }));
  }).flat();

/** Quantile of values with weights, at the level (m + 1)/m · p of m series: the finite-sample correction of split conformal. */
function conformalQuantile(pairs, p, m) {
  const sorted = [...pairs].sort((a, b) => a[0] - b[0]);
  const total = sorted.reduce((t, [, w]) => t + w, 0);
  let before = 0;
  for (const [value, w] of sorted) {
    before += w;
    if (before >= Math.min(1, (p * (m + 1)) / m) * total) return value;
  }
  return sorted[sorted.length - 1][0];
}

/**
 * Size of errors and quantiles in its units. `direct` horizons have a size of their own; beyond them errors grow from horizon to
 * horizon as those of the series that go on do.
 */
function calibrate(origins, direct, sets) {
  const errorOf = (r, h) => Math.abs(Math.log(r.actual[h] / r.point[h]));
  const spread = Array.from({ length: direct }, (_, h) =>
    leastAbsoluteDeviations(
      balance(seen(origins, h), sets).map((r) => [r.size, Math.log(errorOf(r, h) + CALM), r.weight]),
      { ridge: RIDGE.spread, floor: FLOOR.spread },
    ),
  );
  const quantilesOf = (rows, h) => {
    const balanced = balance(rows, sets);
    const series = new Set(rows.map((r) => r.key)).size;
    const pairs = balanced.map((r) => [errorOf(r, h) / Math.exp(dot(r.size, spread[Math.min(h, direct - 1)])), r.weight]);
    return LEVELS.map((level) => (level === 0 ? 0 : conformalQuantile(pairs, level, series)));
  };
  const quantiles = spread.map((_, h) => quantilesOf(seen(origins, h), h));
  const known = quantiles[direct - 1];
  for (let h = direct; h < HORIZONS; h++) {
    const goOn = seen(origins, h);
    const [now, then] = [quantilesOf(goOn, h), quantilesOf(goOn, direct - 1)];
    quantiles.push(known.map((q, i) => (i === 0 ? 0 : Math.max((q * now[i]) / then[i], quantiles[h - 1][i]))));
  }
  return { spread, quantiles };
}

const ceilingCurves = [bassCurve, gompertzCurve, logisticCurve];
const CEILING_MEDIANS = [1.2, 1.5, 2, 3, 5];

/** The prior's median with the least sMAPE of the three growth curves, over the growing origins of the annual series. */
function ceilingMedian() {
  const rows = balance(
    longOrigins().filter(({ train, last, actual }) => last > train[0] && [...train, ...actual].every((v) => v > 0)),
    true,
  );
  const error = (f, y) => Math.abs(f - y) / (f + y);
  const lossOf = (median) =>
    rows.reduce((t, r) => {
      const points = ceilingCurves.flatMap((curve) => [towardsCeiling(curve, r.train, r.actual.length, undefined, median) ?? []]);
      const each = points.flatMap((point) => point.map((f, h) => error(f, r.actual[h])));
      return t + (r.weight * each.reduce((s, e) => s + e, 0)) / Math.max(1, each.length);
    }, 0);
  const losses = CEILING_MEDIANS.map((median) => [median, lossOf(median)]);
  process.stdout.write(`ceiling, losses by median: ${losses.map(([median, loss]) => `${median} ${loss.toFixed(4)}`).join(", ")}\n`);
  return losses.reduce((one, other) => (other[1] < one[1] ? other : one))[0];
}

const round = (value) => Number(value.toPrecision(5));
const rounded = (table) => table.map((row) => row.map(round));

function shortClasses() {
  const byClass = new Map(SHORT.map((kind) => [kind.from, shortOrigins(kind.from)]));
  const estimate = (keep) => new Map(SHORT.map((kind) => [kind.from, fitShort(byClass.get(kind.from).filter(keep), kind)]));
  const model = estimate(() => true);
  const held = unseen([...byClass.values()].flat(), estimate, predictShort);
  return SHORT.map((kind) => ({
    ...kind,
    growth: rounded(model.get(kind.from)),
    weights: [],
    rise: [],
    ...calibrate(inside(held, kind), 6 - kind.from, false),
  }));
}

function longClasses() {
  const origins = longOrigins();
  const estimate = (keep) => fitLong(origins.filter(keep));
  const held = unseen(origins, estimate, (r, model) => predictLong(r, model[LONG.findIndex(({ to }) => r.n <= to)]));
  const model = estimate(() => true);
  return LONG.map((kind, i) => {
    const weightsOf = (b) => Object.fromEntries(combinableNames.map((name, j) => [name, round(b[j])]).filter(([, w]) => w >= LEAST_WEIGHT));
    return {
      ...kind,
      growth: rounded(model[i].growth),
      weights: model[i].weights.map(weightsOf),
      rise: model[i].weights.map((b) => round(b[K])),
      ...calibrate(inside(held, kind), HORIZONS, true),
    };
  });
}

const chosenMedian = ceilingMedian();
// The growth curves among the candidates take the prior from the engine as it was built.
if (chosenMedian !== pooledEvidence.ceilingMedian)
  process.stdout.write("ceiling: its median has changed; build the engine and run again\n");

const evidence = {
  ceilingMedian: chosenMedian,
  levels: LEVELS,
  classes: [...shortClasses(), ...longClasses()].map((one) => ({ ...one, spread: rounded(one.spread), quantiles: rounded(one.quantiles) })),
};
const file = fileURLToPath(new URL("../src/analysis/forecast/pooled-evidence.ts", import.meta.url));
writeFileSync(
  file,
  `/**
 * Pooled evidence: the constants of the forecasting methods. Generated by scripts/fit-forecast.mjs from training parts only: the
 * training parts of 518 tourism and 181 M1 annual series, forecasts from every origin, and every second of 11,500 six-year windows
 * of the M4 annual series (classes of three, four and five values, with all such runs of the annual series). Shapes: evidence.ts.
 * What they mean and what they achieve: docs/forecasting.md. Never edit by hand.
 */
import type { PooledEvidence } from "./evidence.js";

export const pooledEvidence: PooledEvidence = ${JSON.stringify(evidence).replaceAll(String(Number.MAX_SAFE_INTEGER), "Number.MAX_SAFE_INTEGER")};
`,
);
execFileSync(fileURLToPath(new URL("../node_modules/.bin/biome", import.meta.url)), ["format", "--write", file], { stdio: "inherit" });

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
import { growthFeatures } from "../lib/analysis/forecast/growth-features.js";
import { spreadRegressors } from "../lib/analysis/forecast/interval.js";
import { meanAbsoluteChange } from "../lib/analysis/forecast/statistics.js";

const HORIZONS = 6;
const FOLDS = 5;
const CLASSES = [
  { from: 3, to: 3, short: true },
  { from: 4, to: 4, short: true },
  { from: 5, to: 5, short: true },
  { from: 6, to: 8, short: false },
  { from: 9, to: 12, short: false },
  { from: 13, to: 19, short: false },
  { from: 20, to: Number.MAX_SAFE_INTEGER, short: false },
];
const LEVELS = [...Array.from({ length: 20 }, (_, i) => i / 20), 0.95, 0.975, 0.99];
/** Shares of pooled growth to choose from; from six values on the candidates keep a part, for series unlike those of the evidence. */
const SHARES = { short: [0, 0.25, 0.5, 0.75, 1], long: [0, 0.25, 0.5, 0.75] };
/** Strength of the shrinkage: of regression coefficients towards zero, of weights towards equality. Chosen by cross-validation. */
const RIDGE = { short: 0.01, long: 0.03 };
const ENTROPY = 0.03;
/** Weights below this are left out and the others scaled up. */
const LEAST_WEIGHT = 0.03;

/** Every origin of every series: the values up to it, and the up to six that follow. */
function origins(set, series, values, lengths) {
  return series.flatMap((one, index) => {
    const all = values(one);
    const from = lengths.filter((n) => n < all.length);
    return from.map((n) => {
      const train = all.slice(0, n);
      const scale = meanAbsoluteChange(train);
      const candidates = combinableNames.map((name) => combinable[name](train, HORIZONS));
      return {
        set,
        fold: index % FOLDS,
        key: `${set}${index}`,
        n,
        train,
        last: train[n - 1],
        scale,
        candidates,
        actual: all.slice(n, n + HORIZONS),
      };
    });
  });
}

const upTo = (n) => Array.from({ length: n - 2 }, (_, i) => i + 3);
const windowRows = origins("windows", windows().fit, (s) => s.values, [3, 4, 5]);
const seriesRows = [...origins("tourism", tourism(), (s) => s.train, upTo(60)), ...origins("m1", m1(), (s) => s.train, upTo(60))].filter(
  ({ scale }) => scale > 0,
);

/** Each set counts the same, in it each series, in it each origin. */
function balance(rows) {
  const count = (keys) => keys.reduce((counts, key) => counts.set(key, (counts.get(key) ?? 0) + 1), new Map());
  const origins = count(rows.map((r) => r.key));
  const series = count([...new Map(rows.map((r) => [r.key, r.set])).values()]);
  return rows.map((r) => ({ ...r, weight: 1 / origins.get(r.key) / series.get(r.set) }));
}

/** Weight of an absolute error: sMAPE for short series, for longer ones the mean of sMAPE and MASE, each relative to last value's. */
function importance(rows, short) {
  const share = (r, h) => 1 / (Math.abs(r.actual[h]) + Math.abs(r.last));
  const mean = (f) => rows.reduce((t, r) => t + r.weight * f(r), 0) / rows.reduce((t, r) => t + r.weight, 0);
  const error = (r, h) => Math.abs(r.actual[h] - r.last);
  const ofShare = mean((r) => share(r, 0) * error(r, 0));
  const ofScale = mean((r) => error(r, 0) / (r.scale || 1));
  return (r, h) => r.weight * (short ? share(r, h) / ofShare : 0.5 * (share(r, h) / ofShare + 1 / r.scale / ofScale));
}

/** Least absolute deviations with a ridge, by reweighted least squares. rows: [regressors, target, weight]. */
function leastAbsoluteDeviations(rows, ridge, floor) {
  const k = rows[0][0].length;
  const total = rows.reduce((t, [, , w]) => t + w, 0);
  const spread = Array.from({ length: k }, (_, j) => rows.reduce((t, [x, , w]) => t + w * x[j] * x[j], 0) / total);
  let b = new Array(k).fill(0);
  for (let round = 0; round < 40; round++) {
    const a = Array.from({ length: k }, () => new Float64Array(k + 1));
    let sum = 0;
    for (const [x, y, w0] of rows) {
      let fit = 0;
      for (let j = 0; j < k; j++) fit += x[j] * b[j];
      const w = w0 / Math.max(Math.abs(y - fit), floor);
      sum += w;
      for (let i = 0; i < k; i++) {
        const wx = w * x[i];
        if (wx === 0) continue;
        for (let j = i; j < k; j++) a[i][j] += wx * x[j];
        a[i][k] += wx * y;
      }
    }
    for (let i = 0; i < k; i++) {
      for (let j = 0; j < i; j++) a[i][j] = a[j][i];
      a[i][i] += ridge * sum * spread[i] + 1e-12 * sum;
    }
    b = solve(a);
  }
  return b;
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

/** Weights ≥ 0 that sum to one: mean absolute error plus an entropy pull to equality, by exponentiated gradients. */
function simplexWeights(rows) {
  const k = rows[0][0].length;
  const size = rows.reduce((t, [, y]) => t + Math.abs(y), 0) / rows.length;
  let w = new Array(k).fill(1 / k);
  const average = new Array(k).fill(0);
  for (let t = 0; t < 400; t++) {
    const g = w.map((v) => ENTROPY * Math.log(v * k + 1e-12));
    for (const [x, y] of rows) {
      let fit = -y;
      for (let j = 0; j < k; j++) fit += x[j] * w[j];
      const s = Math.sign(fit) / rows.length / size;
      for (let j = 0; j < k; j++) g[j] += s * x[j];
    }
    const middle = g.reduce((m, v, j) => m + v * w[j], 0);
    const largest = Math.max(...g.map((v) => Math.abs(v - middle))) + 1e-12;
    w = w.map((v, j) => v * Math.exp((-(0.5 / Math.sqrt(t + 1)) * (g[j] - middle)) / largest));
    const total = w.reduce((s, v) => s + v, 0);
    w = w.map((v) => v / total);
    if (t >= 200) for (let j = 0; j < k; j++) average[j] += w[j] / 200;
  }
  const kept = average.map((v) => (v < LEAST_WEIGHT ? 0 : v));
  const total = kept.reduce((s, v) => s + v, 0);
  return kept.map((v) => v / total);
}

const seen = (rows, h) => rows.filter((r) => r.actual.length > h);

function fitGrowth(rows, { short }, horizons) {
  const loss = importance(rows, short);
  return Array.from({ length: horizons }, (_, h) => {
    const table = seen(rows, h).flatMap((r) => {
      const features = growthFeatures(r.train);
      if (features === null) return [];
      return [[features.regressors, features.change(r.actual[h]), loss(r, h) * (short ? r.last : r.scale)]];
    });
    return leastAbsoluteDeviations(table, short ? RIDGE.short : RIDGE.long, short ? 0.002 : 0.01);
  });
}

function fitWeights(rows, { short }) {
  const loss = importance(rows, short);
  const table = (hs) =>
    hs.flatMap((h) =>
      seen(rows, h).map((r) => {
        const v = loss(r, h);
        return [r.candidates.map((c) => v * (c[h] - r.last)), v * (r.actual[h] - r.last)];
      }),
    );
  const first = simplexWeights(table([0]));
  const later = table([1, 2, 3, 4, 5]);
  return [first, later.length === 0 ? first : simplexWeights(later)];
}

/** Forecasts of growth and of the weighted candidates at the horizons with evidence. */
function predict(r, model, short) {
  const features = growthFeatures(r.train);
  const growth =
    features === null ? null : model.growth.map((b) => features.value(features.regressors.reduce((t, x, i) => t + x * b[i], 0)));
  const weighted = Array.from({ length: HORIZONS }, (_, h) =>
    r.candidates.reduce((t, c, i) => t + model.weights[h === 0 ? 0 : 1][i] * c[h], 0),
  );
  return { growth: growth === null ? weighted : short ? growth : boundedFall(r.train, growth), weighted };
}

const blend = ({ growth, weighted }, share, h) => share * growth[h] + (1 - share) * weighted[h];

/** Medians and quantiles with weights. */
function weightedQuantile(pairs, p) {
  const sorted = [...pairs].sort((a, b) => a[0] - b[0]);
  const total = sorted.reduce((t, [, w]) => t + w, 0);
  let before = 0;
  for (const [value, w] of sorted) {
    before += w;
    if (before >= p * total) return value;
  }
  return sorted[sorted.length - 1][0];
}

const round = (value) => Number(value.toPrecision(5));

const classes = CLASSES.map((kind) => {
  const inside = (r) => r.n >= kind.from && r.n <= kind.to;
  const rows = balance((kind.short ? windowRows : seriesRows).filter(inside));
  const horizons = kind.short ? 6 - kind.from : HORIZONS;
  const model = { growth: fitGrowth(rows, kind, horizons), weights: fitWeights(rows, kind) };

  // Forecasts of each fold by a model that has not seen it: for the share of growth, the spread and the quantiles.
  const unseen = Array.from({ length: FOLDS }, (_, fold) => {
    const others = rows.filter((r) => r.fold !== fold);
    const other = { growth: fitGrowth(others, kind, horizons), weights: fitWeights(others, kind) };
    return rows.filter((r) => r.fold === fold).map((r) => ({ ...r, forecasts: predict(r, other, kind.short) }));
  }).flat();
  const loss = importance(rows, kind.short);
  const lossOf = (share) =>
    unseen.reduce((t, r) => {
      const hs = Array.from({ length: Math.min(horizons, r.actual.length) }, (_, h) => h);
      return t + hs.reduce((s, h) => s + loss(r, h) * Math.abs(r.actual[h] - blend(r.forecasts, share, h)), 0) / hs.length;
    }, 0);
  const shares = kind.short ? SHARES.short : SHARES.long;
  const growthShare = shares.reduce((a, b) => (lossOf(b) < lossOf(a) ? b : a));

  const errorOf = (r, h) => Math.abs(Math.log(r.actual[h] / blend(r.forecasts, growthShare, h)));
  const spread = leastAbsoluteDeviations(
    unseen.map((r) => [spreadRegressors(r.train), Math.log(errorOf(r, 0) + 0.003), r.weight]),
    0,
    0.01,
  );
  const size = (r) => Math.exp(spreadRegressors(r.train).reduce((t, x, i) => t + x * spread[i], 0));
  const quantiles = Array.from({ length: horizons }, (_, h) => {
    const pairs = seen(unseen, h).map((r) => [errorOf(r, h) / size(r), r.weight]);
    return LEVELS.map((level) => (level === 0 ? 0 : weightedQuantile(pairs, level)));
  });
  process.stdout.write(
    `${kind.from}: ${rows.length} origins, share of growth ${growthShare}, loss ${shares.map((s) => lossOf(s).toFixed(4)).join(" ")}, spread ${spread.map(round)}, q80 ${quantiles.map((q) => round(q[16]))}\n`,
  );
  return { kind, model, growthShare, spread, quantiles };
});

/** Short series beyond the windows' end: quantiles grow from horizon to horizon as they do for six to eight values. */
const reference = classes[3].quantiles;
for (const { kind, quantiles } of classes) {
  while (kind.short && quantiles.length < HORIZONS) {
    const h = quantiles.length;
    quantiles.push(quantiles[h - 1].map((q, i) => (i === 0 ? 0 : (q * reference[h][i]) / reference[h - 1][i])));
  }
  for (let h = 1; h < quantiles.length; h++) quantiles[h] = quantiles[h].map((q, i) => Math.max(q, quantiles[h - 1][i]));
}

const named = (weights) => Object.fromEntries(combinableNames.map((name, i) => [name, round(weights[i])]).filter(([, w]) => w > 0));
const evidence = {
  levels: LEVELS,
  classes: classes.map(({ kind, model, growthShare, spread, quantiles }) => ({
    from: kind.from,
    to: kind.to,
    growth: model.growth.map((row) => row.map(round)),
    weights: model.weights.map(named),
    growthShare,
    spread: spread.map(round),
    quantiles: quantiles.map((row) => row.map(round)),
  })),
};
const file = fileURLToPath(new URL("../src/analysis/forecast/pooled-evidence.ts", import.meta.url));
writeFileSync(
  file,
  `/**
 * Pooled evidence: the constants of the forecasting methods. Generated by scripts/fit-forecast.mjs from training parts only: the
 * training parts of 518 tourism and 181 M1 annual series, forecasts from every origin (classes of six and more values), and every
 * second of 11,500 six-year windows of the M4 annual series (classes of three, four and five values). Shapes: evidence.ts.
 * What they mean and what they achieve: docs/forecasting.md. Never edit by hand.
 */
import type { PooledEvidence } from "./evidence.js";

export const pooledEvidence: PooledEvidence = ${JSON.stringify(evidence).replaceAll(String(Number.MAX_SAFE_INTEGER), "Number.MAX_SAFE_INTEGER")};
`,
);
execFileSync(fileURLToPath(new URL("../node_modules/.bin/biome", import.meta.url)), ["format", "--write", file], { stdio: "inherit" });

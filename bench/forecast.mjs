/**
 * Accuracy and speed of the forecasts on real annual series, beside published methods: `npm run bench:forecast [-- --json]`.
 * Test parts are read here and nowhere else. Definitions: bench/data/forecasting/README.md.
 */
import { mase, smape } from "../lib/analysis/forecast/accuracy.js";
import { backtest } from "../lib/analysis/forecast/backtest.js";
import { singleMethods } from "../lib/analysis/forecast/candidate-table.js";
import { pointForecast } from "../lib/analysis/forecast/forecast.js";
import { bandOf } from "../lib/analysis/forecast/interval.js";
import { m1, tourism, windows } from "./forecast-data.mjs";

const mean = (values) => values.reduce((total, value) => total + value, 0) / values.length;

/** The equal-weight mean of three published methods: what practitioners call the simple combination. */
const simpleCombination = (series, horizon) => {
  const parts = ["ses", "holt", "damped"].map((name) => singleMethods[name](series, horizon));
  return parts[0].map((_, i) => mean(parts.map((part) => part[i])));
};
/** The trade's habit: the compound growth rate of the whole series goes on. */
const compoundGrowth = (series, horizon) => {
  const rate = (series.at(-1) / series[0]) ** (1 / (series.length - 1));
  return Array.from({ length: horizon }, (_, i) => series.at(-1) * rate ** (i + 1));
};
const methods = {
  "last value": singleMethods.naive,
  "compound growth": compoundGrowth,
  drift: singleMethods.drift,
  ses: singleMethods.ses,
  holt: singleMethods.holt,
  damped: singleMethods.damped,
  ets: singleMethods.ets,
  theta: singleMethods.theta,
  "optimised theta": singleMethods["optimised-theta"],
  "theta on logarithms": singleMethods["log-theta"],
  "log-linear": singleMethods["log-linear"],
  logistic: singleMethods.logistic,
  gompertz: singleMethods.gompertz,
  bass: singleMethods.bass,
  "simple combination": simpleCombination,
  almanac: (series, horizon) => pointForecast(series, horizon).point,
};

function measure(tasks) {
  const table = Object.fromEntries(
    Object.entries(methods).map(([name, method]) => {
      const rows = tasks.map(({ train, test }) => {
        // Where a method has no answer (a growth curve of a fallen series) the last value is its forecast.
        const point = method(train, test.length) ?? singleMethods.naive(train, test.length);
        return { smape: smape(test, point), mase: mase(train, test, point) };
      });
      return [name, { smape: mean(rows.map((r) => r.smape)), mase: mean(rows.flatMap((r) => r.mase ?? [])) }];
    }),
  );
  const coverage = Object.fromEntries(
    [0.8, 0.95].map((level) => [
      level,
      mean(
        tasks.flatMap(({ train, test }) => {
          const { lower, upper } = bandOf(train, methods.almanac(train, test.length), level);
          return test.map((y, i) => (y >= lower[i] && y <= upper[i] ? 1 : 0));
        }),
      ),
    ]),
  );
  const gain = 1 - table.almanac.smape / table["last value"].smape;
  return { series: tasks.length, table, coverage, smapeGainOverLastValue: gain };
}

const { report } = windows();
const window = (n) => report.map(({ values }) => ({ train: values.slice(0, n), test: values.slice(n) }));
const last = (n, h) => (set) => set.map(({ train, test }) => ({ train: train.slice(-n), test: test.slice(0, h) }));
const sets = {
  "tourism yearly": tourism(),
  "m1 yearly": m1(),
  "windows 3 → 3": window(3),
  "windows 4 → 2": window(4),
  "windows 5 → 1": window(5),
  "tourism, last 3 → 3": last(3, 3)(tourism()),
  "tourism, last 4 → 2": last(4, 2)(tourism()),
  "tourism, last 5 → 1": last(5, 1)(tourism()),
  "m1, last 3 → 3": last(3, 3)(m1()),
  "m1, last 4 → 2": last(4, 2)(m1()),
  "m1, last 5 → 1": last(5, 1)(m1()),
};
const accuracy = Object.fromEntries(Object.entries(sets).map(([name, tasks]) => [name, measure(tasks)]));

/** Processor seconds, for the clock of a busy machine tells of its other work. */
function seconds(series, work) {
  const start = process.cpuUsage();
  for (const values of series) work(values);
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}
const annual = [...tourism(), ...m1()].map(({ train }) => train);
const short = report.slice(0, 1000).map(({ values }) => values);
const speed = {
  seriesPerSecond:
    (5 * annual.length) /
    seconds([annual, annual, annual, annual, annual].flat(), (values) => bandOf(values, methods.almanac(values, 6), 0.8)),
  simpleCombinationsPerSecond:
    (5 * annual.length) / seconds([annual, annual, annual, annual, annual].flat(), (values) => methods["simple combination"](values, 6)),
  backtestSecondsPer1000Short: seconds(short, (values) => backtest(values, 3, methods.almanac)),
  backtestSecondsAllTraining: seconds(annual, (values) => backtest(values, 3, methods.almanac)),
};

if (process.argv.includes("--json")) console.log(JSON.stringify({ accuracy, speed }));
else {
  for (const [name, { series, table, coverage, smapeGainOverLastValue }] of Object.entries(accuracy)) {
    console.log(`\n${name} (${series} series)`.padEnd(36), "sMAPE".padStart(8), "MASE".padStart(8));
    for (const [method, row] of Object.entries(table))
      console.log(method.padEnd(35), row.smape.toFixed(2).padStart(8), row.mase.toFixed(3).padStart(8));
    const percent = (share) => `${(100 * share).toFixed(1)} %`;
    console.log(
      `sMAPE ${percent(smapeGainOverLastValue)} below last value; intervals of 80 % hold ${percent(coverage[0.8])}, of 95 % ${percent(coverage[0.95])}`,
    );
  }
  console.log(
    `\n${Math.round(speed.seriesPerSecond)} annual series a processor second with intervals (simple combination without: ${Math.round(speed.simpleCombinationsPerSecond)}); backtest over all origins: ${speed.backtestSecondsPer1000Short.toFixed(2)} s for 1,000 short series, ${speed.backtestSecondsAllTraining.toFixed(2)} s for ${annual.length} long ones`,
  );
}

/**
 * Other names under which people give a method's inputs, by method and key: "cash_flows" for `flows`. A name is read as the key when
 * the key itself is not given; the help page lists the key.
 */
const list = ["y", "x", "series", "data"];

export const otherNames: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  agreement: { table: ["matrix", "confusion_matrix"], rater_a: ["a", "rater_1", "rater1"], rater_b: ["b", "rater_2", "rater2"] },
  ahp: { matrix: ["comparisons", "pairwise"] },
  "bass-fit": { sales: ["adopters", "adoption", "y"] },
  cagr: { periods: ["years", "n"], start: ["start_value", "begin", "first"], end: ["end_value", "last"], values: list },
  "combined-weights": { judged: ["ahp", "subjective"], measured: ["entropy", "objective"] },
  "entropy-weight": { matrix: ["data", "X"] },
  "forecast-accuracy": {
    y_true: ["actual", "actuals", "y"],
    y_pred: ["forecast", "forecasts", "predicted"],
    y_train: ["train", "training"],
  },
  growth: { values: list },
  hhi: { shares_pct: ["shares_percent", "percent_shares"], values: ["sales", "revenues", "sizes"] },
  holt: { y: ["values", "series", "data"] },
  "damped-holt": { y: ["values", "series", "data"] },
  ses: { y: ["values", "series", "data"] },
  "index-number": { values: list },
  "interval-for-share": { successes: ["k", "x", "count"], n: ["trials", "total"] },
  "kendall-w": { rankings: ["ratings", "ranks", "matrix"] },
  lmdi: { t0: ["before", "base"], t1: ["after", "current"] },
  "lorenz-gini": { values: [...list, "incomes"] },
  "mann-kendall": { values: list },
  shapley: { v: ["worth", "coalitions"] },
  topsis: { matrix: ["data", "X"] },
  triangulation: { estimates: ["values"], rel_se: ["relative_se", "cv"] },
  valuation: { flows: ["cash_flows", "cashflows"], rate: ["discount_rate"] },
};

/** Other names of the methods themselves. */
const otherMethods: Readonly<Record<string, string>> = {
  "bradley-terry": "pairwise-rating",
  concentration: "hhi",
  elo: "pairwise-rating",
  "entropy-weights": "entropy-weight",
  gini: "lorenz-gini",
  irr: "valuation",
  kappa: "agreement",
  kendall: "rank-correlation",
  npv: "valuation",
  smaa: "rank-acceptability",
  spearman: "rank-correlation",
  wilson: "interval-for-share",
};

export function ownName(method: string): string {
  return otherMethods[method] ?? method;
}

/** The input with its keys under the names the method reads. */
export function underOwnNames(method: string, input: unknown): unknown {
  const names = otherNames[method];
  if (names === undefined || typeof input !== "object" || input === null || Array.isArray(input)) return input;
  const renamed = new Map<string, unknown>(Object.entries(input));
  for (const [key, others] of Object.entries(names)) {
    const other = others.find((name) => renamed.has(name));
    if (renamed.has(key) || other === undefined) continue;
    renamed.set(key, renamed.get(other));
    renamed.delete(other);
  }
  return Object.fromEntries(renamed);
}

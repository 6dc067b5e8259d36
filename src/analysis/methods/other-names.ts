/**
 * Other names under which people give a method's inputs, by method and key: "cash_flows" for `flows`. A name is read as the key when
 * the key itself is not given; the help page lists the key.
 */
const list = ["y", "x", "series", "data"];
const comparisons = ["comparisons", "pairwise", "pairwise_matrix", "comparison_matrix"];
const scored = {
  matrix: ["data", "X", "decision_matrix"],
  directions: ["impacts", "criteria_types", "types", "benefit", "is_benefit"],
  benefit_criteria: ["benefit_columns"],
};
const confidence = ["confidence", "confidence_level", "conf_level"];
const smoothing = { y: ["values", "series", "data"], l0: ["initial_level", "level0"], level: ["l"], h: ["horizon", "horizons"] };
const trend = { ...smoothing, b0: ["initial_trend", "trend0"], trend: ["b"] };

export const otherNames: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  agreement: {
    table: ["matrix", "confusion_matrix", "contingency_table"],
    rater_a: ["a", "rater_1", "rater1", "y1"],
    rater_b: ["b", "rater_2", "rater2", "y2"],
    weights: ["weighting"],
  },
  ahp: {
    matrix: comparisons,
    criteria_matrix: ["criteria"],
    alternative_matrices: ["alternatives"],
    upper: ["upper_triangle"],
  },
  "bass-fit": { sales: ["adopters", "adoption", "y"], fit: ["method"], t: ["times"] },
  cagr: {
    periods: ["years", "n", "nper"],
    start: ["start_value", "beginning_value", "initial_value", "begin", "first", "pv"],
    end: ["end_value", "ending_value", "final_value", "last", "fv"],
    annual_factor: ["growth_factor", "annual_growth_factor"],
    annual_growth_rate: ["growth_rate"],
    values: list,
  },
  "combined-weights": { judged: ["ahp", "subjective"], measured: ["entropy", "objective"] },
  "composite-index": scored,
  contribution: { v0: ["before", "base", "t0"], v1: ["after", "current", "t1"] },
  "crps-interval-score": {
    y: ["obs", "observed", "observation", "actual", "y_true"],
    lower: ["l", "lo"],
    upper: ["u", "hi"],
    level: [...confidence, "coverage"],
    mu: ["mean"],
    sigma: ["sd", "std"],
    ensemble: ["members", "samples", "forecasts"],
    quantile: ["p", "tau", "probability"],
    quantile_forecast: ["f", "forecast", "prediction"],
  },
  "damped-holt": { ...trend, phi: ["damping"] },
  "decision-table": { payoff: ["payoffs", "matrix"], p: ["probabilities"] },
  "entropy-weight": { matrix: scored.matrix },
  "forecast-accuracy": {
    y_true: ["actual", "actuals", "references", "y"],
    y_pred: ["forecast", "forecasts", "predicted", "predictions", "yhat", "y_hat", "f"],
    y_train: ["train", "training", "insample", "in_sample"],
    period: ["m", "sp", "seasonality", "seasonal_period"],
  },
  "forecast-combination": {
    var: ["variances", "mse", "mses"],
    sd: ["sds", "sigma", "sigmas", "rmse"],
    correlation: ["rho"],
    covariance: ["cov", "covariance_matrix"],
  },
  growth: { values: list, periods: ["years"] },
  hhi: {
    shares: ["market_shares"],
    shares_pct: ["shares_percent", "percent_shares", "market_shares_pct"],
    values: ["sales", "revenues", "sizes"],
    other_pct: ["others_pct", "rest_pct", "residual_pct"],
  },
  holt: trend,
  ses: smoothing,
  "index-number": {
    values: list,
    p0: ["base_prices", "prices_0"],
    p1: ["current_prices", "prices_1"],
    q0: ["base_quantities", "quantities_0"],
    q1: ["current_quantities", "quantities_1"],
  },
  "interval-for-share": {
    successes: ["k", "x", "count"],
    n: ["trials", "total", "nobs"],
    share: ["p_hat", "phat", "proportion", "p"],
    level: confidence,
    correct: ["continuity_correction", "continuity"],
  },
  "kendall-w": { rankings: ["ratings", "ranks", "matrix"] },
  lmdi: { t0: ["before", "base", "year0"], t1: ["after", "current", "yearT"] },
  "loglog-regression": { sample: ["values", "data"], xmin: ["x_min"] },
  "lorenz-gini": { values: [...list, "incomes"] },
  "mann-kendall": { values: list },
  "min-variance": { sigma: ["sigmas", "sd"], rho: ["correlation"] },
  "monte-carlo": { low: ["min"], high: ["max"], mean: ["mu"], sd: ["std"], rate: ["lambda"], n: ["draws", "samples", "n_sims"] },
  multiples: { values: list },
  "natural-breaks": { scores: ["values", ...list], k: ["classes", "n_classes"] },
  "pareto-front": scored,
  "pairwise-rating": {
    wins: ["win_matrix"],
    opponents: ["opponent"],
    scores: ["score"],
    k: ["K", "k_factor"],
    rating_a: ["ra", "r_a", "Ra"],
    rating_b: ["rb", "r_b", "Rb"],
    score_a: ["sa", "s_a"],
    difference: ["rating_difference", "diff"],
  },
  "rank-acceptability": scored,
  "rank-correlation": { x: ["a", "rank_x"], y: ["b", "rank_y"] },
  "real-option": { S: ["spot"], K: ["strike"], r: ["rate"], sigma: ["volatility"], T: ["years", "maturity"] },
  "risk-register": { p: ["probability", "probabilities"], loss: ["losses", "impact", "impacts"] },
  "s-curve": { K: ["ceiling"], y0: ["level", "y"], r: ["rate"] },
  shapley: { v: ["worth", "coalitions", "characteristic_function"], weights: ["votes"], estate: ["assets"] },
  topsis: scored,
  triangulation: { estimates: ["values"], rel_se: ["relative_se", "relative_error", "cv", "se_log"] },
  valuation: {
    flows: ["cash_flows", "cashflows"],
    flows_end_of_period: ["end_of_period_flows"],
    rate: ["discount_rate"],
    initial: ["initial_investment", "initial_flow", "cf0"],
    outlay: ["cost", "initial_cost", "initial_outlay"],
    reinvest_rate: ["reinvestment_rate"],
    mid_year: ["mid_period"],
  },
  "weighted-sum": scored,
};

/** Other names of the methods themselves. */
const otherMethods: Readonly<Record<string, string>> = {
  "bradley-terry": "pairwise-rating",
  bass: "bass-fit",
  "black-scholes": "real-option",
  "cohen-kappa": "agreement",
  concentration: "hhi",
  crps: "crps-interval-score",
  elo: "pairwise-rating",
  "entropy-weights": "entropy-weight",
  "fleiss-kappa": "agreement",
  gini: "lorenz-gini",
  gompertz: "gompertz-fit",
  "interval-score": "crps-interval-score",
  irr: "valuation",
  jenks: "natural-breaks",
  kappa: "agreement",
  kendall: "rank-correlation",
  logistic: "logistic-fit",
  "meta-analysis": "triangulation",
  mirr: "valuation",
  npv: "valuation",
  ols: "linear-fit",
  "power-law": "loglog-regression",
  "random-effects": "triangulation",
  saw: "weighted-sum",
  "sen-slope": "mann-kendall",
  smaa: "rank-acceptability",
  spearman: "rank-correlation",
  wilson: "interval-for-share",
};

export function ownName(method: string): string {
  const name = method.replaceAll("_", "-");
  return otherMethods[name] ?? name;
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

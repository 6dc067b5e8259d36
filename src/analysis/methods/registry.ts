/** Every method that `almanac method run` knows: a new one is one file and one line. */
import { agreement, concordance } from "./agreement.js";
import { ahp } from "./ahp.js";
import { bassFit } from "./bass-fit.js";
import { compositeIndex } from "./composite-index.js";
import { compoundGrowth } from "./compound-growth.js";
import { concentration } from "./concentration.js";
import { contribution } from "./contribution.js";
import { curveFit } from "./curve-fit.js";
import { decisionTable, minimumVariance } from "./decision-table.js";
import { earlyWarning } from "./early-warning.js";
import { entropyWeight } from "./entropy-weight.js";
import { dampedHolt, holt, ses } from "./exponential-smoothing.js";
import { ifeEfe, pest, swotVector } from "./factor-register.js";
import { forecastAccuracy } from "./forecast-accuracy.js";
import { benchmarkForecast, forecastCombination } from "./forecast-combination.js";
import { crpsIntervalScore } from "./forecast-score.js";
import { gompertzFit } from "./gompertz-fit.js";
import { growthPath } from "./growth-path.js";
import { indexNumber } from "./index-number.js";
import { intervalForShare } from "./interval-for-share.js";
import { lifeCycleStage } from "./life-cycle-stage.js";
import { linearFit } from "./linear-fit.js";
import { lmdi } from "./lmdi.js";
import { logisticFit } from "./logistic-fit.js";
import { logLogRegression } from "./loglog-regression.js";
import { lorenz } from "./lorenz.js";
import { marketSizing } from "./market-sizing.js";
import type { Method } from "./method.js";
import { monteCarlo } from "./monte-carlo.js";
import { multiples } from "./multiples.js";
import { naturalBreaks } from "./natural-breaks.js";
import { opportunityScore, paretoFront, tamSamSom } from "./opportunity.js";
import { pairwiseRating } from "./pairwise-rating.js";
import { bcg, geMcKinsey } from "./portfolio-positions.js";
import { rankAcceptability } from "./rank-acceptability.js";
import { mannKendall, rankCorrelation } from "./rank-correlation.js";
import { realOption } from "./real-option.js";
import { riskRegister } from "./risk-register.js";
import { rubricScore } from "./rubric-score.js";
import { sCurve } from "./s-curve.js";
import { scenarioTable } from "./scenario-table.js";
import { quadrant, scoreMerge } from "./score-merge.js";
import { shapley } from "./shapley.js";
import { shares } from "./shares.js";
import { shiftShare } from "./shift-share.js";
import { topsis } from "./topsis.js";
import { tornado } from "./tornado.js";
import { triangulation } from "./triangulation.js";
import { valuation } from "./valuation.js";
import { valueBands } from "./value-bands.js";
import { weightedSum } from "./weighted-sum.js";
import { combinedWeights } from "./weights.js";

const all: readonly Method[] = [
  growthPath,
  compoundGrowth,
  shares,
  concentration,
  lorenz,
  indexNumber,
  contribution,
  lmdi,
  shapley,
  shiftShare,
  triangulation,
  marketSizing,
  tamSamSom,
  ahp,
  entropyWeight,
  combinedWeights,
  weightedSum,
  topsis,
  rankAcceptability,
  compositeIndex,
  rubricScore,
  scoreMerge,
  naturalBreaks,
  quadrant,
  intervalForShare,
  agreement,
  concordance,
  pairwiseRating,
  rankCorrelation,
  mannKendall,
  linearFit,
  logLogRegression,
  curveFit,
  sCurve,
  logisticFit,
  gompertzFit,
  bassFit,
  ses,
  holt,
  dampedHolt,
  benchmarkForecast,
  forecastCombination,
  forecastAccuracy,
  crpsIntervalScore,
  lifeCycleStage,
  monteCarlo,
  tornado,
  scenarioTable,
  decisionTable,
  minimumVariance,
  valuation,
  valueBands,
  realOption,
  multiples,
  riskRegister,
  earlyWarning,
  geMcKinsey,
  bcg,
  pest,
  ifeEfe,
  swotVector,
  opportunityScore,
  paretoFront,
];

export const methods: ReadonlyMap<string, Method> = new Map(all.map((method) => [method.name, method]));

/** Words of errata and of what changed between editions, one table a locale; a locale without a table reads English. */
import type { Direction } from "../evidence/diff.js";
import type { StatementChange } from "./turned-statements.js";

export interface ChangeWords {
  readonly errataTitle: string;
  readonly errataIntro: (frozen: string, engine: string) => string;
  readonly noErrata: string;
  readonly correctionsTitle: string;
  readonly what: string;
  readonly printed: string;
  readonly correct: string;
  readonly withdrawn: string;
  readonly reason: string;
  readonly noReason: string;
  readonly recorded: string;
  readonly entered: string;
  readonly row: (before: string, after: string) => string;
  readonly revaluedTitle: string;
  readonly revaluedText: string;
  readonly wouldBe: string;
  readonly source: string;
  readonly found: (rows: string) => string;
  readonly claim: string;
  readonly changesTitle: (edition: string) => string;
  readonly changesIntro: (asOf: string, fresh: string, revised: string, withdrawn: string) => string;
  readonly earlier: string;
  readonly now: string;
  readonly change: string;
  readonly revisedTitle: string;
  readonly revisedText: string;
  readonly forecastsTitle: string;
  readonly forecaster: string;
  readonly forecast: string;
  readonly outcome: string;
  readonly error: string;
  readonly points: (value: string) => string;
  readonly score: (score: Score) => string;
  readonly noScore: (all: string) => string;
  readonly statementsTitle: string;
  readonly statementsText: string;
  readonly section: string;
  readonly saidThen: string;
  readonly saidNow: string;
  readonly gone: string;
  readonly kinds: Readonly<Record<StatementChange, string>>;
  readonly orderTitle: string;
  readonly step: (from: string, to: string, direction: Direction) => string;
  readonly course: (then: string, now: string) => string;
  readonly ranked: (thenPeriod: string, then: string, nowPeriod: string, now: string) => string;
  readonly between: string;
  readonly chaptersTitle: string;
  /** `all` is "" when every series is listed. */
  readonly chapter: (rows: string, all: string, shown: string) => string;
}

/** How forecasts fared, each as a printed number. */
export interface Score {
  readonly all: string;
  readonly comparable: string;
  readonly median: string;
  readonly close: string;
  readonly high: string;
  readonly low: string;
}

const directionZh: Readonly<Record<Direction, string>> = { rose: "上升", fell: "下降", unchanged: "持平" };

const zh: ChangeWords = {
  errataTitle: "勘误",
  errataIntro: (frozen, engine) =>
    `本版已于${frozen}冻结（引擎${engine}）：正文、图表与数值照冻结时的锁文件印出，此后不再改动。冻结之后发现的差错列在这里，不在原处悄悄改掉。`,
  noErrata: "冻结以来没有需要更正的内容。",
  correctionsTitle: "更正的内容",
  what: "内容",
  printed: "原印",
  correct: "更正为",
  withdrawn: "撤回",
  reason: "理由与来源",
  noReason: "未写明理由",
  recorded: "更正日",
  entered: "录入日",
  row: (before, after) => `原行 ${before}，更正行 ${after}`,
  revaluedTitle: "后来找到的证据会改变的数值",
  revaluedText: "下列证据在本版数据截止日之前已经公开，但在冻结之后才录入。若当时已有，所取数值会不同。",
  wouldBe: "会取",
  source: "来源",
  found: (rows) => `冻结之后另外录入了${rows}行在本版数据截止日之前已经公开的证据，没有改变本版已印出的其他数值。`,
  claim: "陈述",
  changesTitle: (edition) => `${edition}以来的变化`,
  changesIntro: (asOf, fresh, revised, withdrawn) =>
    `前一版的数据截至${asOf}。与它相比，本版的取值新增${fresh}个、修订${revised}个、撤回${withdrawn}个。以下先列旧值的修订与当年预测的结果，再按章列出各序列的最新位置。“当时”是前一版所印，“现在”可点开看依据。`,
  earlier: "当时",
  now: "现在",
  change: "变化",
  revisedTitle: "旧值的修订",
  revisedText: "同一指标、同一期间，前一版与本版取值不同，且差距超出舍入范围。预测被实际值取代的也在其中。",
  forecastsTitle: "当年的预测与后来的结果",
  forecaster: "机构，公布于",
  forecast: "预测",
  outcome: "结果",
  error: "误差",
  points: (value) => `${value}个百分点`,
  score: ({ all, comparable, median, close, high, low }) =>
    `前一版可见的机构预测中，${all}条如今有了结果。其中${comparable}条可算误差：误差的中位数为${median}，${close}条在10%以内；${high}条偏高，${low}条偏低。误差＝（预测－结果）÷结果；两者在舍入范围内一致的记为零，机构改变统计口径的影响也在误差之内。`,
  noScore: (all) => `前一版可见的机构预测中，${all}条如今有了结果，但没有一条可算误差。`,
  statementsTitle: "今天不会再这样写的句子",
  statementsText: "用本版的证据重算前一版的正文，下列句子的数字或说法不再成立。",
  section: "章节",
  saidThen: "前一版写的",
  saidNow: "按今天的证据",
  gone: "该数值已撤回",
  kinds: { direction: "升降", rank: "名次", size: "大小", value: "数值", gone: "无值" },
  orderTitle: "升降与名次的变化",
  step: (from, to, direction) => `${from}至${to}${directionZh[direction]}`,
  course: (then, now) => `当时最近一步为${then}，现在为${now}`,
  ranked: (thenPeriod, then, nowPeriod, now) => `${thenPeriod}依次为${then}；${nowPeriod}依次为${now}`,
  between: "、",
  chaptersTitle: "各章数字的最新位置",
  chapter: (rows, all, shown) =>
    `本章正文与图表所据的证据中，有${rows}行是前一版之后才公开的。${all === "" ? "" : `有新一期数值的序列共${all}个，列出前${shown}个。`}`,
};

const en: ChangeWords = {
  errataTitle: "Errata",
  errataIntro: (frozen, engine) =>
    `This edition was frozen on ${frozen} (engine ${engine}): its text, figures and values are printed as its lock holds them and no longer change. Errors found since are listed here and not mended in silence where they stand.`,
  noErrata: "Nothing has needed correction since the freeze.",
  correctionsTitle: "What was corrected",
  what: "What",
  printed: "As printed",
  correct: "Correct",
  withdrawn: "withdrawn",
  reason: "Reason and source",
  noReason: "no reason given",
  recorded: "Corrected on",
  entered: "Recorded on",
  row: (before, after) => `row ${before}, corrected by ${after}`,
  revaluedTitle: "Values that evidence found since would change",
  revaluedText:
    "This evidence was public by the edition's date but recorded after the freeze. Had we had it, another value would have been published.",
  wouldBe: "Would be",
  source: "Source",
  found: (rows) =>
    `Further rows of evidence that were public by this edition's date and recorded after the freeze: ${rows}. They change no other value printed here.`,
  claim: "Statement",
  changesTitle: (edition) => `What changed since the ${edition}`,
  changesIntro: (asOf, fresh, revised, withdrawn) =>
    `The edition before is as of ${asOf}. Since then ${fresh} values are new, ${revised} revised and ${withdrawn} withdrawn. First come the old values that are told differently now and what became of the forecasts of that time, then, chapter by chapter, where the series stand. “Then” is what the earlier edition printed; “now” opens to its evidence.`,
  earlier: "Then",
  now: "Now",
  change: "Change",
  revisedTitle: "Old values, revised",
  revisedText:
    "Same indicator, same period, another value than the earlier edition published, by more than rounding. Forecasts that gave way to actual values are among them.",
  forecastsTitle: "Forecasts of then, results of now",
  forecaster: "Institution, public since",
  forecast: "Forecast",
  outcome: "Result",
  error: "Error",
  points: (value) => `${value} pp`,
  score: ({ all, comparable, median, close, high, low }) =>
    `Of the institutions' forecasts that the earlier edition could see, ${all} now have a result. For ${comparable} of them an error can be told: its median size is ${median}. Within 10%: ${close}; too high: ${high}; too low: ${low}. Error = (forecast − result) ÷ result, zero where both agree within their rounding; where an institution changed its classification, the error holds that change.`,
  noScore: (all) =>
    `Of the institutions' forecasts that the earlier edition could see, ${all} now have a result, but none an error that could be told.`,
  statementsTitle: "Sentences that would no longer be written",
  statementsText:
    "The text of the earlier edition, set again on today's evidence: in these sentences a number or what is said of it no longer holds.",
  section: "Section",
  saidThen: "The earlier edition wrote",
  saidNow: "On today's evidence",
  gone: "the value was withdrawn",
  kinds: { direction: "direction", rank: "place", size: "comparison", value: "number", gone: "no value" },
  orderTitle: "Directions and places that changed",
  step: (from, to, direction) => `${direction} from ${from} to ${to}`,
  course: (then, now) => `the newest step was “${then}”, now “${now}”`,
  ranked: (thenPeriod, then, nowPeriod, now) => `${thenPeriod}: ${then}; ${nowPeriod}: ${now}`,
  between: ", ",
  chaptersTitle: "Where the numbers stand, by chapter",
  chapter: (rows, all, shown) =>
    `Of the evidence behind this chapter's text and figures, ${rows} rows became public after the earlier edition.${all === "" ? "" : ` ${all} series have a newer value; the first ${shown} are listed.`}`,
};

const tables: Readonly<Record<string, ChangeWords>> = { en, zh };

export function changeWords(locale: string): ChangeWords {
  return tables[locale] ?? tables[locale.split("-")[0] ?? ""] ?? en;
}

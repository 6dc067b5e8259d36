/**
 * The engine's own words, one table a locale; a locale without a table reads English. Publishers import these where they print
 * the same words, so that the site and the printed report never call one thing by two names.
 */
import type { Doubt } from "../analysis/uncertainty.js";
import type { Mark } from "../analysis/value.js";
import type { Cell, RejectedObservation } from "../evidence/cell.js";
import type { Support } from "./printed-support.js";

export interface EditionWords {
  readonly figure: (number: number) => string;
  /** A reference to a numbered section: "第3章", "3.4.3节", "Chapter 3", "Section 3.4.3". */
  readonly section: (number: string, level: number, title: string) => string;
  readonly reasons: Readonly<Record<RejectedObservation["reason"], string>>;
  readonly statuses: Readonly<Record<"A" | "E" | "F" | "P" | "B" | "C", string>>;
  readonly marks: Readonly<Record<Mark, string>>;
  readonly grades: Readonly<Record<string, string>>;
  /** Name and meaning of each level of credibility. */
  readonly credibility: Readonly<Record<string, readonly [string, string]>>;
  /** Who vouches for a printed number. */
  readonly supports: Readonly<Record<Support, string>>;
  /** How many statements make up a cell, how many makers stand behind the published value, and how the statements agree. */
  readonly agreement: (statements: string, makers: string, duplicates: Cell["duplicates"]) => string;
  /** Institutions that quote each other. */
  readonly circle: (institutions: string) => string;
  /** The date of a source that is dated after the edition and only witnesses what was public before. */
  readonly laterRecord: (date: string) => string;
  /** What steps of a computation are called: functions and operators of the expression language. */
  readonly steps: Readonly<Record<string, string>>;
  readonly knownBasis: Readonly<Record<string, string>>;
  readonly known: string;
  /** "interval", and what keeps a value from being exact. */
  readonly interval: string;
  readonly doubts: Readonly<Record<Doubt, string>>;
  readonly noText: string;
  readonly noEvidence: string;
  readonly noFigureData: string;
  readonly colon: string;
  readonly comma: string;
  readonly dot: string;
  readonly appendix: AppendixWords;
}

export interface AppendixWords {
  readonly methodTitle: string;
  readonly qualityTitle: string;
  readonly asOfTitle: string;
  readonly asOf: (asOf: string) => string;
  readonly cellTitle: string;
  readonly cell: (observations: string, cells: string) => string;
  readonly rules: readonly string[];
  readonly afterRules: string;
  readonly marksTitle: string;
  readonly mark: string;
  readonly meaning: string;
  readonly markMeanings: Readonly<Record<Mark, string>>;
  readonly gradesTitle: string;
  readonly gradesText: string;
  readonly grade: string;
  readonly credibilityTitle: string;
  readonly credibilityText: string;
  readonly credibility: string;
  /** The grade of what this report itself says. */
  readonly own: string;
  readonly cells: string;
  readonly sources: string;
  readonly observations: string;
  readonly figuresTitle: string;
  readonly figures: (built: string, gap: string) => string;
  readonly factsTitle: string;
  readonly facts: (total: string, traced: string) => string;
  readonly languageTitle: string;
  readonly language: string;
  readonly limitsTitle: string;
  readonly limits: string;
  readonly qualityIntro: (cells: string, disputed: string, single: string) => string;
  readonly supportTitle: string;
  readonly supportText: (cells: string, borneOut: string) => string;
  readonly support: string;
  readonly share: string;
  readonly basisTitle: string;
  readonly basis: string;
  readonly basisText: string;
  readonly rows: string;
  readonly disputedTitle: string;
  readonly disputedText: (shown: string, total: string) => string;
  readonly noneDisputed: string;
  readonly series: string;
  readonly period: string;
  readonly published: string;
  readonly rejectedValues: string;
  readonly spread: string;
  readonly decision: string;
  readonly noDecision: string;
  readonly gapsTitle: string;
  readonly gapsText: (gaps: string, figures: string) => string;
  readonly noGaps: string;
  readonly figure: string;
  readonly reason: string;
  readonly lookedFor: string;
  readonly silentTitle: string;
  readonly silentText: (silent: string, sections: string) => string;
}

const zh: EditionWords = {
  figure: (number) => `图${number}`,
  section: (number, level, title) => (level === 0 ? `“${title}”` : level === 1 ? `第${number}章` : `${number}节`),
  reasons: {
    grade: "来源等级较低",
    original: "转引，不及原机构所发",
    recency: "发布较早，已有更新的值",
    first: "发布较晚，规则取最早值",
    median: "离各独立机构的中位数较远",
    independence: "支持该值的独立机构较少",
    rank: "已标为不宜采用",
    status: "已有实际值，不取估计或预测",
    decision: "依编辑裁定未采用",
    order: "其余条件相同，按固定次序未取",
  },
  statuses: { A: "实际", E: "估计", F: "预测", P: "初步数", B: "口径中断", C: "本报告计算" },
  marks: { estimate: "估", forecast: "预", computed: "算", disputed: "异", provisional: "初" },
  grades: {
    A: "法律、监管机构、公司公告、标准、论文或当事方自己发布",
    B: "原研究机构发布",
    C: "知名媒体，或注明原机构的转引",
    D: "聚合网站、博客，或来历不明",
    own: "本报告的判断或计算",
  },
  credibility: {
    corroborated: ["有佐证", "至少两个互不转引的机构给出一致的数值"],
    plausible: ["孤证", "出自一个机构，没有相反的证据"],
    doubtful: ["存疑", "同等级来源的数值超出容许范围，或查不出作数的机构，或经编辑裁定为可疑"],
    contradicted: ["有反证", "等级更高的独立来源给出的数值超出容许范围"],
  },
  supports: {
    graded: "A级或B级来源",
    several: "等级较低，但有两个以上互相独立的机构给出",
    quoted: "C级来源，写明数字出自哪个机构",
    weak: "其余：D级来源，或未写明出处的C级来源",
  },
  agreement: (statements, makers, duplicates) =>
    `${statements}条观测，采用值出自${makers}个独立机构，${{ single: "无可比数值", complete: "各值完全相同", consistent: "舍入范围内一致", inconsistent: "各值不一致" }[duplicates]}`,
  circle: (institutions) => `互相转引：${institutions}`,
  laterRecord: (date) => `${date}，后出记录`,
  steps: {
    sum: "求和",
    count: "计数",
    mean: "平均",
    min: "最小值",
    max: "最大值",
    rest: "其余部分",
    result: "模型结果",
    number: "取数值",
    quantity: "加单位",
    ln: "自然对数",
    exp: "指数",
    growth: "增长率",
    cagr: "年均增长率",
    share: "占比",
    ratio: "比值",
    diff: "差",
    coalesce: "取第一个有值的",
    abs: "绝对值",
    round: "舍入",
    rank: "名次",
    top: "最大的几个",
    first: "第一个",
    last: "最后一个",
    list: "列表",
    labels: "名称列表",
    row: "登记行",
    rows: "登记册的行",
    cells: "一组取值",
    distinct: "去重",
    "+": "相加",
    "-": "相减",
    "*": "相乘",
    "/": "相除",
    "^": "乘方",
    "training values": "所用年数",
    "gain on the last value": "误差比照抄末值减少",
    error: "回测误差",
    last_value_error: "照抄末值的误差",
    point: "点预测",
    low: "区间下端",
    high: "区间上端",
  },
  knownBasis: {
    dated: "来源自带日期",
    event: "事件当日即公开",
    archived: "存档时间",
    quoted: "后出的页面注明原机构与原日期",
    own: "本报告记录",
  },
  known: "公开于",
  interval: "区间",
  doubts: { rounding: "舍入", range: "来源只给界限或约数", spread: "来源说法不一", forecast: "预测误差" },
  noText: "本节尚无文字，也没有归入本节的可引用陈述。",
  noEvidence: "截至本版数据日期，没有取得可支持本节的证据。",
  noFigureData: "截至本版数据日期，没有取得足以作图的数据。",
  colon: "：",
  comma: "，",
  dot: " · ",
  appendix: {
    methodTitle: "方法",
    qualityTitle: "数据质量",
    asOfTitle: "数据截止日",
    asOf: (asOf) =>
      `本版只使用截至${asOf}已经公开的证据。每条观测、登记行和陈述都记有“公开日期”；日期为区间时，以区间的末日为准；公开日期不明的，只进入不早于其录入日的版本。之后才公开的数值，即使讲的是更早的时期，本版也看不到。法规、发布与榜单当日即已公开，而我们读到的记录有的写于其后；这样的来源注明“后出记录”，只取其中当时已公开的事实。`,
    cellTitle: "一个数字怎样产生",
    cell: (observations, cells) =>
      `同一指标、同一维度、同一时期的全部可见观测合为一个“格”。本版由${observations}条观测得到${cells}个格。观测之间不一致时，依次比较：`,
    rules: [
      "标记：被标为不宜采用的观测不参与。",
      "编辑裁定：有明确理由的裁定优先，其理由印在该格之下。",
      "状态：实际值先于初步数、估计与预测；标为优先的先取。",
      "来源等级：等级高的先取。",
      "原发与转引：原机构所发优于转引。",
      "时间：发布较新的先取；指标另有规定的，依其规定。",
      "独立性：互不转引的机构中，给出该值的多者先取；转引同一原件的只算一个。",
    ],
    afterRules:
      "仍不能区分的，按固定次序取一，并列出其余。落选的观测不删除：每个格都列出采用的、佐证的与落选的值，以及落选的理由和差距。落在同一舍入区间内的数值视为一致。",
    marksTitle: "标记",
    mark: "标记",
    meaning: "含义",
    markMeanings: {
      estimate: "来源注明为估计值",
      forecast: "机构的预测，不是本报告的预测",
      computed: "由本报告按公式算出，可追到每个输入",
      disputed: "来源之间的差距超过该指标的容许范围",
      provisional: "来源注明为初步数，可能修订",
    },
    gradesTitle: "证据等级",
    gradesText: "等级评的是来源，不是数值。一个格的等级取所采用观测的来源等级。",
    grade: "等级",
    credibilityTitle: "可信程度",
    credibilityText:
      "等级评来源，可信程度评数值本身，两轴分开，做法同北约通行的海军部代码（Admiralty code）。自上而下取最先成立的一项：有反证、存疑、有佐证、孤证。同一机构较早的数值视为修订，不作反证。计算所得的数值，不高于其最弱的输入。",
    credibility: "可信程度",
    own: "自",
    cells: "格",
    sources: "来源",
    observations: "观测",
    figuresTitle: "图表",
    figures: (built, gap) => `本版有${built}幅图表由证据作成，${gap}幅因数据未取得而列为缺口。缺口注明缺什么、找过哪里，不以推测填补。`,
    factsTitle: "正文中的数字",
    facts: (total, traced) =>
      `正文与图表中的数字都由表达式生成，没有手填的数字。本版共绑定${total}个事实，其中${traced}个可追到来源。计算值保留输入与函数，可逐级展开。`,
    languageTitle: "单位与换算",
    language:
      "数值按来源的有效位数印出，换单位时换算数值，不只换名称。不同货币之间不换算。百分比之差记为百分点。“超”“近”“不足”等限定词随数值保留，不当作精确值使用。",
    limitsTitle: "局限",
    limits: "公开资料不等于全部事实。转引可能失真，口径可能不同，沉默的企业不会出现在统计里。本报告不构成投资建议。",
    qualityIntro: (cells, disputed, single) => `本版共有${cells}个格，其中${disputed}个来源不一致，${single}个只有一条观测，未经佐证。`,
    supportTitle: "印出的数字以什么为据",
    supportText: (cells, borneOut) =>
      `正文与图表中的数字回溯到${cells}个格（登记册的行另计，本报告自己的判断不计）。其中${borneOut}以A、B级来源或两个以上互相独立的机构为据。其余的等级标在每个数字的证据页上。`,
    support: "依据",
    share: "占比",
    basisTitle: "公开日期的依据",
    basis: "依据",
    basisText: "数据截止日靠公开日期成立，因此逐条记录其依据。",
    rows: "条数",
    disputedTitle: "来源不一致的数值",
    disputedText: (shown, total) => `按差距从大到小，列出${total}个中的${shown}个。`,
    noneDisputed: "没有差距超过容许范围的格。",
    series: "指标",
    period: "时期",
    published: "采用",
    rejectedValues: "未采用",
    spread: "差距",
    decision: "裁定",
    noDecision: "按规则取值",
    gapsTitle: "图表缺口",
    gapsText: (gaps, figures) => `${figures}幅图表中有${gaps}幅没有取得数据。`,
    noGaps: "全部图表均由证据作成。",
    figure: "图表",
    reason: "缺什么",
    lookedFor: "找过哪里",
    silentTitle: "没有证据的章节",
    silentText: (silent, sections) => `${sections}个章节中有${silent}个没有可用的证据，正文如实注明。`,
  },
};

const en: EditionWords = {
  figure: (number) => `Figure ${number}`,
  section: (number, level, title) => (level === 0 ? `“${title}”` : level === 1 ? `Chapter ${number}` : `Section ${number}`),
  reasons: {
    grade: "source of a lower grade",
    original: "quoted, while the original institution’s own value exists",
    recency: "older than the value published",
    first: "later than the first value, which the rule prefers",
    median: "further from the median of the independent institutions",
    independence: "given by fewer independent institutions",
    rank: "marked as not to be used",
    status: "an estimate or forecast, where an actual value exists",
    decision: "set aside by an editorial decision",
    order: "equal in every respect; set aside by fixed order",
  },
  statuses: { A: "actual", E: "estimate", F: "forecast", P: "provisional", B: "break in series", C: "computed by this report" },
  marks: { estimate: "est", forecast: "fcst", computed: "calc", disputed: "disp", provisional: "prov" },
  grades: {
    A: "law, regulator, company filing, standard, paper, or the owner itself",
    B: "the original research institution",
    C: "established media, or a report quoting the original by name",
    D: "aggregator, blog, or unknown origin",
    own: "this report’s own judgement or computation",
  },
  credibility: {
    corroborated: ["corroborated", "at least two institutions that do not quote each other agree"],
    plausible: ["plausible", "from one institution, with nothing against it"],
    doubtful: [
      "doubtful",
      "a source of the same grade differs by more than the tolerance, or nobody can be named who made the number, or an editorial decision marks it as suspect",
    ],
    contradicted: ["contradicted", "an independent source of a better grade differs by more than the tolerance"],
  },
  supports: {
    graded: "a source of grade A or B",
    several: "a lower grade, but two or more independent institutions",
    quoted: "a source of grade C that names the institution it quotes",
    weak: "the rest: grade D, or grade C without a named origin",
  },
  agreement: (statements, makers, duplicates) =>
    `${statements} observations, ${makers} independent ${makers === "1" ? "institution" : "institutions"} behind the value used, ${{ single: "none comparable", complete: "all the same", consistent: "consistent within rounding", inconsistent: "not all consistent" }[duplicates]}`,
  circle: (institutions) => `these quote each other: ${institutions}`,
  laterRecord: (date) => `${date}, later record`,
  steps: {
    sum: "sum",
    count: "count",
    mean: "mean",
    min: "smallest",
    max: "largest",
    rest: "remainder",
    result: "result of a model",
    number: "number of",
    quantity: "with unit",
    ln: "natural logarithm",
    exp: "exponential",
    growth: "growth",
    cagr: "annual growth",
    share: "share",
    ratio: "ratio",
    diff: "difference",
    coalesce: "first with a value",
    abs: "absolute value",
    round: "rounded",
    rank: "rank",
    top: "largest of",
    first: "first of",
    last: "last of",
    list: "list",
    labels: "names",
    row: "register row",
    rows: "register rows",
    cells: "values",
    distinct: "distinct",
    "+": "added",
    "-": "subtracted",
    "*": "multiplied",
    "/": "divided",
    "^": "power",
    "training values": "years used",
    "gain on the last value": "error saved against repeating the last value",
    error: "error of the backtest",
    last_value_error: "error of repeating the last value",
    point: "point forecast",
    low: "lower end of the interval",
    high: "upper end of the interval",
  },
  knownBasis: {
    dated: "the source itself is dated",
    event: "an event public on its day",
    archived: "date of the archived copy",
    quoted: "a later page names the original and its date",
    own: "recorded by this report",
  },
  known: "public since",
  interval: "interval",
  doubts: { rounding: "rounding", range: "stated as a bound or about", spread: "other sources differ", forecast: "error of forecasts" },
  noText: "This section has no text yet, and no sourced statement is filed under it.",
  noEvidence: "No evidence for this section was found as of this edition’s date.",
  noFigureData: "No data sufficient for this figure were found as of this edition’s date.",
  colon: ": ",
  comma: ", ",
  dot: " · ",
  appendix: {
    methodTitle: "Method",
    qualityTitle: "Data quality",
    asOfTitle: "The as-of date",
    asOf: (asOf) =>
      `This edition uses only evidence that was public by ${asOf}. Every observation, register row and statement records when it became public; where that is an interval, its last day counts; where it is unknown, only editions dated no earlier than our recording of it see the row. A value published later is invisible here, even when it speaks of an earlier time. Laws, releases and rankings were public on their day while some of the records we read were written afterwards; such a source is marked “later record”, and only what was public by then is taken from it.`,
    cellTitle: "How a number comes about",
    cell: (observations, cells) =>
      `All visible observations of one indicator, the same dimensions and the same period form one cell. In this edition ${observations} observations make ${cells} cells. Where observations disagree, they are compared in this order:`,
    rules: [
      "Rank: observations marked as not to be used take no part.",
      "Editorial decision: a decision with a stated reason comes next, and its reason is printed with the cell.",
      "Status: an actual value comes before provisional, estimated and forecast ones; rows marked as preferred come first.",
      "Grade of the source: the better grade wins.",
      "Original or quoted: the original institution’s own value wins over a quotation.",
      "Time: the more recent publication wins, unless the indicator orders it otherwise.",
      "Independence: the number given by more institutions wins; those that quote one original count once.",
    ],
    afterRules:
      "What still cannot be told apart is taken in a fixed order, and the others are listed. Nothing that lost is deleted: every cell shows the value published, those that agree and those set aside, with the reason and the distance. Values within the same rounding interval count as agreeing.",
    marksTitle: "Marks",
    mark: "Mark",
    meaning: "Meaning",
    markMeanings: {
      estimate: "the source calls it an estimate",
      forecast: "an institution’s forecast, not this report’s",
      computed: "computed by this report; every input can be followed",
      disputed: "sources differ by more than the indicator’s tolerance",
      provisional: "the source calls it provisional; it may be revised",
    },
    gradesTitle: "Grades of evidence",
    gradesText: "A grade judges the source, not the value. A cell has the grade of the observation published.",
    grade: "Grade",
    credibilityTitle: "Credibility",
    credibilityText:
      "The grade judges the source, credibility the value itself, as in the Admiralty code. The first that holds is taken, in this order: contradicted, doubtful, corroborated, plausible. An earlier value of the same institution is its revision and speaks against nothing. A computed value is no more credible than its weakest input.",
    credibility: "Credibility",
    own: "own",
    cells: "Cells",
    sources: "Sources",
    observations: "Observations",
    figuresTitle: "Figures",
    figures: (built, gap) =>
      `In this edition ${built} figures are built from evidence and ${gap} stand as gaps because their data could not be obtained. A gap says what is missing and where we looked; it is never filled by conjecture.`,
    factsTitle: "Numbers in the text",
    facts: (total, traced) =>
      `Every number in text and figures comes from an expression; none is typed. This edition binds ${total} facts, of which ${traced} lead to a source. Computed values keep their inputs and function and can be unfolded step by step.`,
    languageTitle: "Units and conversion",
    language:
      "Values keep the precision of their source. A change of unit converts the value, never only its name. Currencies are not converted into one another. Differences of percentages are percentage points. Qualifiers such as over, nearly and under stay with the value, which is then not used as if exact.",
    limitsTitle: "Limits",
    limits:
      "Public evidence is not the whole truth. Quotations may distort, definitions may differ, and firms that say nothing do not appear in statistics. Nothing in this report is investment advice.",
    qualityIntro: (cells, disputed, single) =>
      `This edition has ${cells} cells; for ${disputed} the sources disagree, and ${single} rest on one observation without corroboration.`,
    supportTitle: "What the printed numbers rest on",
    supportText: (cells, borneOut) =>
      `The numbers in text and figures lead back to ${cells} cells (rows of registers are counted apart, our own judgements not at all). Of these, ${borneOut} rest on sources of grade A or B or on two or more independent institutions. The evidence page of each other number shows its grade.`,
    support: "Support",
    share: "Share",
    basisTitle: "How we know when it became public",
    basis: "Basis",
    basisText: "The as-of date stands on the dates of publication, so the basis of each is recorded.",
    rows: "Rows",
    disputedTitle: "Values on which sources disagree",
    disputedText: (shown, total) => `The ${shown} largest of ${total}, by distance.`,
    noneDisputed: "No cell has a spread above its tolerance.",
    series: "Indicator",
    period: "Period",
    published: "Published",
    rejectedValues: "Set aside",
    spread: "Spread",
    decision: "Decision",
    noDecision: "by rule",
    gapsTitle: "Figures without data",
    gapsText: (gaps, figures) => `Of ${figures} figures, ${gaps} have no data.`,
    noGaps: "Every figure is built from evidence.",
    figure: "Figure",
    reason: "What is missing",
    lookedFor: "Where we looked",
    silentTitle: "Sections without evidence",
    silentText: (silent, sections) => `Of ${sections} sections, ${silent} have no usable evidence and say so.`,
  },
};

/** What a step of a computation is called; "high80" is the upper end of the 80 % interval. An unknown step keeps its id. */
export function stepName(id: string, { steps }: EditionWords): string {
  const known = steps[id];
  if (known !== undefined) return known;
  const [, name = "", level = ""] = /^([a-z]+)(\d+)$/.exec(id) ?? [];
  return steps[name] === undefined ? id : `${steps[name]} ${level}%`;
}

const tables: Readonly<Record<string, EditionWords>> = { en, zh };

/** The words of a locale; "zh-Hant" reads "zh", a locale without a table reads English. */
export function editionWords(locale: string): EditionWords {
  return tables[locale] ?? tables[locale.split("-")[0] ?? ""] ?? en;
}

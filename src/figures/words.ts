/** The engine's own words in figures, per locale. Other locales fall back to English. */

export interface FigureWords {
  readonly actual: string;
  readonly estimate: string;
  readonly forecast: string;
  /** Where our own forecast stands beside those of institutions. */
  readonly forecastShared: string;
  readonly computed: string;
  readonly provisional: string;
  readonly partial: string;
  readonly missing: string;
  readonly rejected: string;
  readonly range: string;
  /** The key of forecasts that carry the year of their making in brackets. */
  readonly withYear: (forecast: string) => string;
  /** On the line where forecasts begin. */
  readonly forecastFrom: (start: string) => string;
  readonly forecastShort: string;
  readonly logarithmic: (text: string) => string;
  readonly growth: string;
  readonly share: string;
  readonly relations: string;
  readonly others: string;
  readonly byCount: string;
  readonly cumulative: (text: string) => string;
  readonly period: string;
  readonly item: string;
  readonly date: string;
  readonly event: string;
  readonly group: string;
  readonly status: string;
  readonly value: string;
  readonly from: string;
  readonly to: string;
  readonly relation: string;
  readonly part: string;
  readonly note: string;
  readonly parent: string;
  readonly yes: string;
  readonly no: string;
  readonly notKnown: string;
  readonly source: {
    readonly title: string;
    readonly publisher: string;
    readonly count: string;
    readonly uses: string;
    readonly grade: string;
  };
  /** Joins items of a list: "A、B" or "A, B". */
  readonly comma: string;
  readonly semicolon: string;
  /** Columns left out of a table because each row says the same, or none says anything. */
  readonly inEveryRow: (text: string) => string;
  readonly emptyColumns: (names: string) => string;
  readonly emptyCells: string;
  readonly colon: string;
  readonly stop: string;
  readonly rangeDash: string;
  readonly remaining: (count: number) => string;
  /** Of series for whose names a chart has no room. */
  readonly namedInTable: (count: number) => string;
  readonly edgeKinds: Readonly<Record<string, string>>;
  readonly end: string;
  /** A remark after a name, in brackets. */
  readonly aside: (text: string) => string;
  /** What the bars of a tornado depart from. */
  readonly base: string;
  readonly low: string;
  readonly high: string;
  readonly brokenProfile: string;
  /** A power law with its exponent; `fit` adds how well it fits and on how many points. */
  readonly law: (exponent: string, fit: { readonly r2: string; readonly points: number } | null) => string;
  readonly open: string;
  readonly flow: { readonly source: string; readonly target: string };
  readonly noEvidence: string;
  readonly tooFew: string;
  /** Sentences of the text alternative. */
  readonly alt: {
    readonly at: (name: string, value: string) => string;
    readonly trend: (series: string, from: string, to: string, direction: "up" | "down" | "flat") => string;
    readonly single: (series: string, value: string) => string;
    readonly ranked: (series: string, count: number, leading: string) => string;
    readonly highest: (value: string) => string;
    readonly lowest: (value: string) => string;
    readonly holdsForecasts: string;
    readonly holdsDisputed: string;
    readonly partial: (period: string) => string;
    readonly missing: (names: string) => string;
    readonly scatter: (count: number, x: string, y: string, leading: string) => string;
    readonly timeline: (count: number, first: string, last: string) => string;
    readonly diagram: (nodes: number, edges: number, names: string, more: boolean) => string;
    readonly table: (rows: number, columns: string, first: string) => string;
    readonly grid: (count: number, leading: string, least: string) => string;
    readonly spread: (base: string, leading: string) => string;
    readonly flows: (count: number, leading: string) => string;
    readonly cuts: string;
    readonly band: (label: string, at: string, low: string, high: string) => string;
  };
}

const zh: FigureWords = {
  actual: "实际",
  estimate: "估计",
  forecast: "机构预测",
  forecastShared: "预测",
  computed: "本报告计算",
  provisional: "初步数",
  partial: "期间未满，计至数据截止日",
  missing: "未取得",
  rejected: "未采用的值",
  range: "区间",
  withYear: (forecast) => `${forecast}（括号内为作出的年份）`,
  forecastFrom: (start) => `${start}年起为预测 →`,
  forecastShort: "预测 →",
  logarithmic: (text) => `${text}（对数刻度）`,
  growth: "同比增速",
  share: "占比",
  relations: "关系",
  others: "其他",
  byCount: "数量",
  cumulative: (text) => `${text}（累计）`,
  period: "期间",
  item: "项目",
  date: "日期",
  event: "事件",
  group: "分组",
  status: "状态",
  value: "数值",
  from: "起点",
  to: "终点",
  relation: "关系",
  part: "组成",
  note: "说明",
  parent: "上级",
  yes: "是",
  no: "否",
  notKnown: "未取得",
  source: { title: "用得最多的来源", publisher: "机构", count: "来源数", uses: "所据记录数", grade: "等级" },
  comma: "、",
  semicolon: "；",
  inEveryRow: (text) => `各行相同：${text}。`,
  emptyColumns: (names) => `各行均无内容、因此不列的栏：${names}。`,
  emptyCells: "空格表示没有取得。",
  colon: "：",
  stop: "。",
  rangeDash: "—",
  remaining: (count) => `另有 ${count} 项`,
  namedInTable: (count) => `另有 ${count} 项，见数据表`,
  edgeKinds: { flow: "流向", depends: "依赖", contains: "包含", evolves: "演进", compares: "对应" },
  end: "。",
  aside: (text) => `（${text}）`,
  base: "基准",
  low: "低",
  high: "高",
  brokenProfile: "没有取得的项目断开不连",
  law: (exponent, fit) => `幂律，指数${exponent}${fit === null ? "" : `（本报告拟合，R²=${fit.r2}，${fit.points}点）`}`,
  open: "至今",
  flow: { source: "自", target: "至" },
  noEvidence: "截至本版数据日期，没有取得可用的证据",
  tooFew: "截至本版数据日期，取得的证据太少，不足以成图",
  alt: {
    at: (name, value) => (name === "" ? value : `${name}：${value}`),
    trend: (series, from, to, direction) =>
      `${series === "" ? "" : `${series}，`}由${from}${direction === "flat" ? "到" : direction === "up" ? "升至" : "降至"}${to}`,
    single: (series, value) => (series === "" ? value : `${series}，${value}`),
    ranked: (series, count, leading) => `${series === "" ? "" : `${series}，`}共${count}项，最高的是${leading}`,
    highest: (value) => `最高为${value}`,
    lowest: (value) => `最低为${value}`,
    holdsForecasts: "含预测值",
    partial: (period) => `${period}未满，计至数据截止日`,
    holdsDisputed: "部分数值各来源不一致",
    missing: (names) => `${names}没有取得数据`,
    scatter: (count, x, y, leading) => `${count}个点，横轴为${x}，纵轴为${y}，最高的是${leading}`,
    timeline: (count, first, last) => `共${count}件事，自${first}，至${last}`,
    diagram: (nodes, edges, names, more) => `共${nodes}个部分${edges === 0 ? "" : `、${edges}条关系`}，主要有${names}${more ? "等" : ""}`,
    table: (rows, columns, first) => `表，共${rows}行，各列为${columns}${first === "" ? "" : `，首行为${first}`}`,
    grid: (count, leading, least) => `${count}个取值，最高为${leading}，最低为${least}`,
    spread: (base, leading) => `基准为${base}，影响最大的是${leading}`,
    flows: (count, leading) => `${count}股流向，最大的是${leading}`,
    cuts: "按两条分界线分为四个象限",
    band: (label, at, low, high) => `${label}：${at}为${low}至${high}`,
  },
};

const en: FigureWords = {
  actual: "Actual",
  estimate: "Estimate",
  forecast: "Institution’s forecast",
  forecastShared: "Forecast",
  computed: "Computed by this report",
  provisional: "Provisional",
  partial: "Period not over, counted to the date of the data",
  missing: "Not obtained",
  rejected: "Value not used",
  range: "Range",
  withYear: (forecast) => `${forecast} (year it was made)`,
  forecastFrom: (start) => `Forecast from ${start} →`,
  forecastShort: "Forecast →",
  logarithmic: (text) => `${text} (log scale)`,
  growth: "Growth on year",
  share: "Share",
  relations: "Relations",
  others: "Others",
  byCount: "Number",
  cumulative: (text) => `${text} (cumulative)`,
  period: "Period",
  item: "Item",
  date: "Date",
  event: "Event",
  group: "Group",
  status: "Status",
  value: "Value",
  from: "From",
  to: "To",
  relation: "Relation",
  part: "Part",
  note: "Note",
  parent: "Belongs to",
  yes: "yes",
  no: "no",
  notKnown: "not obtained",
  source: { title: "Source used most", publisher: "Institution", count: "Sources", uses: "Records resting on them", grade: "Grade" },
  comma: ", ",
  semicolon: "; ",
  inEveryRow: (text) => `The same in every row: ${text}.`,
  emptyColumns: (names) => `Columns left out because no row has an entry: ${names}.`,
  emptyCells: "Empty cells: not obtained.",
  colon: ": ",
  stop: ". ",
  rangeDash: "–",
  remaining: (count) => `${count} more`,
  namedInTable: (count) => `${count} more, named in the table`,
  edgeKinds: { flow: "flow", depends: "depends on", contains: "contains", evolves: "evolves to", compares: "corresponds to" },
  end: ".",
  aside: (text) => ` (${text})`,
  base: "Base",
  low: "Low",
  high: "High",
  brokenProfile: "The profile breaks where a value was not obtained",
  law: (exponent, fit) => `Power law, exponent ${exponent}${fit === null ? "" : ` (our fit, R² = ${fit.r2}, ${fit.points} points)`}`,
  open: "ongoing",
  flow: { source: "From", target: "To" },
  noEvidence: "No usable evidence was obtained as of this edition’s date",
  tooFew: "Too little evidence was obtained as of this edition’s date to draw a figure",
  alt: {
    at: (name, value) => (name === "" ? value : `${name}: ${value}`),
    trend: (series, from, to, direction) =>
      `${series === "" ? "" : `${series}, `}${direction === "flat" ? "level" : direction === "up" ? "rising" : "falling"} from ${from} to ${to}`,
    single: (series, value) => (series === "" ? value : `${series}, ${value}`),
    ranked: (series, count, leading) => `${series === "" ? "" : `${series}, `}${count} items, highest ${leading}`,
    highest: (value) => `highest ${value}`,
    lowest: (value) => `lowest ${value}`,
    holdsForecasts: "Holds forecasts",
    partial: (period) => `${period} was not over on the date of the data`,
    holdsDisputed: "Sources disagree on some values",
    missing: (names) => `No data for ${names}`,
    scatter: (count, x, y, leading) => `${count} points, ${x} across, ${y} upwards, highest ${leading}`,
    timeline: (count, first, last) => `${count} events, from ${first} to ${last}`,
    diagram: (nodes, edges, names, more) =>
      `${nodes} parts${edges === 0 ? "" : ` and ${edges} relations`}: ${names}${more ? " and others" : ""}`,
    table: (rows, columns, first) => `Table of ${rows} rows with ${columns}${first === "" ? "" : `, beginning with ${first}`}`,
    grid: (count, leading, least) => `${count} values, highest ${leading}, lowest ${least}`,
    spread: (base, leading) => `Base ${base}, moved most by ${leading}`,
    flows: (count, leading) => `${count} flows, the largest ${leading}`,
    cuts: "Two lines cut the plane into four parts",
    band: (label, at, low, high) => `${label}: ${low} to ${high} in ${at}`,
  },
};

/** Words of a locale. */
export const figureWords = (locale: string): FigureWords => (locale === "zh" || locale.startsWith("zh-") ? zh : en);

/** The fixed words of the printed report, per locale. A locale without words of its own prints in English. */
import type { Mark } from "../../analysis/value.js";
import { counted } from "../../measure/index.js";

export interface MarkWords {
  /** The small mark beside a value. */
  readonly sign: string;
  readonly name: string;
  readonly meaning: string;
}

export interface PrintWords {
  /** Typst language and region; the region decides punctuation widths. */
  readonly lang: string;
  readonly region: string | null;
  /** Script of the words: decides indents, mark signs and vertical part titles. */
  readonly script: "han" | "latin";
  readonly brand: string;
  readonly seal: string;
  readonly contents: string;
  readonly figureList: string;
  readonly figure: string;
  readonly chapter: string;
  readonly asOf: string;
  readonly edition: string;
  readonly covers: string;
  readonly extent: string;
  readonly evidence: string;
  readonly missing: string;
  readonly publisher: string;
  readonly imprint: string;
  readonly notice: string;
  readonly noticeText: string;
  readonly corrections: string;
  readonly correctionsText: string;
  readonly licence: string;
  readonly fontsText: string;
  readonly howToRead: string;
  readonly howToReadText: string;
  readonly marksTitle: string;
  readonly gradesTitle: string;
  readonly fingerprint: string;
  readonly highlights: string;
  readonly keyFigures: string;
  readonly gap: string;
  readonly gapReason: string;
  readonly gapLookedFor: string;
  readonly gapNearest: string;
  readonly judgement: string;
  readonly source: string;
  readonly note: string;
  readonly continued: string;
  /** Above the later parts of a drawing of several pages. */
  readonly figureContinued: string;
  readonly grade: string;
  readonly ownGrade: string;
  readonly references: string;
  readonly facts: string;
  readonly factsText: string;
  readonly quality: string;
  readonly qualityText: string;
  readonly gaps: string;
  readonly gapsText: string;
  readonly none: string;
  readonly page: string;
  readonly separator: string;
  readonly colon: string;
  readonly openBracket: string;
  readonly closeBracket: string;
  readonly openParenthesis: string;
  readonly closeParenthesis: string;
  readonly stop: string;
  /** Between sentences and between label and value: none in Han text, which spaces itself. */
  readonly space: string;
  readonly listComma: string;
  /** Meaning of a count of nought. */
  readonly nothingCounted: string;
  readonly marks: Readonly<Record<Mark, MarkWords>>;
  readonly grades: Readonly<Record<string, string>>;
  readonly counts: {
    readonly chapters: (n: string) => string;
    readonly sections: (n: string) => string;
    readonly figures: (n: string) => string;
    readonly gaps: (n: string) => string;
    readonly figuresBuilt: string;
    readonly figureGaps: string;
    readonly facts: string;
    readonly factsTraced: string;
    readonly observations: (n: string) => string;
    readonly sources: (n: string) => string;
    readonly rows: string;
  };
  /** Names a figure in running text and above its rule: "图 84" is written without the space, which the setting adds. */
  readonly figureName: (n: number) => string;
  readonly chapterName: (n: string) => string;
  /** Template with {n}; filled in by the page itself, which alone knows how many numbers stand on it. */
  readonly factsOnPage: string;
  readonly factOnPage: string;
  readonly abridged: (shown: string, total: string) => string;
  readonly moreSources: (n: string) => string;
}

const zh: PrintWords = {
  lang: "zh",
  region: "cn",
  script: "han",
  brand: "年鉴 Almanac",
  seal: "年鉴",
  contents: "目录",
  figureList: "图表目录",
  figure: "图",
  chapter: "章",
  asOf: "数据截至",
  edition: "版本",
  covers: "年份",
  extent: "篇幅",
  evidence: "证据",
  missing: "缺口",
  publisher: "编辑",
  imprint: "版权与说明",
  notice: "不构成投资建议",
  noticeText:
    "本报告只供了解行业之用，不构成投资建议，也不是对任何证券、产品或服务的推荐。数字取自所列来源，来源可能有误；预测可能落空。据此行动前，请查阅原始来源并自行判断。",
  corrections: "更正",
  correctionsText: "发现错误，请连同页码与数字寄至：",
  licence: "授权",
  fontsText: "字体：思源宋体与思源黑体（Noto Serif SC、Noto Sans SC），个别字符用Noto Sans，SIL Open Font License 1.1。",
  howToRead: "怎样读这份报告",
  howToReadText:
    "文字用宋体，证据用黑体。带细线的数字都能点开：它通向书末的事实附录，那里写明含义、期间、等级与来源。上标数字指向参考文献，页边写出其简称。没有取得的数据不作推测，如实列为缺口。",
  marksTitle: "记号",
  gradesTitle: "证据等级",
  fingerprint: "内容指纹",
  highlights: "本版要点",
  keyFigures: "关键数字",
  gap: "未取得",
  gapReason: "缺什么",
  gapLookedFor: "找过哪里",
  gapNearest: "最接近的",
  judgement: "本报告的判断",
  source: "来源",
  note: "注",
  continued: "续表",
  figureContinued: "续图",
  grade: "等级",
  ownGrade: "自算",
  references: "参考文献",
  facts: "事实附录",
  factsText: "正文与图表中的每个数字按出现先后编号，同一登记行或同一数值合为一条。方括号内为参考文献编号，〔〕内为证据等级。",
  quality: "方法与数据质量",
  qualityText: "本报告由证据生成：同一份证据、同一截止日、同一语言，得到同样的报告。截止日之后才为人所知的内容不在其中。",
  gaps: "缺口索引",
  gapsText: "下列图表所需的数据没有取得。缺什么、找过哪里、最接近的证据，见所在页。",
  none: "无",
  page: "页",
  separator: "，",
  colon: "：",
  openBracket: "〔",
  closeBracket: "〕",
  openParenthesis: "（",
  closeParenthesis: "）",
  stop: "。",
  space: "",
  listComma: "、",
  nothingCounted: "没有一条符合",
  marks: {
    estimate: { sign: "估", name: "估计", meaning: "来源给出的估计值" },
    forecast: { sign: "预", name: "预测", meaning: "机构的预测值" },
    computed: { sign: "算", name: "计算", meaning: "本报告由所列数值算得" },
    disputed: { sign: "异", name: "来源不一致", meaning: "各来源之差超出容许范围" },
    provisional: { sign: "初", name: "初步", meaning: "来源标明为初步数" },
  },
  grades: {
    A: "法规、监管、年报、论文或当事人",
    B: "研究机构原文",
    C: "媒体转述原机构",
    D: "聚合页与来历不明",
    own: "本报告计算",
  },
  counts: {
    chapters: (n) => `${n}章`,
    sections: (n) => `${n}个标题`,
    figures: (n) => `${n}幅图表`,
    gaps: (n) => (n === "0" ? "无，各图均已绘出" : `${n}幅图表没有取得，逐条列出`),
    figuresBuilt: "由证据作成的图表",
    figureGaps: "没有取得证据的图表",
    facts: "印出的事实",
    factsTraced: "可追到来源的事实",
    observations: (n) => `${n}条观测`,
    sources: (n) => `${n}个来源`,
    rows: "条名录",
  },
  figureName: (n) => `图${n}`,
  chapterName: (n) => `第${n}章`,
  factsOnPage: "本页{n}个数字，点按可查证据",
  factOnPage: "本页{n}个数字，点按可查证据",
  abridged: (shown, total) => `全表${total}行，此处印前${shown}行；其余见网站与开放数据。`,
  moreSources: (n) => `等${n}个来源`,
};

const en: PrintWords = {
  lang: "en",
  region: null,
  script: "latin",
  brand: "Almanac 年鉴",
  seal: "年鉴",
  contents: "Contents",
  figureList: "List of figures",
  figure: "Figure",
  chapter: "Chapter",
  asOf: "Data as of",
  edition: "Edition",
  covers: "Years",
  extent: "Extent",
  evidence: "Evidence",
  missing: "Gaps",
  publisher: "Editors",
  imprint: "Imprint",
  notice: "Not investment advice",
  noticeText:
    "This report is for general information about an industry. It is not investment advice and recommends no security, product or service. Its numbers come from the sources listed, which may be wrong; forecasts may fail. Read the original sources and judge for yourself before you act.",
  corrections: "Corrections",
  correctionsText: "If you find an error, please send page and number to: ",
  licence: "Licence",
  fontsText: "Typefaces: Noto Serif SC, Noto Sans SC and, for single characters, Noto Sans; SIL Open Font License 1.1.",
  howToRead: "How to read this report",
  howToReadText:
    "Words are set in serif, evidence in sans. Every underlined number opens: it leads to the facts appendix, which gives its meaning, period, grade and sources. Raised numbers point to the references; the margin gives them in short. What could not be found is not guessed but listed as a gap.",
  marksTitle: "Marks",
  gradesTitle: "Grades of evidence",
  fingerprint: "Fingerprint",
  highlights: "Key findings",
  keyFigures: "Key figures",
  gap: "Not found",
  gapReason: "What is missing",
  gapLookedFor: "Where we looked",
  gapNearest: "Nearest evidence",
  judgement: "Our reading",
  source: "Source",
  note: "Note",
  continued: "continued",
  figureContinued: "continued",
  grade: "Grade",
  ownGrade: "own",
  references: "References",
  facts: "Facts",
  factsText:
    "Every number in text and figures, in order of appearance; what one row or one value says is one entry. Square brackets hold reference numbers, round ones the grade of evidence.",
  quality: "Method and data quality",
  qualityText:
    "This report is generated from evidence: the same evidence, date and language give the same report. Nothing that became known after the as-of date is in it.",
  gaps: "Index of gaps",
  gapsText:
    "The data for these figures could not be found. What is missing, where we looked and the nearest evidence stand on the page given.",
  none: "none",
  page: "Page",
  separator: ", ",
  colon: ": ",
  openBracket: " (",
  closeBracket: ")",
  openParenthesis: " (",
  closeParenthesis: ")",
  stop: ".",
  space: " ",
  listComma: ", ",
  nothingCounted: "no entry fits",
  marks: {
    estimate: { sign: "est", name: "estimate", meaning: "the source gives it as an estimate" },
    forecast: { sign: "fcst", name: "forecast", meaning: "an institution’s forecast" },
    computed: { sign: "calc", name: "computed", meaning: "computed by us from the values listed" },
    disputed: { sign: "disp", name: "sources disagree", meaning: "sources differ by more than the tolerance" },
    provisional: { sign: "prov", name: "provisional", meaning: "the source calls it provisional" },
  },
  grades: {
    A: "laws, regulators, annual reports, papers or the party itself",
    B: "the research house’s own text",
    C: "press quoting the original institution",
    D: "aggregators and unclear origin",
    own: "computed by this report",
  },
  counts: {
    chapters: (n) => counted(n, "chapter"),
    sections: (n) => counted(n, "section"),
    figures: (n) => counted(n, "figure"),
    gaps: (n) => (n === "0" ? "none: every figure is drawn" : `${counted(n, "figure")} not found, listed one by one`),
    figuresBuilt: "Figures built from evidence",
    figureGaps: "Figures whose evidence was not found",
    facts: "Facts printed",
    factsTraced: "Facts traced to a source",
    observations: (n) => counted(n, "observation"),
    sources: (n) => counted(n, "source"),
    rows: " register rows",
  },
  figureName: (n) => `Figure ${n}`,
  chapterName: (n) => `Chapter ${n}`,
  factsOnPage: "{n} numbers on this page, each opens its evidence",
  factOnPage: "1 number on this page, it opens its evidence",
  abridged: (shown, total) =>
    `The table has ${total} rows; the first ${shown} are printed here, the rest is on the website and in the open data.`,
  moreSources: (n) => `and ${n} sources in all`,
};

/** The words of a locale; "zh-Hant" falls back to "zh", anything unknown to English with its own language tag. */
export function printWords(locale: string): PrintWords {
  const language = locale.split("-")[0] ?? locale;
  if (language === "zh") return zh;
  if (language === "en") return en;
  return /^[a-z]{2,3}$/.test(language) ? { ...en, lang: language } : en;
}

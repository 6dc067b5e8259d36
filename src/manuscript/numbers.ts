/**
 * Literal numbers in prose: every digit must come from a bound expression, be a date, belong to a name, or number an article,
 * section or figure. Small counts written as words (三个方面, three ways) are words; what is measured is a number, however written.
 */
import { approximationsIn } from "./approximations.js";
import { multiplesIn, yearMultiplesIn } from "./multiples.js";
import { chineseHalves, chineseNumbers } from "./numbers-chinese.js";
import { englishHalves, englishNumbers } from "./numbers-english.js";
import { boundMark } from "./prose.js";

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Digits the full-width forms stand for, at the same length, so that offsets stay. */
function halfWidth(text: string): string {
  return text.replace(/[０-９％．]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));
}

const digits = /[0-9]+(?:,[0-9]{3}(?![0-9]))*(?:\.[0-9]+)*/g;
/** In other languages than these two a comma may be the decimal sign. */
const otherDigits = /[0-9]+(?:[.,][0-9]+)*/g;
/** "3. Mai 2024", "3 de mayo de 2024": a day with a word and a year. */
const otherDates = /(?<![\d.,])(?:3[01]|[12][0-9]|0?[1-9])\.?\s(?:de\s)?\p{L}{3,}\s(?:de\s)?(?:19|20)[0-9]{2}(?![0-9])/gu;

/** Shown with the number in the message; never decides whether it is one. */
const trailingUnit =
  /^\s?(?:%|‰|个?百分点|[万亿]+(?:美元|元|人民币)?|美元|元|percent\b|per cent\b|(?:million|billion|trillion|thousand)\b)/;

const month =
  "(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)";
const day = "(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?";
const year = "(?:19|20|21)[0-9]{2}";
/** Chinese words that count the number before them: 2023家 is no year. */
const counting = "[万亿千百个家款项种人名位台张次元美欧港吨条倍多余套片座所天小分%]";
const to = "\\s?[-—–~～至到、和及与/]\\s?";
const standard = "(?:ISO|IEC|IEEE|GB|YD|JR|RFC|NIST|ITU|ETSI|ANSI|EN|DIN|DB|SAC|CEN)";
const numbered =
  "(?:[Rr]ounds?|[Pp]hases?|[Ss]tages?|[Ll]ots?|[Tt]iers?|Articles?|Art\\.|Sections?|Sec\\.|Figures?|Figs?\\.|Tables?|Chapters?|Parts?|Appendix|Annex|Clauses?|Paragraphs?|Items?|Schedule|Rules?|Steps?|Levels?|Class(?:es)?|Categor(?:y|ies)|Grades?|Types?|Scopes?|Groups?|Zones?|Lines?|Routes?|Piers?|Berths?|Terminals?|Gates?|Units?|Blocks?|Mark|Versions?|Volume|Vol\\.|Issue|Notice|Order|Decree|Document|Announcement|Regulation|Directive|[Nn]os?\\.)";

/** What a digit may be part of without evidence. */
const allowed: readonly RegExp[] = [
  // dates and times
  /(?<![\d.])\d{4}-\d{2}(?:-\d{2})?(?!\d)/g,
  /(?<![\d.])\d{4}[/.]\d{1,2}[/.]\d{1,2}(?!\d)/g,
  new RegExp(`(?<![\\d.])${year}(?:${to}${year})*\\s?(?:财年|年度|年代|年)`, "g"),
  new RegExp(`(?<![\\d.])${year}\\s?年?(?:上|下)?${to}`, "g"),
  new RegExp(`(?<!\\d)(?:1[0-2]|0?[1-9])(?:${to}(?:1[0-2]|0?[1-9]))?\\s?月(?:\\s?${day}(?:${to}${day})?\\s?[日号])?`, "g"),
  /(?<![\d.])(?:3[01]|[12]\d|[1-9])\s?日(?![均元活益])/g,
  /(?<!\d)\d{1,2}\s?世纪(?:\s?\d0\s?年代)?/g,
  /(?<!\d)\d0\s?年代/g,
  /(?<=[前头])(?:1[01]|[2-9])(?=个?月)/g,
  /(?<=(?:此前|之前|过去|最近|近|未来|随后|此后|接下来的?|滚动|这|该)\s?)(?:1[0-2]|18|24|36|[1-9])(?=\s?个月)/g,
  /(?<=\b(?:past|last|previous|preceding|next|following|rolling|trailing|the)\s)(?:1[0-2]|18|24|36|[3-9])(?=[\s-]months?\b)/gi,
  // "1美元可换…": what a rate of exchange is of
  /(?<![\d.,])1(?=\s?(?![万亿千百十])\p{Script=Han}{1,4}(?:[^，。；\uFFFC]{0,12}可)?(?:[换兑]|[约折]合|等于))/gu,
  /(?<![\d.,])(?:1[0-2]|[1-9])(?=\s?个月的?(?:累计|合计|总和|之和|里|内|间))/g,
  new RegExp(
    `(?<![\\d.,$¥￥€£#])${year}(?:[-–—/](?:${year}|[0-9]{2}))?(?![0-9%]|[.,][0-9]|\\s?${counting}|\\s?(?:million|billion|trillion|thousand|percent|per cent)\\b)`,
    "g",
  ),
  new RegExp(`\\b${month}\\.?\\s+${day}(?:\\s?[-–]\\s?${day})?(?![0-9.,]*[0-9%])`, "g"),
  new RegExp(`(?<![0-9.,])${day}(?:\\s?[-–]\\s?${day})?\\s+(?:of\\s+)?${month}\\b`, "g"),
  /(?<!\d)\d{1,2}:\d{2}(?::\d{2})?(?!\d)/g,
  /(?<![\d.])\d{1,2}\.\s?\d{1,2}\.\s?(?:19|20)\d{2}(?!\d)/g,
  /(?<![\d/])24\/7(?![\d/])/g,
  // articles, sections, figures, editions of things
  /第\s?\d+(?:\.\d+)*(?:\s?[—–\-至到、和]\s?第?\s?\d+(?:\.\d+)*)*\s?(?:条|章|节|款|项|届|次|号|期|批|篇|编|卷|页|部分|阶段|代|版|步|世纪|季度|类|层|级|轮|稿)/g,
  /(?<=[〕】\]）)])\s?\d+\s?号/g,
  /[〔[]\d{4}[〕\]]/g,
  /(?:图|表|附录|附件|附表|式|注)\s?\d+(?:[.—–-]\d+)*(?![\d%])/g,
  /(?<![\d.])\d+(?:\.\d+)+\s?节/g,
  new RegExp(
    `\\b${numbered}\\s?(?:No\\.\\s?)?[0-9]+(?:[.–-][0-9]+)*(?:\\([0-9a-z]+\\))*(?:(?:,| and| to| or)\\s[0-9]+(?![0-9.,]*[0-9%]))*(?![0-9%]|[.,][0-9]|\\s?(?:million|billion|trillion|thousand|percent|per cent)\\b)`,
    "g",
  ),
  new RegExp(`\\b${standard}(?:/[A-Z]+)*(?:[ -](?:TR|TS|PAS|CD|DIS|IR|SP))?[ -]?[0-9]+(?:[.:—–-][0-9]+)*`, "g"),
  // Parts and versions of what was named before: TR 24027, 24029-2, a framework's 2.0
  /\b(?:TR|TS|PAS)\s[0-9]{3,5}(?:-[0-9]+)?(?![0-9.,]*%)/g,
  /(?<![\d.,-])[0-9]{5}-[0-9]{1,2}(?![\d%-]|[.,]\d)/g,
  /(?<![\d.,$¥￥€£])[0-9]\.[0-9](?=\s?版)/g,
  // Web 2.0, 工业4.0: names of stages, where nothing is measured
  /(?<=(?:\b(?:Web|Industry|Education|Government|Society|Logistics|Retail|Finance|Agriculture)\s|工业|Web\s?))[1-9]\.0(?![\d%]|\s?(?:%|percent|million|billion|万|亿|倍))/g,
  /(?<=\b[Vv]ersions?\s)[0-9]+(?:\.[0-9]+)*/g,
  /[（(]\s?\d{1,2}\s?[）)]/g,
  /^\s*\d{1,2}[、.)]\s?(?!\d)/g,
  /(?<!\d)\d{2,3}\s?强/g,
  /\btop[- ]?\d+\b/gi,
  // "the 80% interval": how wide it is by name, not what was measured
  /(?<![\d.])\d{2}(?:\.\d)?\s?%(?=\s?(?:的?(?:预测|置信|可信)?区间|(?:(?:prediction|confidence|credible)\s+)?intervals?\b))/g,
  // "2015 = 100", 以2015年为100: the base of an index
  /(?<=(?:19|20)\d\d(?:年(?:\d{1,2}月)?)?\s?[=＝]\s?)100(?![\d%]|[.,]\d)/g,
  new RegExp(
    `(?<=[以设令取把将][^，。；]{0,8}(?:19|20)\\d\\d年[^，。；\\d]{0,6}(?:设为|定为|为|作)\\s?)100(?![\\d%]|[.,]\\d|\\s?${counting})`,
    "g",
  ),
  /(?<=\b(?:with|taking|setting|where|base|index)\b[^.;]{0,30}(?:19|20)\d\d(?:\s(?:as|at|is|set\s(?:at|to)|equals|equal\sto)\s))100(?![\d%]|[.,]\d|\s?(?:million|billion|thousand|percent|per cent)\b)/gi,
  // a document's title is a name
  /《[^《》]*》/g,
];

const mixedWord = /[A-Za-z0-9]+(?:[-–._+/:'][A-Za-z0-9]+)*/g;
/** A number with a unit glued on is still a number: 5bn, 80GB, 3-year; 5G, 7nm and 4-bit are names of techniques. */
const measured =
  /^(?:USD|CNY|RMB|EUR|HKD|JPY|GBP)?[\d.,]+-?(?:bn|mn|tn|m|k|km|cm|mm|kg|mg|g|t|l|ml|h|hrs?|s|ms|min|GB|TB|PB|EB|MB|KB|kB|GHz|MHz|Hz|kW|MW|GW|TW|W|kWh|MWh|GWh|TWh|V|x|pp|bps?|ppt|USD|CNY|RMB|EUR|HKD|JPY|GBP|fold|yuan|dollars?|percent)$|^[\d.]+[eE][+-]?\d+$|^\d+w$/;
const counted = /^[\d.,]+-(?!bit$)[a-z]{3,}$|^\d+-(?:to|in)-\d+$/;
/** 120M is a name of a size as 7B is, unless it counts. */
const scaled = /^[\d.]+[KMBT]$/;
const countedBy =
  /^\s?(?:users|people|customers|units|vehicles|tons|tonnes|downloads|subscribers|firms|companies|yuan|dollars|USD|CNY|RMB|美元|元|[人次辆台家吨]|用户)/;
const currencyPrefix = /^(?:USD|CNY|RMB|EUR|HKD|JPY|GBP)\d/;

/** Words that mix letters and digits: names of products, versions and techniques. */
function mixedWords(text: string): Span[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(mixedWord)) {
    const word = match[0];
    if (!/[A-Za-z]/.test(word) || !/\d/.test(word)) continue;
    if (measured.test(word) || counted.test(word) || currencyPrefix.test(word)) continue;
    if (/[$¥￥€£]\s?$/.test(text.slice(Math.max(0, match.index - 2), match.index))) continue;
    if (text[match.index + word.length] === "%") continue;
    if (scaled.test(word) && countedBy.test(text.slice(match.index + word.length, match.index + word.length + 14))) continue;
    spans.push({ start: match.index, end: match.index + word.length });
  }
  return spans;
}

const within = (inner: Span, spans: readonly Span[]) => spans.some(({ start, end }) => start <= inner.start && inner.end <= end);

/**
 * The literal numbers of a text. `named` are the places of known names that contain digits or numerals.
 * Spans are in order and do not overlap.
 */
export function literalNumbers(text: string, locale: string, named: readonly Span[]): Span[] {
  const plain = halfWidth(text);
  const found: Span[] = [];
  if (/[0-9]/.test(plain)) {
    const names = [...named, ...mixedWords(plain)];
    let free: Span[] | null = null;
    const other = !/^(?:zh|en)/.test(locale);
    const patterns = other ? [...allowed, otherDates] : allowed;
    const passed = approximationsIn(plain, locale).filter(inItsSentence(plain));
    for (const match of plain.matchAll(other ? otherDigits : digits)) {
      const span = { start: match.index, end: match.index + match[0].length };
      if (within(span, names) || within(span, passed)) continue;
      free ??= patterns.flatMap((pattern) => Array.from(plain.matchAll(pattern), (m) => ({ start: m.index, end: m.index + m[0].length })));
      if (within(span, free)) continue;
      const unit = trailingUnit.exec(plain.slice(span.end, span.end + 20));
      found.push({ start: span.start, end: span.end + (unit?.[0].length ?? 0) });
    }
  }
  const written = locale.startsWith("zh") ? chineseNumbers(plain) : locale.startsWith("en") ? englishNumbers(plain) : [];
  // Two numbers that stand beside a multiple show it; the rules of size check it.
  const besideNumber = ({ start, end }: Span) => plain.slice(Math.max(0, start - nearby), end + nearby).includes(boundMark);
  const shown =
    written.length === 0
      ? []
      : [...multiplesIn(plain, locale), ...yearMultiplesIn(plain, locale), ...approximationsIn(plain, locale).filter(inItsSentence(plain))];
  for (const span of written)
    if (!within(span, named) && !within(span, shown) && !found.some((f) => f.start < span.end && span.start < f.end)) found.push(span);
  const halves = locale.startsWith("zh") ? chineseHalves(plain) : locale.startsWith("en") ? englishHalves(plain) : [];
  for (const span of halves) {
    if (!besideNumber(span) && !within(span, named) && !found.some((f) => f.start < span.end && span.start < f.end)) found.push(span);
  }
  return found.sort((a, b) => a.start - b.start);
}

const sentenceEnd = /[。！？；!?;\n]|\.(?=\s|$)/;

/** A bound number stands in the sentence of the span: the rules of size hold the words against it. */
function inItsSentence(text: string): (span: Span) => boolean {
  return ({ start, end }) => {
    const before = text.slice(0, start).split(sentenceEnd).at(-1) ?? "";
    const [after = ""] = text.slice(end).split(sentenceEnd);
    return before.includes(boundMark) || after.includes(boundMark);
  };
}

/** A half whose number or source stands this near is a word about it; the rules of size check it. */
const nearby = 60;

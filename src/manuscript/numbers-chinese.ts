/** Numbers written in Chinese numerals: 五十亿, 三成, 百分之三十. Words that only contain numerals (统一, 十分, 一方面, 第一) are no numbers. */
import type { Span } from "./numbers.js";

const digitOf: Readonly<Record<string, number>> = { 〇: 0, 零: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };
const scaleOf: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
const bigOf: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8, 兆: 1e12 };

const numeral = "〇零一二两三四五六七八九十百千万亿兆";
const runs = new RegExp(
  `[${numeral}]+分之[${numeral}]+(?:点[〇零一二三四五六七八九]+)?|[${numeral}]+(?:点[〇零一二三四五六七八九]+[万亿]?)?`,
  "g",
);
const idioms = /二十四节气|十二(?:生肖|时辰|星座|地支)|一点一滴|两点一线|一点一点|三三两两/g;

/** Value of a run of numerals, or null when it is not a well-formed number (三五, 十四五, 万一, 九九六). */
export function chineseValue(run: string): number | null {
  let total = 0;
  let section = 0;
  let digit: number | null = null;
  let lastScale = Number.POSITIVE_INFINITY;
  let lastBig = Number.POSITIVE_INFINITY;
  for (const [i, c] of [...run].entries()) {
    const d = digitOf[c];
    const s = scaleOf[c];
    const b = bigOf[c];
    if (d === 0) {
      if (i === 0 || digit !== null) return null;
      // 一百零五: the zero only keeps a place.
    } else if (d !== undefined) {
      if (digit !== null) return null;
      digit = d;
    } else if (s !== undefined) {
      if (s >= lastScale || (digit === null && !(s === 10 && section === 0))) return null;
      section += (digit ?? 1) * s;
      digit = null;
      lastScale = s;
    } else if (b !== undefined) {
      const amount = section + (digit ?? 0);
      if (amount === 0 && total === 0) return null;
      // 一万亿: a big scale multiplies what stands before it, smaller or larger.
      if (b > lastBig) total = (total + amount) * b;
      else if (amount === 0) return null;
      else total += amount * b;
      lastBig = b;
      section = 0;
      digit = null;
      lastScale = Number.POSITIVE_INFINITY;
    }
  }
  return total + section + (digit ?? 0);
}

const measureAfter =
  /^(?:成(?![为就员立分果功本都长熟型交效形绩人套品名因份不])|倍|个百分点|个点|美元|欧元|港元|日元|英镑|元人民币|人民币|％|%|折(?![叠射线扣腾中]))/;
const more = /^[多余](?=[\u4e00-\u9fff])/;
const countedAfter =
  /^(?:美元|元|人民币|欧元|港元|日元|英镑|[张台家人个吨条款套片块名次倍卡辆艘架桶亩户件例所座只头篇份册场笔枚项种位]|千瓦|公里|公斤|公顷|平方|立方|小时|用户)/;
/** What makes a bare hundred or ten thousand an amount: 超百家, 逾万亿元. Without it 百家 and 千亿 speak of an order of size. */
const qualified = /(?:超过?|逾|突?破|[达满]到?|不足|不到|高达|(?<![附最邻靠远])近|(?<![通经不])过|约)$/;
/** 三四成, 七八万台: two numerals side by side are a range. */
const pairs = /(?:一[二两]|二三|两三|三[四五]|四五|五六|六七|七八|八九)(?=[成十百千万亿])(?!成群)[成十百千万亿]+/g;
/** 叁佰万, 壹拾: the forms that cannot be altered; most of them are words of their own alone. */
const formal =
  /[壹贰叁肆伍陆柒捌玖][拾佰仟][零壹贰叁肆伍陆柒捌玖拾佰仟万萬亿億]*|[壹贰叁肆伍柒捌玖]成(?![\u4e00-\u9fff])|[廿卅](?=[余多一二三四五六七八九家个款项年万])/g;
/** 五比一: a ratio, where nothing is compared. */
const ratios = /(?<![第一-鿿]第[一-鿿]|第)[二三四五六七八九十]比[一二三四五六七八九](?=[^一-鿿]|的|左右|$)/g;

/** 每五人中只有一人: a share told by heads. */
const heads =
  /每[二三四五六七八九十百千万]+[个人家名款件户]?[^，。；\uFFFC]{0,4}[中里][^，。；\uFFFC]{0,5}[一二两三四五六七八九][个人家名款件户]/g;

function isNumber(run: string, before: string, after: string): boolean {
  if (run.includes("分之")) return true;
  if (/^[百千万亿]+$/.test(run) && countedAfter.test(after.replace(/^[余多]/, "")) && (/^[余多]/.test(after) || qualified.test(before)))
    return true;
  if (/第\s?$/.test(before)) return false;
  if (run.includes("点")) return true;
  const value = chineseValue(run);
  // dates
  if (/^[一二][〇零一二三四五六七八九]{3}$/.test(run)) return !/^\s?年/.test(after);
  if (value === null) return false;
  if (/^(?:月|世纪|年代)/.test(after) && value <= 90) return false;
  // 前十一个月: months of a year; 八成区间: a width by name
  if ((/^个月/.test(after) && value <= 12) || /^成的?(?:预测|置信|可信)?区间/.test(after)) return false;
  if (/^[日号]/.test(after) && /月$/.test(before) && value <= 31) return false;
  // congresses, the group of twenty, rankings by name
  if (/^(?:届|国集团|强)/.test(after) || (/^大(?![型规量模小])/.test(after) && /^(?:十八|十九|二十)$/.test(run))) return false;
  // 数十万, 几百: no count is stated
  if (/[数几]$/.test(before) && !/[一二两三四五六七八九]/.test(run)) return false;
  if (!/[一二两三四五六七八九]/.test(run))
    return (value > 10 && countedAfter.test(after)) || (value === 10 && (measureAfter.test(after) || more.test(after)));
  if (value > 10) return true;
  return measureAfter.test(after) || (run !== "一" && /^番/.test(after) && /翻了?$/.test(before));
}

/** Places of numbers written in numerals, in order. */
export function chineseNumbers(text: string): Span[] {
  const found: Span[] = [];
  const fixed = Array.from(text.matchAll(idioms), (m) => ({ start: m.index, end: m.index + m[0].length }));
  for (const match of text.matchAll(runs)) {
    const start = match.index;
    const end = start + match[0].length;
    if (fixed.some((f) => f.start < end && start < f.end)) continue;
    const after = text.slice(end, end + 8);
    if (!isNumber(match[0], text.slice(Math.max(0, start - 2), start), after)) continue;
    const unit = /^(?:成|倍|个百分点|[多余]?[万亿]*(?:美元|元|人民币)|％|%)/.exec(after);
    found.push({ start, end: end + (unit?.[0].length ?? 0) });
  }
  for (const match of [pairs, formal, ratios, heads].flatMap((pattern) => Array.from(text.matchAll(pattern)))) {
    const span = { start: match.index, end: match.index + match[0].length };
    if (!found.some((f) => f.start < span.end && span.start < f.end)) found.push(span);
  }
  return found.sort((a, b) => a.start - b.start);
}

const half =
  /(?:近|过|逾|超过?|约)?(?:一半|半数)(?:以上)?|翻了?一?番|翻了?一?倍|(?<!成)倍增(?!器|计划|行动|工程)|腰斩|(?<!税)减半(?!征收|收取|计|[期周])|对折(?![页叠线痕查])|半壁江山|[两三]位数(?=的?(?:增|涨|升|降|跌|下|百分|比))/g;

/** Halves and doublings: a number unless the number stands beside them. */
export function chineseHalves(text: string): Span[] {
  return Array.from(text.matchAll(half), (match) => ({ start: match.index, end: match.index + match[0].length }));
}

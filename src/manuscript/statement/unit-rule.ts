/** PROSE-UNIT: a unit written beside a number that is not the number's own, or that the number already carries. */
import { unitsOf } from "../../analysis/units.js";
import { parseBinding } from "../../expression/index.js";
import { convert, currencies, parseUnit, type Quantity, readQuantity, type Unit } from "../../measure/index.js";
import type { BoundFact } from "../prose.js";
import type { Objection, Reading } from "./reading.js";
import { clauseOf, type Sentence, wordsAfter, wordsBefore } from "./sentence.js";

const unitAfter = {
  zh: /^\s?(?:万亿|千亿|百亿|十亿|亿|千万|百万|十万|万|千)?(?:美元|人民币|元人民币|元|欧元|日元|英镑|港元|韩元|%|％|个?百分点|倍)|^\s?(?:万亿|千亿|百亿|十亿|亿|千万|百万|十万|万)(?![一-鿿])/,
  en: /^\s?(?:%|(?:percent|per\s+cent|percentage\s+points?|times|-?fold)\b|(?:(?:thousand|million|billion|trillion|bn|mn)\b\s*)?(?:yuan|renminbi|RMB|CNY|USD|US\s+dollars|dollars|euros|yen)\b|(?:thousand|million|billion|trillion|bn|mn)\b)/i,
};
const unitBefore = { zh: /[$¥￥€]\s?$/, en: /(?:[$¥￥€]|\b(?:USD|CNY|RMB|EUR|US\$))\s?$/ };
const currencyWords: Readonly<Record<"zh" | "en", readonly (readonly [RegExp, string])[]>> = {
  zh: [
    [/美元/, "USD"],
    [/人民币|(?<![美欧日港韩])元(?=[）)计]|为单位)/, "CNY"],
    [/欧元/, "EUR"],
    [/日元/, "JPY"],
    [/港元/, "HKD"],
    [/英镑/, "GBP"],
    [/韩元/, "KRW"],
    [/卢比(?!亚)/, "INR"],
    [/雷亚尔/, "BRL"],
    [/越南盾/, "VND"],
    [/卢布/, "RUB"],
    [/泰铢/, "THB"],
    [/瑞士法郎/, "CHF"],
    [/加元/, "CAD"],
    [/澳元/, "AUD"],
  ],
  en: [
    [/(?<!\b(?:Canadian|Australian|Hong\s+Kong|Singapore)\s)\b(?:US\s+)?dollars?\b|US\$|\bUSD\b/i, "USD"],
    [/\b(?:yuan|renminbi|RMB|CNY)\b/i, "CNY"],
    [/\beuros?\b|\bEUR\b/i, "EUR"],
    [/\byen\b|\bJPY\b/i, "JPY"],
    [/\bpounds?\s+sterling\b|\bGBP\b/i, "GBP"],
    [/\bKRW\b|\bKorean\s+won\b/i, "KRW"],
    [/\brupees?\b|\bINR\b/i, "INR"],
    [/\breais\b|\bBRL\b/i, "BRL"],
    [/\b(?:Vietnamese\s+)?dong\b|\bVND\b/, "VND"],
    [/\br(?:o?u)bles?\b|\bRUB\b/i, "RUB"],
    [/\bbaht\b|\bTHB\b/i, "THB"],
    [/\bSwiss\s+francs?\b|\bCHF\b/i, "CHF"],
    [/\bCanadian\s+dollars?\b/i, "CAD"],
    [/\bAustralian\s+dollars?\b/i, "AUD"],
  ],
};

/** Units in the words around the facts of a sentence. */
export function checkUnits(reading: Reading, sentence: Sentence): readonly Objection[] {
  return [
    ...sentence.facts.flatMap((fact) => written(fact, reading, sentence)),
    ...currencyOfClauses(reading, sentence),
    ...statedUnits(reading, sentence),
  ];
}

const objection = (
  start: number,
  end: number,
  message: string,
  fix = "let the expression print its unit, or correct the unit in the text",
): Objection => ({
  code: "PROSE-UNIT",
  start,
  end,
  message,
  fix,
});

function written(fact: BoundFact, reading: Reading, sentence: Sentence): readonly Objection[] {
  const { quantity, cell } = reading.subject(fact);
  const asked = askedUnit(fact, reading);
  // A pure number that is no cell (a score, a multiple of one) takes any unit: nothing says which is its own.
  if (quantity === undefined || (quantity.unit.code === "1" && cell === undefined && asked === null)) return [];
  const clause = clauseOf(sentence, fact);
  const after = unitAfter[reading.language].exec(wordsAfter(reading.text, fact, clause))?.[0] ?? "";
  const before = unitBefore[reading.language].exec(wordsBefore(reading.text, fact, clause))?.[0] ?? "";
  if (after === "" && before === "") return [];
  const [start, end] = [fact.at - before.length, fact.at + 1 + after.length];
  const said = `${before}…${after}`;
  if (asked !== null) {
    const [own, words] = [asked, unitOfWords(before.trim(), after.trim(), reading)?.unit].map((unit) => moneyOf(unit));
    const isOther = own !== undefined && words !== undefined && own !== words;
    return isOther ? [objection(start, end, `the text writes "${said}" beside a number in ${asked.code}`)] : [];
  }
  const bare = bareUnit(fact, quantity, reading);
  if (bare === null)
    return [
      objection(start, end, `${fact.printed.text} carries its unit already, and the text adds "${said}"`, "leave the unit out of the text"),
    ];
  const meant = /^(?:倍|times|-?fold)$/i.test(after.trim()) ? null : unitOfWords(before.trim(), after.trim(), reading);
  if (meant === null) return [];
  const one = convert({ value: quantity.value.mul(0).add(1), unit: bare, decimals: 0, bound: "=" }, meant.unit);
  const fits = !("problem" in one) && one.value.eq(meant.value);
  return fits ? [] : [objection(start, end, `the text writes "${said}" beside a number in ${bare.code}`)];
}

/** The unit in which `number(…, "CNY/kg")` prints its amount; null for what is asked for otherwise. */
function askedUnit(fact: BoundFact, { vintage }: Reading): Unit | null {
  if (!fact.expression.startsWith("number(")) return null;
  const parsed = parseBinding(fact.expression);
  const unit = parsed.ok && parsed.ast.kind === "call" && parsed.ast.name === "number" ? parsed.ast.args[1]?.value : undefined;
  return unit?.kind === "string" ? unitNamed(unit.value, vintage) : null;
}

const moneysOf = (unit: Unit | undefined): readonly string[] =>
  Object.keys(unit?.dimension ?? {}).filter((symbol) => currencies.has(symbol));
const moneyOf = (unit: Unit | undefined): string | undefined => moneysOf(unit)[0];

/** The unit a bare number is printed in; null when the number shows its unit itself. A pure number has none to show. */
function bareUnit(fact: BoundFact, quantity: Quantity, { vintage }: Reading): Unit | null {
  const parsed = parseBinding(fact.expression);
  const options = parsed.ok ? parsed.options : {};
  if (options.bare === true) {
    const [target] = options.unit === undefined ? [] : [convert(quantity, unitNamed(options.unit, vintage) ?? quantity.unit)];
    return target === undefined || "problem" in target ? quantity.unit : target.unit;
  }
  return quantity.unit.code === "1" && /\d$/.test(fact.printed.text) ? quantity.unit : null;
}

function unitNamed(code: string, vintage: Reading["vintage"]): Unit | null {
  const unit = parseUnit(code, unitsOf(vintage));
  return "problem" in unit ? null : unit;
}

/** What "1" with these words around it would mean. */
function unitOfWords(before: string, after: string, reading: Reading): Quantity | null {
  const registry = unitsOf(reading.vintage);
  if (reading.language === "zh") {
    const mark = { $: "美元", "¥": "元", "￥": "元", "€": "欧元" }[before] ?? "";
    const plain = (mark === "" ? after : after + mark)
      .replace("％", "%")
      .replace(/^百分点/, "个百分点")
      .replace("元人民币", "元")
      .replace(/人民币$/, "元");
    const scale = /^(千亿|百亿|十亿|千万|百万|十万|千)/.exec(plain)?.[0] ?? "";
    const factor: Readonly<Record<string, string>> = {
      千亿: "1,000亿",
      百亿: "100亿",
      十亿: "10亿",
      千万: "1,000万",
      百万: "100万",
      十万: "10万",
      千: "1,000",
    };
    return readQuantity(scale === "" ? `1${plain}` : `${factor[scale]}${plain.slice(scale.length)}`, "zh", registry);
  }
  const money = /yuan|renminbi|RMB|CNY|[¥￥]/i.test(before + after)
    ? "CNY"
    : /dollar|USD|\$/i.test(before + after)
      ? "USD"
      : /euro|EUR|€/i.test(before + after)
        ? "EUR"
        : /yen/i.test(after)
          ? "JPY"
          : "";
  const scale = /thousand/i.test(after)
    ? "1,000"
    : /million|mn/i.test(after)
      ? "1 million"
      : /billion|bn/i.test(after)
        ? "1 billion"
        : /trillion/i.test(after)
          ? "1 trillion"
          : "1";
  if (money !== "") return readQuantity(money === "USD" ? `$${scale}` : `${money} ${scale}`, "en", registry);
  if (/points?/i.test(after)) return readQuantity("1 percentage point", "en", registry);
  if (/%|cent/i.test(after)) return readQuantity("1%", "en", registry);
  return readQuantity(scale, "en", registry);
}

const stated = /单位[：:]?\s?(?:为)?([^，。；：:）)\s\uFFFC]{1,8})/g;

/** "（单位：亿元）": a unit that none of the sentence's numbers is in. */
function statedUnits({ text, language, subject, vintage }: Reading, sentence: Sentence): readonly Objection[] {
  if (language !== "zh") return [];
  const said = text.slice(sentence.start, sentence.end);
  const numbers = sentence.facts
    .flatMap((fact) => subject(fact).quantity ?? [])
    .filter(({ unit }) => unit.kind !== "percent" && unit.code !== "1");
  return Array.from(said.matchAll(stated)).flatMap((match): Objection[] => {
    const meant = readQuantity(`1${match[1] ?? ""}`, "zh", unitsOf(vintage));
    const [first] = numbers;
    if (meant === null || first === undefined || numbers.some((number) => !("problem" in convert(number, meant.unit)))) return [];
    const start = sentence.start + match.index;
    return [objection(start, start + match[0].length, `the text says "${match[0]}", but its numbers are in ${first.unit.code}`)];
  });
}

/** A currency in words where every amount of the clause is in another. */
function currencyOfClauses({ text, language, subject }: Reading, sentence: Sentence): readonly Objection[] {
  return sentence.clauses.flatMap((clause, index): Objection[] => {
    // "{{x}}（亿元）", "The market (in yuan): {{x}}": a bracket speaks of the number beside it.
    const isBracket = clause.facts.length === 0 && /[（(]\s*$/.test(text.slice(sentence.start, clause.start));
    const beside = isBracket
      ? [sentence.clauses[index - 1], ...sentence.clauses.slice(index + 1)].find((each) => (each?.facts.length ?? 0) > 0)
      : clause;
    const amounts = (beside?.facts ?? []).flatMap((fact) => {
      // A rate of exchange is of both its currencies.
      const moneys = moneysOf(subject(fact).quantity?.unit);
      return moneys.length === 0 ? [] : [{ fact, moneys }];
    });
    const [first] = amounts;
    if (first === undefined) return [];
    const said = text.slice(clause.start, clause.end);
    return currencyWords[language].flatMap(([pattern, money]): Objection[] => {
      const found = pattern.exec(said);
      if (found === null || amounts.some(({ moneys }) => moneys.includes(money))) return [];
      const start = clause.start + found.index;
      return [
        objection(
          start,
          start + found[0].length,
          `the text says "${found[0]}", but ${first.fact.printed.text} is in ${first.moneys.join(" and ")}`,
        ),
      ];
    });
  });
}

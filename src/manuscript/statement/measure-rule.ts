/**
 * PROSE-MEASURE: the words right beside a number name another measure than it is of: profit for revenue, what was added for what
 * there is, a month's for a day's. Measures are told apart by the words that every set of accounts uses.
 */
import { dimensionLabel } from "../../analysis/labels.js";
import type { Cell } from "../../evidence/cell.js";
import type { BoundFact } from "../prose.js";
import type { Objection, Reading } from "./reading.js";
import { clauseOf, type Sentence, wordsAfter, wordsBefore } from "./sentence.js";

interface Measure {
  readonly zh: string;
  readonly en: string;
}

/** Of accounts and of firms: what one is called, another is not. */
const measures: readonly Measure[] = [
  { zh: "收入|营收|营业额|销售额", en: "revenues?|sales|turnover" },
  { zh: "净利润|净亏损|净利(?![率息])", en: "net\\s+(?:profits?|income|loss(?:es)?|results?)|earnings" },
  { zh: "(?:营业|经营|运营)(?:利润|亏损|溢利)", en: "operating\\s+(?:profits?|income|loss(?:es)?|results?)" },
  { zh: "利润总额|税前利润", en: "(?:total|pre-?tax)\\s+(?:profits?|income)" },
  { zh: "毛利(?!率)", en: "gross\\s+profits?" },
  { zh: "毛利率|利润率", en: "margins?" },
  { zh: "研发费用|研发投入|研发开支|研发支出|研发", en: "R&D(?:\\s+(?:expenses?|spending|costs?))?" },
  { zh: "资本开支|资本支出", en: "capital\\s+(?:spending|expenditure)|capex" },
  { zh: "员工数?|雇员|职工", en: "employees|staff|headcount" },
  { zh: "估值|市值", en: "valuations?|market\\s+value" },
  { zh: "出货量?", en: "shipments" },
];

const told = measures.map(({ zh, en }) => ({
  own: new RegExp(`${zh}|\\b(?:${en})\\b`, "i"),
  zh: {
    before: new RegExp(
      `(?:${zh})(?:总?额|合计|共)?(?:由|从|自)?(?:\\d{4}年)?(?:第?[一二三四]季度|[上下]半年|前三季度|全年)?(?:为|约|达到?|是|仅|录得|升至|降至|增至|的)?(?:约|近|超过?)?$`,
    ),
    after: /^(?!)/,
  },
  en: {
    before: new RegExp(
      `\\b(?:${en})\\s+(?:was|were|is|of|at|stood\\s+at|reached|came\\s+to|totalled|(?:rose|fell|grew|declined|dropped|climbed|went)\\s+(?:to|from))\\s+$|\\band\\s+(?:${en})\\s+$`,
      "i",
    ),
    after: new RegExp(`^\\s+of\\s+(?:its\\s+|the\\s+|their\\s+|total\\s+|all\\s+)*(?:${en})\\b`, "i"),
  },
}));

const anyMeasure = new RegExp(told.map(({ own }) => own.source).join("|"), "i");

/** Measures in words that the number beside them is not of. */
export function checkMeasures(reading: Reading, sentence: Sentence): readonly Objection[] {
  if (reading.kind !== "running") return [];
  return sentence.facts.flatMap((fact) => {
    const { quantity, cells } = reading.subject(fact);
    if (quantity === undefined || cells.length === 0 || cells.length > 12) return [];
    const clause = clauseOf(sentence, fact);
    const [before, after] = [wordsBefore(reading.text, fact, clause), wordsAfter(reading.text, fact, clause)];
    return [
      ...misnamed(fact, cells, reading, before, after),
      ...added(fact, reading, before),
      ...perTime(fact, reading, `${before}\uFFFC${after.slice(0, 24)}`, before.length),
    ].slice(0, 1);
  });
}

const objection = (start: number, said: string, message: string): Objection => ({
  code: "PROSE-MEASURE",
  start,
  end: start + said.length,
  message,
  fix: "name the measure the number is of, or bind the number of the one named",
});

/** "净利润为{{revenue}}", "{{share of revenue}} of net profit". */
function misnamed(fact: BoundFact, cells: readonly Cell[], reading: Reading, before: string, after: string): Objection[] {
  // A number made from rows or by a model is of more than its cells.
  if (/\b(?:row|result)\s*\(|\bwhere\b/.test(fact.expression)) return [];
  if (!anyMeasure.test(before.slice(-40)) && !anyMeasure.test(after.slice(0, 60))) return [];
  const found = told.flatMap(({ own, ...words }) => {
    const [ahead, behind] = [words[reading.language].before.exec(before), words[reading.language].after.exec(after)];
    const match = ahead ?? behind;
    return match === null ? [] : [{ own, said: match[0], start: ahead === null ? fact.at + 1 : fact.at - ahead[0].length }];
  });
  const [first] = found;
  if (first === undefined) return [];
  // What divides one cell by another (a margin) has a name of its own.
  if (cells.length > 1 && found.some(({ own }) => own.test("margin"))) return [];
  const labels = cells.flatMap((cell) => labelsOf(cell, reading)).join("\n");
  // A number whose own measure is none of these may be called anything.
  if (found.some(({ own }) => own.test(labels)) || !told.some(({ own }) => own.test(labels))) return [];
  const [label = ""] = labelsOf(cells[0], reading);
  return [objection(first.start, first.said, `the text says "${first.said.trim()}", but ${fact.printed.text} is of "${label}"`)];
}

/** What an indicator and the codes of a cell are called, in every language of the pack. */
function labelsOf(cell: Cell | undefined, { vintage, locale }: Reading): readonly string[] {
  if (cell === undefined) return [];
  const label = vintage.pack.indicators.get(cell.indicator)?.label ?? {};
  const codes = Object.entries(cell.dimensions).flatMap(([dimension, code]) =>
    vintage.pack.file.locales.map((each) => dimensionLabel(vintage, dimension, code, each)),
  );
  return [label[locale] ?? "", ...Object.values(label), ...codes];
}

const addition = {
  zh: /新增(?:了|约|近|超过?|的)?[^，。；\uFFFC]{0,6}$/,
  en: /\b(?:added|adding|net\s+additions\s+of)\s+(?:about\s+|over\s+|nearly\s+)?$|\bnew\s+[^.;,\uFFFC]{2,30}\s(?:number(?:ed)?|came\s+to|totall?ed)\s+$/i,
};
const additionLabel = /新增|增量|净增|\b(?:new|added|additions?|net)\b/i;

/** "新增{{x}}": of a number that is how much there is. */
function added(fact: BoundFact, reading: Reading, before: string): Objection[] {
  const { cell } = reading.subject(fact);
  const found = addition[reading.language].exec(before);
  const measure = cell === undefined ? undefined : reading.vintage.pack.indicators.get(cell.indicator)?.measure;
  if (found === null || cell === undefined || (measure !== "stock" && measure !== "cumulative")) return [];
  if (labelsOf(cell, reading).some((label) => additionLabel.test(label))) return [];
  return [
    objection(
      fact.at - found[0].length,
      found[0],
      `the text says "${found[0].trim()}", but ${fact.printed.text} is the whole of it and not what was added`,
    ),
  ];
}

const times: readonly (readonly [string, RegExp])[] = [
  ["day", /日均|每日|每天|\b(?:daily|(?:a|per|each|every)\s+day(?!\s+(?:before|earlier|ago|later|after|on)\b))\b/i],
  ["week", /周均|每周|\b(?:weekly|(?:a|per|each|every)\s+week(?!\s+(?:before|earlier|ago|later|after|on)\b))\b/i],
  ["month", /月均|每月|月产|\b(?:monthly|(?:a|per|each|every)\s+month(?!\s+(?:before|earlier|ago|later|after|on)\b))\b/i],
  [
    "year",
    /年均|每年|(?<!\d)年产(?!生)|\b(?:yearly|annual(?:ly)?|(?:a|per|each|every)\s+year(?!\s+(?:before|earlier|ago|later|after|on)\b))\b/i,
  ],
];

/** "月均{{x}}" of a number of each day. */
function perTime(fact: BoundFact, { subject }: Reading, words: string, at: number): Objection[] {
  const per = /\/(day|week|month|year)$/.exec(subject(fact).quantity?.unit.code ?? "")?.[1];
  if (per === undefined || times.some(([unit, pattern]) => unit === per && pattern.test(words))) return [];
  const [first, second] = times.flatMap(([, pattern]) => {
    const match = pattern.exec(words);
    return match === null ? [] : [{ start: fact.at - at + match.index, said: match[0] }];
  });
  const summed = /累计(?![同环])/.exec(words.slice(0, at));
  if (first === undefined && summed !== null)
    return [objection(fact.at - at + summed.index, summed[0], `the text says "${summed[0]}", but ${fact.printed.text} is of each ${per}`)];
  if (first === undefined || second !== undefined) return [];
  return [objection(first.start, first.said, `the text says "${first.said}", but ${fact.printed.text} is of each ${per}`)];
}

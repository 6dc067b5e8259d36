/**
 * PROSE-MEASURE of parts: the words right beside a number name another code of its dimension, or another value of the field that was
 * asked for, than the one it is of: "services {{of manufacturing}}", "the high case {{of the low one}}". Names are PROSE-ENTITY's.
 */

import { codeLabel, dimensionLabel, fieldOf, rowOf } from "../../analysis/labels.js";
import type { Vintage } from "../../evidence/cell.js";
import { parseBinding } from "../../expression/index.js";
import { memoryOf, remembered } from "../../measure/once.js";
import type { BoundFact } from "../prose.js";
import type { Objection, Reading } from "./reading.js";
import { type Sentence, wordsAfter, wordsBefore } from "./sentence.js";
import { aggregate } from "./standing.js";
import type { Subject } from "./subject.js";

/** Parts of the number's own that the words call by another's name. */
export function checkCodes(reading: Reading, sentence: Sentence): readonly Objection[] {
  if (reading.kind !== "running") return [];
  return sentence.facts.flatMap((fact) => {
    const subject = reading.subject(fact);
    if (subject.quantity === undefined) return [];
    const before = wordsBefore(reading.text, fact, sentence).slice(-longest);
    const after = wordsAfter(reading.text, fact, sentence).slice(0, longest);
    if (!/\p{L}/u.test(before) && !/\p{L}/u.test(after)) return [];
    return partsOf(subject, reading)
      .flatMap((part) => misnamed(fact, part, reading, before, after))
      .slice(0, 1);
  });
}

const longest = 48;
const mostParts = 40;

/** One of the parts that a whole is told apart into. */
interface Part {
  readonly own: Wording;
  readonly rivals: readonly Wording[];
  /** What else the number is called: a rival's name within it says nothing. */
  readonly context: string;
}

interface Wording {
  readonly label: string;
  /** What stands, in small letters, wherever the part is named: looked for first, since most parts are named nowhere near. */
  readonly stem: string;
  /** Right before the number, and right behind it; both end, or begin, at the number. */
  readonly before: RegExp;
  readonly after: RegExp;
  readonly anywhere: RegExp;
}

function misnamed(fact: BoundFact, { own, rivals, context }: Part, { text }: Reading, before: string, after: string): Objection[] {
  const near = `${before}\n${after}`.toLowerCase();
  for (const rival of rivals) {
    if (!near.includes(rival.stem)) continue;
    const ahead = rival.before.exec(before);
    const behind = ahead === null ? rival.after.exec(after) : null;
    if (ahead === null && behind === null) continue;
    // What the next stretch of words calls its own number is not said of this one.
    if (own.anywhere.test(before) || own.anywhere.test(after.split(/[,，;；。、]/)[0] ?? "")) return [];
    if (own.anywhere.test(rival.label) || rival.anywhere.test(own.label) || rival.anywhere.test(context)) continue;
    const start = ahead !== null ? fact.at - ahead[0].length : fact.at + 1;
    const end = ahead !== null ? fact.at : start + (behind?.[0].length ?? 0);
    return [
      {
        code: "PROSE-MEASURE",
        start,
        end,
        message: `the text says "${text.slice(start, end).trim()}", but ${fact.printed.text} is of "${own.label}"`,
        fix: "name the part the number is of, or bind the number of the one named",
      },
    ];
  }
  return [];
}

function partsOf(subject: Subject, reading: Reading): readonly Part[] {
  return [...ofCells(subject, reading), ...ofRegisters(subject, reading), ...ofResults(subject, reading)];
}

/** The item of a method's list that a result is of: "the price accounts for {{of the volume}}". */
function ofResults({ fact }: Subject, reading: Reading): readonly Part[] {
  const asked = itemAsked(fact.expression);
  const analysis = asked === null ? undefined : reading.vintage.pack.analyses.get(asked.analysis)?.analysis;
  if (asked === null || analysis?.kind !== "method") return [];
  const items = new Map((analysis.items ?? []).map(({ id, label }) => [id, labelText(label, reading.locale)]));
  return part(
    asked.item,
    [...items.keys()],
    (id) => wordingsIn[reading.language](items.get(id) ?? ""),
    labelText(analysis.title, reading.locale),
  );
}

const labelText = (label: string | Readonly<Record<string, string>>, locale: string): string =>
  typeof label === "string" ? label : (label[locale] ?? "");

/** `result("analysis", "output", "item")`, bare or under abs() and round(). */
function itemAsked(expression: string): { readonly analysis: string; readonly item: string } | null {
  const parsed = parseBinding(expression);
  let node = parsed.ok ? parsed.ast : null;
  while (node?.kind === "call" && (node.name === "abs" || node.name === "round")) node = node.args[0]?.value ?? null;
  const [analysis, , item] = node?.kind === "call" && node.name === "result" ? node.args.map(({ value }) => value) : [];
  return analysis?.kind === "string" && item?.kind === "string" ? { analysis: analysis.value, item: item.value } : null;
}

/** The code that a cell has in a dimension, among those that the indicator is told apart into. */
function ofCells({ cells, share }: Subject, reading: Reading): readonly Part[] {
  const { vintage, locale } = reading;
  const [first] = cells;
  if (first === undefined || cells.length > 12 || cells.some(({ indicator }) => indicator !== first.indicator)) return [];
  return Object.keys(first.dimensions).flatMap((dimension): Part[] => {
    if (vintage.pack.dimensions[dimension]?.names === true) return [];
    const codes = [...new Set(cells.map((cell) => cell.dimensions[dimension] ?? ""))];
    const proper = share === undefined ? codes : codes.filter((code) => !aggregate.test(code));
    const [own, another] = proper;
    if (own === undefined || another !== undefined) return [];
    const all = codesOf(vintage, first.indicator, dimension);
    const wordings = (code: string) => wordingsIn[reading.language](dimensionLabel(vintage, dimension, code, locale));
    return part(
      own,
      all.filter((code) => !vintage.names.has(code) || !vintage.names.has(own)),
      wordings,
      [
        vintage.pack.dimensions[dimension]?.label[locale] ?? "",
        vintage.pack.indicators.get(first.indicator)?.label[locale] ?? "",
        ...Object.entries(first.dimensions).flatMap(([other, code]) =>
          other === dimension ? [] : [dimensionLabel(vintage, other, code, locale)],
        ),
      ].join(" "),
    );
  });
}

/** The value that a count asks for in a field of kinds, or that a row has there. */
function ofRegisters({ conditions }: Subject, reading: Reading): readonly Part[] {
  const { vintage } = reading;
  const [row, another] = conditions.rows;
  const asked =
    row !== undefined && another === undefined
      ? Object.entries(rowOf(vintage, row.register, row.id)?.values ?? {}).flatMap(([field, value]) =>
          typeof value === "string" ? [{ register: row.register, field, value }] : [],
        )
      : conditions.fields;
  return asked.flatMap(({ register, field: id, value }): Part[] => {
    const field = fieldOf(vintage, register, id);
    if (field?.type !== "enum" || field.values === undefined || vintage.names.has(value)) return [];
    // A field of very many kinds names things and not parts.
    if (Object.keys(field.values).length > mostParts) return [];
    const others = asked.flatMap((each) => {
      const theirs = each.field === id ? undefined : fieldOf(vintage, register, each.field);
      return theirs?.values === undefined ? [] : [codeLabel(vintage, theirs, each.value, reading.locale)];
    });
    return part(
      value,
      Object.keys(field.values),
      (code) => wordingsIn[reading.language](codeLabel(vintage, field, code, reading.locale)),
      [field.label[reading.locale] ?? "", ...others].join(" "),
    );
  });
}

function part(own: string, all: readonly string[], wordings: (code: string) => Wording | null, context: string): Part[] {
  const wording = wordings(own);
  if (wording === null) return [];
  const rivals = all.flatMap((code) => (code === own || isWhole(code) ? [] : (wordings(code) ?? [])));
  return rivals.length === 0 ? [] : [{ own: wording, rivals, context }];
}

const isWhole = remembered((code: string) => aggregate.test(code));

const known = memoryOf<Vintage, readonly string[]>();

/** Codes that the cells of an indicator have in a dimension. */
function codesOf(vintage: Vintage, indicator: string, dimension: string): readonly string[] {
  return known(vintage, `${indicator} ${dimension}`, () =>
    [...new Set(vintage.cellsOf(indicator).map((cell) => cell.dimensions[dimension] ?? ""))].sort(),
  );
}

/** Between a part's name and its number, and between a number and the name of its part. */
const gaps = {
  zh: {
    before:
      "(?:业|类|型|层|行业|方面|领域|市场|产品|企业|厂商|机构|口径|情形|部分|事件|因素|效应|占|为|有|是|达到?|约|近|的|计|共|则|也|仅|只|：|(?:19|20)\\d\\d年|\\s)*",
    after: "(?:[个款条项家件起人篇次台张种]|用于|来自|属于|为|是|在)+",
  },
  en: {
    before:
      "(?:\\s+(?:is|are|was|were|has|had|have|with|at|took|takes?|earned|earns?|makes?|made|came\\s+to|comes?\\s+to|accounts?\\s+for|reached|fetched|averaged|stood\\s+at|cost|amounted\\s+to|totalled|cases?|firms?|services?|market|layer|about|some|nearly|(?:in\\s+)?(?:19|20)\\d\\d)|:)*\\s+",
    after: "\\s+(?:(?:is|are|was|were|only|just|merely|on|for|in|by|from|the|its|their)\\s+)*",
  },
} as const;

/** How a text may call a code: its label without brackets and without the word for the kind of thing. Null for what is too short to tell. */
const wordingsIn = {
  zh: remembered((label: string) => {
    const plain = withoutBrackets(label);
    const stem = plain.replace(/^按|(?:合计|市场|口径|行业|企业|[业类型层])$/g, "");
    const isTelling = stem.length >= 2 && /\p{Script=Han}/u.test(stem);
    return isTelling && !aggregate.test(plain) ? read(label, stem, "zh") : null;
  }),
  en: remembered((label: string) => {
    const plain = withoutBrackets(label);
    return /\p{L}{4}/u.test(plain) && !aggregate.test(plain) ? read(label, plain, "en") : null;
  }),
};

function withoutBrackets(label: string): string {
  return label.replace(/[（(][^）)]*[）)]/g, "").trim();
}

function read(label: string, stem: string, language: "zh" | "en"): Wording {
  const escaped = stem.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
  const word = language === "zh" ? escaped : `\\b${escaped}s?\\b`;
  const { before, after } = gaps[language];
  return {
    label,
    stem: stem.toLowerCase(),
    before: new RegExp(`${word}${before}$`, "i"),
    after: new RegExp(`^${after}${word}`, "i"),
    anywhere: new RegExp(word, "i"),
  };
}

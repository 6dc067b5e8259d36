/**
 * DATA-LANGUAGES: what a row or a declaration says in several languages must say the same. Translations are free, so only what no
 * style explains is compared: the numbers, the currencies, the names of the name table and the expressions each of them holds.
 */
import { findBindings, parseBinding, writeExpression } from "../expression/index.js";
import type { Declarations } from "./assemble.js";
import type { Assembled } from "./check-pack.js";
import type { EvidenceReading } from "./evidence-files.js";
import type { Place } from "./finding.js";
import { type NameFinder, namesIn, sharesEntity } from "./name-finder.js";
import { polarities, wayOf } from "./polarity.js";
import { quote, type Report } from "./report.js";
import { type NumberLanguage, type StatedNumber, scaleApart, statedNumbers, unmatchedNumbers } from "./stated-numbers.js";
import { partsApart, yearParts } from "./year-parts.js";

/** One text in every language that has it, with the places to point at. */
interface Translated {
  readonly texts: Readonly<Record<string, string>>;
  /** Both texts are whole statements: a number that only one of them has is a difference too. */
  readonly statement: boolean;
  readonly place: (locale: string) => Place;
}

/** Check every translated text of evidence and declarations. */
export function checkTranslations(pack: Assembled, declared: Declarations, evidence: EvidenceReading, report: Report): void {
  const named = namesIn(pack.names);
  for (const translated of [...ofRows(pack, evidence), ...ofDeclarations(pack, declared)]) {
    const locales = Object.keys(translated.texts).filter((locale) => languageOf(locale) !== null && translated.texts[locale] !== "");
    const [first, ...others] = locales;
    if (first === undefined) continue;
    for (const other of others) {
      const difference = compare(first, other, translated, named);
      if (difference === null) continue;
      const places = [translated.place(first), translated.place(other)];
      const fix = "Correct the one that is wrong, so that both state the same.";
      for (const place of places[0]?.line === places[1]?.line ? places.slice(0, 1) : places)
        report("DATA-LANGUAGES", place, difference, fix);
    }
  }
}

function languageOf(locale: string): NumberLanguage | null {
  return locale.startsWith("zh") ? "zh" : locale.startsWith("en") ? "en" : null;
}

function* ofRows(pack: Assembled, evidence: EvidenceReading): Generator<Translated> {
  const of = (row: { readonly place: Place }, column: string, texts: Translated["texts"], statement = false): Translated => ({
    texts,
    statement,
    place: (locale) => evidence.place(row, column === "" ? undefined : `${column}_${locale}`),
  });
  for (const claim of pack.claims.values()) yield of(claim, "text", claim.text, true);
  for (const [id, rows] of pack.registerRows) {
    const fields = (pack.registers.get(id)?.fields ?? []).filter(({ type }) => type === "localized");
    for (const row of rows) {
      for (const { id: field } of fields) {
        const value = row.values[field];
        if (isTexts(value)) yield of(row, field, value);
      }
    }
  }
  for (const node of pack.nodes) {
    yield of(node, "label", node.label);
    yield of(node, "remark", node.remark);
    yield of(node, "group", node.groupLabel);
  }
  for (const edge of pack.edges) yield of(edge, "label", edge.label);
  for (const cell of pack.matrix) {
    yield of(cell, "row", cell.rowLabel);
    yield of(cell, "column", cell.columnLabel);
    yield of(cell, "value", cell.value);
  }
}

function* ofDeclarations(pack: Assembled, declared: Declarations): Generator<Translated> {
  const within = function* (file: string, value: unknown, path: readonly PropertyKey[]): Generator<Translated> {
    if (typeof value !== "object" || value === null) return;
    if (isTexts(value) && Object.keys(value).every((key) => declared.locales.includes(key))) {
      const key = path.findLast((each) => typeof each === "string");
      yield {
        texts: value,
        statement: key === "finding" || key === "reason",
        place: (locale) => declared.placeOf(file, [...path, locale]),
      };
    } else
      for (const [key, inner] of Object.entries(value)) yield* within(file, inner, [...path, Array.isArray(value) ? Number(key) : key]);
  };
  for (const { figure, file } of pack.figures) yield* within(file, figure, []);
  for (const { analysis, file } of pack.analyses.values()) yield* within(file, analysis, []);
  for (const judgement of pack.judgements.values()) yield* within(`judgements/${judgement.id}.yaml`, judgement, []);
  yield* within("evidence/decisions.yaml", { decisions: pack.decisions }, []);
  yield* within("pack.yaml", declared.file, []);
  yield* within("outline.yaml", declared.outline, []);
}

function isTexts(value: unknown): value is Readonly<Record<string, string>> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const texts: readonly unknown[] = Object.values(value);
  return texts.length > 1 && texts.every((text) => typeof text === "string") && Object.keys(value).every((key) => languageOf(key) !== null);
}

interface Said {
  readonly expressions: readonly string[];
  readonly names: readonly (readonly string[])[];
  readonly currencies: readonly string[];
  readonly words: string;
}

function compare(a: string, b: string, { texts, statement }: Translated, named: NameFinder): string | null {
  const [textA = "", textB = ""] = [texts[a], texts[b]];
  const [languageA, languageB] = [languageOf(a), languageOf(b)];
  if (textA === textB || languageA === null || languageB === null) return null;
  const [left, right] = [read(textA, named), read(textB, named)];
  const expression = oneSided(left.expressions, right.expressions) ?? oneSided(right.expressions, left.expressions);
  if (expression !== undefined) return `Only one of the languages states ${quote(expression)}.`;
  const [numbersA, numbersB] = [statedNumbers(left.words, languageA), statedNumbers(right.words, languageB)];
  const [onlyA, onlyB] = [unmatchedNumbers(numbersA, numbersB), unmatchedNumbers(numbersB, numbersA)];
  const [x, y] = [onlyA[0]?.text, onlyB[0]?.text];
  if (x !== undefined && y !== undefined) return `${a} says ${quote(x)} where ${b} says ${quote(y)}.`;
  if (statement && (x ?? y) !== undefined) return `Only ${x === undefined ? b : a} states the number ${quote(x ?? y ?? "")}.`;
  const years = open.test(textA) || open.test(textB) ? null : (yearsApart(numbersA, numbersB) ?? yearsApart(numbersB, numbersA));
  if (years !== null) return `One language says ${quote(years[0])}, the other says ${quote(years[1])} once more.`;
  const scales = scaleApart(numbersA, numbersB) ?? scaleApart(numbersB, numbersA);
  if (scales !== null) return `The languages give one number at two scales: ${scales[0].value} and ${scales[1].value}.`;
  const partsA = yearParts(left.words, languageA);
  const parts = partsA.length === 0 ? null : partsApart(partsA, yearParts(right.words, languageB));
  if (parts !== null) {
    const [partA, partB] = [left.words.slice(parts[0].start, parts[0].end), right.words.slice(parts[1].start, parts[1].end)];
    return `${a} speaks of ${quote(partA)}, ${b} of ${quote(partB)}: other parts of a year.`;
  }
  for (const polarity of polarities) {
    const [wayA, wayB] = [wayOf(left.words, polarity[languageA]), wayOf(right.words, polarity[languageB])];
    if (wayA * wayB < 0) return `${a} and ${b} say opposite things: the ${polarity.name} differs.`;
  }
  const [moneyA, moneyB] = [left.currencies, right.currencies];
  if (moneyA.length === 1 && moneyB.length === 1 && moneyA[0] !== moneyB[0]) return `${a} counts in ${moneyA[0]}, ${b} in ${moneyB[0]}.`;
  const [nameA] = left.names.filter(
    (ids) => !right.names.some((others) => sharesEntity(ids, others)) && !isHinted(ids, right.words, named),
  );
  const [nameB] = right.names.filter((ids) => !left.names.some((others) => sharesEntity(ids, others)) && !isHinted(ids, left.words, named));
  if (nameA !== undefined && nameB !== undefined) return `${a} names ${quote(nameA[0] ?? "")} where ${b} names ${quote(nameB[0] ?? "")}.`;
  return null;
}

/** "After 2021" is "2022年以后": the year that bounds an open time is not the same in every language. */
const open = /以[后前来]|之[后前]|年起|\b(?:after|since|before|until|from)\b/i;

/** A year that only one text names, and one that the other names more often. */
function yearsApart(own: readonly StatedNumber[], theirs: readonly StatedNumber[]): readonly [string, string] | null {
  const isYear = ({ text }: StatedNumber) => /^(?:19|20)\d\d$/.test(text);
  const times = (all: readonly StatedNumber[], { value }: StatedNumber) => all.filter((other) => other.value === value).length;
  const lone = own.find((number) => isYear(number) && times(theirs, number) === 0);
  const other = theirs.find((number) => isYear(number) && times(theirs, number) > times(own, number));
  return lone === undefined || other === undefined ? null : [lone.text, other.text];
}

function oneSided(own: readonly string[], theirs: readonly string[]): string | undefined {
  return own.find((each) => !theirs.includes(each));
}

/** A short form of one of the names stands in the text: 卷云 for 卷云车业, Cirrus for Cirrus Cycles. */
function isHinted(ids: readonly string[], text: string, { names }: NameFinder): boolean {
  return ids.some((id) => {
    const name = names.get(id);
    return [...Object.values(name?.label ?? {}), ...(name?.aliases ?? [])].some((label) => {
      const [word = ""] = label.split(" ");
      if (/^[\x20-\x7e]+$/.test(label)) return text.toLowerCase().includes(word.toLowerCase());
      // A legal name begins with a place and ends with a word for a company: no short form.
      const characters = /公司$/.test(label) ? "" : label.replace(/[^一-鿿]/g, "");
      return characters.length > 1 && (text.includes(characters.slice(0, 2)) || text.includes(characters.slice(-2)));
    });
  });
}

function read(text: string, named: NameFinder): Said {
  const bindings = findBindings(text).filter(({ open }) => open !== true);
  let plain = text;
  for (const { start, end } of bindings) plain = plain.slice(0, start) + " ".repeat(end - start) + plain.slice(end);
  const found = named.find(plain);
  // Digits of a name are no number.
  for (const { start, end } of found) {
    if (/\d/.test(plain.slice(start, end))) plain = plain.slice(0, start) + " ".repeat(end - start) + plain.slice(end);
  }
  return {
    expressions: bindings.map(({ inner }) => {
      const parsed = parseBinding(inner);
      return parsed.ok ? withSelectorsInOrder(writeExpression(parsed.ast)) : inner.trim();
    }),
    names: found.map(({ item }) => item),
    currencies: currencies.flatMap(([pattern, code]) => (pattern.test(plain) ? [code] : [])),
    words: plain,
  };
}

/** `a @ {geo: CN, period: 2025}` and `a @ {period: 2025, geo: CN}` are one expression. */
function withSelectorsInOrder(expression: string): string {
  return expression.replace(
    /@ \{([^{}]*)\}/g,
    (_, entries: string) =>
      `@ {${entries
        .split(/, (?=[a-z][a-z0-9_]*: )/)
        .sort()
        .join(", ")}}`,
  );
}

const currencies: readonly (readonly [RegExp, string])[] = [
  [/美元|\bUSD\b|US\$|(?<![A-Z])\$(?=\s?\d)|\bdollars?\b/, "USD"],
  [/(?<=[\d万亿千百十余多])(?:元|人民币)|人民币|\b(?:CNY|RMB|yuan|renminbi)\b|[¥￥]/, "CNY"],
  [/欧元|\bEUR\b|€|\beuros?\b/, "EUR"],
  [/港元|\bHKD\b|HK\$/, "HKD"],
];

/** What the pack's names mean for prose: digits that belong to a name, and names an edition cannot know yet. */
import type { Vintage } from "../evidence/cell.js";
import { remembered } from "../measure/once.js";
import type { Name, Pack } from "../pack/pack.js";
import { type PhraseMatch, phraseFinder } from "../pack/phrases.js";
import type { Span } from "./numbers.js";

export interface NameIndex {
  /** Places of names that hold digits or numerals. */
  numbered(text: string): readonly Span[];
  /** Places of names that became known only after the vintage's date. */
  unknownYet(text: string): readonly PhraseMatch<Name>[];
  /** Places that name entities, with the ids of the name table and the codes of places they may mean. */
  entities(text: string): readonly EntityPlace[];
}

export interface EntityPlace extends Span {
  readonly ids: readonly string[];
  /** An adjective of origin (Chinese, American) may describe something else than whose the number is. */
  readonly adjective: boolean;
}

const indexes = new WeakMap<Vintage, NameIndex>();

/** One index per vintage, shared by its locales: a Chinese text may name a firm by its English name. */
export function nameIndex(vintage: Vintage): NameIndex {
  const found = indexes.get(vintage);
  if (found !== undefined) return found;
  const made = { ...packIndex(vintage.pack), unknownYet: laterNames(vintage) };
  indexes.set(vintage, made);
  return made;
}

type PackIndex = Omit<NameIndex, "unknownYet">;

/** What names come from. */
type Named = Pick<Pack, "names" | "dimensions" | "registers" | "registerRows">;

const packIndexes = new WeakMap<Pack["registerRows"], { readonly of: Named; readonly index: PackIndex }>();

/** What does not depend on a date: shared by the editions of a pack, and asked once for each text that they share. */
function packIndex(pack: Named): PackIndex {
  const found = packIndexes.get(pack.registerRows);
  if (found?.of.names === pack.names && found.of.dimensions === pack.dimensions && found.of.registers === pack.registers)
    return found.index;
  const index = { numbered: remembered(numberedFinder(pack)), entities: remembered(entityFinder(pack)) };
  const { names, dimensions, registers, registerRows } = pack;
  packIndexes.set(registerRows, { of: { names, dimensions, registers, registerRows }, index });
  return index;
}

const holdsNumber = /[0-9零一二三四五六七八九十百千万亿]/;
/** A name of digits alone (360) must not lend itself to an amount. */
const digitsOnly = /^[0-9]+$/;
const amountAfter = /^[\d.,]|^\s?(?:[%％万亿千百个家款项种人位台张元美倍吨条]|million|billion|trillion|thousand|percent)/;
const versioned = /^([A-Z][A-Za-z]{2,}[- ]\d{1,2}(?:\.\d)?)(?=[- (（])/;
const longestTitle = 60;
const shortestTitle = 4;

function phrasesOf(name: Name): readonly string[] {
  return [...new Set([...Object.values(name.label), ...name.aliases])];
}

/** Titles of register rows are names too: a product's version, a document's number. */
function* rowTitles(pack: Named): Generator<readonly [string, string]> {
  for (const [id, rows] of pack.registerRows) {
    const title = pack.registers.get(id)?.title;
    if (title === undefined) continue;
    for (const row of rows) {
      const value = row.values[title];
      if (typeof value === "string") yield [value, `${id}/${row.id}`];
      else if (typeof value === "object" && value !== null && !Array.isArray(value)) {
        for (const text of Object.values(value)) if (typeof text === "string") yield [text, `${id}/${row.id}`];
      }
    }
  }
}

function numberedFinder(pack: Named): NameIndex["numbered"] {
  const numbered = new Set<string>();
  for (const name of pack.names.values()) for (const phrase of phrasesOf(name)) if (holdsNumber.test(phrase)) numbered.add(phrase);
  for (const [title] of rowTitles(pack)) {
    if (title.length > longestTitle || !/[0-9]/.test(title) || !/\p{L}/u.test(title)) continue;
    numbered.add(title);
    // "Llama 2" of a row called "Llama 2-70B": what it is called before its size or kind.
    const family = versioned.exec(title)?.[1];
    if (family !== undefined) for (const written of [family, family.replace(/[- ](?=\d)/, " ")]) numbered.add(written);
  }
  const find = phraseFinder(Array.from(numbered, (phrase) => [phrase, phrase] as const));
  return (text) =>
    find(text).filter(({ start, end, item }) => {
      if (!digitsOnly.test(item)) return true;
      return !amountAfter.test(text.slice(end, end + 10)) && !/[\d.,$¥￥€£]\s?$/.test(text.slice(Math.max(0, start - 2), start));
    });
}

function laterNames({ pack, asOf }: Vintage): NameIndex["unknownYet"] {
  /** Phrase → its owner when every owner of the phrase is still unknown, null when some owner is known. */
  const owners = new Map<string, Name | null>();
  for (const name of pack.names.values()) {
    const later = name.known.end > asOf;
    for (const phrase of phrasesOf(name)) {
      if (!later) owners.set(phrase, null);
      else if (!owners.has(phrase)) owners.set(phrase, name);
    }
  }
  if ([...owners.values()].every((owner) => owner === null)) return () => [];
  const find = phraseFinder<Name | null>(owners);
  return (text) => find(text).flatMap((match) => (match.item === null ? [] : [{ start: match.start, end: match.end, item: match.item }]));
}

/** Every name and every code of a dimension whose codes are proper names, under all their wordings. */
function entityFinder(pack: Named): NameIndex["entities"] {
  const ids = new Map<string, string[]>();
  const adjectives = new Set<string>();
  const add = (phrase: string, id: string) => {
    const list = ids.get(phrase);
    if (list === undefined) ids.set(phrase, [id]);
    else if (!list.includes(id)) list.push(id);
  };
  for (const name of pack.names.values()) {
    for (const phrase of phrasesOf(name)) {
      add(phrase, name.id);
      // 赛灵思（AMD） is called 赛灵思 in running text.
      const short = phrase.replace(/\s?[（(][^（）()]*[）)]$/, "");
      if (short !== phrase && short.length >= 2) add(short, name.id);
      const acronym = /[（(]([A-Z]{3,})[）)]$/.exec(phrase)?.[1];
      if (acronym !== undefined) add(acronym, name.id);
    }
  }
  for (const { codes, names } of Object.values(pack.dimensions)) {
    if (names !== true) continue;
    for (const [code, label] of Object.entries(codes ?? {})) {
      for (const phrase of typeof label === "string" ? [label] : Object.values(label)) {
        add(phrase, code);
        for (const other of alsoSaid[phrase] ?? []) {
          if (/n$|ese$/.test(other)) adjectives.add(other);
          add(other, code);
        }
      }
    }
  }
  for (const [title, row] of rowTitles(pack))
    if (title.length >= shortestTitle && title.length <= longestTitle && !/^[a-z]+$/.test(title)) add(title, row);
  const find = phraseFinder(ids);
  return (text) =>
    find(text)
      // US dollars are dollars, wherever they are paid.
      .filter(({ end }) => !/^\s+dollars?\b/.test(text.slice(end, end + 9)))
      .map(({ start, end, item }) => ({ start, end, ids: item, adjective: adjectives.has(text.slice(start, end)) }));
}

/** Other words for places that texts use beside their names. */
const alsoSaid: Readonly<Record<string, readonly string[]>> = {
  China: ["Chinese", "Chinawide", "China-wide", "nationwide", "Nationwide"],
  中国: ["我国", "国内", "全国"],
  "United States": ["US", "U.S.", "American"],
  美国: ["美方"],
  World: ["global", "Global", "worldwide", "Worldwide", "world"],
  全球: ["世界", "全世界"],
};

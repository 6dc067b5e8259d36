/** PROSE-ENTITY: the words name one firm, place or product and the number beside them is another's. */

import { nameLabel, rowOf, rowTitle } from "../../analysis/labels.js";
import type { Vintage } from "../../evidence/cell.js";
import type { EntityPlace } from "../names.js";
import type { BoundFact } from "../prose.js";
import { type Objection, type Reading, within } from "./reading.js";
import { clauseOf, type Sentence, type Stretch, wordsBefore } from "./sentence.js";
import type { Subject } from "./subject.js";

/** Facts whose entity nobody names while another of its kind, whose number is not there, is named. */
export function checkEntities(reading: Reading, sentence: Sentence): readonly Objection[] {
  const printed = sentence.facts.flatMap((fact): EntityPlace[] => {
    const { name } = reading.subject(fact);
    return name === undefined ? [] : [{ start: fact.at, end: fact.at + 1, ids: [name], adjective: false }];
  });
  const mentions = [...within(reading.entities, sentence), ...printed].sort((a, b) => a.start - b.start);
  if (mentions.length === 0) return [];
  return sentence.facts.flatMap((fact) => {
    const found = objectionTo(fact, reading, sentence, mentions);
    return found.length > 0
      ? found
      : [objectionToWhole, objectionToSum].flatMap((object) => object(fact, reading, sentence, mentions)).slice(0, 1);
  });
}

const parted: ReadonlySet<string> = new Set(["share", "ratio"]);
/** Between the name of what a number is a part or a multiple of and the number, in the order of the language. */
const wholeBefore = /(?:为|是|占|相当于)$/;
const wholeAfter = /^\s+(?:times\s+)?(?:of\s+)?(?:what|that\s+of|those\s+of)\s+$/i;

const summed: ReadonlySet<string> = new Set(["+", "sum"]);
const together = { zh: /合计|之和|合共|总共|一共/, en: /\b(?:together|combined|in\s+total|between\s+them|jointly)\b/i };

/** "A与B合计{{sum}}", "A and B together had {{sum}}": of every one that is named, and of nobody else. */
function objectionToSum(fact: BoundFact, reading: Reading, sentence: Sentence, mentions: readonly EntityPlace[]): readonly Objection[] {
  const { cells } = reading.subject(fact);
  const [first, second] = cells;
  const { text, language, vintage } = reading;
  const clause = clauseOf(sentence, fact);
  const isSum = summed.has(fact.printed.value.lineage.id) && first !== undefined && second !== undefined && cells.length <= 6;
  if (!isSum || !together[language].test(text.slice(clause.start, clause.end))) return [];
  for (const dimension of Object.keys(first.dimensions)) {
    const codes = [...new Set(cells.map((cell) => cell.dimensions[dimension] ?? ""))];
    if (codes.length < 2 || codes.length < cells.length || !codes.every((code) => vintage.names.has(code))) continue;
    const kin = within(mentions, clause).filter(({ ids, end }) => end <= fact.at && ids.some((id) => codesOf(vintage, dimension).has(id)));
    const stranger = kin.length === codes.length ? kin.find(({ ids }) => !isAnyOf(ids, codes)) : undefined;
    if (stranger === undefined) continue;
    return [
      {
        code: "PROSE-ENTITY",
        start: stranger.start,
        end: stranger.end,
        message: `the text names "${text.slice(stranger.start, stranger.end)}", but ${fact.printed.text} is the sum of ${codes.map((code) => labelOf(reading, code)).join(", ")}`,
        fix: "name those whose numbers are added, or add those of the ones named",
      },
    ];
  }
  return [];
}

/** "约为B的{{share}}", "{{share}} of what B had": a number made of two entities' is a part of the second one's. */
function objectionToWhole(fact: BoundFact, reading: Reading, sentence: Sentence, mentions: readonly EntityPlace[]): readonly Objection[] {
  const { lineage } = fact.printed.value;
  const [part, whole, more] = reading.subject(fact).cells;
  if (!parted.has(lineage.id) || part === undefined || whole === undefined || more !== undefined) return [];
  const { text, language, vintage } = reading;
  const clause = clauseOf(sentence, fact);
  const said = within(mentions, clause).find(({ start, end }) =>
    language === "zh"
      ? text.slice(end, fact.at) === "的" && wholeBefore.test(text.slice(clause.start, start))
      : start > fact.at && wholeAfter.test(text.slice(fact.at + 1, start)),
  );
  if (said === undefined) return [];
  const dimension = Object.keys(whole.dimensions).find((key) => whole.dimensions[key] !== part.dimensions[key]);
  const code = dimension === undefined ? undefined : whole.dimensions[dimension];
  if (code === undefined || dimension === undefined || isAnyOf(said.ids, [code])) return [];
  const isKin = said.ids.some((id) => codesOf(vintage, dimension).has(id) && kindOf(id, vintage) === kindOf(code, vintage));
  if (!isKin) return [];
  return [
    {
      code: "PROSE-ENTITY",
      start: said.start,
      end: said.end,
      message: `the text names "${text.slice(said.start, said.end)}", but ${fact.printed.text} is taken of ${labelOf(reading, code)}`,
      fix: "name the entity that it is a part of, or bind the part of the one named",
    },
  ];
}

/** "占全球{{x}}", "{{x}} of the world": the whole that a share is taken of. */
const ofWhole = /(?:占|在|of\s+(?:the\s+)?|in\s+(?:the\s+)?)$/;
const attached = /^\s*(?:(?:of|for|by|at|in|from|belongs?\s+to|the|来自|属于|为|归|在|由)\s*)*$/i;

/** Nothing but a verb between a name and the number it has: then the name is whose it is, whoever else is named before. */
const touching = { zh: /^\s*(?:为|达|约|约为|占|是|有|共|：)?\s*$/, en: /^\s+(?:is|was|has|had|holds?|held|with)?\s*$/ };

/** An entity a number is of, among its kin: a code of a dimension, the value of a register's field, a row. */
interface Owner {
  readonly codes: readonly string[];
  readonly kin: ReadonlySet<string>;
}

function objectionTo(fact: BoundFact, reading: Reading, sentence: Sentence, mentions: readonly EntityPlace[]): readonly Objection[] {
  for (const { codes, kin } of ownersOf(reading.subject(fact), reading.vintage)) {
    const kinds = new Set(codes.map((code) => kindOf(code, reading.vintage)));
    // Codes without a kind of their own are kin where the pack uses them alike; a name of the same kind may be new to the dimension.
    const isRival = (id: string): boolean => {
      const kind = kindOf(id, reading.vintage);
      return kinds.has(kind) && (kind !== "" || kin.has(id));
    };
    const rivals = mentions.filter((mention) => mention.ids.some(isRival) && !isToldBy(fact, mention, reading));
    const own = rivals.filter(({ ids }) => isAnyOf(ids, codes));
    const clause = clauseOf(sentence, fact);
    // After the number only what hangs on it by a small word: "… and another firm made its own free" is another statement.
    const near = within(rivals, clause).filter(({ start, end }) => end <= fact.at || attached.test(reading.text.slice(fact.at + 1, start)));
    // Named before the number or beside it: the words are about the number's own entity, whatever else they name.
    if (rivals.length === 0) continue;
    const nextTo = adjacent(rivals, own, fact, clause, reading);
    const touches = nextTo.some(({ end }) => touching[reading.language].test(reading.text.slice(end, fact.at)));
    if (!touches && own.some((mention) => mention.end <= fact.at || near.includes(mention))) continue;
    const candidates = near.length > 0 ? near : own.length > 0 ? [] : rivals.filter(({ end }) => end <= fact.at);
    const facts = own.length > 0 ? clause.facts : sentence.facts;
    // "The world's servers were {{of China}}, {{share}} of the world's": whoever stands first in a clause is whom its first number is of.
    const leads = ({ ids, start, end }: EntityPlace) =>
      !belongs(reading.subject(fact), ids, reading.vintage) &&
      clause.facts[0] === fact &&
      isOpening(reading, clause, start) &&
      !rivals.some((other) => other.start > end && other.end <= fact.at) &&
      isOwner(reading, end, fact);
    const [first] = [
      ...nextTo,
      ...candidates.filter(
        ({ ids, start, end, adjective }) =>
          !adjective &&
          !(mayBePart(fact, ids, reading) && ofWhole.test(reading.text.slice(0, start))) &&
          (!facts.some((other) => belongs(reading.subject(other), ids, reading.vintage)) || leads({ ids, start, end, adjective })),
      ),
    ];
    if (first === undefined) continue;
    const said = reading.text[first.start] === "\uFFFC" ? (first.ids[0] ?? "") : reading.text.slice(first.start, first.end);
    const whose = codes.map((code) => labelOf(reading, code)).join(", ");
    return [
      {
        code: "PROSE-ENTITY",
        start: first.start,
        end: first.end,
        message: `the text names "${said}", but ${fact.printed.text} is of ${whose}`,
        fix: "name the entity the number belongs to, or bind the number of the one named",
      },
    ];
  }
  return [];
}

/** A published percentage may be taken of a whole that only the words name; a place is a whole to whatever lies in it. */
function mayBePart(fact: BoundFact, ids: readonly string[], { subject, vintage }: Reading): boolean {
  const { cell, change, quantity } = subject(fact);
  const isShare = cell !== undefined && change === undefined && quantity?.unit.kind === "percent";
  return isShare || ids.some((id) => isPlace(vintage, id));
}

/** Says of the name before it whose the number is, whatever else the name was compared with: "ahead of A with {{x}}". */
const heldAgainst = /(?:排在|列在|位于|[高低多少大小快慢]于|超过|不及|落后于|领先于|ahead\s+of|behind)\s*$/i;
const possessive = { zh: /^的$/, en: /^\s+(?:with|has|had|holds?|held)\s+$/ };

/** Nothing stands before it in its clause but a time or a small word. */
function isOpening({ text, language }: Reading, { start: from }: Stretch, start: number): boolean {
  const before = text.slice(from, start);
  return language === "zh"
    ? /^[\s“"]*(?:(?:19|20)\d\d年?[上下]?半?年?)?$/.test(before)
    : /^[\s“"]*(?:(?:In|in)\s+(?:19|20)\d\d,?\s+)?(?:the\s+)?$/i.test(before);
}

/** What follows the name says that the number is its own: "'s market was", 市场规模为. */
function isOwner({ text, language }: Reading, end: number, { at }: BoundFact): boolean {
  const gap = text.slice(end, at);
  return language === "zh"
    ? /^[^，。；、\uFFFC比与和较于占中里对]{0,16}$/.test(gap)
    : /^[’']s?\s+[^.;,\uFFFC]{1,40}\b(?:is|was|were|are|came\s+to|reached)\s+$/.test(gap);
}

/** The last name before a number, with next to nothing between, is whose it is: "A {{a}} and B {{b}}". */
function adjacent(
  rivals: readonly EntityPlace[],
  own: readonly EntityPlace[],
  fact: BoundFact,
  clause: Stretch,
  { text, language }: Reading,
): readonly EntityPlace[] {
  const from = fact.at - wordsBefore(text, fact, clause).length;
  const inWindow = ({ start, end }: EntityPlace) => start >= from && end <= fact.at;
  if (own.some(inWindow)) return [];
  const last = rivals.filter(inWindow).at(-1);
  if (last === undefined || last.adjective) return [];
  const gap = text.slice(last.end, fact.at);
  const compared =
    /(?:比|较|于|超过|占|在|与|和|对|向|自|从|给|由|赴|往|除|含|不含|than|over|of|in|the|from|with|to|for|against|versus|outside|including)\s*$/i.test(
      text.slice(from, last.start),
    );
  if (possessive[language].test(gap) && heldAgainst.test(text.slice(from, last.start))) return [last];
  return gap.length <= (language === "zh" ? 3 : 5) && !compared ? [last] : [];
}

/** Firms are not mistaken for institutions, nor either for places: the first word of a name's kind, "" for what is no name. */
function kindOf(id: string, vintage: Vintage): string {
  return vintage.names.get(id)?.kind.split("-")[0] ?? "";
}

function labelOf({ vintage, locale }: Reading, code: string): string {
  if (vintage.names.has(code)) return nameLabel(vintage, code, locale);
  const [register = "", id = ""] = code.split("/");
  const row = rowOf(vintage, register, id);
  if (row !== undefined) return rowTitle(vintage, row, locale);
  const label = Object.values(vintage.pack.dimensions).find(({ names }) => names === true)?.codes?.[code];
  return typeof label === "string" ? label : (label?.[locale] ?? code);
}

/** Whose a fact is. Sets of many entities belong to nobody. */
function ownersOf(subject: Subject, vintage: Vintage): readonly Owner[] {
  const { cells, conditions } = subject;
  const owners: Owner[] = [];
  const [first] = cells;
  if (first !== undefined && cells.length <= 60) {
    for (const dimension of Object.keys(first.dimensions)) {
      const codes = [...new Set(cells.map((cell) => cell.dimensions[dimension] ?? ""))];
      const named = codes.filter((code) => vintage.names.has(code) || vintage.pack.dimensions[dimension]?.names === true);
      // A firm's part of all firms is the firm's.
      const proper = named.length === codes.length || (subject.share !== undefined && named.length === 1);
      if (proper && codes.length <= 3 && !codes.includes("")) owners.push({ codes: named, kin: codesOf(vintage, dimension) });
    }
  }
  for (const { register, field, value } of conditions.fields) {
    const kin = valuesOf(vintage, register, field);
    if (vintage.names.has(value) || isPlace(vintage, value)) owners.push({ codes: [value], kin });
  }
  // A row is owned by itself, and by the entities its references lead to.
  if (conditions.rows.length === 1) {
    for (const { register, id } of conditions.rows) {
      const row = rowOf(vintage, register, id);
      if (row === undefined) continue;
      owners.push({
        codes: [`${register}/${id}`],
        kin: rowsOf(vintage, register),
      });
      for (const field of vintage.pack.registers.get(register)?.fields ?? []) {
        const value = row.values[field.id];
        if (field.type === "ref" && typeof value === "string" && vintage.names.has(value))
          owners.push({ codes: [value], kin: valuesOf(vintage, register, field.id) });
      }
    }
  }
  return owners;
}

/** Who stands in a text of the number's own row (who bought, who gave the money) may be named beside it. */
function isToldBy(fact: BoundFact, { start, end }: EntityPlace, { subject, text, vintage }: Reading): boolean {
  const phrase = text.slice(start, end);
  return subject(fact).conditions.rows.some(({ register, id }) => {
    const row = rowOf(vintage, register, id);
    const texts = Object.values(row?.values ?? {}).flatMap((value) =>
      typeof value === "object" && value !== null && !Array.isArray(value) ? Object.values(value) : [],
    );
    return texts.some((each) => typeof each === "string" && each.includes(phrase));
  });
}

function belongs(subject: Subject, ids: readonly string[], vintage: Vintage): boolean {
  const { cells, conditions } = subject;
  return (
    cells.some((cell) => isAnyOf(ids, Object.values(cell.dimensions))) ||
    isAnyOf(
      ids,
      conditions.fields.map(({ value }) => value),
    ) ||
    conditions.rows.some(({ register, id }) => {
      const row = rowOf(vintage, register, id);
      const values =
        row === undefined
          ? []
          : Object.values(row.values).flatMap((value) => (typeof value === "string" ? [value] : Array.isArray(value) ? value : []));
      return isAnyOf(ids, [`${register}/${id}`, ...values]);
    })
  );
}

function isAnyOf(ids: readonly string[], codes: readonly string[]): boolean {
  return ids.some((id) => codes.some((code) => isRelated(id, code)));
}

/** A part of a firm may speak for it, and a whole place for its parts: firm-cloud and firm, CN for CN_BJ but not the reverse. */
function isRelated(id: string, code: string): boolean {
  if (id === code) return true;
  if (id === "" || code === "" || id.includes("/") || code.includes("/")) return false;
  return id.startsWith(`${code}-`) || code.startsWith(`${id}-`) || code.startsWith(`${id}_`);
}

function isPlace({ pack }: Vintage, code: string): boolean {
  return Object.values(pack.dimensions).some(({ names, codes }) => names === true && codes?.[code] !== undefined);
}

const sets = new WeakMap<object, Map<string, ReadonlySet<string>>>();

/** A set made of a vintage or of the rows of a register, once. */
function remembered(of: object, key: string, make: () => ReadonlySet<string>): ReadonlySet<string> {
  let known = sets.get(of);
  if (known === undefined) {
    known = new Map();
    sets.set(of, known);
  }
  let set = known.get(key);
  if (set === undefined) {
    set = make();
    known.set(key, set);
  }
  return set;
}

/** Codes that the cells of a vintage use in a dimension. */
function codesOf(vintage: Vintage, dimension: string): ReadonlySet<string> {
  return remembered(
    vintage,
    `@${dimension}`,
    () => new Set([...vintage.cells.values()].flatMap((cell) => cell.dimensions[dimension] ?? [])),
  );
}

/** Every row of a register, as the name table and texts call it. */
function rowsOf(vintage: Vintage, register: string): ReadonlySet<string> {
  const rows = vintage.registers.get(register) ?? [];
  return remembered(rows, "/", () => new Set(rows.map(({ id }) => `${register}/${id}`)));
}

/** Values of a register's field, items of lists one by one. */
function valuesOf(vintage: Vintage, register: string, field: string): ReadonlySet<string> {
  const rows = vintage.registers.get(register) ?? [];
  return remembered(
    rows,
    field,
    () =>
      new Set(
        rows.flatMap(({ values }) => {
          const value = values[field];
          return typeof value === "string" ? [value] : Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
        }),
      ),
  );
}

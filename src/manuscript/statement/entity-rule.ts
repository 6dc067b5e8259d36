/** PROSE-ENTITY: the words name one firm, place or product and the number beside them is another's. */

import { rowOf } from "../../analysis/labels.js";
import type { EntityPlace } from "../names.js";
import type { BoundFact } from "../prose.js";
import { belongs, isAnyOf, isPlace, kindOf, labelOf, ownersOf } from "./entity-owners.js";
import { objectionToBoth, objectionToSum, objectionToWhole } from "./entity-sets.js";
import { type Objection, type Reading, within } from "./reading.js";
import { clauseOf, type Sentence, type Stretch, wordsBefore } from "./sentence.js";

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
      : [objectionToWhole, objectionToSum, objectionToBoth].flatMap((object) => object(fact, reading, sentence, mentions)).slice(0, 1);
  });
}

/** "占全球{{x}}", "{{x}} of the world": the whole that a share is taken of. */
const ofWhole = /(?:占|在|of\s+(?:the\s+)?|in\s+(?:the\s+)?)$/;
const attached = /^\s*(?:(?:of|for|by|at|in|from|belongs?\s+to|the|来自|属于|为|归|在|由)\s*)*$/i;

/** Nothing but a verb between a name and the number it has: then the name is whose it is, whoever else is named before. */
const touching = { zh: /^\s*(?:为|达|约|约为|占|是|有|共|：)?\s*$/, en: /^\s+(?:is|was|has|had|holds?|held|with)?\s*$/ };

/** "A ({{a}})": whose the number in brackets is. */
const bracket = /^\s?[（(]\s?$/;

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
    const touches = nextTo.some(({ end }) => {
      const gap = reading.text.slice(end, fact.at);
      return touching[reading.language].test(gap) || bracket.test(gap) || isDoer(reading, clause, end, fact);
    });
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
          (!(mayBePart(fact, ids, reading) && ofWhole.test(reading.text.slice(0, start))) || hangs(start, fact, reading)) &&
          (!facts.some((other) => belongs(reading.subject(other), ids, reading.vintage)) ||
            leads({ ids, start, end, adjective }) ||
            hangs(start, fact, reading)),
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

/** "{{x}} in China": the place is said of the number right before it, whatever else is of that place. */
function hangs(start: number, fact: BoundFact, { text, language, subject }: Reading): boolean {
  const isPart = subject(fact).quantity?.unit.kind === "percent";
  return language === "en" && !isPart && start > fact.at && /^\s+(?:in|for)\s+(?:the\s+)?$/.test(text.slice(fact.at + 1, start));
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
    : /^[’']s?\s+[^.;,\uFFFC]{1,40}\b(?:is|was|were|are|came\s+to|reached|(?:changed|rose|fell|grew|increased|declined|dropped|climbed)\s+(?:by|to|from))\s+$/.test(
        gap,
      );
}

/** The last name before a number, with next to nothing between, is whose it is: "A {{a}} and B {{b}}". */
function adjacent(
  rivals: readonly EntityPlace[],
  own: readonly EntityPlace[],
  fact: BoundFact,
  clause: Stretch,
  { text, language }: Reading,
): readonly EntityPlace[] {
  const bracketed = rivals.find(({ end }) => bracket.test(text.slice(end, fact.at)));
  if (bracketed !== undefined && !own.includes(bracketed) && !compared.test(text.slice(0, bracketed.start))) return [bracketed];
  const from = fact.at - wordsBefore(text, fact, clause).length;
  const inWindow = ({ start, end }: EntityPlace) => start >= from && end <= fact.at;
  if (own.some(inWindow)) return [];
  const last = rivals.filter(inWindow).at(-1);
  if (last === undefined || last.adjective) return [];
  const gap = text.slice(last.end, fact.at);
  const isCompared = compared.test(text.slice(from, last.start));
  if (possessive[language].test(gap) && heldAgainst.test(text.slice(from, last.start))) return [last];
  return !isCompared && (gap.length <= (language === "zh" ? 3 : 5) || isDoer({ text, language }, clause, last.end, fact)) ? [last] : [];
}

/** Words ahead of a name by which it is compared with, or is a part or place of what is counted. */
const compared =
  /(?:比|较|于|超过|占|在|与|和|对|向|自|从|给|由|赴|往|除|含|不含|than|over|of|in|the|from|with|to|for|against|versus|outside|including)\s*$/i;

const doing = {
  zh: /^(?:一国|一家|一地)?(?:就|则|也|仅|单独|预计|预计就)?(?:有|为|产|生产|出口|进口|消费|供应|销售|卖出|贡献)了?$/,
  en: /^\s+(?:alone\s+)?(?:is|was|has|had|made|makes|sold|sells|grew|grows|shipp?s|shipped|export(?:s|ed)|import(?:s|ed)|produc(?:es|ed)|counts?|accounted\s+for|accounts\s+for|came\s+to|reached|held|holds|took|takes|earned|supplied|consumed|harvested|employ(?:s|ed)|generated|contributed|recorded|posted)\s+(?:about\s+|some\s+|nearly\s+)?$/,
};

/** "B alone made {{x}}": the name that opens a clause, with nothing but what it did before the number. */
function isDoer({ text, language }: Pick<Reading, "text" | "language">, { start }: Stretch, end: number, { at }: BoundFact): boolean {
  return /^[\s仅：:]*\S+(?:\s\S+)?$/.test(text.slice(start, end)) && doing[language].test(text.slice(end, at));
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

/**
 * PROSE-LANGUAGES: the languages of an edition state the same facts. Texts are translated freely, so only what cannot be a
 * matter of style is compared: which facts are stated, in which order rivals come, and things that both name and name differently.
 */
import type { Value } from "../analysis/value.js";
import type { Cell, Vintage } from "../evidence/cell.js";
import { type BoundFact, offsetAt, type Prose } from "../manuscript/prose.js";
import type { SectionProse } from "../manuscript/section.js";
import { factKey } from "../manuscript/statement/identity.js";
import { type Said, type Tongue, tongueOf } from "../manuscript/statement/tongue.js";
import type { Finding } from "../pack/finding.js";
import { quote } from "../pack/report.js";
import { partsApart, type YearPart } from "../pack/year-parts.js";

/** The words of every section that has a text, in one locale. */
export interface LocaleProse {
  readonly locale: string;
  readonly sections: ReadonlyMap<string, SectionProse>;
}

/** Differences between the first language and each other one. */
export function compareLanguages(vintage: Vintage, [first, ...others]: readonly LocaleProse[]): readonly Finding[] {
  if (first === undefined) return [];
  return others.flatMap((other) =>
    [...first.sections].flatMap(([slug, here]): readonly Finding[] => {
      const there = other.sections.get(slug);
      return there === undefined ? [] : compareSections({ locale: first.locale, ...here }, { locale: other.locale, ...there }, vintage);
    }),
  );
}

interface Side extends SectionProse {
  readonly locale: string;
}

interface Place {
  readonly side: Side;
  readonly prose: Prose;
  readonly at: number;
}

/** What a finding calls a fact: its number, or the beginning of a claim's sentence. */
function brief({ printed: { text } }: BoundFact): string {
  return text.length > 40 ? quote(text) : text;
}

function compareSections(here: Side, there: Side, vintage: Vintage): readonly Finding[] {
  const findings: Finding[] = [];
  const aligned = here.blocks.length === there.blocks.length && here.blocks.every(({ kind }, i) => kind === there.blocks[i]?.kind);
  const [keysHere, keysThere] = [keysOf(here.blocks), keysOf(there.blocks)];
  for (const [side, other, theirs] of [
    [here, there, keysThere],
    [there, here, keysHere],
  ] as const) {
    for (const [index, prose] of side.blocks.entries()) {
      for (const fact of prose.facts) {
        const key = factKey(fact);
        if (key === null || theirs.has(key)) continue;
        const counterpart = nearest(other, index, aligned, prose);
        findings.push(finding({ side, prose, at: fact.at }, `the ${other.locale} text does not state ${brief(fact)}`));
        if (counterpart !== undefined)
          findings.push(finding({ side: other, ...counterpart }, `the ${side.locale} text states ${brief(fact)} here, this one does not`));
      }
    }
  }
  if (aligned) {
    for (const [index, prose] of here.blocks.entries()) {
      const other = there.blocks[index];
      if (other !== undefined) findings.push(...compareBlocks({ side: here, prose }, { side: there, prose: other }, vintage));
    }
  }
  return findings;
}

function keysOf(blocks: readonly Prose[]): ReadonlySet<string> {
  return new Set(blocks.flatMap(({ facts }) => facts.flatMap((fact) => factKey(fact) ?? [])));
}

/** Where the other text should have stated a fact: the block at the same place, else the one that shares most facts. */
function nearest({ blocks }: SectionProse, index: number, aligned: boolean, prose: Prose): { prose: Prose; at: number } | undefined {
  const own = new Set(prose.facts.map(factKey));
  const shared = (block: Prose) => block.facts.filter((fact) => own.has(factKey(fact))).length;
  const best = aligned ? blocks[index] : [...blocks].sort((a, b) => shared(b) - shared(a))[0];
  return best === undefined ? undefined : { prose: best, at: 0 };
}

function finding({ side, prose, at }: Place, message: string): Finding {
  return {
    code: "PROSE-LANGUAGES",
    severity: "warning",
    file: side.file,
    ...side.place(offsetAt(prose, at)),
    message,
    fix: "let both languages state the same facts",
  };
}

interface Block {
  readonly side: Side;
  readonly prose: Prose;
}

function compareBlocks(a: Block, b: Block, vintage: Vintage): readonly Finding[] {
  const [left, right] = [tongueOf(a.prose, vintage, a.side.locale), tongueOf(b.prose, vintage, b.side.locale)];
  if (left === null || right === null) return [];
  const tell = (block: Block, { start, end }: Pick<Said, "start" | "end">, what: string, other: Block, theirs: string): Finding => {
    const words = block.prose.text
      .slice(start, end)
      .replaceAll("\uFFFC", block.prose.facts.find(({ at }) => at === start)?.printed.text ?? "");
    return finding({ ...block, at: start }, `${what}: "${words.trim()}" here, "${theirs}" in the ${other.side.locale} text`);
  };
  const contrast = (what: string, of: "numbers" | "places" | "hedges"): readonly Finding[] => {
    const [only, others] = [without(left[of], right[of]), without(right[of], left[of])];
    // One side alone may say more; each saying what the other does not is a contradiction.
    const [[x], [y]] = [only, others];
    return x === undefined || y === undefined ? [] : [tell(a, x, what, b, y.key), tell(b, y, what, a, x.key)];
  };
  return [
    ...contrast("the texts give different numbers", "numbers"),
    ...displaced(a, b, [left.entities, right.entities], "the texts name different entities", tell, (x, y) =>
      isOneKind(x.key, y.key, vintage),
    ),
    ...(a.prose.facts.length > 0 ? contrast("the texts give different places", "places") : []),
    ...contrast("the texts hedge differently", "hedges"),
    ...displaced(a, b, [years(left), years(right)], "the texts give different years", tell),
    ...partsOfYears(a, b, left, right, tell),
    ...saidByOne(a, b, left, right),
    ...saidByOne(b, a, right, left),
    ...besideFacts(a, b, left, right, tell),
    ...orderOfRivals(a, b),
  ];
}

const years = ({ numbers }: Tongue) => numbers.filter(({ key }) => /^(?:19|20)\d\d$/.test(key));

/** A thing that one text does not name at all, while it names another once more often than the other text: one of the two was changed. */
function displaced(
  a: Block,
  b: Block,
  [mine, theirs]: readonly [readonly Said[], readonly Said[]],
  what: string,
  tell: Tell,
  comparable: (x: Said, y: Said) => boolean = () => true,
): readonly Finding[] {
  const times = (all: readonly Said[], { key }: Said) => all.filter((other) => other.key === key).length;
  const pairOf = (own: readonly Said[], others: readonly Said[]) => {
    for (const lone of own) {
      if (times(others, lone) > 0) continue;
      const left = others.find((other) => times(others, other) > times(own, other) && comparable(lone, other));
      if (left !== undefined) return [lone, left] as const;
    }
    return null;
  };
  const here = pairOf(mine, theirs);
  if (here !== null) return [tell(a, here[0], what, b, here[1].key), tell(b, here[1], what, a, here[0].key)];
  const there = pairOf(theirs, mine);
  return there === null ? [] : [tell(a, there[1], what, b, there[0].key), tell(b, there[0], what, a, there[1].key)];
}

/** The texts name parts of a year that do not meet. */
function partsOfYears(a: Block, b: Block, left: Tongue, right: Tongue, tell: Tell): readonly Finding[] {
  const apart = partsApart(left.parts, right.parts);
  if (apart === null) return [];
  const [x, y] = apart;
  const words = (block: Block, { start, end }: YearPart) => block.prose.text.slice(start, end);
  const what = "the texts name different parts of a year";
  return [tell(a, x, what, b, words(b, y)), tell(b, y, what, a, words(a, x))];
}

/** A likelihood, a place, or which way a number went, that the other text says in no words at all. */
function saidByOne(own: Block, other: Block, mine: Tongue, theirs: Tongue): readonly Finding[] {
  const quoteOf = ({ start, end }: Said) => own.prose.text.slice(start, end).trim();
  const [hedge] = theirs.hedges.length > 0 ? [] : mine.hedges.filter(({ key }) => !theirs.echoes(Number(key)));
  const [remark] = theirs.moves ? [] : mine.remarks;
  const [crown] = theirs.places.length > 0 ? [] : mine.crowns;
  return [hedge, remark, crown].flatMap((said) =>
    said === undefined
      ? []
      : [
          finding({ ...own, at: said.start }, `only the ${own.side.locale} text says "${quoteOf(said)}"`),
          finding({ ...other, at: 0 }, `the ${own.side.locale} text says "${quoteOf(said)}" here, this one does not`),
        ],
  );
}

/** A firm named for a firm may be a slip; a firm named where the other text names a place or a product is another way of putting it. */
function isOneKind(a: string, b: string, vintage: Vintage): boolean {
  if (a.startsWith(b) || b.startsWith(a)) return false;
  const isPlace = (code: string) =>
    Object.values(vintage.pack.dimensions).some((dimension) => dimension.names === true && dimension.codes?.[code] !== undefined);
  const [left, right] = [vintage.names.get(a), vintage.names.get(b)];
  return left !== undefined && right !== undefined ? left.kind === right.kind : isPlace(a) && isPlace(b);
}

/** Items of one side whose key the other side does not have. */
function without(items: readonly Said[], others: readonly Said[]): readonly Said[] {
  const keys = new Set(others.map(({ key }) => key));
  const seen = new Set<string>();
  return items.filter(({ key }) => {
    if (keys.has(key) || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

type Tell = (block: Block, span: Pick<Said, "start" | "end">, what: string, other: Block, theirs: string) => Finding;

/** The same fact with opposite words beside it. */
function besideFacts(a: Block, b: Block, left: Tongue, right: Tongue, tell: Tell): readonly Finding[] {
  const keyAt = (block: Block, at: number) => {
    const fact = block.prose.facts.find((each) => each.at === at);
    return fact === undefined ? null : factKey(fact);
  };
  return (["directions", "bounds", "units"] as const).flatMap((of) =>
    left[of].flatMap((mine): Finding[] => {
      const key = keyAt(a, mine.start);
      const theirs = right[of].find((other) => key !== null && keyAt(b, other.start) === key);
      if (
        theirs === undefined ||
        theirs.key === mine.key ||
        right[of].some((other) => other.key === mine.key && keyAt(b, other.start) === key)
      )
        return [];
      const what = `the texts say "${mine.key}" and "${theirs.key}" of one number`;
      return [tell(a, mine, what, b, theirs.key), tell(b, theirs, what, a, mine.key)];
    }),
  );
}

/** Rivals (cells of one indicator and period) come in the same order. */
function orderOfRivals(a: Block, b: Block): readonly Finding[] {
  const [left, right] = [rivalsOf(a.prose), rivalsOf(b.prose)];
  return [...left].flatMap(([group, facts]): Finding[] => {
    const others = right.get(group) ?? [];
    if (facts.length < 2 || facts.length !== others.length) return [];
    const index = facts.findIndex((fact, i) => factKey(fact) !== factKey(others[i] ?? fact));
    const [x, y] = [facts[index], others[index]];
    if (x === undefined || y === undefined || keysOfFacts(facts) !== keysOfFacts(others)) return [];
    // Each language puts what is compared where its grammar wants it, and the rules of size and direction check both.
    if (facts.length === 2 && (isCompared(facts, a) || isCompared(others, b))) return [];
    return [
      finding(
        { ...a, at: x.at },
        `the texts list rivals in different orders: ${x.printed.text} here, ${y.printed.text} in the ${b.side.locale} text`,
      ),
      finding(
        { ...b, at: y.at },
        `the texts list rivals in different orders: ${y.printed.text} here, ${x.printed.text} in the ${a.side.locale} text`,
      ),
    ];
  });
}

const comparing = {
  zh: /比|较|[高低多少大小]于|超过|从|由|自|上年|不及/,
  en: /\b(?:than|from|above|below|against|compared|ahead\s+of|behind|after|exceed\w*)\b/i,
};

/** True when the words around two facts hold one against the other. */
function isCompared(facts: readonly BoundFact[], { prose, side }: Block): boolean {
  const places = facts.map(({ at }) => at).sort((x, y) => x - y);
  const [first = 0, last = first] = places;
  const words = prose.text.slice(Math.max(0, first - 12), last + 12);
  return comparing[side.locale.startsWith("zh") ? "zh" : "en"].test(words);
}

function keysOfFacts(facts: readonly BoundFact[]): string {
  return facts.map(factKey).sort().join("\n");
}

function isPartOf(cell: Cell | undefined, other: Value): boolean {
  const whole = other.type === "quantity" ? other.cell : undefined;
  if (cell === undefined || whole === undefined || cell === whole || cell.indicator !== whole.indicator) return false;
  return Object.entries(cell.dimensions).some(([dimension, code]) => {
    const theirs = whole.dimensions[dimension] ?? "";
    return code !== theirs && (code.startsWith(theirs) || theirs.startsWith(code));
  });
}

function rivalsOf({ facts }: Prose): ReadonlyMap<string, readonly BoundFact[]> {
  const groups = new Map<string, BoundFact[]>();
  for (const fact of facts) {
    const { value } = fact.printed;
    // A whole and its parts are no rivals: each language puts the whole where its grammar wants it.
    if (value.type !== "quantity" || value.cell === undefined || facts.some((other) => isPartOf(value.cell, other.printed.value))) continue;
    const group = `${value.cell.indicator}@${value.cell.period.code}`;
    const list = groups.get(group);
    if (list === undefined) groups.set(group, [fact]);
    else list.push(fact);
  }
  return groups;
}

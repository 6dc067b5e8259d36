/** What the words of two blocks say besides their facts: numbers, entities, places, likelihoods, years, directions and bounds. */
import type { Vintage } from "../evidence/cell.js";
import { factKey } from "../manuscript/statement/identity.js";
import { type Said, type Tongue, tongueOf } from "../manuscript/statement/tongue.js";
import type { Finding } from "../pack/finding.js";
import { partsApart, type YearPart } from "../pack/year-parts.js";
import { countsApart } from "./language-counts.js";
import { marksApart } from "./language-marks.js";
import { orderOfRivals } from "./language-order.js";
import { type Block, finding } from "./language-place.js";
import { opposites } from "./language-poles.js";

/** Words of two blocks that cannot both be right. */
export function compareBlocks(a: Block, b: Block, vintage: Vintage): readonly Finding[] {
  const [left, right] = [tongueOf(a.prose, vintage, a.side.locale), tongueOf(b.prose, vintage, b.side.locale)];
  if (left === null || right === null) return [];
  const tell = (block: Block, { start, end }: Pick<Said, "start" | "end">, what: string, other: Block, theirs: string): Finding => {
    const words = block.prose.text
      .slice(start, end)
      .replaceAll("\uFFFC", block.prose.facts.find(({ at }) => at === start)?.printed.text ?? "");
    return finding({ ...block, at: start }, `${what}: "${words.trim()}" here, "${theirs}" in the ${other.side.locale} text`);
  };
  const contrast = (what: string, of: "numbers" | "places" | "hedges" | "halves"): readonly Finding[] => {
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
    ...(a.prose.facts.length > 0 ? places(a, b, left, right, tell, contrast("the texts give different places", "places")) : []),
    ...contrast("the texts lie on different sides of half", "halves"),
    ...contrast("the texts hedge differently", "hedges"),
    ...displaced(a, b, [years(left), years(right)], "the texts give different years", tell),
    ...partsOfYears(a, b, left, right, tell),
    ...saidByOne(a, b, left, right),
    ...saidByOne(b, a, right, left),
    ...besideFacts(a, b, left, right, tell),
    ...orderOfRivals(a, b),
    ...opposites(a, b, vintage),
    ...countsApart(a, b),
    ...marksApart(a, b),
  ];
}

/** Places that each text gives and the other does not; else one that a text does not give at all where it gives another too often. */
function places(a: Block, b: Block, left: Tongue, right: Tongue, tell: Tell, apart: readonly Finding[]): readonly Finding[] {
  return apart.length > 0 ? apart : displaced(a, b, [left.places, right.places], "the texts give different places", tell);
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

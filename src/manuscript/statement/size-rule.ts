/** PROSE-SIZE: the words compare a number with half, with its bound or with the number before it, and the data say otherwise. */
import { approximationsIn } from "../approximations.js";
import { multiplesIn } from "../multiples.js";
import { boundMark } from "../prose.js";
import { boundWords } from "./bound-rule.js";
import { comparisons } from "./comparison-rule.js";
import { halves, halvesOfNothing } from "./half-rule.js";
import { multiples, multiplesOfBefore } from "./multiple-rule.js";
import type { Objection, Reading } from "./reading.js";
import type { Sentence } from "./sentence.js";
import { sizeObjection } from "./size-objection.js";
import { compareQuantity, sizeOf } from "./subject.js";

/** Round shares and amounts in a sentence that binds no number: a figure or a source that it names does not show them. */
export function checkUnshown(reading: Reading, sentence: Sentence): readonly Objection[] {
  if (reading.kind === "heading" || sentence.facts.length > 0 || !reading.text.slice(sentence.start, sentence.end).includes(boundMark))
    return [];
  return approximations(reading, sentence);
}

/** Words of size that the facts beside them contradict. */
export function checkSizes(reading: Reading, sentence: Sentence): readonly Objection[] {
  if (reading.kind === "heading") return [];
  return [
    ...halves(reading, sentence),
    ...halvesOfNothing(reading, sentence),
    ...approximations(reading, sentence),
    ...sentence.facts.flatMap((fact) => boundWords(fact, reading, sentence)),
    ...comparisons(reading, sentence),
    ...multiples(reading, sentence),
    ...multiplesOfBefore(reading, sentence),
  ];
}

/** By what part the last of two numbers of one series lies above or below the first. */
function stepsIn({ moment }: Reading, sentence: Sentence): readonly { readonly size: number; readonly printed: string }[] {
  const moments = sentence.facts.flatMap((fact) => moment(fact) ?? []);
  return moments.flatMap((later, index) => {
    const earlier = moments.slice(0, index).findLast(({ key, to }) => key === later.key && to !== later.to);
    if (earlier === undefined || earlier.quantity.value.isZero()) return [];
    const ratio = later.quantity.value.mul(later.quantity.unit.factor).div(earlier.quantity.value.mul(earlier.quantity.unit.factor));
    return [{ size: ratio.sub(1).abs().toNumber(), printed: `${later.said} after ${earlier.said}` }];
  });
}

/** What part one number of the sentence is of a larger one in its unit: "{{whole}}, of which {{part}} for cells, about seven tenths". */
function partsIn({ subject }: Reading, sentence: Sentence): readonly { readonly size: number; readonly printed: string }[] {
  const numbers = sentence.facts.flatMap((fact) => {
    const { quantity, change } = subject(fact);
    return quantity === undefined || change !== undefined || quantity.unit.kind === "percent"
      ? []
      : [{ quantity, said: fact.printed.text }];
  });
  return numbers.flatMap((whole) =>
    numbers.flatMap((part) =>
      compareQuantity(part.quantity, whole.quantity) === -1 && part.quantity.value.isPositive()
        ? [{ size: sizeOf(part.quantity) / sizeOf(whole.quantity), printed: `${part.said} of ${whole.said}` }]
        : [],
    ),
  );
}

/** "{{share}}，约四分之一", "passed one million, at {{x}}": a number of the sentence must be about that, or beyond it. */
function approximations(reading: Reading, sentence: Sentence): readonly Objection[] {
  const { text, language, subject } = reading;
  const said = text.slice(sentence.start, sentence.end);
  const compared = multiplesIn(said, language);
  return approximationsIn(said, language).flatMap(({ start, end, kind, least, most }): Objection[] => {
    // "A third more than the {{b}} of March" is held against these two numbers.
    if (compared.some((each) => each.start < end && start < each.end)) return [];
    const sizes = sentence.facts.flatMap((fact) => {
      const { quantity, change } = subject(fact);
      const isPart = quantity?.unit.kind === "percent";
      if (quantity === undefined || isPart !== (kind !== "amount") || (kind === "change" && change === undefined)) return [];
      return [{ size: sizeOf(quantity), printed: fact.printed.text }];
    });
    if (kind === "change" && sizes.length === 0) sizes.push(...stepsIn(reading, sentence));
    if (kind === "share" && sizes.length === 0) sizes.push(...partsIn(reading, sentence));
    const [first] = sizes;
    const words = said.slice(start, end);
    const span = [sentence.start + start, sentence.start + end] as const;
    if (first === undefined)
      return [{ ...sizeObjection(...span, `"${words}" is a number, and none beside it shows it`), code: "PROSE-NUMBER" }];
    if (sizes.some(({ size }) => least <= size && size <= most)) return [];
    return [sizeObjection(...span, `the text says "${words}", but the number beside it is ${first.printed}`)];
  });
}

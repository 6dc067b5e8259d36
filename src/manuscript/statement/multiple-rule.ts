/** PROSE-SIZE of multiples: twice, 三倍, triple the year before, against the ratio of the two numbers they stand between or speak of. */
import { multiplesIn, yearMultiplesIn } from "../multiples.js";
import { earlierMoments } from "./moment.js";
import type { Objection, Reading } from "./reading.js";
import type { Sentence } from "./sentence.js";
import { sizeObjection } from "./size-objection.js";
import { compareQuantity } from "./subject.js";

/** "{{a}}是{{b}}的两倍多", "{{a}}, twice the {{b}} of 2019": by the ratio of the two. */
export function multiples({ text, language, subject }: Reading, sentence: Sentence): readonly Objection[] {
  const said = text.slice(sentence.start, sentence.end);
  return multiplesIn(said, language).flatMap(({ start, end, least, most, of, ofHalf }): Objection[] => {
    const [a, b] = of.map((at) => sentence.facts.find((fact) => fact.at === sentence.start + at));
    const second = b === undefined ? undefined : subject(b).quantity;
    // A share or a change may stand between the two: "{{a}}, {{share}} of all and twice the {{b}} of 2019".
    const earlier = sentence.facts.filter((fact) => a !== undefined && fact !== b && fact.at <= a.at).map((fact) => subject(fact).quantity);
    const first = earlier.findLast((each) => each !== undefined && second !== undefined && compareQuantity(each, second) !== null);
    const words = said.slice(start, end).replaceAll("\uFFFC", "").trim();
    if (first === undefined || second === undefined || second.value.isZero() || compareQuantity(first, second) === null) {
      const problem = sizeObjection(sentence.start + start, sentence.start + end, `"${words}" stands between numbers that do not compare`);
      return ofHalf === true ? [] : [{ ...problem, code: "PROSE-NUMBER" }];
    }
    const ratio = first.value.mul(first.unit.factor).div(second.value.mul(second.unit.factor)).toNumber();
    if (least <= ratio && ratio <= most) return [];
    return [
      sizeObjection(
        sentence.start + start,
        sentence.start + end,
        `the text says "${words}", but the numbers are ${ratio.toFixed(2)} to one`,
      ),
    ];
  });
}

/** "{{a}}，是上年的两倍多", "{{a}}, triple the year before": by the ratio to the value that the evidence holds of that year. */
export function multiplesOfBefore({ text, language, subject, scope }: Reading, sentence: Sentence): readonly Objection[] {
  const said = text.slice(sentence.start, sentence.end);
  return yearMultiplesIn(said, language).flatMap(({ start, end, least, most, at }): Objection[] => {
    const fact = sentence.facts.find((each) => each.at === sentence.start + at);
    const own = fact === undefined ? undefined : subject(fact);
    const [before] = own === undefined ? [] : earlierMoments(own, scope);
    const [from, to] = [sentence.start + start, sentence.start + end];
    if (own?.quantity === undefined || before === undefined || before.quantity.value.isZero())
      return [
        {
          ...sizeObjection(from, to, `"${said.slice(start, end)}" is a number, and no value of the year before shows it`),
          code: "PROSE-NUMBER",
        },
      ];
    const ratio = own.quantity.value.mul(own.quantity.unit.factor).div(before.quantity.value.mul(before.quantity.unit.factor)).toNumber();
    if (least <= ratio && ratio <= most) return [];
    return [sizeObjection(from, to, `the text says "${said.slice(start, end)}", but it is ${ratio.toFixed(2)} to one (${before.said})`)];
  });
}

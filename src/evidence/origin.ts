/** Who made a number: the original when the source only quotes it, under one name however it is written. */
import type { Observation, Pack } from "../pack/pack.js";
import type { Grade } from "../pack/schema.js";

const GRADES: readonly Grade[] = ["A", "B", "C", "D", "own"];

/** Place of a grade in the order of trust, 0 = best; our own computations stand behind everything published. */
export function gradeOrder(grade: Grade): number {
  return GRADES.indexOf(grade);
}

export interface Origins {
  /** One key per institution, whatever its alias. */
  readonly originalOf: (observation: Observation) => string;
  /** True when the source quotes somebody else's number. */
  readonly quotes: (observation: Observation) => boolean;
  /** Grade of the best source that carries the observation. */
  readonly gradeOf: (observation: Observation) => Grade;
}

/** Origins over a pack's names and sources. */
export function originsOf(pack: Pick<Pack, "names" | "sources">): Origins {
  const aliases = new Map<string, string>();
  for (const name of pack.names.values()) {
    for (const alias of [name.id, ...Object.values(name.label), ...name.aliases]) {
      const key = alias.toLowerCase();
      if (!aliases.has(key)) aliases.set(key, name.id);
    }
  }
  const keyOf = (text: string): string => {
    const plain = text.trim().toLowerCase();
    return aliases.get(plain) ?? plain;
  };
  const publishersOf = (observation: Observation): string[] =>
    observation.sources.map((id) => keyOf(pack.sources.get(id)?.publisher ?? id));
  const quotes = (observation: Observation): boolean => {
    if (observation.original === "") return false;
    const original = keyOf(observation.original);
    return !publishersOf(observation).includes(original);
  };
  const originalOf = (observation: Observation): string =>
    observation.original === "" ? (publishersOf(observation)[0] ?? "") : keyOf(observation.original);
  const gradeOf = (observation: Observation): Grade => {
    let best: Grade = "own";
    for (const id of observation.sources) {
      const grade = pack.sources.get(id)?.grade ?? "D";
      if (gradeOrder(grade) < gradeOrder(best)) best = grade;
    }
    return best;
  };
  return { originalOf, quotes, gradeOf };
}

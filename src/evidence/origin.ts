/**
 * Who made a number: the original when the source only quotes it, under one name however it is written, and which of several
 * statements lead back to one maker. Sources that repeat one original are one witness.
 */
import type { Observation, Pack } from "../pack/pack.js";
import { compareText } from "../pack/report.js";
import type { Grade } from "../pack/schema.js";

const GRADES: readonly Grade[] = ["A", "B", "C", "D", "own"];

/** Place of a grade in the order of trust, 0 = best; our own computations stand behind everything published. */
export function gradeOrder(grade: Grade): number {
  return GRADES.indexOf(grade);
}

/** Origin of a statement whose source of the lowest grade names nobody: it may repeat any of the others. */
export const UNKNOWN_ORIGIN = "";

/** Origin of what the pack itself states, which needs no source. */
const OWN_ORIGIN = "own";

export interface Origins {
  /** One key per institution, whatever its alias; UNKNOWN_ORIGIN where nobody can be named. */
  readonly originalOf: (observation: Observation) => string;
  /** Key of the institution that published the statement. */
  readonly publisherOf: (observation: Observation) => string;
  /** True when the source quotes somebody else's number. */
  readonly quotes: (observation: Observation) => boolean;
  /** Grade of the best source that carries the observation. */
  readonly gradeOf: (observation: Observation) => Grade;
}

/** Origins over a pack's names and sources. */
export function originsOf(pack: Pick<Pack, "names" | "sources">): Origins {
  const keyOf = nameKeys(pack.names);
  const publishers = documentPublishers(pack.sources, keyOf);
  const publishersOf = (observation: Observation): string[] => observation.sources.map((id) => publishers.get(id) ?? id);
  const publisherOf = (observation: Observation): string => publishersOf(observation)[0] ?? OWN_ORIGIN;
  const quotes = (observation: Observation): boolean =>
    observation.original !== "" && !publishersOf(observation).includes(keyOf(observation.original));
  const gradeOf = (observation: Observation): Grade => {
    let best: Grade = "own";
    for (const id of observation.sources) {
      const grade = pack.sources.get(id)?.grade ?? "D";
      if (gradeOrder(grade) < gradeOrder(best)) best = grade;
    }
    return best;
  };
  const originalOf = (observation: Observation): string => {
    if (observation.original !== "") return keyOf(observation.original);
    return gradeOf(observation) === "D" ? UNKNOWN_ORIGIN : publisherOf(observation);
  };
  return { originalOf, publisherOf, quotes, gradeOf };
}

function nameKeys(names: Pack["names"]): (text: string) => string {
  const aliases = new Map<string, string>();
  for (const name of names.values()) {
    for (const alias of [name.id, ...Object.values(name.label), ...name.aliases]) {
      const key = alias.toLowerCase();
      if (!aliases.has(key)) aliases.set(key, name.id);
    }
  }
  return (text) => {
    const plain = text.trim().toLowerCase();
    return aliases.get(plain) ?? plain;
  };
}

/** Publisher of each source. One title at one address is one document however often it is listed: of the publisher whose id comes first. */
function documentPublishers(sources: Pack["sources"], keyOf: (text: string) => string): ReadonlyMap<string, string> {
  const documents = new Map<string, string>();
  const publishers = new Map<string, string>();
  for (const source of [...sources.values()].sort((a, b) => compareText(a.id, b.id))) {
    const own = source.publisher === "" ? source.id : keyOf(source.publisher);
    const address = source.url.replace(/^https?:\/\//, "").replace(/(?:\/|#.*)$/, "");
    const document = `${address}\n${source.title}`;
    const publisher = address === "" ? own : (documents.get(document) ?? own);
    documents.set(document, publisher);
    publishers.set(source.id, publisher);
  }
  return publishers;
}

/** Where the statements of one cell come from. */
export interface Witnesses {
  /** The maker at the end of the chain of quotes; of a circle of quotes its first member in alphabetical order. */
  readonly rootOf: (observation: Observation) => string;
  /** How many independent makers stand behind some of the statements. Nameless ones count once, and only when nobody is named. */
  readonly count: (observations: readonly Observation[]) => number;
  /** Institutions that quote each other for this cell, in alphabetical order; empty when none do. */
  readonly circle: readonly string[];
}

/**
 * The graph of quotes over the statements of one cell: an edge leads from a publisher to the original it names. A maker that is
 * seen to quote another for the same cell is no maker of its own.
 */
export function witnessesOf(observations: readonly Observation[], origins: Origins): Witnesses {
  const quoted = new Map<string, Set<string>>();
  for (const observation of observations) {
    if (!origins.quotes(observation)) continue;
    const [from, to] = [origins.publisherOf(observation), origins.originalOf(observation)];
    quoted.set(from, (quoted.get(from) ?? new Set()).add(to));
  }
  const circle = new Set<string>();
  const roots = new Map<string, string>();
  const rootOfKey = (key: string): string => {
    const known = roots.get(key);
    if (known !== undefined) return known;
    const reached = reachable(key, quoted);
    // What cannot be left again is a maker, or a circle of institutions that quote each other.
    const last = [...reached].filter((other) => [...reachable(other, quoted)].every((back) => reachable(back, quoted).has(other)));
    const root = last.sort(compareText)[0] ?? key;
    if (quoted.has(root)) for (const member of reachable(root, quoted)) circle.add(member);
    roots.set(key, root);
    return root;
  };
  const rootOf = (observation: Observation): string => rootOfKey(origins.originalOf(observation));
  if (quoted.size > 0) for (const observation of observations) rootOf(observation);
  return {
    rootOf,
    count: (some) => {
      const makers = new Set(some.map(rootOf));
      return makers.size > 1 && makers.has(UNKNOWN_ORIGIN) ? makers.size - 1 : makers.size;
    },
    circle: [...circle].sort(compareText),
  };
}

/** A key with all it leads to, directly or through others. */
function reachable(start: string, edges: ReadonlyMap<string, ReadonlySet<string>>): ReadonlySet<string> {
  const reached = new Set([start]);
  for (const key of reached) for (const next of edges.get(key) ?? []) reached.add(next);
  return reached;
}

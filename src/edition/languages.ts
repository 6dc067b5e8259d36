/**
 * PROSE-LANGUAGES: the languages of an edition state the same facts. Texts are translated freely, so only what cannot be a
 * matter of style is compared: which facts are stated, in which order rivals come, and things that both name and name differently.
 */
import type { Vintage } from "../evidence/cell.js";
import type { BoundFact, Prose } from "../manuscript/prose.js";
import type { SectionProse } from "../manuscript/section.js";
import { factKey } from "../manuscript/statement/identity.js";
import { compareQuantity } from "../manuscript/statement/subject.js";
import type { Finding } from "../pack/finding.js";
import { type Block, brief, finding, type Side } from "./language-place.js";
import { compareBlocks } from "./language-words.js";

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
      if (other === undefined) continue;
      findings.push(...exchanged({ side: here, prose }, { side: there, prose: other }, keysHere, keysThere));
      findings.push(...compareBlocks({ side: here, prose }, { side: there, prose: other }, vintage));
    }
  }
  return findings;
}

/** Each text states here, where the other has it not, what both state somewhere else: one of the two was meant for the other. */
function exchanged(a: Block, b: Block, keysOfA: ReadonlySet<string>, keysOfB: ReadonlySet<string>): readonly Finding[] {
  if (a.prose.kind !== "running") return [];
  const lone = (own: Prose, other: Prose): readonly BoundFact[] => {
    const theirs = keysOf([other]);
    return own.facts.filter((fact) => {
      const key = factKey(fact);
      return key !== null && !theirs.has(key) && keysOfA.has(key) && keysOfB.has(key);
    });
  };
  const left = lone(a.prose, b.prose);
  const right = lone(b.prose, a.prose);
  for (const x of left) {
    const y = right.find((other) => isOfOneKind(x, other));
    if (y === undefined) continue;
    const what = "the texts state different numbers";
    return [
      finding({ ...a, at: x.at }, `${what}: ${brief(x)} here, ${brief(y)} in the ${b.side.locale} text`),
      finding({ ...b, at: y.at }, `${what}: ${brief(y)} here, ${brief(x)} in the ${a.side.locale} text`),
    ];
  }
  return [];
}

function isOfOneKind(x: BoundFact, y: BoundFact): boolean {
  const [a, b] = [x.printed.value, y.printed.value];
  return a.type === "quantity" && b.type === "quantity" && compareQuantity(a.quantity, b.quantity) !== null;
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

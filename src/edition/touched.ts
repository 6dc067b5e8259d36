/** Sections and figures that read differently in two editions, with the evidence that one rests on and the other does not. */
import type { Vintage } from "../evidence/cell.js";
import type { CausingEvidence } from "../evidence/diff.js";
import { causesBetween, leavesOf } from "./causes.js";
import type { EditionDocument, SectionNode } from "./model.js";

export interface Touched {
  readonly id: string;
  readonly why: "new" | "changed" | "gone";
  /** At most twelve rows, oldest first. */
  readonly evidence: readonly CausingEvidence[];
  /** How many rows there are in all. */
  readonly rows: number;
}

export interface Side {
  readonly vintage: Vintage;
  readonly document: EditionDocument;
}

const MOST_CAUSES = 12;

/** What a section or figure says, with the values of its facts, and the facts' ids. */
interface Said {
  readonly text: string;
  readonly facts: readonly string[];
}

export function touchedSections(a: Side, b: Side): readonly Touched[] {
  return touched(sectionsOf(a.document), sectionsOf(b.document), a, b);
}

export function touchedFigures(a: Side, b: Side): readonly Touched[] {
  return touched(figuresOf(a.document), figuresOf(b.document), a, b);
}

function sectionsOf(document: EditionDocument): ReadonlyMap<string, Said> {
  const texts = new Map<string, Said>();
  const walk = ({ slug, title, blocks, children }: SectionNode): void => {
    texts.set(slug, said([title, blocks], document));
    children.forEach(walk);
  };
  document.outline.forEach(walk);
  return texts;
}

function figuresOf(document: EditionDocument): ReadonlyMap<string, Said> {
  return new Map(document.figures.map(({ slug, title, table, state }) => [slug, said([state, title, table.rows], document)]));
}

function said(content: unknown, { facts }: EditionDocument): Said {
  const used = new Set<string>();
  const text = JSON.stringify(content, (key, value: unknown) => {
    if (key !== "fact" || typeof value !== "string") return value;
    used.add(value);
    return facts.get(value)?.text ?? "";
  });
  return { text, facts: [...used] };
}

function touched(before: ReadonlyMap<string, Said>, after: ReadonlyMap<string, Said>, a: Side, b: Side): readonly Touched[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((id): Touched[] => {
    const [old, now] = [before.get(id), after.get(id)];
    if (old?.text === now?.text) return [];
    const causes = causesBetween(leaves(old, a), leaves(now, b), a.vintage, b.vintage);
    const why = old === undefined ? "new" : now === undefined ? "gone" : "changed";
    return [{ id, why, evidence: causes.slice(0, MOST_CAUSES), rows: causes.length }];
  });
}

function leaves(content: Said | undefined, { document }: Side): ReadonlySet<string> {
  return leavesOf((content?.facts ?? []).flatMap((id) => document.facts.get(id)?.lineage ?? []));
}

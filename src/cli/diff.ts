/** `almanac diff A B`: what changed between two editions or dates, and which evidence changed it. */

import { makeEdition } from "../edition/make.js";
import type { EditionDocument, SectionNode } from "../edition/model.js";
import type { Vintage } from "../evidence/cell.js";
import { type CellChange, changedCells, type TurnedSeries, turnedSeries } from "../evidence/diff.js";
import { vintageAt } from "../evidence/vintage.js";
import type { Pack } from "../pack/pack.js";
import type { Arguments } from "./arguments.js";
import { chooseEdition, chooseLocale, openPack } from "./open-pack.js";

export interface EditionDiff {
  readonly a: Side;
  readonly b: Side;
  readonly cells: readonly CellChange[];
  readonly turned: readonly TurnedSeries[];
  readonly sections: readonly Touched[];
  readonly figures: readonly Touched[];
}
interface Side {
  readonly id: string;
  readonly asOf: string;
}
interface Touched {
  readonly id: string;
  readonly why: "new" | "changed" | "gone";
}

export async function runDiff(args: Arguments): Promise<number> {
  const opened = await openPack(args.text("pack"));
  if (opened === null) return 1;
  const { pack } = opened;
  const [a, b] = args.positionals.map((text) => sideOf(pack, text));
  if (a === undefined || b === undefined) return 2;
  const diff = diffOf(pack, a, b, chooseLocale(pack, args.text("locale")));
  process.stdout.write(args.flag("json") ? `${JSON.stringify(diff)}\n` : markdownOf(diff));
  return 0;
}

/** An edition by its id, or the newest edition's pack as of a date. */
function sideOf(pack: Pack, text: string): Side {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return { id: chooseEdition(pack, undefined).id, asOf: text };
  const { id, as_of } = chooseEdition(pack, text);
  return { id, asOf: as_of };
}

function diffOf(pack: Pack, a: Side, b: Side, locale: string): EditionDiff {
  const [then, now] = [vintageAt(pack, a.asOf, a.id), vintageAt(pack, b.asOf, b.id)];
  const [before, after] = [documentOf(then, a, locale), documentOf(now, b, locale)];
  return {
    a,
    b,
    cells: changedCells(then, now),
    turned: turnedSeries(then, now),
    sections: touched(sectionsOf(before), sectionsOf(after)),
    figures: touched(figuresOf(before), figuresOf(after)),
  };
}

function documentOf(vintage: Vintage, side: Side, locale: string): EditionDocument {
  return makeEdition(vintage, side.id, locale).document;
}

/** Section → what it says, with the printed values of its facts. */
function sectionsOf({ outline, facts }: EditionDocument): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  const walk = ({ slug, title, blocks, children }: SectionNode): void => {
    const said = JSON.stringify([title, blocks], (key, value: unknown) =>
      key === "fact" && typeof value === "string" ? (facts.get(value)?.text ?? "") : value,
    );
    texts.set(slug, said);
    children.forEach(walk);
  };
  outline.forEach(walk);
  return texts;
}

function figuresOf({ figures }: EditionDocument): ReadonlyMap<string, string> {
  return new Map(
    figures.map(({ slug, title, table, state }) => [
      slug,
      JSON.stringify([state, title, table.rows.map((row) => row.cells.map((cell) => cell.text))]),
    ]),
  );
}

function touched(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): readonly Touched[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((id): Touched[] => {
    const [old, now] = [before.get(id), after.get(id)];
    if (old === now) return [];
    return [{ id, why: old === undefined ? "new" : now === undefined ? "gone" : "changed" }];
  });
}

function markdownOf({ a, b, cells, turned, sections, figures }: EditionDiff): string {
  const of = (why: CellChange["why"]): readonly CellChange[] => cells.filter((cell) => cell.why === why);
  const lines = [
    `# ${a.id} (${a.asOf}) → ${b.id} (${b.asOf})`,
    "",
    `${of("new").length} cells new, ${of("revised").length} revised, ${of("withdrawn").length} withdrawn; ${turned.length} series turned; ${sections.length} sections and ${figures.length} figures touched.`,
    "",
    "| cell | then | now | change | evidence |",
    "| --- | --- | --- | --- | --- |",
    ...[...of("revised"), ...of("withdrawn"), ...of("new")].map(row),
    ...(turned.length === 0 ? [] : ["", "## Turned", "", ...turned.map((t) => `- ${t.series}, ${t.from}–${t.to}: ${t.a}, now ${t.b}`)]),
    "",
    `Sections: ${sections.map(({ id, why }) => `${id} (${why})`).join(", ")}`,
    "",
    `Figures: ${figures.map(({ id, why }) => `${id} (${why})`).join(", ")}`,
  ];
  return `${lines.join("\n")}\n`;
}

function row({ key, a, b, change, status, evidence }: CellChange): string {
  const percent = change === null ? "" : `${Math.round(change * 1000) / 10} %`;
  const causes = evidence.map(({ observation, sources, known, part }) => `${part} ${observation} (${sources.join(", ")}, ${known})`);
  return `| ${key} | ${a ?? "–"} | ${b ?? "–"} | ${[percent, status].filter(Boolean).join(", ")} | ${causes.join("; ")} |`;
}

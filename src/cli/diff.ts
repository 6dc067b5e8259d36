/** `almanac diff A B`: what changed between two editions or dates, and which evidence changed it. */

import { editionVintage } from "../analysis/index.js";
import { unitsOf } from "../analysis/units.js";
import { type DiffSide, diffEditions, type EditionDiff } from "../edition/diff.js";
import type { Touched } from "../edition/touched.js";
import type { Vintage } from "../evidence/cell.js";
import { placesShown, type Ranking, type Step } from "../evidence/course.js";
import type { CausingEvidence, CellChange } from "../evidence/diff.js";
import { formatQuantity } from "../measure/index.js";
import type { Pack } from "../pack/pack.js";
import type { Arguments } from "./arguments.js";
import { givenDay, isDayShaped } from "./given-day.js";
import { chooseEdition, chooseLocale, openPack } from "./open-pack.js";
import { UsageError } from "./usage.js";

export async function runDiff(args: Arguments): Promise<number> {
  const pack = await openPack(args.text("pack"));
  if (pack === null) return 1;
  const [a, b] = sidesOf(pack, args.positionals, args.text("as-of"));
  const [then, now] = [editionVintage(pack, a.asOf, a.id), editionVintage(pack, b.asOf, b.id)];
  const locale = chooseLocale(pack, args.text("locale"));
  const diff = diffEditions(then, now, a, b, locale);
  const print = (vintage: Vintage, key: string): string => {
    const cell = vintage.cells.get(key);
    return cell === undefined ? "–" : formatQuantity(cell.quantity, locale, unitsOf(vintage));
  };
  const printed = (key: string) => [print(then, key), print(now, key)] as const;
  process.stdout.write(args.flag("json") ? `${JSON.stringify(diff)}\n` : markdownOf(diff, printed));
  return 0;
}

/** Two editions or dates; or, with `asOf`, one edition on that date and on its own. */
function sidesOf(pack: Pack, given: readonly string[], asOf: string | undefined): readonly [DiffSide, DiffSide] {
  const [first, second] = given;
  if (asOf !== undefined) {
    if (second !== undefined) throw new UsageError("almanac diff: give --as-of with one edition, or two editions or dates without it");
    const b = sideOf(pack, first);
    return [{ id: b.id, asOf: givenDay("almanac diff: --as-of", asOf) }, b];
  }
  if (second === undefined) throw new UsageError("almanac diff: give two editions or dates, or one edition with --as-of DATE");
  return [sideOf(pack, first), sideOf(pack, second)];
}

/** An edition by its id, or the default edition's pack as of a date. */
function sideOf(pack: Pack, text: string | undefined): DiffSide {
  if (text !== undefined && isDayShaped(text)) return { id: chooseEdition(pack, undefined).id, asOf: givenDay("almanac diff:", text) };
  const { id, as_of } = chooseEdition(pack, text);
  return { id, asOf: as_of };
}

/** `printed` gives the value of a cell in either vintage as a reader of the locale sees it. */
function markdownOf(
  { a, b, cells, turned, courses, ranks, statements, sections, figures }: EditionDiff,
  printed: (key: string) => readonly [string, string],
): string {
  const of = (why: CellChange["why"]): readonly CellChange[] => cells.filter((cell) => cell.why === why);
  const part = (title: string, lines: readonly string[]): readonly string[] =>
    lines.length === 0 ? [] : ["", `## ${title}`, "", ...lines];
  const step = ({ from, to, direction }: Step): string => `${direction} ${from}–${to}`;
  const ranking = ({ period, order }: Ranking, places: number): string => `${period}: ${order.slice(0, places).join(", ")}`;
  const lines = [
    `# ${a.id} (${a.asOf}) → ${b.id} (${b.asOf})`,
    "",
    `${of("new").length} cells new, ${of("revised").length} revised, ${of("withdrawn").length} withdrawn; ${turned.length} series turned; ${courses.length} newest directions and ${ranks.length} rankings changed; ${statements.length} sentences no longer true; ${sections.length} sections and ${figures.length} figures touched.`,
    ...part("Cells", [
      "| cell | then | now | change | evidence |",
      "| --- | --- | --- | --- | --- |",
      ...[...of("revised"), ...of("withdrawn"), ...of("new")].map((change) => row(change, printed(change.key))),
    ]),
    ...part(
      "Sentences",
      statements.map(
        ({ section, kind, a: then, b: now, evidence }) =>
          `- ${section}, ${kind}: “${then}”${now === "" ? "" : ` Now: “${now}”`}${because(evidence)}`,
      ),
    ),
    ...part(
      "Turned",
      turned.map((each) => `- ${each.series}, ${each.from}–${each.to}: ${each.a}, now ${each.b}`),
    ),
    ...part(
      "Newest directions",
      courses.map(({ series, a: then, b: now }) => `- ${series}: ${step(then)}; ${step(now)}`),
    ),
    ...part(
      "Rankings",
      ranks.map((rank) => {
        const { indicator, fixed, a: then, b: now } = rank;
        const places = placesShown(rank, 5);
        const where = Object.entries(fixed).map(([dimension, code]) => `, ${dimension} ${code}`);
        return `- ${indicator}${where.join("")}: ${ranking(then, places)} → ${ranking(now, places)}`;
      }),
    ),
    ...part("Sections", sections.map(touchedLine)),
    ...part("Figures", figures.map(touchedLine)),
  ];
  return `${lines.join("\n")}\n`;
}

function row({ key, change, status, evidence }: CellChange, [then, now]: readonly [string, string]): string {
  const percent = change === null ? "" : `${Math.round(change * 1000) / 10} %`;
  return `| ${key} | ${then} | ${now} | ${[percent, status].filter(Boolean).join(", ")} | ${evidence.map(cause).join("; ")} |`;
}

function touchedLine({ id, why, evidence, rows }: Touched): string {
  const more = rows > evidence.length ? `; ${rows - evidence.length} more rows` : "";
  return `- ${id} (${why})${because(evidence)}${more}`;
}

function because(evidence: readonly CausingEvidence[]): string {
  return evidence.length === 0 ? "" : ` — ${evidence.map(cause).join("; ")}`;
}

function cause({ observation, sources, known, part }: CausingEvidence): string {
  return `${part} ${observation} (${[...sources, known].filter(Boolean).join(", ")})`;
}

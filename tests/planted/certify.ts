/** `npm run certify`: how many planted errors are found, class by class, and how many harmless edits raise an alarm. */
import { type Case, classes, corpus } from "./corpus.js";
import { lineOf } from "./recheck.js";
import { wilson } from "./wilson.js";
import { readWorld, type World } from "./world.js";

export interface Tally {
  readonly class: string;
  readonly kind: string;
  readonly n: number;
  readonly hits: number;
}

/**
 * Which cases raise an error or warning that the clean tree does not have: at their line, of a control anywhere. By the rules alone,
 * or by what the pack's ledger says of recorded rows.
 */
export function found(world: World, cases: readonly Case[], by: "news" | "ledger" = "news"): ReadonlySet<Case> {
  const isControl = (each: Case) => each.class === "control";
  return new Set(
    [cases.filter((each) => !isControl(each)), cases.filter(isControl)].flatMap((some, index) => {
      const news = world.recheck[by](some, index === 1);
      return some.filter((_, i) => (news[i]?.length ?? 0) > 0);
    }),
  );
}

/** Counts a corpus by what was found; `tell` hears about every error that was missed and every false alarm. */
export function tallied(cases: readonly Case[], hits: ReadonlySet<Case>, tell: (each: Case) => void): readonly Tally[] {
  const tallies = new Map<string, { class: string; kind: string; n: number; hits: number }>();
  for (const each of cases) {
    const key = `${each.class}/${each.kind}`;
    const tally = tallies.get(key) ?? { class: each.class, kind: each.kind, n: 0, hits: 0 };
    const hit = hits.has(each);
    tally.n += 1;
    if (hit) tally.hits += 1;
    tallies.set(key, tally);
    if (hit === (each.class === "control")) tell(each);
  }
  return [...tallies.values()];
}

const percent = (share: number) => `${(share * 100).toFixed(1)} %`;

/** The printed table: a line a class, a line a kind below it. */
export function tableOf(tallies: readonly Tally[]): string {
  const line = (name: string, hits: number, n: number) => {
    const [low, high] = wilson(hits, n);
    return `${name.padEnd(44)} ${String(hits).padStart(5)} of ${String(n).padEnd(5)} ${percent(hits / Math.max(1, n)).padStart(8)}   ${percent(low)} – ${percent(high)}`;
  };
  return [...classes, "control"]
    .flatMap((name) => {
      const kinds = tallies.filter((tally) => tally.class === name);
      if (kinds.length === 0) return [];
      const n = kinds.reduce((sum, tally) => sum + tally.n, 0);
      const hits = kinds.reduce((sum, tally) => sum + tally.hits, 0);
      return [
        line(name === "control" ? "control (false alarms)" : name, hits, n),
        ...kinds.map((tally) => line(`    ${tally.kind}`, tally.hits, tally.n)),
      ];
    })
    .join("\n");
}

/** The line of a case, or what is around the edit, with what was taken away and put in. */
function inContext(world: World, { file, start, end, text }: Case): string {
  const source = world.files.get(file) ?? "";
  const from = Math.max(source.lastIndexOf("\n", start - 1) + 1, start - 200);
  const to = source.indexOf("\n", end);
  return `${source.slice(from, start)}[-${source.slice(start, end)}-]{+${text.trim()}+}${source.slice(end, Math.min(to < 0 ? source.length : to, end + 160))}`;
}

/** Runs from the command line: pack, cases a class, seed, and whether to list what was missed. */
export function run(
  root: string,
  options: { readonly n: number; readonly seed: number; readonly only: string; readonly list: boolean },
): void {
  const world = readWorld(root);
  const cases = corpus(world, options.seed, options.n, options.only);
  const tell = (each: Case) => {
    if (options.list)
      console.error(
        `${each.class}/${each.kind} ${each.file}:${lineOf(world.files.get(each.file) ?? "", each.start)}\n  ${inContext(world, each)}`,
      );
  };
  const hits = found(world, cases);
  const byRules = tableOf(tallied(cases, hits, tell));
  if (world.ledger.size === 0) {
    console.log(byRules);
    return;
  }
  console.log(`By the rules alone, as in a pack without a ledger:\n${byRules}`);
  const held = new Set([...hits, ...found(world, cases, "ledger")]);
  console.log(`\nWith the ledger, which holds every recorded row to what it meant:\n${tableOf(tallied(cases, held, () => {}))}`);
}

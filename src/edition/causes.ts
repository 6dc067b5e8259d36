/** Which evidence separates two lineages, or two sets of them: what one rests on and the other does not. */
import type { Lineage } from "../analysis/lineage.js";
import type { Vintage } from "../evidence/cell.js";
import type { CausingEvidence } from "../evidence/diff.js";
import type { Pack, Provenance } from "../pack/pack.js";
import { compareText } from "../pack/report.js";

/** Ids of the observations, rows ("register/id") and claims that lineages rest on; what a cell set aside is left out. */
export function leavesOf(lineages: Iterable<Lineage>): ReadonlySet<string> {
  const leaves = new Set<string>();
  const seen = new Set<Lineage>();
  const visit = (node: Lineage): void => {
    if (seen.has(node) || node.role === "rejected") return;
    seen.add(node);
    if (node.kind === "observation" || node.kind === "row" || node.kind === "claim") leaves.add(node.id);
    node.inputs.forEach(visit);
  };
  for (const lineage of lineages) visit(lineage);
  return leaves;
}

/** What b rests on and a does not, and the reverse, oldest first. */
export function causesBetween(a: ReadonlySet<string>, b: ReadonlySet<string>, then: Vintage, now: Vintage): readonly CausingEvidence[] {
  const entry = (id: string, part: CausingEvidence["part"], vintage: Vintage): readonly CausingEvidence[] => {
    const row = rowsOf(vintage.pack).get(id);
    return row === undefined ? [] : [{ observation: id, sources: row.sources, known: row.known.end, part }];
  };
  const added = [...b].filter((id) => !a.has(id)).flatMap((id) => entry(id, "added", now));
  const gone = [...a].filter((id) => !b.has(id)).flatMap((id) => entry(id, "gone", then));
  return [...added, ...gone].sort((x, y) => compareText(x.known, y.known) || compareText(x.observation, y.observation));
}

/** How many of some leaves became public after a date. */
export function newSince(leaves: ReadonlySet<string>, vintage: Vintage, date: string): number {
  const rows = rowsOf(vintage.pack);
  return [...leaves].filter((id) => (rows.get(id)?.known.end ?? "") > date).length;
}

const indexes = new WeakMap<Pack, ReadonlyMap<string, Provenance>>();

/** Rows by the id a lineage gives them. */
function rowsOf(pack: Pack): ReadonlyMap<string, Provenance> {
  const known = indexes.get(pack);
  if (known !== undefined) return known;
  const index = new Map<string, Provenance>([
    ...pack.claims,
    ...pack.observations.map((row) => [row.id, row] as const),
    ...[...pack.registerRows].flatMap(([register, rows]) => rows.map((row) => [`${register}/${row.id}`, row] as const)),
  ]);
  indexes.set(pack, index);
  return index;
}

/** Sources that what a vintage sees rests on: published in time, or later witnesses of what was public by then. */
import type { Vintage } from "./cell.js";

const known = new WeakMap<Vintage, ReadonlySet<string>>();

/** Ids of the sources of every visible row of every kind. */
export function sourcesSeen(vintage: Vintage): ReadonlySet<string> {
  const found = known.get(vintage);
  if (found !== undefined) return found;
  const ids = new Set<string>();
  const add = ({ sources }: { readonly sources: readonly string[] }) => {
    for (const source of sources) ids.add(source);
  };
  for (const { winner, corroborating, rejected } of vintage.cells.values()) {
    [winner, ...corroborating].forEach(add);
    for (const { observation } of rejected) add(observation);
  }
  for (const rows of [...vintage.registers.values(), [...vintage.claims.values()], vintage.nodes, vintage.edges, vintage.matrix])
    rows.forEach(add);
  for (const { source } of vintage.names.values()) ids.add(source);
  known.set(vintage, ids);
  return ids;
}

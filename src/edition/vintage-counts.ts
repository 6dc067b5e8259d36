/** Counts over a vintage that every locale of an edition shares: made once. */
import type { Cell, Vintage } from "../evidence/cell.js";
import type { Credibility } from "../evidence/credibility.js";
import type { Observation } from "../pack/pack.js";

export interface VintageCounts {
  readonly cells: number;
  /** Observations behind the cells, those set aside included. */
  readonly observations: number;
  /** Cells that rest on one observation. */
  readonly single: number;
  readonly disputed: readonly Cell[];
  /** Cells by the grade of the observation published. */
  readonly grades: Readonly<Record<string, number>>;
  /** Cells by credibility. */
  readonly credibilities: Readonly<Record<Credibility, number>>;
  /** Observations by the grade of their first source. */
  readonly observationGrades: Readonly<Record<string, number>>;
  /** How we know when observations and register rows became public. */
  readonly observationBasis: Readonly<Record<string, number>>;
  readonly rowBasis: Readonly<Record<string, number>>;
}

const made = new WeakMap<Vintage, VintageCounts>();

/** The counts of a vintage. */
export function vintageCounts(vintage: Vintage): VintageCounts {
  const found = made.get(vintage);
  if (found !== undefined) return found;
  const counts = count(vintage);
  made.set(vintage, counts);
  return counts;
}

/** The observations behind a cell: published, agreeing, set aside. */
export function observationsOf({ winner, corroborating, rejected }: Cell): readonly Observation[] {
  return [winner, ...corroborating, ...rejected.map(({ observation }) => observation)];
}

function count({ cells, pack, registers }: Vintage): VintageCounts {
  const grades: Record<string, number> = { A: 0, B: 0, C: 0, D: 0, own: 0 };
  const credibilities = { corroborated: 0, plausible: 0, doubtful: 0, contradicted: 0 } satisfies Record<Credibility, number>;
  const observationGrades: Record<string, number> = { A: 0, B: 0, C: 0, D: 0, own: 0 };
  const observationBasis: Record<string, number> = {};
  const rowBasis: Record<string, number> = {};
  const disputed: Cell[] = [];
  let observations = 0;
  let single = 0;
  const add = (counts: Record<string, number>, key: string) => {
    counts[key] = (counts[key] ?? 0) + 1;
  };
  for (const cell of cells.values()) {
    add(grades, cell.grade);
    credibilities[cell.credibility] += 1;
    if (cell.disputed) disputed.push(cell);
    const own = observationsOf(cell);
    observations += own.length;
    if (own.length === 1) single += 1;
    for (const each of own) {
      add(observationBasis, each.known.basis);
      add(observationGrades, pack.sources.get(each.sources[0] ?? "")?.grade ?? "own");
    }
  }
  for (const [id, rows] of registers) {
    // Derived rows are no evidence of their own: what they rest on is counted already.
    if (pack.registers.get(id)?.derived === undefined) for (const row of rows) add(rowBasis, row.known.basis);
  }
  return { cells: cells.size, observations, single, disputed, grades, credibilities, observationGrades, observationBasis, rowBasis };
}

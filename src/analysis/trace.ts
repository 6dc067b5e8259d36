/** Lineage of cells, rows, claims and results, down to the sources. Nodes are shared: the same cell is the same object. */

import type { Cell, Vintage } from "../evidence/cell.js";
import { Decimal, decimalText, type Quantity } from "../measure/index.js";
import { memoryOf } from "../measure/once.js";
import type { Claim, Name, Observation, RegisterRow } from "../pack/pack.js";
import { weakestGrade } from "./grade.js";
import { indicatorLabel, inLocale, nameLabel, rowTitle } from "./labels.js";
import type { Lineage } from "./lineage.js";
import type { Scope } from "./scope.js";
import { cellUncertainty, type Uncertainty } from "./uncertainty.js";
import type { Value } from "./value.js";

interface Nodes {
  readonly cells: WeakMap<Cell, Lineage>;
  readonly rows: WeakMap<RegisterRow, Lineage>;
  readonly lists: WeakMap<readonly RegisterRow[], readonly Lineage[]>;
  readonly sources: Map<string, Lineage>;
}

const nodes = memoryOf<Vintage, Nodes>();

function nodesOf({ vintage, locale }: Scope): Nodes {
  return nodes(vintage, locale, () => ({ cells: new WeakMap(), rows: new WeakMap(), lists: new WeakMap(), sources: new Map() }));
}

/** Where a value comes from. */
export function traceOf(value: Value): Lineage {
  return value.lineage;
}

/** One source; a link only where it may be linked. */
export function sourceLineage(id: string, scope: Scope): Lineage {
  const { sources } = nodesOf(scope);
  const known = sources.get(id);
  if (known !== undefined) return known;
  const source = scope.vintage.pack.sources.get(id);
  const link = source?.linkable === true && /^https?:\/\//.test(source.url) ? { url: source.url } : {};
  const node: Lineage =
    source === undefined
      ? { kind: "source", id, inputs: [] }
      : { kind: "source", id, label: source.title, grade: source.grade, ...link, inputs: [] };
  sources.set(id, node);
  return node;
}

function quantityPart(quantity: Pick<Quantity, "value" | "bound" | "unit">): { value: string; unit: string } {
  return { value: (quantity.bound === "=" ? "" : `${quantity.bound} `) + decimalText(quantity.value), unit: quantity.unit.code };
}

type Standing = Required<Pick<Lineage, "role">> & Pick<Lineage, "reason">;

function observationLineage(observation: Observation, standing: Standing, scope: Scope): Lineage {
  const inputs = observation.sources.map((id) => sourceLineage(id, scope));
  const maker = observation.original === "" ? "" : nameLabel(scope.vintage, observation.original, scope.locale);
  return {
    kind: "observation",
    id: observation.id,
    ...(maker === "" ? {} : { label: maker }),
    ...standing,
    ...quantityPart(observation),
    period: observation.period.code,
    grade: weakestGrade(observation.sources.flatMap((id) => scope.vintage.pack.sources.get(id)?.grade ?? [])),
    inputs,
  };
}

/** A cell with the observation it was taken from, those that agree, and those that were rejected. */
export function cellLineage(cell: Cell, scope: Scope): Lineage {
  const { cells } = nodesOf(scope);
  const known = cells.get(cell);
  if (known !== undefined) return known;
  const node: Lineage = {
    kind: "cell",
    id: cell.key,
    label: indicatorLabel(scope.vintage, cell.indicator, scope.locale),
    ...quantityPart(cell.quantity),
    ...intervalPart(cellUncertainty(cell, scope.vintage)),
    period: cell.period.code,
    grade: cell.grade,
    credibility: cell.credibility,
    inputs: [
      observationLineage(cell.winner, { role: "published" }, scope),
      ...cell.corroborating.map((observation) => observationLineage(observation, { role: "agrees" }, scope)),
      ...cell.rejected.map(({ observation, reason }) => observationLineage(observation, { role: "rejected", reason }, scope)),
    ],
  };
  cells.set(cell, node);
  return node;
}

/** A register row with its sources. */
export function rowLineage(row: RegisterRow, scope: Scope): Lineage {
  const { rows } = nodesOf(scope);
  const known = rows.get(row);
  if (known !== undefined) return known;
  const node: Lineage = {
    kind: "row",
    id: `${row.register}/${row.id}`,
    label: rowTitle(scope.vintage, row, scope.locale),
    grade: rowGrade(row, scope),
    inputs: row.sources.map((id) => sourceLineage(id, scope)),
  };
  rows.set(row, node);
  return node;
}

/** The lineages of rows; once for a list of rows, which many counts share. */
export function rowLineages(rows: readonly RegisterRow[], scope: Scope): readonly Lineage[] {
  const { lists } = nodesOf(scope);
  let lineages = lists.get(rows);
  if (lineages === undefined) {
    lineages = rows.map((row) => rowLineage(row, scope));
    lists.set(rows, lineages);
  }
  return lineages;
}

/** The weakest grade among a row's sources. */
export function rowGrade(row: Pick<RegisterRow, "sources">, scope: Scope): ReturnType<typeof weakestGrade> {
  return weakestGrade(row.sources.flatMap((id) => scope.vintage.pack.sources.get(id)?.grade ?? []));
}

/** A claim with its sources. */
export function claimLineage(claim: Claim, scope: Scope): Lineage {
  return {
    kind: "claim",
    id: claim.id,
    label: inLocale(claim.text, scope.locale, scope.vintage),
    grade: rowGrade(claim, scope),
    inputs: claim.sources.map((id) => sourceLineage(id, scope)),
  };
}

/** A name of the name table. */
export function nameLineage(name: Name, scope: Scope): Lineage {
  return {
    kind: "literal",
    id: name.id,
    label: inLocale(name.label, scope.locale, scope.vintage),
    inputs: name.source === "" ? [] : [sourceLineage(name.source, scope)],
  };
}

/** Something the author wrote. */
export function literalLineage(text: string): Lineage {
  return { kind: "literal", id: text, inputs: [] };
}

/** An end of an interval needs no forty digits of a quotient. */
const INTERVAL_DIGITS = 12;

/** The interval of a value as its lineage carries it; nothing for an exact value and for one whose interval cannot be told. */
export function intervalPart(uncertainty: Uncertainty | null): Pick<Lineage, "interval"> {
  if (uncertainty === null || uncertainty.from.length === 0) return {};
  const end = (value: Decimal, outwards: Decimal.Rounding): string => decimalText(value.toSignificantDigits(INTERVAL_DIGITS, outwards));
  const { low, high, from } = uncertainty;
  return { interval: { low: end(low, Decimal.ROUND_FLOOR), high: end(high, Decimal.ROUND_CEIL), from } };
}

/** A result of a function, an operator, or of an analysis of the pack, which has a label of its own. */
export function analysisLineage(name: string, inputs: readonly Lineage[], quantity?: Quantity, label = ""): Lineage {
  return {
    kind: "analysis",
    id: name,
    ...(label === "" ? {} : { label }),
    ...(quantity === undefined ? {} : quantityPart(quantity)),
    inputs,
  };
}

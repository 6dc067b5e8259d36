/** What a vintage states, indexed once for the checks that hold values against each other. */

import { convert } from "../measure/convert.js";
import { Decimal } from "../measure/decimal.js";
import type { Quantity } from "../measure/quantity.js";
import type { Observation } from "../pack/pack.js";
import { type Cell, seriesKeyOf, type Vintage } from "./cell.js";
import { intervalOf, type ValueInterval } from "./interval.js";
import { originsOf } from "./origin.js";
import { quantityOf } from "./reconcile.js";

/** One usable observation with its cell and its value in the indicator's unit. */
export interface Statement {
  readonly observation: Observation;
  readonly cell: Cell;
  readonly quantity: Quantity;
  /** Who made it. */
  readonly maker: string;
}

export interface Stated {
  readonly vintage: Vintage;
  /** Usable statements by cell key, the published one first. */
  readonly byCell: ReadonlyMap<string, readonly Statement[]>;
  /** Published statements of each series in order of period; keys are cell keys without the period. */
  readonly bySeries: ReadonlyMap<string, readonly Statement[]>;
  /** Ids of observations whose oddity a decision explains. */
  readonly explained: ReadonlySet<string>;
}

/** Index of a vintage. */
export function statedIn(vintage: Vintage): Stated {
  const { originalOf } = originsOf(vintage.pack);
  const byCell = new Map<string, Statement[]>();
  const bySeries = new Map<string, Statement[]>();
  for (const cell of vintage.cells.values()) {
    const rows = [cell.winner, ...cell.corroborating, ...cell.rejected.map(({ observation }) => observation)];
    const statements = rows.flatMap((observation): Statement[] => {
      if (observation.rank === "deprecated") return [];
      const quantity = observation === cell.winner ? cell.quantity : convert(quantityOf(observation), cell.quantity.unit);
      return "problem" in quantity ? [] : [{ observation, cell, quantity, maker: originalOf(observation) }];
    });
    byCell.set(cell.key, statements);
    const [published] = statements;
    if (published === undefined) continue;
    const series = seriesKeyOf(cell);
    const list = bySeries.get(series);
    if (list === undefined) bySeries.set(series, [published]);
    else list.push(published);
  }
  const explained = vintage.pack.decisions.flatMap(({ rows }) => rows ?? []).filter((row) => row.startsWith(PREFIX));
  return { vintage, byCell, bySeries, explained: new Set(explained.map((row) => row.slice(PREFIX.length))) };
}

/** How `decisions.yaml` names an observation among the rows it explains. */
const PREFIX = "observations/";

/** Key of the cell of an indicator's declared dimensions and a period. */
export function cellKey(indicator: string, dimensions: readonly string[], codes: Readonly<Record<string, string>>, period: string): string {
  return `${indicator}@${dimensions.map((dimension) => `${dimension}=${codes[dimension] ?? ""}`).join(",")}@${period}`;
}

/** Interval of a sum of quantities of one unit. */
export function sumInterval(quantities: readonly Quantity[]): ValueInterval {
  let [low, high] = [new Decimal(0), new Decimal(0)];
  for (const quantity of quantities) {
    const each = intervalOf(quantity);
    low = low.plus(each.low);
    high = high.plus(each.high);
  }
  return { low, high };
}

/** "67 1e8 USD (source-id)" as messages tell a statement. */
export function told({ observation }: Statement): string {
  return `${observation.value.toString()} ${observation.unit.code} (${observation.id}, ${observation.sources.join("; ")})`;
}

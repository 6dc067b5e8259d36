/** Cells by selector: one cell by its key, or a set. Nothing is guessed: what does not match is an error that says what would. */

import type { Cell, Vintage } from "../evidence/cell.js";
import type { Period } from "../measure/index.js";
import { memoryOf } from "../measure/once.js";
import type { Indicator } from "../pack/schema.js";
import { Fault, nearest, suggestion } from "./fault.js";
import type { Scope } from "./scope.js";
import { type CellsNode, nearPeriods, type Wish, wishesOf } from "./wish.js";

export interface Selection {
  readonly cells: readonly Cell[];
  /** True when the selector can only name one cell. */
  readonly single: boolean;
  /** Codes and periods that were asked for by name and have no cell in this edition. */
  readonly unmatched: readonly string[];
}

/** The cells a selector names. */
export function selectCells(node: CellsNode, scope: Scope): Selection {
  const { vintage } = scope;
  const indicator = vintage.pack.indicators.get(node.indicator);
  if (indicator === undefined) {
    const what = vintage.pack.registers.has(node.indicator) ? "a register: ask it with where" : "no indicator";
    throw new Fault(
      "EXPR-NAME",
      node.span,
      `“${node.indicator}” is ${what}`,
      suggestion(node.indicator, vintage.pack.indicators.keys(), "indicator"),
    );
  }
  const wishes = wishesOf(node, indicator, scope);
  const single = wishes.every((wish) => !wish.set);
  if (single && wishes.every((wish) => !wish.latest)) {
    const codes = Object.fromEntries(wishes.map((wish) => [wish.dimension, wish.codes?.[0] ?? ""]));
    const cell = vintage.seriesOf(indicator.id, codes).find(({ period }) => period.code === codes.period);
    if (cell !== undefined) return { cells: [cell], single, unmatched: [] };
  }
  return { ...matching(indicator, wishes, node, scope), single };
}

function matching(indicator: Indicator, wishes: readonly Wish[], node: CellsNode, scope: Scope): Omit<Selection, "single"> {
  let cells = scope.vintage.cellsOf(indicator.id);
  const unmatched: string[] = [];
  // Dimensions first, the period last: its messages then speak of the series that was meant.
  for (const wish of [...wishes].sort((a, b) => Number(a.dimension === "period") - Number(b.dimension === "period"))) {
    const codeOf = (cell: Cell): string => (wish.dimension === "period" ? cell.period.code : (cell.dimensions[wish.dimension] ?? ""));
    const before = cells;
    if (wish.latest) cells = latest(cells);
    else if (wish.codes !== null) {
      const codes = new Set(wish.codes);
      cells = cells.filter((cell) => codes.has(codeOf(cell)) && (wish.upToLatest !== true || cell.status !== "F"));
      const found = new Set(cells.map(codeOf));
      const expected =
        wish.upToLatest === true
          ? wish.codes.slice(
              0,
              wish.codes.findLastIndex((code) => found.has(code)),
            )
          : wish.codes;
      unmatched.push(...expected.filter((code) => !found.has(code)));
    }
    if (cells.length === 0) throw nothing(indicator, wish, before.map(codeOf), node, scope);
  }
  for (const code of unmatched) {
    const wish = wishes.find((candidate) => candidate.codes?.includes(code));
    if (wish !== undefined && wish.dimension !== "period" && !declaredCodes(scope.vintage, indicator, wish.dimension).has(code)) {
      throw nothing(indicator, { ...wish, codes: [code] }, [...declaredCodes(scope.vintage, indicator, wish.dimension)], node, scope);
    }
  }
  return { cells, unmatched };
}

/** Cells of the newest period that is no forecast: the latest end, and of those that end alike the longest. */
function latest(cells: readonly Cell[]): readonly Cell[] {
  let best: Period | null = null;
  for (const { period, status } of cells) {
    if (status === "F") continue;
    if (
      best === null ||
      period.end > best.end ||
      (period.end === best.end && (period.start < best.start || (period.start === best.start && period.code < best.code)))
    )
      best = period;
  }
  const code = best?.code;
  return code === undefined ? [] : cells.filter((cell) => cell.period.code === code && cell.status !== "F");
}

function nothing(indicator: Indicator, wish: Wish, available: readonly string[], node: CellsNode, scope: Scope): Fault {
  const { vintage } = scope;
  const wanted = wish.latest ? "latest" : (wish.codes ?? ["*"]).join(", ");
  if (wish.latest && available.length > 0) {
    return new Fault(
      "EXPR-NO-CELL",
      wish.span,
      `${indicator.id} has only forecasts here`,
      "name the period, or take a series with published values",
    );
  }
  if (available.length === 0) {
    const later = vintage.pack.observations.some((observation) => observation.indicator === indicator.id);
    const why = later ? `no values that were known by ${vintage.asOf}` : "no observations";
    return new Fault(
      "EXPR-NO-CELL",
      node.span,
      `${indicator.id} has ${why}`,
      "add observations, or limit the text to editions that know them",
    );
  }
  const later = vintage.pack.observations.some(
    (observation) =>
      observation.indicator === indicator.id &&
      (wish.dimension === "period" ? observation.period.code : observation.dimensions[wish.dimension]) === wish.codes?.[0] &&
      !available.includes(wish.codes?.[0] ?? ""),
  );
  const note = later ? ` by ${vintage.asOf}` : "";
  const choices = wish.dimension === "period" ? nearPeriods(wish.codes?.[0] ?? "", available) : nearest(wish.codes?.[0] ?? "", available);
  return new Fault(
    "EXPR-NO-CELL",
    wish.span,
    `${indicator.id} has nothing for ${wish.dimension}: ${wanted}${note}`,
    `available: ${choices.join(", ")}`,
  );
}

const universe = memoryOf<Vintage["pack"], ReadonlySet<string>>();

/** Every code of a dimension that the pack knows for an indicator, whatever the date. */
function declaredCodes(vintage: Vintage, indicator: Indicator, dimension: string): ReadonlySet<string> {
  return universe(vintage.pack, `${indicator.id} ${dimension}`, () => {
    const used = vintage.pack.observations
      .filter((observation) => observation.indicator === indicator.id)
      .map((observation) => observation.dimensions[dimension] ?? "");
    return new Set([...used, ...Object.keys(vintage.pack.dimensions[dimension]?.codes ?? {})]);
  });
}

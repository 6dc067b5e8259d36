/** Functions that order or pick: rank, top, first, last, and the labels of what they pick. */
import type { Cell } from "../../evidence/cell.js";
import { comparePeriods, convert, Decimal, exactNumber, formatPeriod, pureNumber } from "../../measure/index.js";
import { sortOrder } from "../compare.js";
import { Fault, nearest, orFault } from "../fault.js";
import { dimensionLabel, rowTitle } from "../labels.js";
import { cellValue, computed, type QuantityValue, textValue } from "../make.js";
import { rank } from "../methods/rank.js";
import { describe, needQuantity } from "../operators.js";
import { rowsValue } from "../query.js";
import type { Scope } from "../scope.js";
import { analysisLineage, cellLineage } from "../trace.js";
import { cellUncertainty, inUnit, type Uncertainty } from "../uncertainty.js";
import type { Value } from "../value.js";
import { argument, maybeRows, nameOf, perRow, quantityAt, rowsAt, wholeAt } from "./arguments.js";
import type { Call, FunctionEntry } from "./entry.js";

/** The cells as values that say what each is of: the dimensions in which they differ, and the period when it does. */
export function labelledCells(cells: readonly Cell[], call: Call): readonly QuantityValue[] {
  const { vintage, locale } = call.context.scope;
  const [first] = cells;
  const varying = Object.keys(first?.dimensions ?? {}).filter((dimension) =>
    cells.some((cell) => cell.dimensions[dimension] !== first?.dimensions[dimension]),
  );
  const periods = cells.some((cell) => cell.period.code !== first?.period.code);
  return cells.map((cell) => {
    const parts = varying.map((dimension) => dimensionLabel(vintage, dimension, cell.dimensions[dimension] ?? "", locale));
    if (periods) parts.push(formatPeriod(cell.period, locale));
    const value = cellValue(cell, call.context.scope);
    return parts.length === 0 ? value : { ...value, label: parts.join(locale.startsWith("zh") ? "" : ", ") };
  });
}

function rankOf(call: Call): Value {
  const value = quantityAt(call, 0);
  const { cell } = value;
  const over = call.named.get("over");
  if (cell === undefined || over === undefined) {
    throw new Fault(
      "EXPR-ARGUMENTS",
      call.span,
      "rank needs one cell and the dimension it is ranked over",
      "write rank(x @ {maker: a, period: 2023}, over: maker)",
    );
  }
  const dimension = nameOf(over);
  if (!Object.hasOwn(cell.dimensions, dimension)) {
    throw new Fault(
      "EXPR-DIMENSION",
      over.span,
      `${cell.indicator} has no dimension “${dimension}”`,
      `nearest: ${nearest(dimension, Object.keys(cell.dimensions)).join(", ")}`,
    );
  }
  const ascending = isAscending(call);
  const { scope } = call.context;
  const rivals = scope.vintage
    .cellsOf(cell.indicator)
    .filter(
      (other) =>
        other.period.code === cell.period.code &&
        Object.keys(cell.dimensions).every((key) => key === dimension || other.dimensions[key] === cell.dimensions[key]),
    );
  const sizes = rivals.map((rival) => orFault(convert(rival.quantity, cell.quantity.unit), call.span).value);
  const place = rank(cell.quantity.value, sizes, ascending);
  return computed(
    "rank",
    exactNumber(new Decimal(place)),
    rivals.map((rival) => cellValue(rival, scope)),
    cell.period,
    placeInterval(cell, rivals, ascending, scope),
  );
}

function isAscending(call: Call): boolean {
  const order = call.named.get("order");
  const word = order === undefined ? "desc" : nameOf(order);
  if (order !== undefined && word !== "asc" && word !== "desc")
    throw new Fault("EXPR-ARGUMENTS", order.span, "“order” is asc or desc", "write order: asc, which puts the smallest first");
  return word === "asc";
}

/** The best and the worst place that the values of all rivals allow. */
function placeInterval(cell: Cell, rivals: readonly Cell[], ascending: boolean, scope: Scope): Uncertainty | null {
  const own = cellUncertainty(cell, scope.vintage);
  const others = rivals.filter((rival) => rival !== cell).map((rival) => inUnit(cellUncertainty(rival, scope.vintage), own.unit));
  const known = others.filter((other) => other !== null);
  if (known.length < others.length) return null;
  const surely = known.filter(({ low, high }) => (ascending ? high.lt(own.low) : low.gt(own.high))).length;
  const perhaps = known.filter(({ low, high }) => (ascending ? low.lt(own.high) : high.gt(own.low))).length;
  const from = [...new Set([own, ...known].flatMap((each) => each.from))];
  return { low: new Decimal(1 + surely), high: new Decimal(1 + perhaps), unit: pureNumber, from: surely === perhaps ? [] : from };
}

function topOf(call: Call): Value {
  const count = wholeAt(call, 1, 1, 1000);
  const values = rankedValues(call);
  const chosen = [...values]
    .map((value, index) => ({ value, index }))
    .sort((a, b) => -sortOrder(a.value, b.value, call.span) || a.index - b.index)
    .slice(0, count)
    .map((entry) => entry.value);
  if (chosen.length < count) {
    throw new Fault("EXPR-ROWS", call.span, `there are only ${chosen.length}, not ${count}`, "ask for fewer");
  }
  return {
    type: "list",
    items: chosen,
    lineage: analysisLineage(
      "top",
      values.map((value) => value.lineage),
    ),
  };
}

function rankedValues(call: Call): readonly QuantityValue[] {
  const node = argument(call, 0);
  const rows = maybeRows(call, node);
  if (rows === null) {
    const value = call.evaluate(node, call.context);
    if (value.type !== "cells")
      throw new Fault(
        "EXPR-TYPE",
        node.span,
        `top picks from cells or rows, not from ${describe(value)}`,
        "write top(x @ {maker: *, period: 2023}, 3)",
      );
    return labelledCells(value.cells, call);
  }
  const by = call.named.get("by");
  if (by === undefined)
    throw new Fault("EXPR-ARGUMENTS", call.span, "top of rows needs the field to order by", "write top(rows, 3, by: field)");
  const { vintage, locale } = call.context.scope;
  return perRow(call, rows.rows, by).flatMap((value, index) => {
    const row = rows.rows[index];
    if (row === undefined || value.type === "missing") return [];
    return [{ ...needQuantity(value, by.span), label: rowTitle(vintage, row, locale) }];
  });
}

function end(call: Call, place: 0 | -1): Value {
  const node = argument(call, 0);
  const rows = maybeRows(call, node);
  if (rows !== null) {
    const row = rows.rows.at(place);
    if (row === undefined) throw new Fault("EXPR-ROWS", node.span, "no row matches", "check the condition against the register");
    return rowsValue(rows.register, [row], call.context);
  }
  const value = call.evaluate(node, call.context);
  if (value.type === "list") {
    const item = value.items.at(place);
    if (item === undefined) throw new Fault("EXPR-ROWS", node.span, "the list is empty", "check what it is made from");
    return item;
  }
  if (value.type !== "cells")
    throw new Fault(
      "EXPR-TYPE",
      node.span,
      `${call.name} picks from rows, cells or a list, not from ${describe(value)}`,
      "see docs/expressions.md",
    );
  const inTime = [...value.cells].sort((a, b) => comparePeriods(a.period, b.period));
  const cell = inTime.at(place);
  const rival = inTime.at(place === 0 ? 1 : -2);
  if (cell === undefined || (rival !== undefined && rival.period.code === cell.period.code)) {
    throw new Fault("EXPR-MANY-CELLS", node.span, `several cells have the ${call.name} period`, "name the other dimensions");
  }
  return cellValue(cell, call.context.scope);
}

function labelsOf(call: Call): Value {
  const node = argument(call, 0);
  const rows = maybeRows(call, node);
  if (rows !== null) {
    const { vintage, locale } = call.context.scope;
    const items = rows.rows.map((row, index) =>
      textValue(rowTitle(vintage, row, locale), rows.lineage.inputs[index] ?? rows.lineage, [row.id]),
    );
    return { type: "list", items, lineage: rows.lineage };
  }
  const value = call.evaluate(node, call.context);
  const items = value.type === "cells" ? labelledCells(value.cells, call) : value.type === "list" ? value.items : null;
  if (items === null)
    throw new Fault(
      "EXPR-TYPE",
      node.span,
      `labels come from rows, cells or a list, not from ${describe(value)}`,
      "write labels(top(cells, 3))",
    );
  const texts = items.map((item) => (item.type === "quantity" && item.label !== undefined ? textValue(item.label, item.lineage) : item));
  return { type: "list", items: texts, lineage: value.lineage };
}

function listOf(call: Call): Value {
  const node = argument(call, 0);
  const second = call.args[1];
  if (second !== undefined) {
    const rows = rowsAt(call, 0);
    const values = perRow(call, rows.rows, second).filter((value) => value.type !== "missing");
    return { type: "list", items: values, lineage: rows.lineage };
  }
  if (maybeRows(call, node) !== null) return labelsOf(call);
  const value = call.evaluate(node, call.context);
  if (value.type === "cells") {
    return {
      type: "list",
      items: labelledCells(value.cells, call),
      lineage: analysisLineage(
        "list",
        value.cells.map((cell) => cellLineage(cell, call.context.scope)),
      ),
    };
  }
  if (value.type === "list") return value;
  throw new Fault("EXPR-TYPE", node.span, `list takes rows and a field, or cells, not ${describe(value)}`, "write list(rows, field)");
}

export const orderFunctions: readonly FunctionEntry[] = [
  {
    name: "rank",
    signature: "rank(cell, over: dimension, order: asc or desc)",
    doc: "Place of the cell among the codes of a dimension, largest first; equals share the better place.",
    least: 1,
    most: 1,
    named: ["over", "order"],
    apply: rankOf,
  },
  {
    name: "top",
    signature: "top(cells, n) · top(rows, n, by: field)",
    doc: "The n largest, as a list of labels with their values.",
    least: 2,
    most: 2,
    named: ["by"],
    apply: topOf,
  },
  {
    name: "first",
    signature: "first(rows) · first(cells) · first(list)",
    doc: "The first row, the earliest cell, the first item.",
    least: 1,
    most: 1,
    apply: (call) => end(call, 0),
  },
  {
    name: "last",
    signature: "last(rows) · last(cells) · last(list)",
    doc: "The last row, the newest cell, the last item.",
    least: 1,
    most: 1,
    apply: (call) => end(call, -1),
  },
  {
    name: "list",
    signature: "list(rows, field) · list(rows) · list(cells)",
    doc: "The values as a list; rows without a value in the field are left out.",
    least: 1,
    most: 2,
    apply: listOf,
  },
  {
    name: "labels",
    signature: "labels(list) · labels(rows) · labels(cells)",
    doc: "The labels alone: of rows their titles, of cells what they are of.",
    least: 1,
    most: 1,
    apply: labelsOf,
  },
];

/** Values from cells, literals and calculations, with status, grade, dispute and lineage combined from their inputs. */
import type { Cell } from "../evidence/cell.js";
import { Decimal, EXACT, exactNumber, type Period, type Quantity } from "../measure/index.js";
import { weakestGrade } from "./grade.js";
import type { Lineage } from "./lineage.js";
import type { Scope } from "./scope.js";
import { analysisLineage, cellLineage, intervalPart, literalLineage } from "./trace.js";
import { cellUncertainty, type Uncertainty } from "./uncertainty.js";
import type { Value } from "./value.js";

export type QuantityValue = Value & { readonly type: "quantity" };

/** The value of one published cell. */
export function cellValue(cell: Cell, scope: Scope): QuantityValue {
  const digits = scope.vintage.pack.indicators.get(cell.indicator)?.digits;
  const isLong = digits !== undefined && digits < cell.quantity.decimals;
  return {
    type: "quantity",
    // What was counted to the last unit is read no finer than the pack declares.
    quantity: isLong ? { ...cell.quantity, decimals: digits } : cell.quantity,
    status: cell.status,
    cell,
    period: cell.period,
    grade: cell.grade,
    disputed: cell.disputed,
    uncertainty: cellUncertainty(cell, scope.vintage),
    lineage: cellLineage(cell, scope),
  };
}

/** A number the author wrote: exact, and without influence on grade and precision. */
export function literalNumber(text: string): QuantityValue {
  return {
    type: "quantity",
    quantity: exactNumber(new Decimal(text)),
    status: "A",
    grade: "own",
    disputed: false,
    lineage: literalLineage(text),
  };
}

/** A count: exact and computed. */
export function countValue(count: number, inputs: readonly Lineage[], grade: QuantityValue["grade"], name = "count"): QuantityValue {
  const quantity = { ...exactNumber(new Decimal(count)), decimals: EXACT };
  return { type: "quantity", quantity, status: "C", grade, disputed: false, lineage: analysisLineage(name, inputs, quantity) };
}

/**
 * A quantity calculated from others. A forecast among them makes the result a forecast, and it has the weakest of their grades.
 * `uncertainty`: where the result may lie when its inputs lie where they may; null where that cannot be told.
 */
export function computed(
  name: string,
  quantity: Quantity,
  inputs: readonly Value[],
  period: Period | undefined,
  uncertainty: Uncertainty | null,
): QuantityValue {
  const numbers = inputs.filter((input): input is QuantityValue => input.type === "quantity");
  const graded = numbers.filter((input) => input.lineage.kind !== "literal").map((input) => input.grade);
  return {
    type: "quantity",
    quantity,
    status: numbers.some((input) => input.status === "F") ? "F" : "C",
    ...(period === undefined ? {} : { period }),
    grade: weakestGrade(graded),
    disputed: numbers.some((input) => input.disputed),
    uncertainty,
    lineage: {
      ...analysisLineage(
        name,
        inputs.map((input) => input.lineage),
        quantity,
      ),
      ...intervalPart(uncertainty),
    },
  };
}

/** A text of ours or of a source. */
export function textValue(text: string, lineage: Lineage, variants?: readonly string[]): Value & { readonly type: "text" } {
  return { type: "text", text, lineage, ...(variants === undefined ? {} : { variants }) };
}

/** A value that is not there. */
export function missing(reason: string, lineage: Lineage): Value & { readonly type: "missing" } {
  return { type: "missing", reason, lineage };
}

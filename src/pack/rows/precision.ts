/** Values against the decimals their rows say the source printed: a value that was shifted afterwards no longer has them. */
import { quote } from "../report.js";
import type { Row, Table } from "../table.js";
import { type Cells, decimalsOf } from "./cells.js";

/** A value as written, and the column beside it. */
export interface Written {
  readonly row: Row;
  readonly value: string;
  readonly decimals: number;
}

/** A table keeps the zeros at the end of its decimals when one of its values ends in one, or so many have decimals, */
const MANY = 40;
/** and at most this share of these has fewer than it says: of values that drop their zeros a tenth has. */
const SHORT = 0.03;

/** Check the values of one table. Values are written as they are printed, so a table that drops zeros at the end can only have too few. */
export function checkPrecision(rows: readonly Written[], table: Table, cells: Cells): void {
  const finer: Written[] = [];
  const shorter: Written[] = [];
  let fractions = 0;
  let zeros = 0;
  for (const each of rows) {
    const shown = decimalsOf(each.value);
    if (each.decimals > 0) fractions += 1;
    if (/\.\d*0$/.test(each.value)) zeros += 1;
    if (placesNeeded(each.value) > each.decimals) finer.push(each);
    else if (each.decimals > 0 && shown < each.decimals) shorter.push(each);
  }
  const keepsZeros = (zeros > 0 || fractions >= MANY) && shorter.length <= Math.max(1, SHORT * fractions);
  for (const { row, value, decimals } of keepsZeros ? [...finer, ...shorter] : finer) {
    const message = `${quote(value)} is not written to ${decimals} decimals.`;
    cells.report("DATA-DECIMALS", table.place(row, "value"), message, "Check the decimal point against the source, or correct decimals.");
  }
}

/** Decimals without which the number is another: −2 for 12500. */
function placesNeeded(value: string): number {
  const [mantissa = "", exponent = "0"] = value.toLowerCase().split("e");
  const [whole = "", fraction = ""] = mantissa.split(".");
  const kept = fraction.replace(/0+$/, "");
  const places = kept !== "" ? kept.length : -(/(?<=[1-9]\d*)0+$/.exec(whole)?.[0].length ?? 0);
  return /[1-9]/.test(mantissa) ? places - Number(exponent) : Number.NEGATIVE_INFINITY;
}

/** evidence/observations/*.csv: indicator × dimensions × period = value + unit, typed and checked row by row. */
import { conversionProblem } from "../../measure/convert.js";
import { type Decimal, parseDecimal } from "../../measure/decimal.js";
import type { Unit } from "../../measure/unit.js";
import type { Name, Observation, ObservationStatus } from "../pack.js";
import { didYouMean, quote } from "../report.js";
import { type Indicator, type IndicatorsFile, measure, observationColumns } from "../schema.js";
import type { Row, Table } from "../table.js";
import { type Cells, decimalCell, decimalsOf, filledCell, idCell, periodCell, wordCell } from "./cells.js";
import { checkPrecision, type Written } from "./precision.js";
import { type ProvenanceRules, provenanceReader } from "./provenance.js";
import { isNew } from "./sources.js";

const STATUSES = ["A", "E", "F", "P", "B"] as const satisfies readonly ObservationStatus[];
const BOUNDS = ["=", "≈", ">", "≥", "<", "≤"] as const;

export interface ObservationRules extends ProvenanceRules {
  readonly indicators: ReadonlyMap<string, Indicator>;
  /** False when some indicators could not be read: an unknown one is then no finding. */
  readonly indicatorsComplete: boolean;
  /** Each indicator's unit, parsed. */
  readonly units: ReadonlyMap<string, Unit>;
  readonly dimensions: IndicatorsFile["dimensions"];
  readonly names: ReadonlyMap<string, Name>;
  readonly namesComplete: boolean;
}

/** Observations of one table, added to `into`. */
export function readObservations(table: Table, into: Map<string, Observation>, rules: ObservationRules, cells: Cells): void {
  const id = table.column("id");
  const indicatorOf = table.column("indicator");
  const period = table.column("period");
  const measureOf = table.column("measure");
  const value = table.column("value");
  const decimals = table.column("decimals");
  const bound = table.column("bound");
  const unit = table.column("unit");
  const status = table.column("status");
  const original = table.column("original");
  const low = table.column("low");
  const high = table.column("high");
  const provenance = provenanceReader(table, rules, cells);
  const dimensions = dimensionsReader(table, rules, cells);
  const written: Written[] = [];
  for (const row of table.rows) {
    const key = id(row);
    if (!idCell(key, table, row, cells) || !isNew(key, into, table, row, cells)) continue;
    const name = indicatorOf(row);
    const indicator = rules.indicators.get(name);
    if (indicator === undefined) {
      if (rules.indicatorsComplete) unknownIndicator(name, table, row, rules, cells);
      continue;
    }
    const from = provenance(row);
    const when = periodCell(period(row), table, row, "period", cells);
    const coordinates = dimensions(indicator, row);
    const number = valueCell(value(row), low(row), high(row), table, row, cells);
    const parsedUnit = unitCell(unit(row), indicator, table, row, rules, cells);
    const state = wordCell(status(row), STATUSES, table, row, "status", cells);
    const limit = bound(row) === "" ? "=" : wordCell(bound(row), BOUNDS, table, row, "bound", cells);
    const kind = measureOf(row) === "" ? indicator.measure : wordCell(measureOf(row), measure.options, table, row, "measure", cells);
    const lowest = low(row) === "" ? undefined : decimalCell(low(row), table, row, "low", cells);
    const highest = high(row) === "" ? undefined : decimalCell(high(row), table, row, "high", cells);
    const places = decimalsCell(decimals(row), value(row), table, row, cells);
    if (kind !== null && kind !== indicator.measure) {
      const message = `Measure ${quote(kind)} is not the indicator's ${quote(indicator.measure)}.`;
      cells.report("DATA-MEASURE", table.place(row, "measure"), message, "Use an indicator of that measure, or correct the cell.");
    }
    if (from === null || when === null || coordinates === null || number === null || parsedUnit === null) continue;
    if (state === null || limit === null || kind === null || lowest === null || highest === null || places === null) continue;
    rangeCheck(number, lowest, highest, table, row, cells);
    // The middle of a stated range was never printed.
    if (decimals(row) !== "" && lowest === undefined && highest === undefined) written.push({ row, value: value(row), decimals: places });
    into.set(key, {
      ...from,
      id: key,
      indicator: name,
      dimensions: coordinates,
      period: when,
      measure: kind,
      value: number,
      decimals: places,
      bound: limit,
      ...(lowest === undefined ? {} : { low: lowest }),
      ...(highest === undefined ? {} : { high: highest }),
      unit: parsedUnit,
      status: state,
      original: original(row),
    });
  }
  checkPrecision(written, table, cells);
}

/** Columns of an observation table: the fixed ones and one per declared dimension. */
export function observationShape(dimensions: IndicatorsFile["dimensions"]) {
  const required = ["id", "indicator", "period", "value", "unit", "status", "known", "known_basis", "recorded", "source"];
  const optional = observationColumns.filter((column) => !required.includes(column));
  return { required, optional: [...optional, ...Object.keys(dimensions)] };
}

function unknownIndicator(name: string, table: Table, row: Row, rules: ObservationRules, cells: Cells): void {
  if (!filledCell(name, table, row, "indicator", cells)) return;
  const fix = didYouMean(name, rules.indicators.keys(), "Declare it in indicators.yaml or correct the id.");
  cells.report("REF-INDICATOR", table.place(row, "indicator"), `No indicator has the id ${quote(name)}.`, fix);
}

/** A row that states a range only needs a value all the same, since values are compared and drawn. */
function valueCell(text: string, low: string, high: string, table: Table, row: Row, cells: Cells): Decimal | null {
  if (text !== "") return decimalCell(text, table, row, "value", cells);
  const [lowest, highest] = [parseDecimal(low), parseDecimal(high)];
  if (lowest === null || highest === null) {
    filledCell(text, table, row, "value", cells);
    return null;
  }
  const fix = `Write the middle of the range, ${lowest.plus(highest).div(2).toString()}: it is compared and drawn, the range is what is printed.`;
  cells.report("ROW-EMPTY", table.place(row, "value"), "Column “value” is empty beside low and high.", fix);
  return null;
}

function unitCell(text: string, indicator: Indicator, table: Table, row: Row, rules: ObservationRules, cells: Cells): Unit | null {
  if (!filledCell(text, table, row, "unit", cells)) return null;
  const unit = cells.unit(text);
  if ("problem" in unit) {
    const fix = "Write scale and base, e.g. 1e8 CNY, %, 1e4 item; declare new bases in units.yaml.";
    cells.report("ROW-UNIT", table.place(row, "unit"), `${quote(text)} is not a unit: ${unit.problem}.`, fix);
    return null;
  }
  const wanted = rules.units.get(indicator.id);
  if (wanted === undefined) return unit;
  const problem = conversionProblem(unit, wanted);
  if (problem === null) return unit;
  const message = `The unit of ${indicator.id} is ${quote(wanted.code)}: ${problem}.`;
  cells.report("DATA-UNIT", table.place(row, "unit"), message, "Correct the unit, or use an indicator (or dimension) made for it.");
  return null;
}

function decimalsCell(text: string, value: string, table: Table, row: Row, cells: Cells): number | null {
  if (text === "") return decimalsOf(value);
  if (/^-?\d{1,2}$/.test(text)) return Number(text);
  const message = `${quote(text)} in column “decimals” is not a whole number.`;
  cells.report("ROW-NUMBER", table.place(row, "decimals"), message, "Write how many decimals the source printed, or leave the cell empty.");
  return null;
}

function rangeCheck(value: Decimal, low: Decimal | undefined, high: Decimal | undefined, table: Table, row: Row, cells: Cells): void {
  if ((low === undefined) !== (high === undefined)) {
    const [empty, other] = low === undefined ? ["low", "high"] : ["high", "low"];
    const fix = "Give both ends of the range, or state a limit by bound alone.";
    cells.report("ROW-EMPTY", table.place(row, empty), `Column “${empty}” is empty beside ${other}.`, fix);
  }
  const wrong = (low?.gt(value) ?? false) || (high?.lt(value) ?? false);
  if (!wrong) return;
  const message = `The value ${value.toString()} lies outside its range ${low?.toString() ?? ""}–${high?.toString() ?? ""}.`;
  cells.report("DATA-RANGE", table.place(row, "value"), message, "Correct low, high or value: low ≤ value ≤ high.");
}

/** Reads a row's coordinates: exactly the indicator's dimensions filled, with codes that exist. */
function dimensionsReader(table: Table, rules: ObservationRules, cells: Cells) {
  const columns = Object.keys(rules.dimensions).filter((dimension) => table.columns.includes(dimension));
  const readers = new Map(columns.map((dimension) => [dimension, table.column(dimension)]));
  const good = new Set<string>();
  return (indicator: Indicator, row: Row): Record<string, string> | null => {
    const coordinates: Record<string, string> = {};
    let complete = true;
    for (const dimension of indicator.dimensions) {
      const code = readers.get(dimension)?.(row) ?? "";
      if (code === "") {
        const message = `${indicator.id} varies over ${quote(dimension)}, which is empty here.`;
        cells.report("DATA-DIMENSIONS", table.place(row, dimension), message, "Fill the column with a code.");
        complete = false;
        continue;
      }
      const key = `${dimension}\n${code}`;
      if (!good.has(key)) {
        if (!codeExists(dimension, code, rules)) {
          unknownCode(dimension, code, table, row, rules, cells);
          complete = false;
          continue;
        }
        good.add(key);
      }
      coordinates[dimension] = code;
    }
    for (const [dimension, read] of readers) {
      const code = read(row);
      if (code === "" || indicator.dimensions.includes(dimension)) continue;
      const message = `${indicator.id} does not vary over ${quote(dimension)}, but the row says ${quote(code)}.`;
      cells.report("DATA-DIMENSIONS", table.place(row, dimension), message, "Empty the cell, or add the dimension to the indicator.");
      complete = false;
    }
    return complete ? coordinates : null;
  };
}

function codeExists(dimension: string, code: string, rules: ObservationRules): boolean {
  const codes = rules.dimensions[dimension]?.codes;
  return (codes !== undefined && Object.hasOwn(codes, code)) || rules.names.has(code) || !rules.namesComplete;
}

function unknownCode(dimension: string, code: string, table: Table, row: Row, rules: ObservationRules, cells: Cells): void {
  const codes = [...Object.keys(rules.dimensions[dimension]?.codes ?? {}), ...rules.names.keys()];
  const fix = didYouMean(code, codes, "Add the code to the dimension in indicators.yaml, or a row to evidence/names.");
  cells.report("REF-CODE", table.place(row, dimension), `${quote(code)} is no code of the dimension ${quote(dimension)}.`, fix);
}

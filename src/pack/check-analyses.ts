/** Units an analysis declares, at their places in its file: an analysis that cannot read one has no results. */
import { parseUnit, type UnitRegistry } from "../measure/index.js";
import type { AnalysisFile, AnalysisInput } from "./analysis-schema.js";
import type { Place } from "./finding.js";
import { quote, type Report } from "./report.js";

type Path = readonly PropertyKey[];
type Declared = readonly (readonly [Path, string | undefined])[];

/** Reports every unit of an analysis that the pack does not know. */
export function checkAnalysisUnits(analysis: AnalysisFile, units: UnitRegistry, placeOf: (path: Path) => Place, report: Report): void {
  for (const [path, unit] of unitsIn(analysis)) {
    const read = unit === undefined ? null : parseUnit(unit, units);
    if (read !== null && "problem" in read)
      report("ROW-UNIT", placeOf(path), `${quote(unit ?? "")}: ${read.problem}.`, "Correct the unit, or declare it in units.yaml.");
  }
}

function unitsIn(analysis: AnalysisFile): Declared {
  switch (analysis.kind) {
    case "model":
      return [...each("inputs", analysis.inputs), ...each("outputs", analysis.outputs)];
    case "method":
      return [...ofInput(analysis.input, ["input"]), ...each("outputs", analysis.outputs)];
    case "forecast":
      return [[["unit"], analysis.unit]];
    case "calculator":
      return [...each("ask", analysis.ask), ...each("show", analysis.show)];
  }
}

function each(
  key: string,
  entries: Readonly<Record<string, { unit?: string | undefined }>> | readonly { unit?: string | undefined }[],
): Declared {
  return Object.entries(entries).map(([name, { unit }]) => [[key, Array.isArray(entries) ? Number(name) : name, "unit"], unit] as const);
}

/** The units of `{value, unit}` anywhere in a method's input. */
function ofInput(input: AnalysisInput, path: Path): Declared {
  if (typeof input !== "object" || input === null) return [];
  if (Array.isArray(input)) return input.flatMap((item, index) => ofInput(item, [...path, index]));
  if ("value" in input && typeof input.value === "string")
    return [[[...path, "unit"], "unit" in input && typeof input.unit === "string" ? input.unit : undefined]];
  return Object.entries(input).flatMap(([key, item]) => (item === undefined ? [] : ofInput(item, [...path, key])));
}

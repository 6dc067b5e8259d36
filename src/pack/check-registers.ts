/** The declarations of registers: fields once, units that can be read, and mentions of fields and registers that exist. */
import { parseUnit } from "../measure/convert.js";
import type { UnitRegistry } from "../measure/registry.js";
import type { Place } from "./finding.js";
import { didYouMean, quote, type Report } from "./report.js";
import { provenanceColumns, type RegisterFile } from "./schema.js";

type PlaceOf = (file: string, path: readonly PropertyKey[]) => Place;

/** Columns that every row of a register has besides its declared fields. */
const RESERVED: readonly string[] = ["id", ...provenanceColumns];

/** What a reference leads to when it is no register. */
const NAMES = "names";

/** Add a register to those read before it, unless its id is taken. */
export function addRegister(
  register: RegisterFile,
  path: string,
  registers: Map<string, RegisterFile>,
  placeOf: PlaceOf,
  report: Report,
): void {
  if (path !== `registers/${register.id}.yaml`) {
    const message = `The register ${quote(register.id)} stands in ${quote(path)}.`;
    report("PACK-FILE-NAME", placeOf(path, ["id"]), message, `Name the file registers/${register.id}.yaml, or correct the id.`);
  }
  if (registers.has(register.id)) {
    report("DUPLICATE-ID", placeOf(path, ["id"]), `The register ${quote(register.id)} is declared twice.`, "Delete one declaration.");
    return;
  }
  registers.set(register.id, register);
  const fields = register.fields.map((field) => field.id);
  register.fields.forEach((field, index) => {
    const place = () => placeOf(path, ["fields", index, "id"]);
    if (RESERVED.includes(field.id)) {
      report("REF-FIELD", place(), `${quote(field.id)} is a column every register has already.`, "Give the field another id.");
    } else if (fields.indexOf(field.id) !== index) {
      report("DUPLICATE-ID", place(), `The field ${quote(field.id)} is declared twice.`, "Delete one declaration.");
    }
  });
  const mentions: readonly (readonly [PropertyKey[], string | undefined])[] = [
    [["title"], register.title],
    [["order"], register.order],
    ...(register.show ?? []).map((id, index): [PropertyKey[], string] => [["show", index], id]),
    ...(register.facets ?? []).map((id, index): [PropertyKey[], string] => [["facets", index], id]),
  ];
  for (const [where, id] of mentions) {
    if (id === undefined || fields.includes(id) || id === "known") continue;
    const fix =
      where[0] === "order" && fields.includes(id.split(/\s/)[0] ?? "")
        ? "Write the field alone: the newest or largest comes first."
        : didYouMean(id, fields, "Use the id of one of its fields.");
    report("REF-FIELD", placeOf(path, where), `The register has no field ${quote(id)}.`, fix);
  }
}

/** Units of fields, and the registers that references lead to. `complete` is false when a register's file could not be read. */
export function checkRegisters(
  registers: ReadonlyMap<string, RegisterFile>,
  units: UnitRegistry,
  complete: boolean,
  placeOf: PlaceOf,
  report: Report,
): void {
  for (const { id, fields } of registers.values()) {
    fields.forEach(({ unit, to }, index) => {
      const place = (key: string) => placeOf(`registers/${id}.yaml`, ["fields", index, key]);
      const read = unit === undefined ? null : parseUnit(unit, units);
      if (read !== null && "problem" in read) {
        report("ROW-UNIT", place("unit"), `${quote(unit ?? "")}: ${read.problem}.`, "Correct the unit, or declare it in units.yaml.");
      }
      if (to === undefined || to === NAMES || registers.has(to) || !complete) return;
      const fix = didYouMean(to, [NAMES, ...registers.keys()], "Use the id of a file in registers/, or names for evidence/names.");
      report("REF-REGISTER", place("to"), `No register ${quote(to)} is declared.`, fix);
    });
  }
}

/**
 * Numbers of rows that go by one name, in one register or in several: the same thing has the same size wherever it is told. Which
 * names decide which numbers is learnt from the tables: a field speaks when nearly all namesakes agree in it.
 */
import type { EvidenceReading } from "./evidence-files.js";
import { explainedRows, isDecimal, logOf, magnitudesOf } from "./magnitude.js";
import type { Pack, RegisterRow } from "./pack.js";
import { quote, type Report } from "./report.js";
import type { RegisterFile } from "./schema.js";

/** Namesakes agree when they lie within 10^0.35 (2.2 times) of each other, */
const CLOSE = 0.35;
/** and differ when they are further than 10^0.8 (6 times): the smallest slip is a currency's. */
const FAR = 0.8;
/** A field speaks when this many groups of namesakes agree in it, */
const AGREEING = 10;
/** and at most this share does not. */
const UNRULY = 0.003;

interface Told {
  readonly register: string;
  readonly row: RegisterRow;
  readonly log: number;
}

/** Check every number field of every register among rows of one name. */
export function checkNamesakes(
  pack: Pick<Pack, "registers" | "registerRows" | "decisions">,
  evidence: EvidenceReading,
  report: Report,
): void {
  const explained = explainedRows(pack);
  const reported = new Set<string>();
  for (const [what, groups] of groupsOf(pack)) {
    const several = [...groups.values()].filter((group) => group.length > 1);
    const odd = several.filter((group) => spanOf(group) > CLOSE);
    if (several.length - odd.length < AGREEING || odd.length > Math.max(1, UNRULY * several.length)) continue;
    const field = what.slice(what.lastIndexOf(" ") + 1);
    for (const group of odd) {
      for (const { register, row } of strangers(group)) {
        const key = `${register}/${row.id} ${field}`;
        if (reported.has(key) || explained.has(`${register}/${row.id}`)) continue;
        reported.add(key);
        const others = group.filter((other) => other.row !== row).slice(0, 3);
        const value = row.values[field];
        const said = others
          .map((other) => `${String(other.row.values[field])} in ${other.row.place.file}:${other.row.place.line}`)
          .join(", ");
        const message = `${field} is ${isDecimal(value) ? value.toString() : ""}; rows of the same name have ${quote(said)}.`;
        report(
          "DATA-SCALE",
          evidence.place(row, field),
          message,
          "Check decimal point, scale and unit in all of them against the sources.",
        );
      }
    }
  }
}

/** Rows by name, for every field: within a register by its title and each of its kinds, across registers by title alone. */
function groupsOf({ registers, registerRows }: Pick<Pack, "registers" | "registerRows">): Map<string, Map<string, Told[]>> {
  const all = new Map<string, Map<string, Told[]>>();
  const add = (what: string, name: string, told: Told): void => {
    const groups = all.get(what) ?? new Map<string, Told[]>();
    all.set(what, groups);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [told]);
    else group.push(told);
  };
  for (const [id, rows] of registerRows) {
    const register = registers.get(id);
    if (register === undefined) continue;
    const kinds = register.fields.filter(({ type }) => type === "enum" || type === "ref").map((field) => field.id);
    for (const { id: field } of magnitudesOf(register, rows)) {
      for (const row of rows) {
        const log = logOf(row, field);
        const name = titleOf(register, row);
        if (log === null || name === "") continue;
        const told = { register: id, row, log };
        add(`* ${field}`, name, told);
        add(`${id} ${field}`, name, told);
        for (const kind of kinds) {
          const value = row.values[kind];
          if (typeof value === "string" && kind !== register.title) add(`${id} ${kind} ${field}`, `${name}\n${value}`, told);
        }
      }
    }
  }
  return all;
}

/** The name a row goes by, in any spelling of case, hyphens and blanks; empty without one. */
export function titleOf({ title }: RegisterFile, { values }: RegisterRow): string {
  const value = title === undefined ? null : values[title];
  return typeof value === "string" ? value.toLowerCase().replace(/[\s_-]+/g, " ") : "";
}

function spanOf(group: readonly Told[]): number {
  const logs = group.map(({ log }) => log);
  return Math.max(...logs) - Math.min(...logs);
}

/** The one that is far from all others, when these agree; of two that differ, both. */
function strangers(group: readonly Told[]): readonly Told[] {
  if (group.length === 2) return spanOf(group) > FAR ? group : [];
  return group.filter((one) => {
    const others = group.filter((other) => other !== one);
    return spanOf(others) <= CLOSE && others.every(({ log }) => Math.abs(log - one.log) > FAR);
  });
}

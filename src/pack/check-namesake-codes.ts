/**
 * Codes of rows that go by one name in two registers: the same thing has one maker, one country, one kind wherever it is listed. Which
 * fields two registers share in earnest is learnt from them: one speaks when nearly all namesakes agree in it.
 */
import { titleOf } from "./check-namesakes.js";
import type { EvidenceReading } from "./evidence-files.js";
import { explainedRows } from "./magnitude.js";
import type { FieldValue, Pack, RegisterRow } from "./pack.js";
import { quote, type Report } from "./report.js";
import type { RegisterFile } from "./schema.js";

/** A field speaks when this many names of both registers agree in it, */
const AGREEING = 20;
/** and at most this share does not. */
const UNRULY = 0.01;

/** Rows of one name by register. */
type Namesakes = ReadonlyMap<string, readonly RegisterRow[]>;

/** Check the codes that two registers give for one name. */
export function checkNamesakeCodes(
  pack: Pick<Pack, "registers" | "registerRows" | "decisions">,
  evidence: EvidenceReading,
  report: Report,
): void {
  const explained = explainedRows(pack);
  const named = new Map<string, Namesakes>();
  for (const [id, rows] of pack.registerRows) {
    const register = pack.registers.get(id);
    if (register?.title !== undefined) named.set(id, byName(register, rows));
  }
  const told = new Set<string>();
  const registers = [...named.keys()];
  for (const [index, one] of registers.entries()) {
    for (const other of registers.slice(index + 1)) {
      for (const field of sharedFields(pack.registers.get(one), pack.registers.get(other))) {
        for (const [row, theirs, register, theirRegister] of strangers(named, one, other, field)) {
          const key = `${register}/${row.id}`;
          if (told.has(`${key} ${field}`) || explained.has(key) || explained.has(`${theirRegister}/${theirs.id}`)) continue;
          told.add(`${key} ${field}`);
          const { file, line } = theirs.place;
          const message = `${field} is ${quote(codeOf(row.values[field]))}; the row of the same name in ${file}:${line} says ${quote(codeOf(theirs.values[field]))}.`;
          report("DATA-ALIKE", evidence.place(row, field), message, "Correct the one that is wrong.");
        }
      }
    }
  }
}

function byName(register: RegisterFile, rows: readonly RegisterRow[]): Namesakes {
  const groups = new Map<string, RegisterRow[]>();
  for (const row of rows) {
    const name = row.rank === "deprecated" ? "" : titleOf(register, row);
    if (name === "") continue;
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [row]);
    else group.push(row);
  }
  return groups;
}

/** Fields of one id that hold a code in both registers. */
function sharedFields(a: RegisterFile | undefined, b: RegisterFile | undefined): readonly string[] {
  const coded = (register: RegisterFile | undefined) =>
    (register?.fields ?? []).flatMap(({ id, type }) => (type === "ref" || type === "enum" || type === "boolean" ? [id] : []));
  const theirs = new Set(coded(b));
  return coded(a).filter((id) => theirs.has(id));
}

const codeOf = (value: FieldValue | undefined): string => (typeof value === "string" || typeof value === "boolean" ? String(value) : "");

type Stranger = readonly [row: RegisterRow, theirs: RegisterRow, register: string, theirRegister: string];

/** Both rows of each name that two registers give different codes for, where nearly all others agree. */
function strangers(named: ReadonlyMap<string, Namesakes>, one: string, other: string, field: string): readonly Stranger[] {
  const odd: Stranger[] = [];
  let agreeing = 0;
  let apart = 0;
  for (const [name, rows] of named.get(one) ?? []) {
    const theirs = named.get(other)?.get(name) ?? [];
    const [mine, others] = [rows, theirs].map((all) => all.filter((row) => codeOf(row.values[field]) !== ""));
    const [a, b] = [mine?.[0], others?.[0]];
    if (a === undefined || b === undefined) continue;
    const codes = new Set([...(mine ?? []), ...(others ?? [])].map((row) => codeOf(row.values[field])));
    if (codes.size === 1) {
      agreeing += 1;
      continue;
    }
    apart += 1;
    const [first, second] = differing(mine ?? [], others ?? [], field);
    if (first !== undefined && second !== undefined) odd.push([first, second, one, other], [second, first, other, one]);
  }
  return agreeing >= AGREEING && apart <= Math.max(1, UNRULY * agreeing) ? odd : [];
}

/** The first rows of two groups that differ. */
function differing(a: readonly RegisterRow[], b: readonly RegisterRow[], field: string): readonly [RegisterRow, RegisterRow] | readonly [] {
  for (const row of a) {
    const other = b.find((each) => codeOf(each.values[field]) !== codeOf(row.values[field]));
    if (other !== undefined) return [row, other];
  }
  return [];
}

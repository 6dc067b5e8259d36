/**
 * What a row of evidence says, as a hash over the typed row, so that quoting, column order and the row's place in its file do
 * not matter. A lock keeps all that a row prints, the ledger what it means.
 */
import { createHash } from "node:crypto";
import type { Decimal } from "decimal.js";
import type { Unit } from "../measure/unit.js";
import type { EvidenceRow } from "./evidence-rows.js";
import type { Observation } from "./pack.js";
import { compareText } from "./report.js";

/** All that a row says, whatever its line, as 22 characters: the first 128 bits of a SHA-256. */
export function rowHash({ row }: EvidenceRow): string {
  const { place: _place, ...said } = row;
  return createHash("sha256").update(canonical(said)).digest().subarray(0, 16).toString("base64url");
}

/**
 * What a row means, as 12 hexadecimal digits of a SHA-256: its facts, names, dates, sources and standing. A number counts in its
 * base unit, so that 1,000 million and 1 billion agree; a sentence may be put better, its numbers may not change. Left out are the
 * wording of note and locator, how many decimals were printed, the place of a node in its drawing, and the rank of a row without an
 * id, which is withdrawn in place.
 */
export function fingerprint({ id, row }: EvidenceRow): string {
  const { place: _place, note: _note, locator: _locator, rank, sources, ...rest } = row;
  const { decimals: _decimals, order: _order, overlays: _overlays, ...facts }: Readonly<Record<string, unknown>> = rest;
  const meaning = {
    ...facts,
    ...("indicator" in row ? inBaseUnit(row) : {}),
    sources: sources.length > 1 ? [...sources].sort(compareText) : sources,
    rank: id === null ? "" : rank,
  };
  return createHash("sha256").update(canonical(meaning, said)).digest("hex").slice(0, 12);
}

/** From so many words or Chinese characters on a text is a sentence; a shorter one is a name. */
const WORDS = 8;
const CHARACTERS = 15;

const isSentence = (text: string): boolean =>
  text.split(/\s+/).length >= WORDS || (text.match(/\p{Script=Han}/gu)?.length ?? 0) >= CHARACTERS;

/** Of a sentence only its numbers, in any order and as numbers: "12 March" as "March 12", "2024年3月" as "2024年03月". */
function said(text: string): string {
  if (!isSentence(text)) return text;
  // A digit that a letter leads, as in H1 and Q3, has other spellings.
  const numbers = text.normalize("NFKC").match(/(?<![\p{Script=Latin}\d.])\d[\d,]*(?:\.\d+)?/gu) ?? [];
  return numbers
    .map((number) => String(Number(number.replaceAll(",", ""))))
    .sort(compareText)
    .join(" ");
}

function inBaseUnit({ value, low, high, unit }: Observation) {
  const base = (number: Decimal | undefined): Decimal | undefined => number?.times(unit.factor);
  return { value: base(value), low: base(low), high: base(high), unit: baseOf(unit) };
}

/** A unit without its scale: a percentage is a number, but percentage points are no percentages. */
function baseOf({ dimension, kind, priceBase }: Unit) {
  return { dimension, point: kind === "point", priceBase };
}

/**
 * A value as text; "" for what is empty, which is left out: a new column that a row does not fill changes nothing. `read` says what
 * of a text counts.
 */
function canonical(value: unknown, read: (text: string) => string = (text) => text): string {
  if (typeof value === "string") return value === "" ? "" : JSON.stringify(read(value));
  if (typeof value === "boolean" || typeof value === "number") return String(value);
  if (typeof value !== "object" || value === null) return "";
  if (Array.isArray(value)) return value.length === 0 ? "" : `[${value.map((each) => canonical(each, read)).join(",")}]`;
  // Units and periods by their written form, numbers by their decimal text: how the engine holds them may change.
  if ("code" in value && ("frequency" in value || "factor" in value)) return canonical(value.code, read);
  if (Object.getPrototypeOf(value) !== Object.prototype) return String(value);
  let text = "";
  for (const [key, each] of Object.entries(value).sort(byKey)) {
    const part = canonical(each, read);
    if (part !== "") text += `"${key}":${part},`;
  }
  return text === "" ? "" : `{${text}}`;
}

const byKey = (a: readonly [string, unknown], b: readonly [string, unknown]): number => compareText(a[0], b[0]);

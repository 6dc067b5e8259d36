/**
 * YAML files of a pack. What is plain is read fast; positions are looked for when a problem has to name line and column. A file with
 * one bad entry in a list keeps its other entries, so that one mistake does not hide the rest.
 */
import { type Document, isAlias, isCollection, isMap, isNode, isPair, isScalar, LineCounter, parseDocument } from "yaml";
import type { z } from "zod";
import { once } from "../measure/once.js";
import { visible } from "./decode.js";
import type { Place } from "./finding.js";
import { readPlainYaml } from "./plain-yaml.js";
import { quote, type Report } from "./report.js";

export interface YamlReading<T> {
  readonly value: T | null;
  /** False when entries had to be left out: references into this file cannot be judged then. */
  readonly complete: boolean;
  /** The place of a value (or of its key) by its path, e.g. ["outline", 0, "slug"]; of what holds it when there is none. */
  readonly placeOf: (path: readonly PropertyKey[], ofKey?: boolean) => Place;
}

const MOST_ALIASES = 100;

/** Parse and validate one YAML file. `lists` are the keys of top-level lists whose bad entries are left out one by one. */
export function readYaml<T>(
  text: string,
  file: string,
  schema: z.ZodType<T>,
  report: Report,
  lists: readonly string[] = [],
): YamlReading<T> {
  const placed = placedDocument(text, file);
  const raw = readPlainYaml(text) ?? readDocument(placed, report);
  if (raw === undefined) return { value: null, complete: false, placeOf: () => placed.start };
  const placeOf = (path: readonly PropertyKey[], ofKey?: boolean): Place => placed.placeOf(path, ofKey);
  if (raw === null) {
    report(
      "PACK-YAML-VALUE",
      placed.start,
      "The file is empty.",
      "Write what it declares; docs/pack-guide.md shows how, or delete the file.",
    );
    return { value: null, complete: false, placeOf: () => placed.start };
  }
  const clean = visibleStrings(raw);
  const checked = schema.safeParse(clean);
  if (checked.success) return { value: withoutPrototypes(checked.data), complete: true, placeOf };
  for (const issue of flatIssues(checked.error.issues)) reportIssue(issue, clean, placeOf, report);
  const kept = withoutBadEntries(clean, checked.error.issues, lists);
  const again = kept === null ? null : schema.safeParse(kept.value);
  if (kept === null || again === null || !again.success) return { value: null, complete: false, placeOf };
  // Indexes moved when entries were left out: places are found through the old index.
  const moved = (path: readonly PropertyKey[], ofKey?: boolean): Place => placeOf(kept.oldPath(path), ofKey);
  return { value: withoutPrototypes(again.data), complete: false, placeOf: moved };
}

/** A YAML text as the library's document, which knows where everything stands; parsed when it is first asked for. */
interface PlacedDocument {
  readonly start: Place;
  /** Null when the file is nested too deeply for the library. */
  readonly document: () => Document.Parsed | null;
  readonly placeAt: (offset: number) => Place;
  readonly placeOf: YamlReading<unknown>["placeOf"];
}

function placedDocument(text: string, file: string): PlacedDocument {
  const start: Place = { file, line: 1, column: 1 };
  const document = once(() => parsed(text));
  const lines = once(() => linesOf(text));
  const placeAt = (offset: number): Place => {
    const position = lines().linePos(offset);
    return { file, line: Math.max(1, position.line), column: Math.max(1, position.col) };
  };
  const placeOf = (path: readonly PropertyKey[], ofKey = false): Place => {
    const whole = document();
    return whole === null || whole.errors.length > 0 ? start : placeAt(offsetOf(whole, path, ofKey));
  };
  return { start, document, placeAt, placeOf };
}

/** The value of the library's document; undefined, with findings, when the text is no YAML that can be read. */
function readDocument({ document, start, placeAt }: PlacedDocument, report: Report): unknown {
  const whole = document();
  if (whole === null) {
    report("PACK-YAML-SYNTAX", start, nestedTooDeeply, "Flatten the file.");
    return undefined;
  }
  // Behind the first slip the library reads everything otherwise than it was meant: what it says of the rest misleads.
  const [first] = whole.errors;
  const told = [...whole.errors.filter((error) => error === first || error.code === "DUPLICATE_KEY"), ...whole.warnings];
  for (const error of told) {
    if (error.code === "RESOURCE_EXHAUSTION") {
      report("PACK-YAML-SYNTAX", placeAt(error.pos[0]), nestedTooDeeply, "Flatten the file.");
      continue;
    }
    const message = `${error.message.split("\n")[0] ?? "not YAML"}.`.replace(/\.\.$/, ".");
    report("PACK-YAML-SYNTAX", placeAt(error.pos[0]), message, error.code === "DUPLICATE_KEY" ? "Keep one of the two." : syntaxFix);
  }
  if (whole.errors.length > 0) return undefined;
  try {
    return whole.toJS({ maxAliasCount: MOST_ALIASES });
  } catch {
    const message = `Aliases multiply the file beyond ${MOST_ALIASES} copies.`;
    report("PACK-YAML-ALIAS", start, message, "Write the repeated parts out, or use fewer aliases.");
    return undefined;
  }
}

const nestedTooDeeply = "The file is nested too deeply to be read.";

const syntaxFix =
  'Mend the YAML here: indentation, quotes and brackets are the usual causes. A text with a comma, colon or brace in it stands in quotes, and quotes inside "…" are written \\".';

/** Offset of a value, or of its key, by its path; of what holds it when there is none. */
function offsetOf(document: Document.Parsed, path: readonly PropertyKey[], ofKey: boolean): number {
  let node: unknown = document.contents;
  let offset = 0;
  for (const step of path) {
    if (isAlias(node)) node = node.resolve(document);
    if (isNode(node) && node.range) offset = node.range[0];
    if (!isCollection(node)) break;
    const next: unknown = isMap(node)
      ? node.items.find((pair) => isPair(pair) && String(isScalar(pair.key) ? pair.key.value : pair.key) === String(step))
      : node.items[Number(step)];
    if (next === undefined) return offset;
    if (isPair(next)) {
      if (isNode(next.key) && next.key.range) offset = next.key.range[0];
      node = next.value;
    } else node = next;
  }
  return !ofKey && isNode(node) && node.range ? node.range[0] : offset;
}

interface Issue {
  readonly code: string;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly keys?: readonly string[];
}

/** A union's own message says nothing: its options' issues at the deepest place do. */
function flatIssues(issues: readonly z.core.$ZodIssue[], prefix: readonly PropertyKey[] = []): Issue[] {
  return issues.flatMap((issue): Issue[] => {
    const path = [...prefix, ...issue.path];
    if (issue.code === "invalid_union") {
      const options = issue.errors.map((option) => flatIssues(option, path));
      const deepest = Math.max(0, ...options.flat().map((inner) => inner.path.length));
      const best = options.filter((option) => option.some((inner) => inner.path.length === deepest));
      if (deepest > path.length && best[0] !== undefined) return best[0];
      const messages = [...new Set(options.flat().map((inner) => inner.message))];
      return [{ code: issue.code, path, message: messages.join(" — or: ") || issue.message }];
    }
    if (issue.code === "unrecognized_keys") return [{ code: issue.code, path, message: issue.message, keys: issue.keys }];
    return [{ code: issue.code, path, message: issue.message }];
  });
}

function reportIssue(issue: Issue, raw: unknown, placeOf: YamlReading<unknown>["placeOf"], report: Report): void {
  const where = issue.path.map(String).join(".");
  if (issue.keys !== undefined) {
    for (const key of issue.keys) {
      const message = `Unknown key ${quote(key)}${where === "" ? "" : ` in ${where}`}.`;
      report("PACK-YAML-KEY", placeOf([...issue.path, key], true), message, "Delete the key or correct its spelling.");
    }
    return;
  }
  const value = valueAt(raw, issue.path);
  const name = where === "" ? "The file" : where;
  if (value === undefined) {
    report("PACK-YAML-VALUE", placeOf(issue.path), `${name} is missing.`, `Add it: ${plainMessage(issue.message)}.`);
    return;
  }
  const message = `${name}: ${quote(typeof value === "string" ? value : (JSON.stringify(value) ?? ""))} is wrong: ${plainMessage(issue.message)}.`;
  report("PACK-YAML-VALUE", placeOf(issue.path), message, fixOf(issue, value));
}

/** The validator's words without its own terms. */
function plainMessage(message: string): string {
  return message
    .replaceAll(/Invalid (?:input|option|key in record|value): ?/g, "")
    .replaceAll(/, received \w+/g, "")
    .replaceAll(/^Invalid .*$/g, "not allowed")
    .replaceAll(
      /\bexpected (string|number|boolean|array|tuple|record|object)\b/g,
      (_, kind: string) => `expected ${plainKinds[kind] ?? kind}`,
    );
}

const plainKinds: Readonly<Record<string, string>> = {
  string: "a text",
  number: "a number",
  boolean: "true or false",
  array: "a list",
  tuple: "a list of as many values as the schema in schemas/ says, such as [3, 5]",
  record: "{name: value, …}, of a text one for each locale",
  object: "{name: value, …}",
};

function fixOf(issue: Issue, value: unknown): string {
  if (issue.message.includes("expected string") && (typeof value === "number" || typeof value === "boolean")) {
    return `Put the value in quotes: "${String(value)}".`;
  }
  if (value === null && /\s/.test(String(issue.path.at(-1)))) return "Put the whole text in quotes: inside {…} a comma ends it.";
  return "Correct the value; the schema in schemas/ lists what is allowed.";
}

function valueAt(raw: unknown, path: readonly PropertyKey[]): unknown {
  let value = raw;
  for (const step of path) {
    if (Array.isArray(value)) value = value[Number(step)];
    else if (isRecord(value) && Object.hasOwn(value, step)) value = value[String(step)];
    else return undefined;
  }
  return value;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Leave out the list entries that an issue points into; null when an issue lies outside the lists. */
function withoutBadEntries(raw: unknown, issues: readonly z.core.$ZodIssue[], lists: readonly string[]) {
  if (!isRecord(raw)) return null;
  const bad = new Map<string, Set<number>>();
  for (const issue of issues) {
    const [list, index] = issue.path;
    if (typeof list !== "string" || typeof index !== "number" || !lists.includes(list)) return null;
    bad.set(list, (bad.get(list) ?? new Set()).add(index));
  }
  const value: Record<string, unknown> = { ...raw };
  const kept = new Map<string, number[]>();
  for (const [list, indexes] of bad) {
    const entries = raw[list];
    if (!Array.isArray(entries)) return null;
    const left = entries.map((_, index) => index).filter((index) => !indexes.has(index));
    kept.set(list, left);
    value[list] = left.map((index): unknown => entries[index]);
  }
  const oldPath = (path: readonly PropertyKey[]): readonly PropertyKey[] => {
    const [list, index, ...rest] = path;
    const old = typeof list === "string" && typeof index === "number" ? kept.get(list)?.[index] : undefined;
    return list === undefined || old === undefined ? path : [list, old, ...rest];
  };
  return { value, oldPath };
}

/** The library's own counting loses lines after a syntax error, so the starts are taken from the text. */
function linesOf(text: string): LineCounter {
  const lines = new LineCounter();
  lines.addNewLine(0);
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lines.addNewLine(at + 1);
  return lines;
}

/** Deeper than any file of a pack; the schema refuses what was cut off. */
const deepest = 200;

/** Escapes such as "\x07" bypass the check of the file's own characters. */
function visibleStrings(value: unknown, depth = 0): unknown {
  if (typeof value === "string") return visible(value);
  if (depth > deepest) return null;
  if (Array.isArray(value)) return value.map((inner) => visibleStrings(inner, depth + 1));
  if (isRecord(value))
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [visible(key), visibleStrings(inner, depth + 1)]));
  return value;
}

/**
 * Takes from every {…} what JavaScript gives it unasked, so that a code such as "constructor" is found where the pack declares it and
 * nowhere else.
 */
function withoutPrototypes<T>(value: T): T {
  if (Array.isArray(value)) value.forEach(withoutPrototypes);
  else if (isRecord(value)) Object.values(Object.setPrototypeOf(value, null)).forEach(withoutPrototypes);
  return value;
}

/** The library's parser recurses: a file of ten thousand brackets exhausts the stack, which is the file's fault and not ours. */
function parsed(text: string) {
  try {
    return parseDocument(text, { prettyErrors: false, logLevel: "silent", schema: "core", merge: false });
  } catch {
    return null;
  }
}

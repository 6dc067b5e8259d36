/** `almanac method`: lists the analysis methods and the pack's models, and runs one over JSON on standard input. */
import { existsSync } from "node:fs";
import { z } from "zod";
import { type Method, type MethodResult, Refusal, unreadKeys } from "../analysis/methods/method.js";
import { ownName } from "../analysis/methods/other-names.js";
import { methods } from "../analysis/methods/registry.js";
import { helpOfModel, modelAnswer } from "../analysis/model-answer.js";
import type { ModelFile } from "../pack/analysis-schema.js";
import { readPack } from "../pack/read.js";
import type { Arguments } from "./arguments.js";
import { chooseLocale, chooseVintage, defaultPack, openPack, packFolder } from "./open-pack.js";
import { UsageError } from "./usage.js";

/** Keys under which a case file may hold the input beside its description. */
const envelopes = ["inputs", "in"];

export async function runMethod(args: Arguments): Promise<number> {
  const [action, name] = args.positionals;
  if (action === "list" && name === undefined) return list(args.flag("json"), await modelsOf(args.text("pack")));
  if (action !== "run" || name === undefined) throw new UsageError("almanac method: write “method list” or “method run NAME < case.json”");
  const method = methods.get(ownName(name));
  if (method !== undefined) return run(method.name, await standardInput(), (input) => methodAnswer(method, input));
  const asked = args.text("pack");
  const unknown = new UsageError(`almanac method: there is no method or model “${name}”; see almanac method list`);
  // Without a pack there are methods alone: which folder was looked in is no news then.
  if (asked === undefined && !hasDefaultPack()) throw unknown;
  const pack = await openPack(asked);
  if (pack === null) return 1;
  const model = pack.analyses.get(name)?.analysis;
  if (model?.kind !== "model") throw unknown;
  const scope = { vintage: chooseVintage(pack, args), locale: chooseLocale(pack, undefined) };
  return run(name, await standardInput(), (input) => modelAnswer(model, input, scope));
}

const hasDefaultPack = (): boolean => existsSync(`${defaultPack}/pack.yaml`);

/** Models of the pack, when there is one where it is looked for. */
async function modelsOf(given: string | undefined): Promise<readonly ModelFile[]> {
  if (given === undefined && !hasDefaultPack()) return [];
  const { pack } = await readPack(await packFolder(given), "files");
  return [...(pack?.analyses.values() ?? [])].flatMap(({ analysis }) => (analysis.kind === "model" ? [analysis] : []));
}

function list(asJson: boolean, models: readonly ModelFile[]): number {
  const rows = [
    ...[...methods.values()].map(({ name, summary, reference }) => ({ name, kind: "method", summary, reference })),
    ...models.map(({ id, title, reference }) => ({
      name: id,
      kind: "model",
      summary: title.en ?? Object.values(title)[0] ?? "",
      reference: reference ?? "",
    })),
  ];
  const line = (row: { name: string; summary: string }): string => `${row.name.padEnd(22)} ${row.summary}\n`;
  process.stdout.write(asJson ? `${JSON.stringify(rows)}\n` : rows.map(line).join(""));
  return 0;
}

async function standardInput(): Promise<string> {
  if (process.stdin.isTTY) throw new UsageError("almanac method run: give the input as JSON on standard input: < case.json");
  const parts: Buffer[] = [];
  for await (const part of process.stdin) parts.push(Buffer.from(part));
  return Buffer.concat(parts).toString("utf8");
}

function run(
  name: string,
  text: string,
  answer: (input: unknown) => { readonly result: MethodResult; readonly unread: readonly string[] },
): number {
  try {
    const { result, unread } = answer(inputOf(text));
    if (unread.length > 0) process.stderr.write(`${name}: not read: ${unread.join(", ")}\n`);
    process.stdout.write(`${JSON.stringify(result)}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    process.stderr.write(`${name}: ${error.message}\n  fix: ${error.fix}\n`);
    process.stdout.write(`${JSON.stringify({ refused: error.message, code: error.code, fix: error.fix })}\n`);
    return 1;
  }
}

function methodAnswer(method: Method, input: unknown): { result: MethodResult; unread: readonly string[] } {
  return { result: method.run(input), unread: unreadKeys(method, input) };
}

/** The input itself, or what a case file holds under `inputs`. @throws UsageError when the text is no JSON. */
function inputOf(text: string): unknown {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    throw new UsageError(
      `almanac method: standard input is not JSON (${error instanceof Error ? error.message : String(error)})\nfix: pipe one JSON document in; --help lists its keys`,
    );
  }
  if (typeof parsed !== "object" || parsed === null || !("id" in parsed || "example" in parsed)) return parsed;
  const held = Object.entries(parsed).find(([key, value]) => envelopes.includes(key) && typeof value === "object");
  return held === undefined ? parsed : held[1];
}

/** The help page of `method run NAME`; null for other words. */
export async function helpOnMethod(words: readonly string[]): Promise<string | null> {
  const [action, name = ""] = words;
  if (action !== "run") return null;
  const method = methods.get(ownName(name));
  if (method !== undefined) return helpOfMethod(method);
  const place = words.indexOf("--pack");
  const model = (await modelsOf(place < 0 ? undefined : words[place + 1])).find(({ id }) => id === name);
  return model === undefined ? null : helpOfModel(model);
}

/** What a method takes and gives: its keys with their meaning. */
function helpOfMethod(method: Method): string {
  const schema = z.toJSONSchema(method.input, { io: "input", unrepresentable: "any" });
  const properties = typeof schema.properties === "object" ? schema.properties : {};
  const required = new Set(schema.required ?? []);
  const lines = Object.entries(properties).map(([key, value]) => {
    const about = typeof value === "object" ? value : {};
    const kind = about.type ?? (about.anyOf === undefined ? "" : "one of several shapes");
    const notes = [
      kind,
      required.has(key) ? "required" : "",
      about.default === undefined ? "" : `default ${JSON.stringify(about.default)}`,
    ];
    return `  ${key.padEnd(26)} ${notes.filter((note) => note !== "").join(", ")}${about.description === undefined ? "" : `: ${about.description}`}\n`;
  });
  const about = [`almanac method run ${method.name} < case.json\n\n  ${method.summary}\n  Reference: ${method.reference}\n\nInput\n`];
  const more = schema.description === undefined ? "" : `  ${schema.description}\n`;
  const shape = lines.length > 0 ? lines.join("") : `  ${JSON.stringify(schema)}\n`;
  return `${about.join("")}${shape}${more}\nGives\n  ${method.gives}\n`;
}

/**
 * What an analysis method is: a name, words for people, the shape of its input, and a pure function. Input is parsed where it comes in;
 * what the mathematics cannot answer is refused with a code, a sentence and a way to mend it, never answered with NaN.
 */
import { z } from "zod";
import { underOwnNames } from "./other-names.js";

/** Plain JSON: what `almanac method run` prints. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
export type MethodResult = Readonly<Record<string, Json>>;

export type RefusalCode = "input" | "too-few" | "constant" | "not-positive" | "undefined" | "no-solution" | "too-large";

/** Why a method gives no result. */
export class Refusal extends Error {
  constructor(
    readonly code: RefusalCode,
    message: string,
    readonly fix: string,
  ) {
    super(message);
  }
}

export interface Method {
  readonly name: string;
  /** One sentence: what it answers. */
  readonly summary: string;
  readonly reference: string;
  readonly input: z.ZodType;
  /** Keys of the result, for the help page. */
  readonly gives: string;
  /** @throws Refusal when the input does not fit or has no answer. */
  readonly run: (input: unknown) => MethodResult;
}

interface Definition<S extends z.ZodType> {
  readonly name: string;
  readonly summary: string;
  readonly reference: string;
  readonly input: S;
  readonly gives: string;
  readonly run: (input: z.output<S>) => MethodResult;
}

/** A method whose input has been parsed before it runs and whose result has been looked through for numbers that are none. */
export function method<S extends z.ZodType>(definition: Definition<S>): Method {
  return {
    ...definition,
    run: (given) => {
      const input = underOwnNames(definition.name, given);
      const parsed = definition.input.safeParse(input);
      if (!parsed.success) throw misfit(definition, input, parsed.error.issues[0]);
      const result = definition.run(parsed.data);
      refuseNonNumbers(result, "");
      return result;
    },
  };
}

/** What is wrong with an input that has not the method's shape: the place, what was given, what is taken. */
function misfit(definition: Pick<Definition<z.ZodType>, "name" | "input">, input: unknown, issue: z.core.$ZodIssue | undefined): Refusal {
  const path = issue?.path.map(String) ?? [];
  const [key] = path;
  const keys = typeof input === "object" && input !== null && !Array.isArray(input) ? Object.keys(input) : null;
  const takes = definition.input instanceof z.ZodObject ? ` It takes ${Object.keys(definition.input.shape).join(", ")};` : "";
  const fix = `${takes} see almanac method run ${definition.name} --help`.trim();
  if (path.length === 1 && key !== undefined && keys !== null && !keys.includes(key))
    return new Refusal("input", `${key} is missing; the input has ${keys.length === 0 ? "no keys" : keys.join(", ")}`, fix);
  return new Refusal("input", `${path.length === 0 ? "" : `${path.join(".")}: `}${issue?.message ?? "the input does not fit"}`, fix);
}

function refuseNonNumbers(value: Json, place: string): void {
  if (typeof value === "number") {
    if (Number.isFinite(value)) return;
    throw new Refusal(
      "undefined",
      `${place} has no finite value for this input`,
      "look for zeros, extreme sizes or equal values in the input",
    );
  }
  if (value === null || typeof value !== "object") return;
  for (const [key, part] of Object.entries(value)) refuseNonNumbers(part, place === "" ? key : `${place}.${key}`);
}

/** Keys the input holds that the method does not read: a misspelt name would otherwise go unseen. */
export function unreadKeys(method: Method, input: unknown): string[] {
  if (typeof input !== "object" || input === null || Array.isArray(input)) return [];
  const shape = method.input instanceof z.ZodObject ? method.input.shape : null;
  const open = method.input instanceof z.ZodObject && method.input.def.catchall !== undefined;
  return shape === null || open ? [] : Object.keys(underOwnNames(method.name, input) ?? {}).filter((key) => !(key in shape));
}

/** An input that must be there in this use of the method. @throws Refusal when it is missing. */
export function needed<T>(value: T | undefined, key: string, use: string): T {
  if (value === undefined) throw new Refusal("input", `${key} is missing`, `${use} takes ${key}`);
  return value;
}

export const numbers = z.array(z.number());
/** Rows of one length. */
export const matrix = z
  .array(z.array(z.number()).min(1))
  .min(1)
  .refine((rows) => rows.every((row) => row.length === rows[0]?.length), "rows have different lengths");
/** Zero or above, not all zero; scaled to add up to 1 where they are used. */
export const weights = z
  .array(z.number().nonnegative())
  .min(1)
  .refine((list) => list.some((weight) => weight > 0), "weights are all zero");

/** A probability of confidence as a fraction: 0.95, or 95 for 95 %. */
export const confidence = z
  .number()
  .gt(0)
  .lt(100)
  .refine((level) => level !== 1, "a level of 1 is certain: give a fraction below 1, or percent")
  .transform((level) => (level > 1 ? level / 100 : level));

/** @throws Refusal unless both lists have one length. */
export function sameLength(a: readonly unknown[], b: readonly unknown[], names: string): void {
  if (a.length !== b.length) throw new Refusal("input", `${names} have ${a.length} and ${b.length} items`, "give lists of one length");
}

/** @throws Refusal unless every value is above zero. */
export function allPositive(values: readonly number[], name: string, why: string): void {
  const place = values.findIndex((value) => value <= 0);
  if (place >= 0) throw new Refusal("not-positive", `${name}[${place}] is ${values[place]}: ${why}`, "give values above zero");
}

/** Runs a method by its name, as `almanac method run` does, for the tests of methods. */
import { Refusal } from "../../src/analysis/methods/method.js";
import { methods } from "../../src/analysis/methods/registry.js";

export function run(name: string, input: unknown): Readonly<Record<string, unknown>> {
  const method = methods.get(name);
  if (method === undefined) throw new Error(`no method ${name}`);
  return method.run(input);
}

/** Code of the refusal of an input, or "none" where there is an answer. */
export function refusal(name: string, input: unknown): string {
  try {
    run(name, input);
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  return "none";
}

/**
 * Degenerate input for every method: its own published cases with the numbers of a list made constant, zero, negative, huge, single or
 * gone. A method answers with finite numbers or refuses in words; it never fails otherwise, and no NaN leaves it.
 */
import { describe, expect, it } from "vitest";
import { Refusal } from "../../src/analysis/methods/method.js";
import { methods } from "../../src/analysis/methods/registry.js";
import { goldenCases, workedExamples } from "./fixtures.js";

type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain };

const changes: Readonly<Record<string, (list: readonly number[]) => readonly number[]>> = {
  constant: (list) => list.map(() => list[0] ?? 0),
  zeros: (list) => list.map(() => 0),
  negative: (list) => list.map((value) => -Math.abs(value) - 1),
  "one giant": (list) => list.map((value, i) => (i === 1 ? 1e150 : value)),
  tiny: (list) => list.map((value) => value * 1e-300),
  "one value": (list) => list.slice(0, 1),
  "two values": (list) => list.slice(0, 2),
  empty: () => [],
};

const isNumbers = (value: Plain): value is readonly number[] =>
  Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === "number");

/** The input with every list of numbers in it changed, and with one of them at a time. */
function variants(input: Plain, change: (list: readonly number[]) => readonly number[]): Plain[] {
  const places: string[] = [];
  const visit = (value: Plain, place: string, at: (place: string) => boolean): Plain => {
    if (isNumbers(value)) {
      if (!places.includes(place)) places.push(place);
      return at(place) ? change(value) : value;
    }
    if (Array.isArray(value)) return value.map((item: Plain, i) => visit(item, `${place}/${i}`, at));
    if (typeof value === "object" && value !== null)
      return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, visit(part, `${place}/${key}`, at)]));
    return value;
  };
  const all = visit(input, "", () => true);
  return [all, ...places.map((place) => visit(input, "", (other) => other === place))];
}

function holdsNoNumber(value: unknown): boolean {
  if (typeof value === "number") return !Number.isFinite(value);
  if (typeof value !== "object" || value === null) return false;
  return Object.values(value).some(holdsNoNumber);
}

const cases = new Map<string, Plain[]>();
for (const { family, inputs } of goldenCases) cases.set(family, [...(cases.get(family) ?? []), inputs]);
for (const { method, input } of workedExamples) cases.set(method, [...(cases.get(method) ?? []), input]);
/** One case a method is enough: the changes leave little of it. */
const MOST = 1;

describe("degenerate input", () => {
  it.each([...methods.keys()].sort())("%s answers with numbers or refuses in words", (name) => {
    const method = methods.get(name);
    const inputs = [...(cases.get(name) ?? []).slice(0, MOST), {}, [], null, "text"];
    for (const input of inputs) {
      for (const [what, change] of Object.entries(changes)) {
        for (const variant of variants(input, change)) {
          try {
            expect(holdsNoNumber(method?.run(variant)), `${what}: ${JSON.stringify(variant).slice(0, 300)}`).toBe(false);
          } catch (error) {
            if (error instanceof Refusal) {
              expect(error.message.length > 0 && error.fix.length > 0).toBe(true);
              continue;
            }
            throw new Error(`${what}: ${JSON.stringify(variant).slice(0, 300)}: ${String(error)}`);
          }
        }
      }
    }
  });
});

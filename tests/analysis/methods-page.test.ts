/** docs/methods.md says what the methods' files say, with an example that is run here. `UPDATE=1` writes it. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import type { Method } from "../../src/analysis/methods/method.js";
import { methods } from "../../src/analysis/methods/registry.js";
import { goldenCases, workedExamples } from "./fixtures.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = `${root}src/analysis/methods/`;

/** The heading comment of the file that defines each method: formulas and pitfalls, in the author's words. */
function comments(): ReadonlyMap<string, { file: string; text: string }> {
  const found = new Map<string, { file: string; text: string }>();
  for (const file of readdirSync(folder).sort()) {
    const source = readFileSync(folder + file, "utf8");
    const text = (/^\/\*\*([\s\S]*?)\*\//.exec(source)?.[1] ?? "")
      .replace(/\n \* ?/g, " ")
      .replace(/\s+/g, " ")
      .trim();
    for (const [, name] of source.matchAll(/= method\({\n\s+name: "([^"]+)"/g)) if (name !== undefined) found.set(name, { file, text });
  }
  return found;
}

function shortened(value: unknown): unknown {
  if (typeof value === "number") return Number(value.toPrecision(6));
  if (Array.isArray(value)) return value.map(shortened);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, shortened(part)]));
}

function exampleOf(method: Method): string {
  const worked = workedExamples.find((e) => e.method === method.name);
  const golden = goldenCases.find((c) => c.family === method.name);
  const input = worked?.input ?? golden?.inputs;
  if (input === undefined) return "";
  const whole = method.run(input);
  const keys = Object.keys(worked?.expected ?? golden?.expected ?? {});
  const result = Object.fromEntries(keys.map((key) => [key, shortened(whole[key])]));
  return `\n    $ almanac method run ${method.name} <<< '${JSON.stringify(input)}'\n    ${JSON.stringify(result)}\n`;
}

function page(): string {
  const written = comments();
  const parts = [...methods.values()].map((method) => {
    const { file, text } = written.get(method.name) ?? { file: "", text: "" };
    return `## ${method.name}\n\n${method.summary} Gives: ${method.gives}.\n\n${text}\n\nReference: ${method.reference}. Code: \`src/analysis/methods/${file}\`.\n${exampleOf(method)}`;
  });
  return `# Analysis methods

Every method is a pure function over plain JSON: \`almanac method list\` shows them, \`almanac method run NAME --help\` the keys of one, \`almanac method run NAME < case.json\` its result. A case file may hold the input itself, or under \`inputs\` beside an \`id\`. Keys that a method does not read are named on stderr; usual other names are read (\`cash_flows\` for \`flows\`, \`npv\` for \`valuation\`: \`src/analysis/methods/other-names.ts\`).

What has no answer is refused: exit code 1 and \`{"refused": …, "code": …, "fix": …}\`. Codes: \`input\` does not fit, \`too-few\` values, \`constant\` values, \`not-positive\` where a value must be above zero, \`undefined\` mathematically, \`no-solution\` found, \`too-large\`. No result holds NaN or infinity.

Rates and shares are fractions unless a key ends in \`_pct\` or \`_pp\`. Simulations are seeded (sfc32) and say how many draws they took. Places count from zero, ranks and choices from one. The examples show the keys of published or invented cases in \`tests/analysis/fixtures\`, rounded to six digits; this page is written by \`tests/analysis/methods-page.test.ts\` from the methods' own files.

${parts.join("\n")}`;
}

test("docs/methods.md is current and leaves no method out", () => {
  const text = page();
  if (process.env.UPDATE === "1") writeFileSync(`${root}docs/methods.md`, text);
  expect(readFileSync(`${root}docs/methods.md`, "utf8")).toBe(text);
  for (const name of methods.keys()) expect(comments().get(name)?.text ?? "", name).not.toBe("");
});

/** The options after `|`: which exist, what each takes, and what a binding says wrong. */
import type { ExpressionProblem, PrintOptions } from "./ast.js";
import type { RawOption } from "./grammar.js";

/** Every option with what it does, for the documentation and the messages. */
export const optionTable = [
  {
    name: "unit",
    takes: '"unit"',
    doc: "shows the value in this unit; a scale that has no word in the locale (1e8 in English) is chosen by size",
  },
  { name: "digits", takes: "0–12", doc: "shows exactly this many decimals, of `unit` when it is given" },
  { name: "bare", takes: "", doc: "the number alone in `unit`, or else in the value's own unit" },
  { name: "plain", takes: "", doc: "no marks beside the value" },
  { name: "sign", takes: "", doc: "a plus sign before positive numbers" },
  { name: "date", takes: '"day", "month" or "year"', doc: "shows a date no finer than this" },
] as const;

/** The options as data, or what is wrong with them. */
export function readOptions(raw: readonly RawOption[]): { options: PrintOptions; problems: ExpressionProblem[] } {
  const options: { -readonly [Key in keyof PrintOptions]: PrintOptions[Key] } = {};
  const problems: ExpressionProblem[] = [];
  const seen = new Set<string>();
  for (const { name, value, span } of raw) {
    const complain = (message: string, fix: string) => problems.push({ code: "EXPR-OPTION", ...span, message, fix });
    if (seen.has(name)) complain(`option “${name}” stands twice`, "keep one");
    seen.add(name);
    if (name === "bare" || name === "plain" || name === "sign") {
      if (value !== null) complain(`option “${name}” takes no value`, `write “${name}” alone`);
      options[name] = true;
    } else if (name === "digits") {
      if (value === null || !/^\d{1,2}$/.test(value) || Number(value) > 12)
        complain("“digits” takes a whole number up to 12", "write e.g. digits: 1");
      else options.digits = Number(value);
    } else if (name === "unit") {
      if (value === null || value === "") complain("“unit” takes a unit in quotes", 'write e.g. unit: "1e8 CNY"');
      else options.unit = value;
    } else if (name === "date") {
      if (value !== "day" && value !== "month" && value !== "year") complain("“date” takes day, month or year", 'write e.g. date: "year"');
      else options.date = value;
    } else {
      complain(`there is no option “${name}”`, `options are ${optionTable.map((option) => option.name).join(", ")}`);
    }
  }
  return { options, problems };
}

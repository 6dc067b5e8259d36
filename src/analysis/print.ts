/** Values as a reader sees them in one locale, with the marks beside them. */
import type { PrintOptions } from "../expression/index.js";
import {
  conversionProblem,
  formatDigits,
  formatPeriod,
  formatPeriodShort,
  formatQuantity,
  isChinese,
  type Period,
  parsePeriod,
  parseUnit,
} from "../measure/index.js";
import { evaluateText } from "./evaluate.js";
import { rowTitle } from "./labels.js";
import { formatList } from "./list-format.js";
import { marksOf } from "./marks.js";
import { describe } from "./operators.js";
import type { EvaluationProblem, Scope } from "./scope.js";
import { unitsOf } from "./units.js";
import type { Printed, Value } from "./value.js";

export type Printing =
  | { readonly ok: true; readonly printed: Printed }
  | { readonly ok: false; readonly problems: readonly EvaluationProblem[] };

/** Evaluates `expression | options` and prints the value. */
export function printText(text: string, scope: Scope): Printing {
  const result = evaluateText(text, scope);
  return result.ok ? printValue(result.value, scope, result.options, text) : result;
}

/** Prints a value; `source` is the text it came from, for the place of a problem. */
export function printValue(value: Value, scope: Scope, options: PrintOptions = {}, source = ""): Printing {
  const refuse = (code: string, message: string, fix: string): Printing => ({
    ok: false,
    problems: [{ code, offset: 0, length: source.trimEnd().length, message, fix }],
  });
  if (value.type === "missing") return refuse("EXPR-MISSING", value.reason, "choose what has a value, or give another with coalesce(a, b)");
  if (value.type === "cells" || (value.type === "rows" && value.rows.length !== 1)) {
    const count = value.type === "cells" ? value.cells.length : value.rows.length;
    return refuse(
      "EXPR-MANY-CELLS",
      `${describe(value)} (${count}) cannot be printed as one value`,
      "use sum, count, mean, min, max, top or list",
    );
  }
  const wrong = optionProblem(value, scope, options);
  if (wrong !== null) return refuse("EXPR-OPTION", wrong, "see the options in docs/expressions.md");
  return { ok: true, printed: { text: textOf(value, scope, options), marks: options.plain === true ? [] : marksOf(value), value } };
}

function optionProblem(value: Value, scope: Scope, options: PrintOptions): string | null {
  const numbers = value.type === "quantity" ? [value] : value.type === "list" ? value.items.filter((item) => item.type === "quantity") : [];
  const asked = [
    options.unit === undefined ? "" : "unit",
    options.digits === undefined ? "" : "digits",
    options.sign === true ? "sign" : "",
  ].filter((name) => name !== "");
  if (asked.length > 0 && numbers.length === 0) return `“${asked[0]}” is for numbers, and this is ${describe(value)}`;
  if (options.date !== undefined && value.type !== "date" && value.type !== "list")
    return `“date” is for dates, and this is ${describe(value)}`;
  if (options.unit === undefined) return null;
  const unit = parseUnit(options.unit, unitsOf(scope.vintage));
  if ("problem" in unit) return unit.problem;
  for (const number of numbers) {
    const problem = conversionProblem(number.quantity.unit, unit);
    if (problem !== null) return problem;
  }
  return null;
}

/** The text of a value that can be printed. */
function textOf(value: Value, scope: Scope, options: PrintOptions): string {
  const { locale, vintage } = scope;
  switch (value.type) {
    case "quantity":
      if (value.ungrouped === true && options.unit === undefined) {
        const { quantity } = value;
        // Years and versions: a thousands separator only where it helps to read.
        return formatDigits(quantity.value, options.digits ?? Math.max(0, quantity.decimals), {
          sign: options.sign,
          group: quantity.value.abs().gte(10_000),
        });
      }
      return formatQuantity(value.quantity, locale, unitsOf(vintage), options);
    case "text":
      return value.text;
    case "date":
      return options.bare === true
        ? formatPeriodShort(cut(value.period, options.date))
        : formatPeriod(cut(value.period, options.date), locale);
    case "boolean":
      return isChinese(locale) ? (value.value ? "是" : "否") : value.value ? "yes" : "no";
    case "list":
      return formatList(
        value.items.filter((item) => item.type !== "missing").map((item) => itemText(item, scope, options)),
        locale,
      );
    case "rows": {
      const [row] = value.rows;
      return row === undefined ? "" : rowTitle(vintage, row, locale);
    }
    default:
      return "";
  }
}

function itemText(item: Value, scope: Scope, options: PrintOptions): string {
  const text = textOf(item, scope, options);
  if (item.type !== "quantity" || item.label === undefined) return text;
  return isChinese(scope.locale) ? `${item.label}（${text}）` : `${item.label} (${text})`;
}

/** A period no finer than asked. */
function cut(period: Period, date: PrintOptions["date"]): Period {
  if (date === undefined || (period.frequency !== "day" && period.frequency !== "month")) return period;
  const code = date === "year" ? period.code.slice(0, 4) : date === "month" ? period.code.slice(0, 7) : period.code;
  return parsePeriod(code) ?? period;
}

/** Functions that give words and dates: names, labels, claims, periods. */
import { parsePeriod } from "../../measure/index.js";
import { Fault, suggestion } from "../fault.js";
import { dimensionLabel, inLocale } from "../labels.js";
import { textValue } from "../make.js";
import { describe } from "../operators.js";
import { claimLineage, literalLineage, nameLineage } from "../trace.js";
import type { Value } from "../value.js";
import { argument, idAt, nameOf, valueAt } from "./arguments.js";
import type { Call, FunctionEntry } from "./entry.js";

function notYet(call: Call, id: string): Fault {
  const { asOf } = call.context.scope.vintage;
  return new Fault(
    "EXPR-NOT-YET",
    argument(call, 0).span,
    `“${id}” is not yet known to this edition (${asOf})`,
    "limit the text to editions that know it, with :::when or an override",
  );
}

function nameOfEntity(call: Call): Value {
  const { vintage, locale } = call.context.scope;
  const id = idAt(call, 0);
  const name = vintage.names.get(id);
  if (name !== undefined)
    return textValue(inLocale(name.label, locale, vintage), nameLineage(name, call.context.scope), [id, ...Object.values(name.label)]);
  if (vintage.pack.names.has(id)) throw notYet(call, id);
  throw new Fault("EXPR-NAME", argument(call, 0).span, `“${id}” is not in the name table`, suggestion(id, vintage.names.keys(), "name"));
}

function labelOfCode(call: Call): Value {
  const { vintage, locale } = call.context.scope;
  const dimension = nameOf(argument(call, 0));
  const declared = vintage.pack.dimensions[dimension];
  if (declared === undefined) {
    throw new Fault(
      "EXPR-DIMENSION",
      argument(call, 0).span,
      `there is no dimension “${dimension}”`,
      suggestion(dimension, Object.keys(vintage.pack.dimensions), "dimension"),
    );
  }
  const code = idAt(call, 1);
  const text = dimensionLabel(vintage, dimension, code, locale);
  if (text === code && declared.codes?.[code] === undefined && !vintage.names.has(code)) {
    if (vintage.pack.names.has(code)) throw notYet({ ...call, args: call.args.slice(1) }, code);
    throw new Fault(
      "EXPR-NAME",
      argument(call, 1).span,
      `“${code}” has no label in ${dimension}`,
      suggestion(code, Object.keys(declared.codes ?? {}), "code"),
    );
  }
  const every = vintage.pack.file.locales.map((other) => dimensionLabel(vintage, dimension, code, other));
  return textValue(text, literalLineage(code), [code, ...every]);
}

function claimText(call: Call): Value {
  const { scope } = call.context;
  const { vintage, locale } = scope;
  const id = idAt(call, 0);
  const claim = vintage.claims.get(id);
  if (claim !== undefined) return textValue(inLocale(claim.text, locale, vintage), claimLineage(claim, scope));
  if (vintage.pack.claims.has(id)) throw notYet(call, id);
  throw new Fault("EXPR-NAME", argument(call, 0).span, `there is no claim “${id}”`, suggestion(id, vintage.claims.keys(), "claim"));
}

function periodOf(call: Call): Value {
  const value = valueAt(call, 0);
  if (value.type === "date") return value;
  if (value.type === "missing") return value;
  const period = value.type === "quantity" ? value.period : value.type === "text" ? (parsePeriod(value.text) ?? undefined) : undefined;
  if (period === undefined)
    throw new Fault("EXPR-TYPE", argument(call, 0).span, `${describe(value)} has no period here`, "give a cell, or a period in quotes");
  return { type: "date", period, lineage: value.lineage };
}

function yearOf(call: Call): Value {
  const value = valueAt(call, 0);
  if (value.type === "missing") return value;
  const period =
    value.type === "date"
      ? value.period
      : value.type === "quantity"
        ? value.period
        : value.type === "text"
          ? parsePeriod(value.text)
          : null;
  if (period === null || period === undefined)
    throw new Fault("EXPR-TYPE", argument(call, 0).span, `${describe(value)} has no year`, "give a date");
  // A fiscal year is called by the year it ends in; other periods must lie within one year.
  const year = parsePeriod(period.frequency === "fiscal" ? period.code.slice(0, 4) : period.start.slice(0, 4));
  if (year === null || (period.frequency !== "fiscal" && period.end.slice(0, 4) !== year.code)) {
    throw new Fault("EXPR-VALUE", argument(call, 0).span, `${period.code} spans several years`, "take its period as it is");
  }
  return { type: "date", period: year, lineage: value.lineage };
}

function asOf(call: Call): Value {
  const date = call.context.scope.vintage.asOf;
  const period = parsePeriod(date);
  if (period === null) throw new Fault("EXPR-VALUE", call.span, `the edition's date “${date}” is no date`, "mend pack.yaml");
  return { type: "date", period, lineage: literalLineage(date) };
}

export const wordFunctions: readonly FunctionEntry[] = [
  {
    name: "name",
    signature: 'name("id")',
    doc: "The entity's name in the locale; an entity this edition does not know yet is an error.",
    least: 1,
    most: 1,
    apply: nameOfEntity,
  },
  { name: "label", signature: 'label(dimension, "code")', doc: "The label of a dimension's code.", least: 2, most: 2, apply: labelOfCode },
  { name: "claim", signature: 'claim("id")', doc: "The text of a claim, with its sources.", least: 1, most: 1, apply: claimText },
  {
    name: "period",
    signature: "period(cell)",
    doc: "The period of a cell or of a computed value; of a text, the period it names.",
    least: 1,
    most: 1,
    apply: periodOf,
  },
  { name: "year", signature: "year(date)", doc: "The year of a date.", least: 1, most: 1, apply: yearOf },
  { name: "as_of", signature: "as_of()", doc: "The date of the edition.", least: 0, most: 0, apply: asOf },
];

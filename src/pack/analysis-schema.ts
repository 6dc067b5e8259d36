/**
 * Analyses and judgements of a pack: models (named, unit-checked formulas in the expression language), uses of the engine's methods on
 * evidence, and what people judged, with reason and date.
 */
import { z } from "zod";
import { code, isoDate, localized, localizedOrPlain, slug } from "./schema.js";

/** Name in a formula or of a result; capitals as the literature writes them: N_opt, I2. */
const symbol = z.string().regex(/^[A-Za-z][A-Za-z0-9_]*$/, "use letters, digits and underscores, starting with a letter");

const expressions = z.union([z.string(), z.array(z.string()).min(1)]);

const modelInput = z.strictObject({
  label: localized,
  unit: z.string(),
  default: z.string().optional().describe("Taken when no value is given: an expression; a plain number is in the input's unit."),
  note: localized.optional(),
});
const modelOutput = z.strictObject({
  label: localized,
  unit: z.string(),
  formula: expressions.describe(
    "In the expression language over the names of inputs and other outputs. Of several, the first whose names all have values is used.",
  ),
  note: localized.optional(),
});

/** Where a number of a method's input comes from: a literal, an expression in a unit, a judgement's matrix, or an output of another analysis. */
export type AnalysisInput =
  | number
  | boolean
  | null
  | string
  | AnalysisInput[]
  | { value: string; unit?: string | undefined }
  | { judgement: string; item?: string | undefined; criterion?: string | undefined }
  | { analysis: string; output: string }
  | { [key: string]: AnalysisInput };
export const analysisInput: z.ZodType<AnalysisInput> = z.lazy(() =>
  z.union([
    z.number(),
    z.boolean(),
    z.null(),
    z.string(),
    z.array(analysisInput),
    z.strictObject({ value: z.string(), unit: z.string().optional() }),
    z
      .strictObject({ judgement: slug, item: slug.optional(), criterion: slug.optional() })
      .describe("All values, or those of one item, or one value."),
    z.strictObject({ analysis: slug, output: symbol }),
    z.record(z.string(), analysisInput),
  ]),
);

const common = {
  id: slug.describe('Name of the file, and how expressions ask for it: result("id", …).'),
  title: localized.describe("Its name in text, tables and lineages."),
  note: localized.optional().describe("What the reader must know: assumptions, scope, what it does not say."),
  reference: z.string().optional().describe("Publication the formulas are from."),
  editions: z.array(z.string()).optional().describe("Editions that have it; default: all."),
};

/** A value the reader may change: an input (or output) of the model by name, in the unit it is asked in; a place of a method's list by its label. */
const asked = z.strictObject({ id: symbol, label: localized.optional(), unit: z.string().optional() });
const givenValues = z.record(symbol, z.string());

const YEARS = { from: 1900, to: 2100 } as const;

export const analysisFile = z.discriminatedUnion("kind", [
  z
    .strictObject({
      ...common,
      kind: z.literal("forecast").describe("forecast, calculator, model or method."),
      series: z
        .union([z.string(), z.record(z.string().regex(/^\d{4}$/, "use a year"), z.string())])
        .describe("Cells over years, or one expression a year; the newest years without a gap are the training data."),
      unit: z.string().describe("Unit of the forecast values, and to how many decimals they are shown."),
      digits: z.int().min(-12).max(12).default(0).describe("Decimals shown."),
      until: z.int().min(YEARS.from).max(YEARS.to).describe("Last year to forecast."),
      levels: z.array(z.int().min(1).max(99)).min(1).default([80, 50]).describe("Coverage of the intervals in percent, the widest first."),
      ceiling: z.string().optional().describe("A value the series cannot reach (saturation, a capacity): an expression."),
      reference: z.array(z.string()).min(1).optional().describe("Comparable series, cells over years each: growth fades as it did there."),
    })
    .describe("A forecast of an annual series by the engine's method (docs/forecasting.md)."),
  z
    .strictObject({
      ...common,
      kind: z.literal("calculator").describe("forecast, calculator, model or method."),
      section: slug.describe("Section it belongs to."),
      of: slug.describe("Id of a model, or of a use of a method."),
      ask: z.array(asked).min(1).describe("What the reader may change, in order."),
      into: z.string().optional().describe("Of a method: its input that the asked values make up, as a list."),
      given: givenValues.optional().describe("Values of other inputs, or defaults other than the model's: expressions."),
      each: z
        .union([
          z.strictObject({ rows: z.string(), label: z.string(), given: givenValues }),
          z.array(z.strictObject({ label: localizedOrPlain, given: givenValues })).min(1),
        ])
        .optional()
        .describe("One line of results for each: register rows, or as listed. A method has a line for each of its items."),
      show: z
        .array(z.strictObject({ id: symbol, unit: z.string().optional(), digits: z.int().min(0).max(6).default(1) }))
        .min(1)
        .describe("Results shown, in the unit and with the decimals given."),
      sort: symbol.optional().describe("Lines in ascending order of this result instead of the order given."),
    })
    .describe("A model or method of the pack that readers run with values of their own on the site."),
  z.strictObject({
    ...common,
    kind: z.literal("model").describe("forecast, calculator, model or method."),
    inputs: z.record(symbol, modelInput).describe("What the formulas take, by name: unit, default and range."),
    outputs: z.record(symbol, modelOutput).describe("What it gives, by name: formula in the expression language and unit."),
  }),
  z.strictObject({
    ...common,
    kind: z.literal("method").describe("forecast, calculator, model or method."),
    method: slug.describe("Name of an engine's method: `almanac method list`."),
    items: z
      .array(z.strictObject({ id: code, label: localizedOrPlain }))
      .optional()
      .describe("What the items of the method's lists are, in order; names of outputs are asked for by these ids."),
    input: z
      .record(z.string(), analysisInput)
      .describe("The method's input, as `almanac method list` describes it; numbers may be expressions."),
    outputs: z
      .record(symbol, z.strictObject({ label: localized, unit: z.string().default("1"), digits: z.int().min(-12).max(12).default(2) }))
      .describe("Which results are shown, in which unit and to how many decimals."),
  }),
]);
export type AnalysisFile = z.infer<typeof analysisFile>;
export type ModelFile = Extract<AnalysisFile, { kind: "model" }>;
export type SeriesForecast = Extract<AnalysisFile, { kind: "forecast" }>;
export type CalculatorFile = Extract<AnalysisFile, { kind: "calculator" }>;
export type MethodUse = Extract<AnalysisFile, { kind: "method" }>;

const entry = z.strictObject({ id: code, label: localizedOrPlain });

/** A score, comparison, weight or probability made by people. */
export const judgementFile = z.strictObject({
  id: slug.describe("Name of the file, and how analyses and texts ask for it."),
  title: localized.describe("What is judged."),
  author: localizedOrPlain.describe("Who judges; never an invented person or panel."),
  recorded: isoDate.describe("Day it was made."),
  applies_to: z
    .array(z.string())
    .optional()
    .describe("Editions it is used in; when an edition's date lies before `recorded` it is hindsight, and the page says so."),
  reason: localized.describe("Why the values are what they are, and by which scale."),
  evidence: z.array(z.string()).optional().describe("Expressions over the evidence it rests on."),
  items: z.array(entry).min(1).describe("What is judged: rows of `values`."),
  criteria: z.array(entry).optional().describe("By what: columns of `values`; absent for pairwise comparisons of the items."),
  values: z.array(z.array(z.number())).min(1).describe("One row an item: scores by criterion, or comparisons with every item."),
  reasons: z.array(localized).optional().describe("Reason of each row."),
});
export type JudgementFile = z.infer<typeof judgementFile>;

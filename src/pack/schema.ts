/**
 * The one schema of a pack's files. Everything read from disk is parsed by these Zod types before any other room sees it;
 * the JSON Schemas in schemas/ are generated from them. Cells of CSV files are text here: typed parsing (numbers, units,
 * periods) happens in src/pack/rows/* with the place of the cell at hand.
 */
import { z } from "zod";
import { readDay } from "../measure/calendar.js";

/** Permanent identifier: lower-case ASCII words joined by hyphens. */
export const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "use lower-case letters, digits and single hyphens");
/** How dimensions call what values vary over: lower case or capitals. */
export const code = z
  .string()
  .regex(/^[A-Za-z0-9]+([-_.][A-Za-z0-9]+)*$/, "use letters, digits, and single hyphens, dots or underscores between them");

/** Identifier usable as a name in expressions. */
export const identifier = z.string().regex(/^[a-z][a-z0-9_]*$/, "use lower-case letters, digits and underscores, starting with a letter");
export const isoDate = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, "use YYYY-MM-DD")
  .refine((day) => readDay(day) !== null, "there is no such day");
const localeTag = z.string().regex(/^[a-z]{2}(-[A-Za-z0-9]+)?$/, "use a locale tag such as en or zh-Hant");
/** Locale tag → text. Which locales are required is decided by pack.yaml and checked after parsing. */
export const localized = z.record(localeTag, z.string());
/** Plurals of the languages that have one: a text in some locales, asked of none. */
const plurals = z.record(localeTag, z.string());
/** A text that may be the same in every locale (a product name), or given per locale. */
export const localizedOrPlain = z.union([z.string(), localized]);

export const grade = z.enum(["A", "B", "C", "D", "own"]);
export type Grade = z.infer<typeof grade>;
export const knownBasis = z.enum(["dated", "event", "archived", "quoted", "own"]);
export type KnownBasis = z.infer<typeof knownBasis>;

// ---------------------------------------------------------------- pack.yaml
export const packFile = z.strictObject({
  name: slug.describe("Name of the pack in file names."),
  expr: z.literal(1).describe("Version of the expression language, see docs/expressions.md."),
  title: localized.describe("The report's title in every locale."),
  subtitle: localized.optional().describe("One line below the title."),
  locales: z.array(localeTag).min(1).describe("Languages of the report; the first is the one that commands speak of when none is given."),
  base_currency: z
    .string()
    .regex(/^[A-Z]{3}$/, "use three capital letters such as EUR")
    .describe("ISO 4217 code of the currency amounts are compared in."),
  publisher: localizedOrPlain.describe("Who publishes the report and answers for its judgements."),
  corrections: z
    .string()
    .regex(/^(https?:\/\/|mailto:)[^\s"'<>]+$/, "use an address such as mailto:corrections@example.org or https://…")
    .describe("Where a reader sends corrections: an http(s) or mailto address."),
  licence: localizedOrPlain.describe("What readers may do with the pack's own text."),
  editions: z
    .array(
      z.strictObject({
        id: slug,
        title: localized,
        as_of: isoDate.describe("The edition knows what was public by the end of this day, and nothing later."),
        covers: z.tuple([z.int(), z.int()]).describe("First and last year the edition speaks of."),
      }),
    )
    .min(1)
    .describe("The report as of several dates, oldest first."),
  default_edition: z.string().optional().describe("Edition that commands take when none is given."),
  forecaster: z
    .string()
    .optional()
    .describe("The name id under which forecasts of earlier editions are scored beside the institutions'; without it they are not."),
  colours: z
    .record(z.string(), z.int().min(1).max(6))
    .optional()
    .describe("Entity colours that stay the same through the whole report: name id → palette slot 1–6."),
  topics: z.record(z.string(), localized).optional().describe("Names of the topics that group the list of series: topic → name."),
  tiles: z
    .record(slug, z.record(z.string(), z.strictObject({ at: z.tuple([z.int().min(0), z.int().min(0)]), label: localizedOrPlain })))
    .optional()
    .describe("Tile-grid maps: layout → code → column and row of its tile with its name. Tiles are of one size and claim no borders."),
  key_figures: z
    .array(z.strictObject({ label: localized, expression: z.string(), section: slug.optional(), editions: z.array(z.string()).optional() }))
    .optional()
    .describe("Expressions listed as key figures on the first page; `editions` limits one to the editions that know its cells."),
  highlights: z
    .array(z.strictObject({ text: localized, detail: localized.optional(), section: slug, editions: z.array(z.string()).optional() }))
    .optional()
    .describe("Findings listed on the first page; the texts may hold {{expressions}}."),
});
export type PackFile = z.infer<typeof packFile>;

// ---------------------------------------------------------------- units.yaml
export const unitsFile = z.strictObject({
  units: z
    .record(
      z.string(),
      z.strictObject({ label: localized, plural: plurals.optional(), description: localized.optional(), equals: z.string().optional() }),
    )
    .describe('Base symbols beyond currencies, "1", "%" and "pp".'),
});
export type UnitsFile = z.infer<typeof unitsFile>;

// ---------------------------------------------------------------- outline.yaml
export interface OutlineEntry {
  slug: string;
  title: Record<string, string>;
  /** Heading number of the printed outline this entry answers, e.g. "3.4.3". Kept for reference, never printed. */
  seed_id?: string | undefined;
  kind: string;
  /** "part" headings are not numbered; numbering of chapters runs through parts. */
  part?: boolean | undefined;
  editions?: string[] | undefined;
  /** Text template (text/<locale>/_templates/<name>.md) and the values of its $names. */
  template?: { name: string; with: Record<string, string> } | undefined;
  /** Why there is no text, and what was looked for: printed as a gap block when no text file or claim exists. */
  gap?: { reason: Record<string, string>; looked_for?: Record<string, string> | undefined } | undefined;
  children?: OutlineEntry[] | undefined;
}
export const outlineEntry: z.ZodType<OutlineEntry> = z.lazy(() =>
  z.strictObject({
    slug: slug.describe("Permanent id of the section; text/<locale>/<slug>.md holds its text."),
    title: localized,
    seed_id: z.string().optional().describe("Heading number of the printed outline this entry answers. Kept for reference, never printed."),
    kind: z.string().describe("What the section is about, as the pack groups its sections."),
    part: z.boolean().optional().describe("A part is not numbered; numbering of chapters runs through parts."),
    editions: z.array(z.string()).optional().describe("Editions that have the section; default: all."),
    template: z
      .strictObject({ name: slug, with: z.record(identifier, z.string()) })
      .optional()
      .describe("Text template (text/<locale>/_templates/<name>.md) and the values of its $names."),
    gap: z
      .strictObject({ reason: localized, looked_for: localized.optional() })
      .optional()
      .describe("Why there is no text, and what was looked for: printed when no text file or claim exists."),
    children: z.array(outlineEntry).optional().describe("Sections below this one, in order."),
  }),
);
export const outlineFile = z.strictObject({
  outline: z.array(outlineEntry).min(1).describe("Headings in reading order; printed numbers are computed."),
});

// ---------------------------------------------------------------- indicators.yaml
export const measure = z.enum(["stock", "flow", "cumulative", "rate", "share", "index", "price"]);
export const defaultPreference = ["grade", "original", "recency", "independence"] as const;
export const reconcileRule = z.strictObject({
  prefer: z
    .array(z.enum(["grade", "original", "recency", "first", "median", "independence"]))
    .default([...defaultPreference])
    .describe(
      'Order of preference among observations of one scope (scopes are dimensions, so only like is compared with like). "median" takes the statement nearest to the median of the independent makers, "independence" the number that most of them give.',
    ),
  tolerance: z.number().nonnegative().default(0.05).describe("Relative spread above which disagreement is a finding, e.g. 0.05."),
});
export const indicator = z.strictObject({
  id: identifier,
  label: localized,
  definition: localized.optional().describe("What is counted and what is not."),
  unit: z.string().describe("Unit its values are published in, e.g. 1e8 CNY; rows in other units are converted."),
  measure: measure.describe("What kind of number it is; flows are of a period, stocks of a day."),
  dimensions: z
    .array(identifier)
    .default([])
    .describe("Ids of the dimensions this indicator varies over, besides period. Every row must fill exactly these."),
  reconcile: reconcileRule.optional().describe("How one value is chosen where several are stated."),
  parts: z
    .array(
      z.strictObject({
        over: identifier,
        whole: identifier.optional(),
        overlapping: z
          .boolean()
          .optional()
          .describe("The codes overlap, as segments before eliminations do: each alone is held against the other indicator's value."),
      }),
    )
    .min(1)
    .optional()
    .describe(
      "Values add up over these dimensions: shares to 100 %, others to the codes its `wholes` declare, or to another indicator's value.",
    ),
  growth_of: z
    .array(z.strictObject({ indicator: identifier, at: z.record(identifier, z.string()).optional() }))
    .min(1)
    .optional()
    .describe(
      "For growth rates on the year before: the indicators whose values they lead from and to; `at` fixes dimensions that the rate lacks.",
    ),
  digits: z
    .int()
    .min(-12)
    .max(12)
    .optional()
    .describe(
      "Most decimals its values are printed with, in `unit`; without it as many as the source printed. `| digits:` asks for others.",
    ),
  stale_after: z.number().positive().optional().describe("Years after which the newest value is a finding."),
  topic: z.string().optional().describe("Groups the list of series; pack.yaml names the topics."),
});
export type Indicator = z.infer<typeof indicator>;
export const indicatorsFile = z.strictObject({
  dimensions: z
    .record(
      identifier,
      z.strictObject({
        label: localized,
        codes: z.record(z.string(), localizedOrPlain).optional(),
        names: z
          .boolean()
          .optional()
          .describe("The codes are proper names (places): a text that names one beside another's number is wrong."),
        wholes: z
          .record(z.string(), z.strictObject({ parts: z.array(z.string()).min(1), complete: z.boolean().optional() }))
          .optional()
          .describe("Codes that are made up of other codes, which do not overlap; `complete` when nothing else belongs to them."),
        rest: z.string().optional().describe("The code of whatever is not named: with it, shares must reach 100 %."),
      }),
    )
    .describe("What values vary over besides time: columns of the observations, with the codes allowed in them."),
  indicators: z.array(indicator).describe("Series the pack measures; every row of evidence/observations belongs to one."),
});
export type IndicatorsFile = z.infer<typeof indicatorsFile>;

// ---------------------------------------------------------------- registers/<id>.yaml
export const registerField = z.strictObject({
  id: identifier,
  type: z
    .enum(["text", "localized", "number", "date", "period", "enum", "ref", "list", "url", "boolean"])
    .describe(
      'localized: one column per locale, `<id>_<locale>`. ref: the id of a row of names.csv or of another register. list: values joined by "; ".',
    ),
  label: localized,
  unit: z.string().optional().describe("Of a number: the unit its column is in."),
  to: z.string().optional().describe('For ref: "names" or a register id.'),
  values: z
    .record(z.string(), localized)
    .optional()
    .describe("Labels of an enum's codes; of a text field, how some of its texts read in each locale."),
  required: z.boolean().optional().describe("A row without it is an error."),
  bound: identifier
    .optional()
    .describe("Of a number: the field whose text is its bound (= ≈ > ≥ < ≤), so that “over 20” is never printed as 20."),
});
/** Fields that the engine fills in a derived register, by what it is derived from, with the type each must have. */
export const derivedFields = {
  /** One row a forecast of an institution that has an outcome. */
  forecasts: {
    institution: "ref",
    subject: "localized",
    period: "period",
    forecast: "localized",
    made: "date",
    outcome: "localized",
    told: "date",
    outcome_status: "enum",
    error: "number",
    points: "number",
    direction: "boolean",
    within: "boolean",
    disputed: "boolean",
  },
  /** One row an institution, most accurate first. */
  "forecast-scores": {
    institution: "ref",
    n: "number",
    errors: "number",
    mape: "number",
    bias: "number",
    points: "number",
    directions: "number",
    directions_right: "number",
    ranges: "number",
    ranges_kept: "number",
    small: "boolean",
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, z.infer<typeof registerField>["type"]>>>>;
const derivation = z.enum(["forecasts", "forecast-scores"]);

const registerShape = z.strictObject({
  id: identifier.describe("Name of the file and of the register in expressions."),
  label: localized.describe("Name of the register as readers see it."),
  description: localized.optional().describe("What it lists and what it leaves out."),
  derived: derivation.optional().describe("Rows are made from the evidence of the edition instead of read from evidence/registers."),
  title: identifier.describe("Field that names a row to a reader."),
  fields: z.array(registerField).min(1).describe("Columns of its CSV files beside provenance."),
  show: z.array(identifier).optional().describe("Columns shown on the register's page, in order; default: all."),
  order: z.string().optional().describe("Field whose date orders the register's page (newest first) when given."),
  note: localized.optional().describe("Shown to the reader above the table, e.g. that a third party's list is an excerpt."),
  facets: z.array(identifier).optional().describe("Fields a reader can filter the register by."),
});
export const registerFile = registerShape.superRefine(({ derived, fields }, context) => {
  for (const [i, { type, bound }] of fields.entries()) {
    const named = fields.find(({ id }) => id === bound);
    if (bound === undefined || (type === "number" && (named?.type === "enum" || named?.type === "text"))) continue;
    const message = type === "number" ? `no enum or text field is called "${bound}"` : "only a number has a bound";
    context.addIssue({ code: "custom", path: ["fields", i, "bound"], message });
  }
  if (derived === undefined) return;
  const filled = new Map<string, string>(Object.entries(derivedFields[derived]));
  for (const [i, { id, type }] of fields.entries()) {
    if (filled.get(id) === type) continue;
    const known = [...filled].map(([name, kind]) => `${name} (${kind})`).join(", ");
    context.addIssue({ code: "custom", path: ["fields", i, "id"], message: `a register derived as ${derived} has the fields ${known}` });
  }
});
export type RegisterFile = z.infer<typeof registerFile>;
export type RegisterField = z.infer<typeof registerField>;

// ---------------------------------------------------------------- CSV headers
/** Provenance that every evidence row carries (observations, register rows, claims, diagram rows). */
export const provenanceColumns = ["source", "locator", "known", "known_basis", "recorded", "supersedes", "rank", "note"] as const;
/** evidence/sources.csv */
export const sourceColumns = [
  "id",
  "title",
  "publisher",
  "url",
  "published",
  "grade",
  "licence",
  "redistribute",
  "linkable",
  "note",
] as const;
/** evidence/names.csv or evidence/names/*.csv: one row an entity, `<locale>` columns for its name, aliases joined by "; ". */
export const nameColumns = ["id", "kind", "aliases", "known", "known_basis", "source", "note"] as const;
/** evidence/observations/*.csv, besides one column per dimension. */
export const observationColumns = [
  "id",
  "indicator",
  "period",
  "measure",
  "value",
  "decimals",
  "bound",
  "low",
  "high",
  "unit",
  "status",
  "known",
  "known_basis",
  "recorded",
  "supersedes",
  "source",
  "locator",
  "original",
  "rank",
  "note",
] as const;
/** evidence/claims.csv, besides one text column per locale: `text_zh`. */
export const claimColumns = ["id", "section", "kind", "status", ...provenanceColumns] as const;
/** evidence/attributes.csv: a value of a register row that became known later than the row itself. */
export const attributeColumns = ["register", "row", "field", "value", ...provenanceColumns] as const;
/** evidence/diagrams/nodes.csv, edges.csv, matrix.csv; label, remark and group (nodes), label (edges), row, column and value (matrix) have one column per locale: `label_zh`. */
export const nodeColumns = ["diagram", "node", "group", "layer", "order", "parent", "period", ...provenanceColumns] as const;
export const edgeColumns = ["diagram", "from", "to", "kind", ...provenanceColumns] as const;
export const matrixColumns = ["diagram", "row", "column", ...provenanceColumns] as const;

// ---------------------------------------------------------------- evidence/decisions.yaml
export const decisionsFile = z.strictObject({
  decisions: z
    .array(
      z.strictObject({
        id: z.string(),
        cells: z
          .string()
          .optional()
          .describe("Cells it explains: a cell reference in the expression language, `*` allowed for dimension values."),
        rows: z
          .array(z.string())
          .optional()
          .describe("Register rows it explains, `register/id`: their values were checked against the source although they look wrong."),
        choose: z
          .string()
          .optional()
          .describe("Observation id that is to win; absent = the rule's choice stands and the spread is explained."),
        suspect: z.boolean().optional().describe("The published value itself is in doubt: its credibility is no better than doubtful."),
        reason: localized,
        recorded: isoDate,
        applies_to: z.array(z.string()).optional(),
      }),
    )
    .describe("Explanations of what looks wrong or is disputed, each with a reason of its own."),
});
export type DecisionsFile = z.infer<typeof decisionsFile>;

// ---------------------------------------------------------------- figures/<slug>.yaml
/** A text in the figure that may hold {{expressions}}; in titles {{period}} stands for the period the data cover. */
const label = localizedOrPlain;
const seriesSpec = z.strictObject({
  id: identifier,
  label: label.optional(),
  cells: z.string().optional().describe("A set of cells: `ai_server_market @ {geo: CN, period: 2019..2023}`, or a list `[expr, expr]`."),
  derive: z
    .strictObject({ from: identifier, as: z.enum(["growth", "share"]) })
    .optional()
    .describe("Derived from another series of this figure instead of `cells`."),
  mark: z.enum(["bar", "line"]).default("bar"),
  unit: z.string().optional().describe("Unit the series is shown in; the locale's own scale is applied on top."),
  intervals: z
    .array(z.strictObject({ label: label, low: z.string(), high: z.string() }))
    .max(3)
    .optional()
    .describe("For a fan: bands around the series, the widest first, each a set of lower and one of upper values over the same axis."),
});
const powerLaw = z
  .union([z.literal("fit"), z.strictObject({ factor: z.string(), exponent: z.string(), label: label.optional() })])
  .describe(
    'For log-log: a power law through the points by least squares of the logarithms ("fit"), or one that a source states: y = factor · x^exponent.',
  );

/** For scatter and quadrant: where the plane is cut (an expression, or the median of the points) and what its four parts are called. */
const quadrantCuts = z.strictObject({
  x: z.string(),
  y: z.string(),
  names: z.tuple([label, label, label, label]).optional().describe("Upper left, upper right, lower left, lower right."),
});
export type QuadrantCuts = z.infer<typeof quadrantCuts>;

export const figureData = z.discriminatedUnion("from", [
  z
    .strictObject({
      from: z.literal("cells"),
      axis: z.string().describe('"period" or a dimension id: what runs along the axis.'),
      split: identifier.optional().describe("Dimension that splits one `cells` set into several series."),
      series: z.array(seriesSpec).min(1),
      rest: label.optional().describe("For shares: show 100 minus the named parts as an explicit, computed rest."),
      sort: z.enum(["given", "value"]).default("given"),
      limit: z.int().positive().optional(),
      log: z.boolean().optional(),
      tiles: slug.optional().describe("For tile-map: a layout of pack.yaml."),
    })
    .describe("Cells over one axis: bar, stacked-bar, line, bar-line, shares, pie, small-multiples, heat-map, radar, fan, tile-map."),
  z
    .strictObject({
      from: z.literal("register"),
      rows: z.string().describe('`models where country = "CN" order by released desc limit 30`'),
      columns: z
        .array(z.strictObject({ value: z.string(), label: label.optional(), unit: z.string().optional(), digits: z.int().optional() }))
        .min(1),
      encode: z
        .strictObject({ label: z.int().optional(), x: z.int().optional(), y: z.int().optional(), group: z.int().optional() })
        .optional()
        .describe("For bar, scatter, timeline: which columns (by index) are the label, the value, the second value, the colour group."),
      log: z.array(z.enum(["x", "y"])).optional(),
      group: z
        .strictObject({
          by: z.string(),
          label: label.optional(),
          total: z.string().optional().describe("Expression over the fields of a row that is summed; without it rows are counted."),
          cumulative: z.boolean().optional(),
          rest: z
            .string()
            .optional()
            .describe("The value that stands for no answer or for what is not named: it comes last and grey, whatever its size."),
          split: z
            .string()
            .optional()
            .describe("Second expression whose values become the series: stacked bars, heat maps, small multiples."),
          lead: z
            .string()
            .optional()
            .describe("The series that comes first and by which the others are sorted: the total of a scoreboard."),
        })
        .optional()
        .describe(
          "One bar, tile or row for each value of `by`: rows counted, or summed with `total`. `columns` are then what the data table lists.",
        ),
      sort: z.enum(["given", "value", "label"]).default("given"),
      quadrant: quadrantCuts.optional(),
      law: powerLaw.optional(),
      tiles: slug.optional().describe("For tile-map: a layout of pack.yaml."),
    })
    .describe("Rows of a register: table, ranking, timeline, phases, bar, scatter, log-log, quadrant."),
  z
    .strictObject({
      from: z.literal("expressions"),
      columns: z.array(z.strictObject({ label: label, unit: z.string().optional(), digits: z.int().optional() })).min(1),
      rows: z
        .array(
          z.strictObject({
            label: label,
            values: z.array(z.union([z.string(), z.strictObject({ text: label })])),
            total: z
              .boolean()
              .optional()
              .describe("For waterfall: a level that stands on zero; the rows between two levels must add up to their difference."),
          }),
        )
        .min(1)
        .describe("Each row: a heading and one expression (or plain localized text) per column."),
      rest: label.optional(),
      log: z.union([z.boolean(), z.array(z.enum(["x", "y"]))]).optional(),
      base: z.string().optional().describe("For tornado: the value from which each row's low and high depart."),
      quadrant: quadrantCuts.optional(),
      law: powerLaw.optional(),
    })
    .describe(
      "Expressions row by row: computed tables and bars from single facts; scatter, quadrant and log-log with a column for each axis.",
    ),
  z
    .strictObject({
      from: z.literal("flows"),
      unit: z.string().optional(),
      flows: z.array(z.strictObject({ source: label, target: label, value: z.string() })).min(1),
    })
    .describe("Flows between parts: sankey."),
  z
    .strictObject({
      from: z.literal("diagram"),
      diagram: slug,
      direction: z.enum(["down", "right"]).optional(),
      show_notes: z.boolean().optional(),
      limit_per_group: z.int().positive().optional(),
    })
    .describe("Nodes and edges of evidence/diagrams: tree, chain-map, layered, flow, network, life-cycle, timeline, phases."),
  z.strictObject({ from: z.literal("matrix"), diagram: slug }).describe("Rows × columns of evidence/diagrams/matrix.csv: matrix, table."),
  z
    .strictObject({ from: z.literal("sources"), limit: z.int().positive().optional() })
    .describe("The pack's own lists: sources of the report, its method steps, its terms."),
]);
export type FigureData = z.infer<typeof figureData>;

export const figureKind = z.enum([
  "table",
  "matrix",
  "ranking",
  "bar",
  "stacked-bar",
  "line",
  "bar-line",
  "shares",
  "scatter",
  "timeline",
  "chain-map",
  "tree",
  "layered",
  "flow",
  "network",
  "life-cycle",
  "small-multiples",
  "log-log",
  "heat-map",
  "radar",
  "fan",
  "waterfall",
  "tornado",
  "phases",
  "tile-map",
  "sankey",
  "quadrant",
  "pie",
]);
export type FigureKind = z.infer<typeof figureKind>;

/** A code, id or slug that a figure declared for several entities takes. */
const templateValue = z.string().regex(/^[A-Za-z0-9]+([-_.][A-Za-z0-9]+)*$/, "use letters, digits and single hyphens, dots or underscores");

export const figureFile = z.strictObject({
  slug: slug.describe("Permanent id of the figure and the name of its file; texts refer to it as @fig:slug."),
  seed_number: z.int().positive().optional().describe("Number in the printed list of 120 that this figure answers."),
  title_seed: z.string().optional().describe("The title as the printed list had it. Kept for reference, never printed."),
  section: z
    .union([slug, z.string().regex(/^\$[a-z][a-z0-9_]*$/, "use the slug of a section, or $name with a name of `with`")])
    .describe("Section it stands in: a slug of outline.yaml, or `$name` of `with`."),
  with: z
    .array(z.record(identifier, templateValue))
    .min(1)
    .optional()
    .describe(
      "One figure for each entry: `$name` stands for its value in the section, the texts and the expressions. The slug ends with its first value, in lower case.",
    ),
  kind: figureKind.describe("How the data are drawn; docs/figures.md shows every kind."),
  title: localized.describe("Formal name; {{period}} stands for the time the data cover."),
  finding: localized.optional().describe("One sentence that states what the figure shows; bound facts only."),
  subtitle: localized.optional().describe("Measure, unit, place, period, status in one line; a default is made from the data."),
  note: localized.optional().describe("Printed below the figure, after its sources."),
  caveat: localized.optional().describe("Substitution, erratum or scope that the reader must know."),
  wide: z.boolean().optional().describe("Takes the width of the page rather than of the column."),
  editions: z.array(z.string()).optional().describe("Editions that have the figure; default: all."),
  data: figureData.optional().describe("What is drawn; without data the figure is a gap."),
  minimum_rows: z.int().positive().optional().describe("Fewer rows than this and the figure is a gap."),
  gap: z
    .strictObject({ reason: localized, looked_for: localized, nearest: localized.optional() })
    .optional()
    .describe("Shown when there are no data, or too few, as of the edition's date."),
  variants: z
    .array(
      z.strictObject({
        editions: z.array(z.string()).min(1),
        title: localized.optional(),
        finding: localized.optional(),
        subtitle: localized.optional(),
        note: localized.optional(),
        caveat: localized.optional(),
        kind: figureKind.optional(),
        data: figureData.optional(),
        gap: z.strictObject({ reason: localized, looked_for: localized, nearest: localized.optional() }).optional(),
      }),
    )
    .optional()
    .describe("Other declarations for single editions: same slug, other data."),
});
/** A figure's file: one figure, or several by its `with`. */
export type DeclaredFigure = z.infer<typeof figureFile>;
export type FigureFile = Omit<DeclaredFigure, "with">;

/**
 * The one schema of a pack's files. Everything read from disk is parsed by these Zod types before any other room sees it;
 * the JSON Schemas in schemas/ are generated from them. Cells of CSV files are text here: typed parsing (numbers, units,
 * periods) happens in src/pack/rows/* with the place of the cell at hand.
 */
import { z } from "zod";
import { readDay } from "../measure/calendar.js";

/** Permanent identifier: lower-case ASCII words joined by hyphens. */
export const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "use lower-case letters, digits and single hyphens");
/** Identifier usable as a name in expressions. */
export const identifier = z.string().regex(/^[a-z][a-z0-9_]*$/, "use lower-case letters, digits and underscores, starting with a letter");
export const isoDate = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, "use YYYY-MM-DD")
  .refine((day) => readDay(day) !== null, "there is no such day");
const localeTag = z.string().regex(/^[a-z]{2}(-[A-Za-z0-9]+)?$/, "use a locale tag such as en or zh-Hant");
/** Locale tag → text. Which locales are required is decided by pack.yaml and checked after parsing. */
export const localized = z.record(localeTag, z.string());
/** A text that may be the same in every locale (a product name), or given per locale. */
export const localizedOrPlain = z.union([z.string(), localized]);

export const grade = z.enum(["A", "B", "C", "D", "own"]);
export type Grade = z.infer<typeof grade>;
export const knownBasis = z.enum(["dated", "event", "archived", "quoted", "own"]);
export type KnownBasis = z.infer<typeof knownBasis>;

// ---------------------------------------------------------------- pack.yaml
export const packFile = z.strictObject({
  name: slug,
  /** Version of the expression language, see docs/expressions.md. */
  expr: z.literal(1),
  title: localized,
  subtitle: localized.optional(),
  locales: z.array(localeTag).min(1),
  base_currency: z.string().regex(/^[A-Z]{3}$/),
  publisher: localizedOrPlain,
  /** Where a reader sends corrections: an http(s) or mailto address. */
  corrections: z.string(),
  licence: localizedOrPlain,
  editions: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
        title: localized,
        as_of: isoDate,
        /** First and last year the edition speaks of. */
        covers: z.tuple([z.int(), z.int()]),
      }),
    )
    .min(1),
  default_edition: z.string().optional(),
  /** The name id under which forecasts of earlier editions are scored beside the institutions'; without it they are not. */
  forecaster: z.string().optional(),
  /** Entity colours that stay the same through the whole report: name id → palette slot 1–6. */
  colours: z.record(z.string(), z.int().min(1).max(6)).optional(),
  /** Tile-grid maps: layout → code → column and row of its tile with its name. Tiles are of one size and claim no borders. */
  tiles: z
    .record(slug, z.record(z.string(), z.strictObject({ at: z.tuple([z.int().min(0), z.int().min(0)]), label: localizedOrPlain })))
    .optional(),
  /** Expressions listed as key figures on the first page; `editions` limits one to the editions that know its cells. */
  key_figures: z
    .array(z.strictObject({ label: localized, expression: z.string(), section: slug.optional(), editions: z.array(z.string()).optional() }))
    .optional(),
  /** Findings listed on the first page; the texts may hold {{expressions}}. */
  highlights: z
    .array(z.strictObject({ text: localized, detail: localized.optional(), section: slug, editions: z.array(z.string()).optional() }))
    .optional(),
});
export type PackFile = z.infer<typeof packFile>;

// ---------------------------------------------------------------- units.yaml
export const unitsFile = z.strictObject({
  /** Base symbols beyond currencies, "1", "%" and "pp". */
  units: z.record(
    z.string(),
    z.strictObject({ label: localized, plural: localized.optional(), description: localized.optional(), equals: z.string().optional() }),
  ),
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
    slug,
    title: localized,
    seed_id: z.string().optional(),
    kind: z.string(),
    part: z.boolean().optional(),
    editions: z.array(z.string()).optional(),
    template: z.strictObject({ name: slug, with: z.record(identifier, z.string()) }).optional(),
    gap: z.strictObject({ reason: localized, looked_for: localized.optional() }).optional(),
    children: z.array(outlineEntry).optional(),
  }),
);
export const outlineFile = z.strictObject({ outline: z.array(outlineEntry).min(1) });

// ---------------------------------------------------------------- indicators.yaml
export const measure = z.enum(["stock", "flow", "cumulative", "rate", "share", "index", "price"]);
export const defaultPreference = ["grade", "original", "recency", "independence"] as const;
export const reconcileRule = z.strictObject({
  /**
   * Order of preference among observations of one scope (scopes are dimensions, so only like is compared with like). "median" takes the
   * statement nearest to the median of the independent makers, "independence" the number that most of them give.
   */
  prefer: z.array(z.enum(["grade", "original", "recency", "first", "median", "independence"])).default([...defaultPreference]),
  /** Relative spread above which disagreement is a finding, e.g. 0.05. */
  tolerance: z.number().nonnegative().default(0.05),
});
export const indicator = z.strictObject({
  id: identifier,
  label: localized,
  definition: localized.optional(),
  unit: z.string(),
  measure,
  /** Ids of the dimensions this indicator varies over, besides period. Every row must fill exactly these. */
  dimensions: z.array(identifier).default([]),
  reconcile: reconcileRule.optional(),
  /** Values add up over these dimensions: shares to 100 %, others to the codes its `wholes` declare, or to another indicator's value. */
  parts: z
    .array(
      z.strictObject({
        over: identifier,
        whole: identifier.optional(),
        /** The codes overlap, as segments before eliminations do: each alone is held against the other indicator's value. */
        overlapping: z.boolean().optional(),
      }),
    )
    .min(1)
    .optional(),
  /** For growth rates on the year before: the indicators whose values they lead from and to; `at` fixes dimensions that the rate lacks. */
  growth_of: z
    .array(z.strictObject({ indicator: identifier, at: z.record(identifier, z.string()).optional() }))
    .min(1)
    .optional(),
  /** Years after which the newest value is a finding. */
  stale_after: z.number().positive().optional(),
  /** Free grouping for the list of series. */
  topic: z.string().optional(),
});
export type Indicator = z.infer<typeof indicator>;
export const indicatorsFile = z.strictObject({
  dimensions: z.record(
    identifier,
    z.strictObject({
      label: localized,
      codes: z.record(z.string(), localizedOrPlain).optional(),
      /** The codes are proper names (places): a text that names one beside another's number is wrong. */
      names: z.boolean().optional(),
      /** Codes that are made up of other codes, which do not overlap; `complete` when nothing else belongs to them. */
      wholes: z.record(z.string(), z.strictObject({ parts: z.array(z.string()).min(1), complete: z.boolean().optional() })).optional(),
      /** The code of whatever is not named: with it, shares must reach 100 %. */
      rest: z.string().optional(),
    }),
  ),
  indicators: z.array(indicator),
});
export type IndicatorsFile = z.infer<typeof indicatorsFile>;

// ---------------------------------------------------------------- registers/<id>.yaml
export const registerField = z.strictObject({
  id: identifier,
  /** localized: one column per locale, `<id>_<locale>`. ref: the id of a row of names.csv or of another register. list: values joined by "; ". */
  type: z.enum(["text", "localized", "number", "date", "period", "enum", "ref", "list", "url", "boolean"]),
  label: localized,
  unit: z.string().optional(),
  /** For ref: "names" or a register id. */
  to: z.string().optional(),
  /** Labels of an enum's codes; of a text field, how some of its texts read in each locale. */
  values: z.record(z.string(), localized).optional(),
  required: z.boolean().optional(),
  /** Of a number: the field whose text is its bound (= ≈ > ≥ < ≤), so that “over 20” is never printed as 20. */
  bound: identifier.optional(),
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
  id: identifier,
  label: localized,
  description: localized.optional(),
  /** Rows are made from the evidence of the edition instead of read from evidence/registers. */
  derived: derivation.optional(),
  /** Field that names a row to a reader. */
  title: identifier,
  fields: z.array(registerField).min(1),
  /** Columns shown on the register's page, in order; default: all. */
  show: z.array(identifier).optional(),
  /** Field whose date orders the register's page (newest first) when given. */
  order: z.string().optional(),
  /** Shown to the reader above the table, e.g. that a third party's list is an excerpt. */
  note: localized.optional(),
  facets: z.array(identifier).optional(),
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
  decisions: z.array(
    z.strictObject({
      id: z.string(),
      /** Cells it explains: a cell reference in the expression language, `*` allowed for dimension values. */
      cells: z.string().optional(),
      /** Register rows it explains, `register/id`: their values were checked against the source although they look wrong. */
      rows: z.array(z.string()).optional(),
      /** Observation id that is to win; absent = the rule's choice stands and the spread is explained. */
      choose: z.string().optional(),
      /** The published value itself is in doubt: its credibility is no better than doubtful. */
      suspect: z.boolean().optional(),
      reason: localized,
      recorded: isoDate,
      applies_to: z.array(z.string()).optional(),
    }),
  ),
});
export type DecisionsFile = z.infer<typeof decisionsFile>;

// ---------------------------------------------------------------- figures/<slug>.yaml
/** A text in the figure that may hold {{expressions}}; in titles {{period}} stands for the period the data cover. */
const label = localizedOrPlain;
const seriesSpec = z.strictObject({
  id: identifier,
  label: label.optional(),
  /** A set of cells: `ai_server_market @ {geo: CN, period: 2019..2023}`, or a list `[expr, expr]`. */
  cells: z.string().optional(),
  /** Derived from another series of this figure instead of `cells`. */
  derive: z.strictObject({ from: identifier, as: z.enum(["growth", "share"]) }).optional(),
  mark: z.enum(["bar", "line"]).default("bar"),
  /** Unit the series is shown in; the locale's own scale is applied on top. */
  unit: z.string().optional(),
  /** For a fan: bands around the series, the widest first, each a set of lower and one of upper values over the same axis. */
  intervals: z
    .array(z.strictObject({ label: label, low: z.string(), high: z.string() }))
    .max(3)
    .optional(),
});
/** For scatter and quadrant: where the plane is cut (an expression, or the median of the points) and what its four parts are called. */
const quadrantCuts = z.strictObject({
  x: z.string(),
  y: z.string(),
  /** Upper left, upper right, lower left, lower right. */
  names: z.tuple([label, label, label, label]).optional(),
});
export type QuadrantCuts = z.infer<typeof quadrantCuts>;

export const figureData = z.discriminatedUnion("from", [
  /** Cells over one axis: bar, stacked-bar, line, bar-line, shares, pie, small-multiples, heat-map, radar, fan, tile-map. */
  z.strictObject({
    from: z.literal("cells"),
    /** "period" or a dimension id: what runs along the axis. */
    axis: z.string(),
    /** Dimension that splits one `cells` set into several series. */
    split: identifier.optional(),
    series: z.array(seriesSpec).min(1),
    /** For shares: show 100 minus the named parts as an explicit, computed rest. */
    rest: label.optional(),
    sort: z.enum(["given", "value"]).default("given"),
    limit: z.int().positive().optional(),
    log: z.boolean().optional(),
    /** For tile-map: a layout of pack.yaml. */
    tiles: slug.optional(),
  }),
  /** Rows of a register: table, ranking, timeline, phases, bar, scatter, log-log, quadrant. */
  z.strictObject({
    from: z.literal("register"),
    /** `models where country = "CN" order by released desc limit 30` */
    rows: z.string(),
    columns: z
      .array(z.strictObject({ value: z.string(), label: label.optional(), unit: z.string().optional(), digits: z.int().optional() }))
      .min(1),
    /** For bar, scatter, timeline: which columns (by index) are the label, the value, the second value, the colour group. */
    encode: z
      .strictObject({ label: z.int().optional(), x: z.int().optional(), y: z.int().optional(), group: z.int().optional() })
      .optional(),
    log: z.array(z.enum(["x", "y"])).optional(),
    /** For counts: group the rows by an expression and count, or sum another expression. */
    group: z
      .strictObject({
        by: z.string(),
        label: label.optional(),
        total: z.string().optional(),
        cumulative: z.boolean().optional(),
        /** The value that stands for no answer or for what is not named: it comes last and grey, whatever its size. */
        rest: z.string().optional(),
        /** Second expression whose values become the series: stacked bars, heat maps, small multiples. */
        split: z.string().optional(),
        /** The series that comes first and by which the others are sorted: the total of a scoreboard. */
        lead: z.string().optional(),
      })
      .optional(),
    sort: z.enum(["given", "value", "label"]).default("given"),
    quadrant: quadrantCuts.optional(),
    /** For log-log: a power law through the points by least squares of the logarithms ("fit"), or one that a source states: y = factor · x^exponent. */
    law: z.union([z.literal("fit"), z.strictObject({ factor: z.string(), exponent: z.string(), label: label.optional() })]).optional(),
    /** For tile-map: a layout of pack.yaml. */
    tiles: slug.optional(),
  }),
  /** Expressions row by row: computed tables and bars from single facts; scatter and quadrant with a column for each axis. */
  z.strictObject({
    from: z.literal("expressions"),
    columns: z.array(z.strictObject({ label: label, unit: z.string().optional(), digits: z.int().optional() })).min(1),
    /** Each row: a heading and one expression (or plain localized text) per column. */
    rows: z
      .array(
        z.strictObject({
          label: label,
          values: z.array(z.union([z.string(), z.strictObject({ text: label })])),
          /** For waterfall: a level that stands on zero; the rows between two levels must add up to their difference. */
          total: z.boolean().optional(),
        }),
      )
      .min(1),
    rest: label.optional(),
    log: z.boolean().optional(),
    /** For tornado: the value from which each row's low and high depart. */
    base: z.string().optional(),
    quadrant: quadrantCuts.optional(),
  }),
  /** Flows between parts: sankey. */
  z.strictObject({
    from: z.literal("flows"),
    unit: z.string().optional(),
    flows: z.array(z.strictObject({ source: label, target: label, value: z.string() })).min(1),
  }),
  /** Nodes and edges of evidence/diagrams: tree, chain-map, layered, flow, network, life-cycle, timeline, phases. */
  z.strictObject({
    from: z.literal("diagram"),
    diagram: slug,
    direction: z.enum(["down", "right"]).optional(),
    show_notes: z.boolean().optional(),
    limit_per_group: z.int().positive().optional(),
  }),
  /** Rows × columns of evidence/diagrams/matrix.csv: matrix, table. */
  z.strictObject({ from: z.literal("matrix"), diagram: slug }),
  /** The pack's own lists: sources of the report, its method steps, its terms. */
  z.strictObject({ from: z.literal("sources"), limit: z.int().positive().optional() }),
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

export const figureFile = z.strictObject({
  slug,
  /** Number in the printed list of 120 that this figure answers. */
  seed_number: z.int().positive().optional(),
  title_seed: z.string().optional(),
  /** Section it stands in: a slug of outline.yaml, or `$name` of `with`. */
  section: z.union([slug, z.string().regex(/^\$[a-z][a-z0-9_]*$/, "use the slug of a section, or $name with a name of `with`")]),
  /** One figure for each entry: `$name` stands for its value in the section, the texts and the expressions. The slug ends with its first value. */
  with: z.array(z.record(identifier, slug)).min(1).optional(),
  kind: figureKind,
  title: localized,
  /** One sentence that states what the figure shows; bound facts only. */
  finding: localized.optional(),
  /** Measure, unit, place, period, status in one line; a default is made from the data. */
  subtitle: localized.optional(),
  note: localized.optional(),
  /** Substitution, erratum or scope that the reader must know. */
  caveat: localized.optional(),
  wide: z.boolean().optional(),
  editions: z.array(z.string()).optional(),
  data: figureData.optional(),
  /** Fewer rows than this and the figure is a gap. */
  minimum_rows: z.int().positive().optional(),
  /** Shown when there are no data, or too few, as of the edition's date. */
  gap: z.strictObject({ reason: localized, looked_for: localized, nearest: localized.optional() }).optional(),
  /** Other declarations for single editions: same slug, other data. */
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
    .optional(),
});
/** A figure's file: one figure, or several by its `with`. */
export type DeclaredFigure = z.infer<typeof figureFile>;
export type FigureFile = Omit<DeclaredFigure, "with">;

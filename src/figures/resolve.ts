/**
 * Resolves a figure's declaration into the model that every output is made from: data as of the edition's date, in the locale's
 * units, each value with its fact. A figure without enough evidence becomes a gap that says what is missing; a mistake in the
 * declaration becomes a finding.
 */
import { unitsOf } from "../analysis/units.js";
import type { Vintage } from "../evidence/cell.js";
import type { FactBook } from "../manuscript/fact-book.js";
import { checks } from "../pack/checks.js";
import type { Finding, Place, Severity } from "../pack/finding.js";
import type { FigureData, FigureFile } from "../pack/schema.js";
import { altText } from "./alt.js";
import { dishonesty } from "./honest.js";
import type { FigureModel } from "./model.js";
import { resolveCells } from "./resolve/cells.js";
import { type Context, labelIn, type Resolved } from "./resolve/context.js";
import { resolveDiagram } from "./resolve/diagram.js";
import { resolveExpressions } from "./resolve/expressions.js";
import { resolveFlows } from "./resolve/flows.js";
import { resolveMatrix } from "./resolve/matrix.js";
import { coveredPeriod } from "./resolve/period.js";
import { resolveRegister } from "./resolve/register.js";
import { resolveSources } from "./resolve/sources.js";
import { defaultSubtitle, findingText, gapTitle, plainNote, titleText } from "./resolve/texts.js";
import { figureWords } from "./words.js";

/** The declaration with the variant of an edition laid over it. */
export function variantOf(figure: FigureFile, edition: string | null): FigureFile {
  const variant = edition === null ? undefined : figure.variants?.find((one) => one.editions.includes(edition));
  if (variant === undefined) return figure;
  const { editions: _editions, ...own } = variant;
  const given = Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined));
  // A variant that is only a gap takes the place of the data.
  const data = variant.data ?? (variant.gap === undefined ? figure.data : undefined);
  const { data: _data, ...rest } = { ...figure, ...given };
  return data === undefined ? rest : { ...rest, data };
}

function resolveData(data: FigureData, context: Context): Resolved | null {
  switch (data.from) {
    case "cells":
      return resolveCells(data, context);
    case "register":
      return resolveRegister(data, context);
    case "expressions":
      return resolveExpressions(data, context);
    case "diagram":
      return resolveDiagram(data, context);
    case "matrix":
      return resolveMatrix(data, context);
    case "flows":
      return resolveFlows(data, context);
    case "sources":
      return resolveSources(data, context);
  }
}

/** Nothing to draw: no value at all, or an empty table. */
function isEmpty(resolved: Resolved): boolean {
  const { body, rows } = resolved;
  if (rows === 0) return true;
  return body?.type === "chart" && body.series.every((series) => series.data.every((datum) => datum.value === null));
}

/** Where a field of a declaration stands: in the edition's variant when that has it, else in the figure itself. */
function placeOf({ variants }: FigureFile, file: string, field: string, { edition, pack }: Vintage): Place {
  const [key = ""] = field.split("/");
  const index = variants?.findIndex((one) => edition !== null && one.editions.includes(edition) && key in one) ?? -1;
  return pack.places?.get(`${file}#${index < 0 ? "" : `/variants/${index}`}/${field}`) ?? { file, line: 1, column: 1 };
}

export function resolveFigure(declared: FigureFile, number: number, book: FactBook): { model: FigureModel; findings: Finding[] } {
  const { vintage, locale } = book.scope;
  const figure = variantOf(declared, vintage.edition);
  const words = figureWords(locale);
  const findings: Finding[] = [];
  const file = vintage.pack.figures.find((one) => one.figure.slug === declared.slug)?.file ?? `figures/${declared.slug}.yaml`;
  const add = ({ code, message, fix }: Pick<Finding, "code" | "message" | "fix">, severity: Severity, field: string): void => {
    const said = `figure ${figure.slug}: ${message}`;
    if (findings.some((finding) => finding.code === code && finding.message === said)) return;
    findings.push({ code, severity, ...placeOf(declared, file, field, vintage), message: said, fix });
  };
  const context: Context = {
    book,
    scope: book.scope,
    locale,
    units: unitsOf(vintage),
    words,
    kind: figure.kind,
    where: figure.slug,
    problem: (code, message, fix) => add({ code, message, fix }, checks[code].severity, "data"),
    textProblem: ({ severity, ...problem }, field) => add(problem, severity ?? "error", field),
  };
  const resolved = figure.data === undefined ? null : resolveData(figure.data, context);
  const enough =
    resolved !== null &&
    !isEmpty(resolved) &&
    resolved.rows >= (figure.minimum_rows ?? 1) &&
    findings.every(({ severity }) => severity !== "error");
  const period = resolved === null ? "" : coveredPeriod(resolved.periods, locale);
  const common = {
    slug: figure.slug,
    locale,
    number,
    ...(figure.seed_number === undefined ? {} : { seedNumber: figure.seed_number }),
    section: figure.section,
    kind: figure.kind,
    wide: figure.wide === true,
  };

  if (!enough) {
    const gap = {
      reason: labelIn(figure.gap?.reason, locale) || (resolved !== null && !isEmpty(resolved) ? words.tooFew : words.noEvidence),
      lookedFor: labelIn(figure.gap?.looked_for, locale),
      nearest: plainNote(figure.gap?.nearest, "gap.nearest", period, context),
    };
    const title = gapTitle(figure.title, context);
    const model: FigureModel = {
      ...common,
      state: "gap",
      title,
      finding: [],
      subtitle: "",
      notes: [],
      period: "",
      body: null,
      table: { columns: [], rows: [] },
      sources: [],
      alt: `${title}${words.colon}${gap.reason}`,
      gap,
    };
    return { model, findings };
  }

  const title = titleText(figure.title, period, context);
  const finding = findingText(figure.finding, period, context);
  const subtitle = plainNote(figure.subtitle, "subtitle", period, context) || defaultSubtitle(resolved.measure, period, locale);
  const notes = [plainNote(figure.caveat, "caveat", period, context), plainNote(figure.note, "note", period, context)].filter(
    (text) => text !== "",
  );
  const plain = {
    ...common,
    state: "built" as const,
    title,
    finding,
    subtitle,
    notes,
    period,
    body: resolved.body,
    table: resolved.table,
    sources: resolved.sources.map((id) => ({ id, grade: vintage.pack.sources.get(id)?.grade ?? "" })),
    alt: "",
  };
  const model: FigureModel = { ...plain, alt: altText(plain) };
  for (const { code, message, fix } of dishonesty(model, resolved.periods)) context.problem(code, message, fix);
  return { model, findings };
}

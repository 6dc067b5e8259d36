/** What a selector asks for in each dimension: codes, everything, the latest; checked against the indicator's dimensions. */
import type { Expression, SelectorEntry, SelectorValue, Span } from "../expression/index.js";
import { comparePeriods, type Period, parsePeriod, periodsBetween } from "../measure/index.js";
import type { Indicator } from "../pack/schema.js";
import { Fault, nearest, suggestion } from "./fault.js";
import type { Scope } from "./scope.js";

export type CellsNode = Expression & { readonly kind: "cells" };

/** One dimension's wish: exact codes, or everything. */
export interface Wish {
  readonly dimension: string;
  readonly codes: readonly string[] | null;
  readonly latest: boolean;
  readonly span: Span;
  readonly set: boolean;
  /** `2019..latest`: forecasts are left out, and periods after the newest value are not missed. */
  readonly upToLatest?: boolean;
}

/** The wishes of a selector, one a dimension in the indicator's order, the period last. */
export function wishesOf(node: CellsNode, indicator: Indicator, scope: Scope): readonly Wish[] {
  const known = [...indicator.dimensions, "period"];
  const wishes = new Map<string, Wish>();
  for (const entry of node.selector) {
    if (!known.includes(entry.dimension)) {
      throw new Fault(
        "EXPR-DIMENSION",
        entry.span,
        `${indicator.id} has no dimension “${entry.dimension}”`,
        `its dimensions are ${known.join(", ")}`,
      );
    }
    if (wishes.has(entry.dimension))
      throw new Fault("EXPR-DIMENSION", entry.span, `“${entry.dimension}” stands twice`, "keep one; a list is written [a, b]");
    wishes.set(entry.dimension, wishOf(entry, scope));
  }
  for (const dimension of known) {
    if (wishes.has(dimension)) continue;
    const codes = dimension === "period" ? [] : Object.keys(scope.vintage.pack.dimensions[dimension]?.codes ?? {});
    const [only] = codes;
    // One declared code leaves no choice; anything else would be a guess.
    if (only !== undefined && codes.length === 1) {
      wishes.set(dimension, { dimension, codes: [only], latest: false, span: node.span, set: false });
      continue;
    }
    const used = scope.vintage
      .cellsOf(indicator.id)
      .map((cell) => (dimension === "period" ? cell.period.code : (cell.dimensions[dimension] ?? "")));
    const choices = dimension === "period" ? ["latest", ...nearPeriods("", used)] : nearest("", used);
    throw new Fault(
      "EXPR-DIMENSION",
      node.span,
      `${indicator.id} needs ${dimension}`,
      `add ${dimension}: one of ${choices.join(", ")}, or * for a set`,
    );
  }
  return known.flatMap((dimension) => wishes.get(dimension) ?? []);
}

function wishOf({ dimension, value, span }: SelectorEntry, scope: Scope): Wish {
  const codes = codesOf(value, dimension, scope);
  const isLatest = codes !== null && codes.length === 1 && codes[0] === "latest" && dimension === "period";
  const set = value.kind === "any" || value.kind === "codes" || value.kind === "range";
  const upToLatest = value.kind === "range" && value.to === "latest" ? { upToLatest: true } : {};
  return { dimension, codes: isLatest ? null : codes, latest: isLatest, span, set, ...upToLatest };
}

function codesOf(value: SelectorValue, dimension: string, scope: Scope): readonly string[] | null {
  switch (value.kind) {
    case "any":
      return null;
    case "code":
      return [checkedCode(value.code, dimension, value.span)];
    case "param":
      return [checkedCode(paramOf(value.name, value.span, scope), dimension, value.span)];
    case "codes":
      return value.items.flatMap((item) => codesOf(item, dimension, scope) ?? []);
    case "range":
      return rangeOf(value, dimension, scope);
  }
}

function checkedCode(code: string, dimension: string, span: Span): string {
  if (dimension === "period" && code !== "latest" && parsePeriod(code) === null) {
    throw new Fault(
      "EXPR-DIMENSION",
      span,
      `“${code}” is no period`,
      "write 2022, 2022-S1, 2022-Q3, 2022-03, 2022-03-08, 2021/2023, 2023-FY03, 2023-SY09 or latest",
    );
  }
  return code;
}

/** The value of a template's $name. */
export function paramOf(name: string, span: Span, scope: Scope): string {
  const value = scope.params?.[name];
  if (value !== undefined) return value;
  throw new Fault(
    "EXPR-PARAM",
    span,
    `$${name} is not set here`,
    suggestion(name, Object.keys(scope.params ?? {}), "parameter here: the text is no template"),
  );
}

function rangeOf(range: SelectorValue & { kind: "range" }, dimension: string, scope: Scope): readonly string[] {
  if (dimension !== "period")
    throw new Fault("EXPR-DIMENSION", range.span, `a range runs over periods, not over ${dimension}`, "list the codes: [a, b]");
  const end = (text: string): Period => {
    const code = text.startsWith("$") ? paramOf(text.slice(1), range.span, scope) : text;
    const period = parsePeriod(code === "latest" ? scope.vintage.asOf : code);
    if (period === null)
      throw new Fault("EXPR-DIMENSION", range.span, `“${code}” is no period`, "write e.g. 2019..2023 or 2022-Q1..2023-Q4");
    return period;
  };
  const from = end(range.from);
  // "latest" as an end reaches as far as the edition sees, in the frequency of the beginning.
  const to = range.to === "latest" ? lastWithin(from, end(range.to)) : end(range.to);
  const periods = periodsBetween(from, to);
  if (periods === null)
    throw new Fault(
      "EXPR-DIMENSION",
      range.span,
      `${range.from}..${range.to} is no range`,
      "both ends have the same length, the first is not after the second",
    );
  return periods.map((period) => period.code);
}

function lastWithin(from: Period, day: Period): Period {
  const year = day.code.slice(0, 4);
  const month = Number(day.code.slice(5, 7));
  const codes: Partial<Record<Period["frequency"], string>> = {
    year,
    half: `${year}-S${month <= 6 ? 1 : 2}`,
    quarter: `${year}-Q${Math.ceil(month / 3)}`,
    month: day.code.slice(0, 7),
    fiscal: `${year}${from.code.slice(4)}`,
  };
  return parsePeriod(codes[from.frequency] ?? day.code) ?? day;
}

/** Up to six available periods around the wanted one, in order. */
export function nearPeriods(wanted: string, available: readonly string[]): readonly string[] {
  const periods = [...new Set(available)].flatMap((code) => parsePeriod(code) ?? []).sort(comparePeriods);
  const target = parsePeriod(wanted);
  const at = target === null ? periods.length : periods.findIndex((period) => comparePeriods(period, target) > 0);
  const middle = at < 0 ? periods.length : at;
  return periods
    .slice(Math.max(0, Math.min(middle - 3, periods.length - 6)))
    .slice(0, 6)
    .map((period) => period.code);
}

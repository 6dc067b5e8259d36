/** Cells by selector: one cell by its key, or a set. Nothing is guessed: what does not match is an error that says what would. */
import type { Cell, Vintage } from "../evidence/cell.js";
import type { Expression, SelectorEntry, SelectorValue, Span } from "../expression/index.js";
import { comparePeriods, type Period, parsePeriod, periodsBetween } from "../measure/index.js";
import type { Indicator } from "../pack/schema.js";
import { Fault, nearest, suggestion } from "./fault.js";
import type { Scope } from "./scope.js";

type CellsNode = Expression & { readonly kind: "cells" };

export interface Selection {
  readonly cells: readonly Cell[];
  /** True when the selector can only name one cell. */
  readonly single: boolean;
  /** Codes and periods that were asked for by name and have no cell in this edition. */
  readonly unmatched: readonly string[];
}

/** One dimension's wish: exact codes, or everything. */
interface Wish {
  readonly dimension: string;
  readonly codes: readonly string[] | null;
  readonly latest: boolean;
  readonly span: Span;
  readonly set: boolean;
  /** `2019..latest`: forecasts are left out, and periods after the newest value are not missed. */
  readonly upToLatest?: boolean;
}

/** The cells a selector names. */
export function selectCells(node: CellsNode, scope: Scope): Selection {
  const { vintage } = scope;
  const indicator = vintage.pack.indicators.get(node.indicator);
  if (indicator === undefined) {
    const what = vintage.pack.registers.has(node.indicator) ? "a register: ask it with where" : "no indicator";
    throw new Fault(
      "EXPR-NAME",
      node.span,
      `“${node.indicator}” is ${what}`,
      suggestion(node.indicator, vintage.pack.indicators.keys(), "indicator"),
    );
  }
  const wishes = wishesOf(node, indicator, scope);
  const single = wishes.every((wish) => !wish.set);
  if (single && wishes.every((wish) => !wish.latest)) {
    const codes = new Map(wishes.map((wish) => [wish.dimension, wish.codes?.[0] ?? ""]));
    const key = `${indicator.id}@${indicator.dimensions.map((dimension) => `${dimension}=${codes.get(dimension) ?? ""}`).join(",")}@${codes.get("period") ?? ""}`;
    const cell = vintage.cells.get(key);
    if (cell !== undefined) return { cells: [cell], single, unmatched: [] };
  }
  return { ...matching(indicator, wishes, node, scope), single };
}

function matching(indicator: Indicator, wishes: readonly Wish[], node: CellsNode, scope: Scope): Omit<Selection, "single"> {
  let cells = scope.vintage.cellsOf(indicator.id);
  const unmatched: string[] = [];
  // Dimensions first, the period last: its messages then speak of the series that was meant.
  for (const wish of [...wishes].sort((a, b) => Number(a.dimension === "period") - Number(b.dimension === "period"))) {
    const codeOf = (cell: Cell): string => (wish.dimension === "period" ? cell.period.code : (cell.dimensions[wish.dimension] ?? ""));
    const before = cells;
    if (wish.latest) cells = latest(cells);
    else if (wish.codes !== null) {
      const codes = new Set(wish.codes);
      cells = cells.filter((cell) => codes.has(codeOf(cell)) && (wish.upToLatest !== true || cell.status !== "F"));
      const found = new Set(cells.map(codeOf));
      const expected =
        wish.upToLatest === true
          ? wish.codes.slice(
              0,
              wish.codes.findLastIndex((code) => found.has(code)),
            )
          : wish.codes;
      unmatched.push(...expected.filter((code) => !found.has(code)));
    }
    if (cells.length === 0) throw nothing(indicator, wish, before.map(codeOf), node, scope);
  }
  for (const code of unmatched) {
    const wish = wishes.find((candidate) => candidate.codes?.includes(code));
    if (wish !== undefined && wish.dimension !== "period" && !declaredCodes(scope.vintage, indicator, wish.dimension).has(code)) {
      throw nothing(indicator, { ...wish, codes: [code] }, [...declaredCodes(scope.vintage, indicator, wish.dimension)], node, scope);
    }
  }
  return { cells, unmatched };
}

/** Cells of the newest period that is no forecast: the latest end, and of those that end alike the longest. */
function latest(cells: readonly Cell[]): readonly Cell[] {
  let best: Period | null = null;
  for (const { period, status } of cells) {
    if (status === "F") continue;
    if (
      best === null ||
      period.end > best.end ||
      (period.end === best.end && (period.start < best.start || (period.start === best.start && period.code < best.code)))
    )
      best = period;
  }
  const code = best?.code;
  return code === undefined ? [] : cells.filter((cell) => cell.period.code === code && cell.status !== "F");
}

function nothing(indicator: Indicator, wish: Wish, available: readonly string[], node: CellsNode, scope: Scope): Fault {
  const { vintage } = scope;
  const wanted = wish.latest ? "latest" : (wish.codes ?? ["*"]).join(", ");
  if (wish.latest && available.length > 0) {
    return new Fault(
      "EXPR-NO-CELL",
      wish.span,
      `${indicator.id} has only forecasts here`,
      "name the period, or take a series with published values",
    );
  }
  if (available.length === 0) {
    const later = vintage.pack.observations.some((observation) => observation.indicator === indicator.id);
    const why = later ? `no values that were known by ${vintage.asOf}` : "no observations";
    return new Fault(
      "EXPR-NO-CELL",
      node.span,
      `${indicator.id} has ${why}`,
      "add observations, or limit the text to editions that know them",
    );
  }
  const later = vintage.pack.observations.some(
    (observation) =>
      observation.indicator === indicator.id &&
      (wish.dimension === "period" ? observation.period.code : observation.dimensions[wish.dimension]) === wish.codes?.[0] &&
      !available.includes(wish.codes?.[0] ?? ""),
  );
  const note = later ? ` by ${vintage.asOf}` : "";
  const choices = wish.dimension === "period" ? nearPeriods(wish.codes?.[0] ?? "", available) : nearest(wish.codes?.[0] ?? "", available);
  return new Fault(
    "EXPR-NO-CELL",
    wish.span,
    `${indicator.id} has nothing for ${wish.dimension}: ${wanted}${note}`,
    `available: ${choices.join(", ")}`,
  );
}

/** Up to six available periods around the wanted one, in order. */
function nearPeriods(wanted: string, available: readonly string[]): readonly string[] {
  const periods = [...new Set(available)].flatMap((code) => parsePeriod(code) ?? []).sort(comparePeriods);
  const target = parsePeriod(wanted);
  const at = target === null ? periods.length : periods.findIndex((period) => comparePeriods(period, target) > 0);
  const middle = at < 0 ? periods.length : at;
  return periods
    .slice(Math.max(0, Math.min(middle - 3, periods.length - 6)))
    .slice(0, 6)
    .map((period) => period.code);
}

const universes = new WeakMap<Vintage["pack"], Map<string, ReadonlySet<string>>>();

/** Every code of a dimension that the pack knows for an indicator, whatever the date. */
function declaredCodes(vintage: Vintage, indicator: Indicator, dimension: string): ReadonlySet<string> {
  let universe = universes.get(vintage.pack);
  if (universe === undefined) {
    universe = new Map();
    universes.set(vintage.pack, universe);
  }
  const key = `${indicator.id} ${dimension}`;
  let codes = universe.get(key);
  if (codes === undefined) {
    const used = vintage.pack.observations
      .filter((observation) => observation.indicator === indicator.id)
      .map((observation) => observation.dimensions[dimension] ?? "");
    codes = new Set([...used, ...Object.keys(vintage.pack.dimensions[dimension]?.codes ?? {})]);
    universe.set(key, codes);
  }
  return codes;
}

function wishesOf(node: CellsNode, indicator: Indicator, scope: Scope): readonly Wish[] {
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
      "write 2022, 2022-S1, 2022-Q3, 2022-03, 2022-03-08, 2021/2023, 2023-FY03 or latest",
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

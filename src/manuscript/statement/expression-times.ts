/** The times in an expression: of its selectors, and of its conditions on dates. Taken out, or moved. */
import { fieldOf } from "../../analysis/labels.js";
import type { Vintage } from "../../evidence/cell.js";
import { conjuncts, type Expression, rewrite, type SelectorEntry, withConditions } from "../../expression/index.js";
import { dayNumber, dayOfNumber, parsePeriod } from "../../measure/index.js";

/** First and last day; an open beginning is "", an open end {@link openEnd}. */
export interface Interval {
  readonly from: string;
  readonly to: string;
}

export const openEnd = "9999-12-31";

/** The expression with every time in it, a period's code, put as another. */
export function moveTimes(ast: Expression, shift: (code: string) => string, vintage: Vintage): Expression {
  return rewrite(ast, {
    selector: (entry) => (entry.dimension === "period" ? { ...entry, value: shifted(entry.value, shift) } : entry),
    query: (query) =>
      withConditions(
        query,
        (query.where === undefined ? [] : conjuncts(query.where)).map((part) => {
          if (part.kind !== "binary" || dateCondition(part, query.register, vintage) === null) return part;
          const { right } = part;
          if (right.kind === "period") return { ...part, right: { ...right, code: shift(right.code) } };
          return right.kind === "number" || right.kind === "string" ? { ...part, right: { ...right, value: shift(right.value) } } : part;
        }),
      ),
  });
}

function shifted(value: SelectorEntry["value"], shift: (code: string) => string): SelectorEntry["value"] {
  switch (value.kind) {
    case "code":
      return { ...value, code: shift(value.code) };
    case "range":
      return { ...value, from: shift(value.from), to: shift(value.to) };
    case "codes":
      return { ...value, items: value.items.map((item) => shifted(item, shift)) };
    default:
      return value;
  }
}

/** The expression without its times: each leaves only how long it is, and goes to `times`. */
export function timeless(ast: Expression, vintage: Vintage, times: Interval[]): Expression {
  return rewrite(ast, {
    selector: (entry) => {
      const interval = entry.dimension === "period" ? intervalOf(entry.value) : null;
      if (interval === null) return entry;
      times.push(interval);
      return { ...entry, value: { kind: "code", code: lengthOf(interval), span: entry.span } };
    },
    query: (query) => {
      const kept: Expression[] = [];
      const asked = new Map<string, { from: string; to: string }>();
      for (const part of query.where === undefined ? [] : conjuncts(query.where)) {
        const date = dateCondition(part, query.register, vintage);
        if (date === null) {
          kept.push(part);
          continue;
        }
        const known = asked.get(date.field) ?? { from: "", to: openEnd };
        if (date.from > known.from) known.from = date.from;
        if (date.to < known.to) known.to = date.to;
        asked.set(date.field, known);
      }
      for (const [field, interval] of asked) {
        times.push(interval);
        kept.push({ kind: "string", value: `${field} ${lengthOf(interval)}`, span: query.span });
      }
      return withConditions(query, kept);
    },
  });
}

function intervalOf(value: SelectorEntry["value"]): Interval | null {
  const codes =
    value.kind === "code"
      ? [value.code]
      : value.kind === "range"
        ? [value.from, value.to]
        : value.kind === "codes"
          ? value.items.flatMap((item) => (item.kind === "code" ? [item.code] : []))
          : [];
  const periods = codes.flatMap((code) => parsePeriod(code) ?? []);
  const [first] = periods;
  const last = periods.at(-1);
  return first === undefined || last === undefined || periods.length < codes.length ? null : { from: first.start, to: last.end };
}

const named: readonly (readonly [string, number, number])[] = [
  ["day", 1, 1],
  ["month", 28, 31],
  ["quarter", 90, 92],
  ["half", 181, 184],
  ["year", 365, 366],
];

/** How long a time is, as a word: months are of one length. */
export function lengthOf({ from, to }: Interval): string {
  if (from === "") return "until";
  if (to === openEnd) return "since";
  const days = dayNumber(to) - dayNumber(from) + 1;
  return named.find(([, least, most]) => least <= days && days <= most)?.[0] ?? `${days}d`;
}

interface DateCondition extends Interval {
  readonly field: string;
}

/** `field >= 2024-01-01`, when the field holds dates. */
function dateCondition(part: Expression, register: string, vintage: Vintage): DateCondition | null {
  if (part.kind !== "binary" || part.left.kind !== "name") return null;
  const type = fieldOf(vintage, register, part.left.name)?.type;
  if (type !== "date" && type !== "period") return null;
  const period = parsePeriod(timeCode(part.right) ?? "");
  if (period === null) return null;
  const field = part.left.name;
  switch (part.operator) {
    case "=":
      return { field, from: period.start, to: period.end };
    case ">=":
      return { field, from: period.start, to: openEnd };
    case "<=":
      return { field, from: "", to: period.end };
    case ">":
      return { field, from: dayOfNumber(dayNumber(period.end) + 1), to: openEnd };
    case "<":
      return { field, from: "", to: dayOfNumber(dayNumber(period.start) - 1) };
    default:
      return null;
  }
}

function timeCode(node: Expression): string | null {
  if (node.kind === "period") return node.code;
  if ((node.kind === "number" || node.kind === "string") && /^(?:19|20)\d\d(?:-[\w-]+)?$/.test(node.value)) return node.value;
  return null;
}

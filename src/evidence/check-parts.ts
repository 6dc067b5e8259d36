/**
 * Parts and wholes: what a dimension declares to be parts of a code may not exceed it, nor the shares of one whole a hundred per cent;
 * complete parts must reach it. Compared are the statements of one source, and the published values of all.
 */
import { Decimal } from "../measure/decimal.js";
import type { Quantity } from "../measure/quantity.js";
import type { Indicator } from "../pack/schema.js";
import { intervalOf, type ValueInterval } from "./interval.js";
import { cellKey, type Stated, type Statement, sumInterval } from "./stated.js";
import type { Suspicion } from "./suspicion.js";

const HUNDRED: ValueInterval & { readonly value: Decimal } = { value: new Decimal(100), low: new Decimal(100), high: new Decimal(100) };

/** Sums that do not come out. */
export function checkParts(stated: Stated): readonly Suspicion[] {
  const { indicators } = stated.vintage.pack;
  return [...indicators.values()].flatMap((indicator) => (indicator.parts ?? []).flatMap((sum) => checkDimension(indicator, sum, stated)));
}

type Sum = NonNullable<Indicator["parts"]>[number];

function checkDimension(indicator: Indicator, { over, whole, overlapping = false }: Sum, stated: Stated): readonly Suspicion[] {
  const declared = stated.vintage.pack.dimensions[over];
  const wholes = new Map(Object.entries(declared?.wholes ?? {}));
  const within = new Map<string, string[]>();
  for (const [code, { parts }] of wholes) for (const part of parts) within.set(part, [...(within.get(part) ?? []), code]);
  return groupsOf(indicator, over, stated).flatMap((group) => {
    if (group.size < 2 && whole === undefined) return [];
    const found: Suspicion[] = [];
    for (const [code, { parts, complete = false }] of wholes) {
      const above = group.get(code);
      if (above === undefined) continue;
      // A country listed beside its continent counts once, with the continent where that has a value.
      const below = partsOf(code, group, wholes, new Set());
      const codes = new Set(below.keys());
      const present = [...below].flatMap(([part, statement]) => (isPartOfOne(part, codes, within) ? [] : [statement]));
      const all = complete && parts.every((part) => group.has(part));
      found.push(...compare(present, above.quantity, `“${code}”`, all, [above]));
    }
    const top = [...group].flatMap(([code, statement]) => (isPartOfOne(code, group, within) ? [] : [statement]));
    if (indicator.measure === "share") {
      found.push(...compare(top, HUNDRED, "100 %", declared?.rest !== undefined && group.has(declared.rest), []));
    }
    const beyond = whole === undefined ? undefined : wholeOf(whole, top, stated);
    if (beyond !== undefined) {
      for (const parts of overlapping ? top.map((part) => [part]) : [top]) {
        found.push(...compare(parts, beyond.quantity, `“${whole}”`, false, [beyond]));
      }
    }
    return found;
  });
}

/** The published value of another indicator for the same other dimensions and period. */
function wholeOf(whole: string, [first]: readonly Statement[], stated: Stated): Statement | undefined {
  const target = stated.vintage.pack.indicators.get(whole);
  if (first === undefined || target === undefined) return undefined;
  const { dimensions, period } = first.observation;
  const [published] = stated.byCell.get(cellKey(whole, target.dimensions, dimensions, period.code)) ?? [];
  return published !== undefined && (published.observation.status === "F") === (first.observation.status === "F") ? published : undefined;
}

/** Statements by code of what is declared to make up a code: of each part, or of the part's own parts where it is not there. */
function partsOf(
  code: string,
  group: ReadonlyMap<string, Statement>,
  wholes: ReadonlyMap<string, { readonly parts: readonly string[] }>,
  seen: Set<string>,
): ReadonlyMap<string, Statement> {
  const found = new Map<string, Statement>();
  if (seen.has(code)) return found;
  seen.add(code);
  for (const part of wholes.get(code)?.parts ?? []) {
    const statement = group.get(part);
    const told = statement === undefined ? partsOf(part, group, wholes, seen) : new Map([[part, statement]]);
    for (const [each, of] of told) found.set(each, of);
  }
  return found;
}

/** True when one of these codes is a whole that the code belongs to, at whatever remove. */
function isPartOfOne(code: string, codes: Pick<ReadonlySet<string>, "has">, within: ReadonlyMap<string, readonly string[]>): boolean {
  const seen = new Set([code]);
  for (const each of seen)
    for (const above of within.get(each) ?? []) {
      if (codes.has(above) && above !== code) return true;
      seen.add(above);
    }
  return false;
}

/** Statements by code of the dimension: one group a source (its other codes, period and kind of status being equal), one of the published values. */
function groupsOf(indicator: Indicator, over: string, stated: Stated): readonly ReadonlyMap<string, Statement>[] {
  const others = indicator.dimensions.filter((dimension) => dimension !== over);
  const groups = new Map<string, Map<string, Statement>>();
  const add = (key: string, statement: Statement) => {
    const code = statement.observation.dimensions[over] ?? "";
    const group = groups.get(key) ?? new Map<string, Statement>();
    groups.set(key, group);
    if (!group.has(code)) group.set(code, statement);
  };
  for (const cell of stated.vintage.cellsOf(indicator.id)) {
    const place = `${others.map((dimension) => cell.dimensions[dimension] ?? "").join(" ")}@${cell.period.code}`;
    for (const [index, statement] of (stated.byCell.get(cell.key) ?? []).entries()) {
      const kind = statement.observation.status === "F" ? "F" : "";
      if (index === 0) add(`${place} ${kind}`, statement);
      add(`${place} ${kind} ${statement.observation.sources.join(";")}`, statement);
    }
  }
  const seen = new Set<string>();
  return [...groups.values()].filter((group) => {
    const told = [...group.values()].map(({ observation }) => observation.id).join(" ");
    return seen.size < seen.add(told).size;
  });
}

/** A doubt when the parts cannot be at most the whole or, being all of it, cannot reach it, whatever rounding leaves open. */
function compare(
  parts: readonly Statement[],
  of: Quantity | typeof HUNDRED,
  name: string,
  all: boolean,
  also: readonly Statement[],
): readonly Suspicion[] {
  if (!all && isWithin(parts, of.value)) return [];
  const whole = "unit" in of ? intervalOf(of) : of;
  const quantities = parts.map(({ quantity }): Quantity => quantity);
  const sum = sumInterval(quantities);
  const exceeds = parts.length > 0 && sum.low.gt(whole.high);
  const lacks = all && sum.high.lt(whole.low);
  if (!exceeds && !lacks) return [];
  const total = quantities.reduce((result, { value }) => result.plus(value), new Decimal(0));
  const listed = parts.map(({ observation }) => `${observation.id} ${observation.value.toString()}`).slice(0, 12);
  const bound = exceeds ? whole.high : whole.low;
  // Shares of one whole never come to more than it: what overlaps is declared so, and no decision explains it away.
  const impossible = exceeds && !("unit" in of);
  return [
    {
      code: "DATA-PARTS",
      rows: [...parts, ...also],
      message: `The parts come to ${total.toString()}, ${exceeds ? "more" : "less"} than ${name}, which is ${bound.toString()}: ${listed.join(", ")}.`,
      ...(impossible ? { impossible: true as const } : {}),
      fix: `Correct the slip${impossible ? " or" : ","} mark a code that overlaps another as a whole of it in indicators.yaml${impossible ? "." : ", or explain the rows in evidence/decisions.yaml."}`,
    },
  ];
}

/** A quick look in floating point, which most sums pass: bounds and rounding only widen the room. */
function isWithin(parts: readonly Statement[], whole: Decimal): boolean {
  let sum = 0;
  for (const { quantity } of parts) sum += quantity.value.toNumber();
  return sum < whole.toNumber() * (1 + 1e-9);
}

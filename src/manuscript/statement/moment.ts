/** A number as one value of a series: the same question asked of another time, however the expression is put. */

import { evaluate } from "../../analysis/evaluate.js";
import type { Scope } from "../../analysis/scope.js";
import { unitsOf } from "../../analysis/units.js";
import { seriesKeyOf } from "../../evidence/cell.js";
import { type Expression, parseBinding, writeExpression } from "../../expression/index.js";
import { formatQuantity, parsePeriod, type Quantity, shiftPeriod, yearsEarlier } from "../../measure/index.js";
import type { BoundFact } from "../prose.js";
import { type Interval, lengthOf, moveTimes, timeless } from "./expression-times.js";
import { type Subject, seriesOf } from "./subject.js";

export interface Moment {
  /** Equal for values of one series. */
  readonly key: string;
  /** The time it is of: first and last day. An open beginning is "", an open end 9999-12-31. */
  readonly from: string;
  readonly to: string;
  readonly quantity: Quantity;
  /** How a finding names it. */
  readonly said: string;
}

const remembered = new WeakMap<BoundFact["printed"], Moment | null>();

/** The value as one of its series; null when its expression names no time, or the language of expressions hides it. */
export function momentOf(subject: Subject, scope: Scope): Moment | null {
  const { printed } = subject.fact;
  let moment = remembered.get(printed);
  if (moment === undefined) {
    moment = read(subject, scope);
    remembered.set(printed, moment);
  }
  return moment;
}

function read({ fact, cell, quantity }: Subject, { vintage, params }: Scope): Moment | null {
  if (quantity === undefined) return null;
  if (cell !== undefined) {
    const key = `${seriesKeyOf(cell)} ${cell.period.frequency}`;
    return { key, from: cell.period.start, to: cell.period.end, quantity, said: fact.printed.text };
  }
  const parsed = parseBinding(fact.expression);
  if (!parsed.ok) return null;
  const times: Interval[] = [];
  const key = `${writeExpression(timeless(parsed.ast, vintage, times))} ${JSON.stringify(params ?? {})}`;
  const [latest] = [...times].sort((a, b) => (a.to > b.to ? -1 : 1));
  return latest === undefined ? null : { key, ...latest, quantity, said: fact.printed.text };
}

/** Values of the same series at earlier times that the evidence holds: a year before, or the period before. */
export function earlierMoments(subject: Subject, scope: Scope): readonly Moment[] {
  const { cell, fact } = subject;
  if (cell !== undefined) {
    const series = seriesOf(cell, scope.vintage);
    const year = yearsEarlier(cell.period, 1);
    const yearBefore = series.find(({ period }) => period.code === year?.code);
    const last = series.filter(({ period }) => period.end < cell.period.end).at(-1);
    // Of a month or quarter either may be meant.
    return [...new Set([yearBefore ?? last, cell.period.frequency === "year" ? undefined : last])].flatMap((before) => {
      if (before === undefined) return [];
      const said = `${before.period.code}: ${saidOf(before.quantity, scope)}`;
      return [{ key: "", from: before.period.start, to: before.period.end, quantity: before.quantity, said }];
    });
  }
  const moment = momentOf(subject, scope);
  const parsed = parseBinding(fact.expression);
  if (moment === null || !parsed.ok) return [];
  const year = at(parsed.ast, byYears(-1), scope);
  if (year !== null) return [{ ...moment, quantity: year, said: `a year before: ${plain(year)}` }];
  if (lengthOf(moment) !== "month") return [];
  for (let months = 1; months < 12; months++) {
    const quantity = at(parsed.ast, (code) => shiftedCode(code, -months), scope);
    if (quantity !== null) return [{ ...moment, quantity, said: `${months} months before: ${plain(quantity)}` }];
  }
  return [];
}

/** A number as the report prints it, for a finding. */
export function saidOf(quantity: Quantity, { locale, vintage }: Scope): string {
  return formatQuantity(quantity, locale, unitsOf(vintage));
}

const plain = ({ value }: Quantity) => value.toSignificantDigits(6).toString();

/** The values of the series in the years around it, or only in those before it, itself left out: nearest first. `longest` is how many years they may lie back. */
export function otherYears(subject: Subject, scope: Scope, reach: number, onlyBefore: boolean, longest = 9999): readonly Quantity[] {
  const { cell, fact } = subject;
  if (cell !== undefined) {
    // What has happened is not outdone by what is only expected.
    const others = seriesOf(cell, scope.vintage).filter(
      (other) =>
        other !== cell &&
        (other.status !== "F" || cell.status === "F") &&
        (!onlyBefore || other.period.end < cell.period.end) &&
        other.period.end > yearsBefore(cell.period.end, longest),
    );
    return others.map((other) => other.quantity);
  }
  const parsed = parseBinding(fact.expression);
  if (!parsed.ok || momentOf(subject, scope) === null) return [];
  const steps = Array.from({ length: reach }, (_, i) => (onlyBefore ? [-i - 1] : [-i - 1, i + 1])).flat();
  return steps.flatMap((step) => at(parsed.ast, byYears(step), scope) ?? []);
}

function yearsBefore(day: string, years: number): string {
  return `${String(Math.max(0, Number(day.slice(0, 4)) - years)).padStart(4, "0")}${day.slice(4)}`;
}

const byYears = (years: number) => (code: string) => code.replace(/(?<![\d-])(?:19|20)\d\d(?!\d)/g, (year) => String(Number(year) + years));

function shiftedCode(code: string, steps: number): string {
  const period = parsePeriod(code);
  return (period === null ? null : shiftPeriod(period, steps))?.code ?? code;
}

/** What the expression gives when every time in it is another; null when that has no value. */
function at(ast: Expression, shift: (code: string) => string, scope: Scope): Quantity | null {
  const result = evaluate(moveTimes(ast, shift, scope.vintage), scope);
  return result.ok && result.value.type === "quantity" ? result.value.quantity : null;
}

/**
 * Slips of a decimal point (10), a thousand (10³), 万 (10⁴), 亿 (10⁸) or a currency (about 7) inside series of observations: a value
 * far from the values before and after it, and two publishers with the same digits at different powers of ten.
 */
import { intervalOf } from "./interval.js";
import { type Stated, type Statement, told } from "./stated.js";
import type { Suspicion } from "./suspicion.js";

/** The smallest slip is a currency's, 10^0.8; growth between neighbours takes some of it away. */
const FAR = 0.7;
/** Neighbours on both sides must lie within a factor of 10^0.45 (2.8) of each other, */
const CLOSE = 0.45;
/** and at an end of a series all earlier steps within 10^0.3 (twofold). */
const STEADY = 0.3;
/** Steps that must have been steady before the last one is held against them. */
const STEPS = 2;
/** What went one way throughout and then the other by a power of ten, and by twice its fastest step, did not: a scale is wrong. */
const TURN = 1;
/** Of one step alone it takes twice as much. */
const SHARP_TURN = 1.3;
/** Nothing grows or shrinks by 10^2.9 (eight hundred times) within so many years: a scale is wrong at one of the two. */
const LEAP = 2.9;
const LEAP_YEARS = 3;
/** Nor by 10^4 within so many. */
const LONG_LEAP = 4;
const LONG_LEAP_YEARS = 6;

/** Values far out of their series, and pairs of publishers with one number at two scales. */
export function checkSlips(stated: Stated): readonly Suspicion[] {
  const found: Suspicion[] = [];
  for (const series of stated.bySeries.values()) {
    const byFrequency = new Map<string, Statement[]>();
    for (const statement of series) {
      const { frequency } = statement.cell.period;
      byFrequency.set(frequency, [...(byFrequency.get(frequency) ?? []), statement]);
    }
    for (const [frequency, points] of byFrequency) if (frequency !== "interval") found.push(...outliers(points));
  }
  return [...found, ...sameDigits(stated)];
}

interface Point {
  readonly statement: Statement;
  /** Decimal logarithm of the value. */
  readonly log: number;
  readonly year: number;
}

function outliers(series: readonly Statement[]): readonly Suspicion[] {
  const [first] = series;
  // Rates jump in all honesty, and pass through nothing.
  if (first === undefined || first.observation.measure === "rate") return [];
  const points = series.flatMap((statement): Point[] => {
    const value = statement.quantity.value.toNumber();
    return value > 0 ? [{ statement, log: Math.log10(value), year: yearOf(statement) }] : [];
  });
  const odd = points.flatMap((point, index) => {
    const [before, after] = [points[index - 1], points[index + 1]];
    if (before !== undefined && after !== undefined) return between(before, point, after);
    return atAnEnd(point, index === 0 ? points.slice(1) : points.slice(0, -1).reverse());
  });
  return odd.length > 0 ? odd : points.flatMap((point, index) => leap(points[index - 1], point));
}

function leap(before: Point | undefined, point: Point): readonly Suspicion[] {
  if (before === undefined) return [];
  const [years, jump] = [point.year - before.year, Math.abs(point.log - before.log)];
  const leaps = (years <= LEAP_YEARS && jump >= LEAP) || (years <= LONG_LEAP_YEARS && jump >= LONG_LEAP);
  if (!leaps) return [];
  return [{ ...outlier(point.statement, [before.statement]), rows: [before.statement, point.statement] }];
}

function between(before: Point, { statement, log, year }: Point, after: Point): readonly Suspicion[] {
  const span = after.year - before.year;
  if (span <= 0 || Math.abs(after.log - before.log) > CLOSE) return [];
  const expected = before.log + ((after.log - before.log) * (year - before.year)) / span;
  const neighbours = [before.statement, after.statement];
  return Math.abs(log - expected) < FAR || isOldForecast(statement, neighbours) ? [] : [outlier(statement, neighbours)];
}

/** `others` are the remaining points, the nearest first. */
function atAnEnd({ statement, log, year }: Point, others: readonly Point[]): readonly Suspicion[] {
  const [nearest, ...further] = others;
  if (nearest === undefined || further.length === 0) return [];
  const paces = further.map((point, place) => Math.abs(pace(others[place] ?? point, point)));
  const fastest = Math.max(...paces);
  const jump = Math.abs(log - nearest.log);
  const gap = Math.abs(year - nearest.year);
  // A few steady months say nothing of the years before them: these may have brought twofold growth each.
  const isFarApart = gap > Math.max(1, Math.abs(nearest.year - (further.at(-1)?.year ?? nearest.year)));
  const beyondGrowth = jump - (isFarApart ? Math.max(fastest, STEADY) : fastest) * gap;
  const ways = new Set(further.map((point, place) => Math.sign((others[place] ?? point).log - point.log)));
  const turns =
    ways.size === 1 &&
    ways.has(-Math.sign(log - nearest.log)) &&
    jump >= (further.length < STEPS ? SHARP_TURN : TURN) &&
    jump > 2 * fastest * gap;
  if (!turns && (further.length < STEPS || fastest > STEADY || jump < FAR || beyondGrowth < FAR / 2)) return [];
  return isCountOfFew(statement) || isOldForecast(statement, [nearest.statement]) ? [] : [outlier(statement, [nearest.statement])];
}

/** Decades a year, or a step where several points stand in one year. */
function pace(a: Point, b: Point): number {
  return (a.log - b.log) / Math.max(Math.abs(a.year - b.year), 1);
}

/** One and eight of something are no magnitudes apart. */
function isCountOfFew({ observation: { value, decimals } }: Statement): boolean {
  return decimals <= 0 && value.lt(10);
}

/** A forecast that what came later left behind has missed; it is no slip. */
function isOldForecast({ observation }: Statement, neighbours: readonly Statement[]): boolean {
  if (observation.status !== "F") return false;
  const nextYear = String(Number(observation.known.end.slice(0, 4)) + 1) + observation.known.end.slice(4);
  return neighbours.some(({ observation: { known } }) => known.end === "" || known.end > nextYear);
}

function yearOf({ cell }: Statement): number {
  return Number(cell.period.start.slice(0, 4)) + Number(cell.period.start.slice(5, 7)) / 12;
}

function outlier(statement: Statement, neighbours: readonly Statement[]): Suspicion {
  const beside = neighbours.map((each) => `${told(each)} for ${each.cell.period.code}`).join(" and ");
  return {
    code: "DATA-SCALE",
    rows: [statement],
    message: `${told(statement)} for ${statement.cell.period.code} lies far from ${beside}.`,
    fix: "Check decimal point, scale, unit and currency against the source; explain a true jump in evidence/decisions.yaml with rows: [observations/…].",
  };
}

/** Published values of one indicator and period whose significant digits agree while their magnitudes do not. */
function sameDigits(stated: Stated): readonly Suspicion[] {
  const found: Suspicion[] = [];
  const groups = new Map<string, Statement[]>();
  for (const statements of stated.bySeries.values()) {
    for (const statement of statements) {
      const { indicator, dimensions, period } = statement.cell;
      // Publishers and scopes count the same thing differently; other dimensions tell different things apart.
      const rest = Object.entries(dimensions).filter(([dimension]) => dimension !== "publisher" && dimension !== "scope");
      if (rest.length === Object.keys(dimensions).length) continue;
      const key = [indicator, ...rest.flat(), period.code, mantissa(statement)].join(" ");
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [statement]);
      else group.push(statement);
    }
  }
  for (const group of groups.values()) {
    const [first, ...others] = group;
    if (first === undefined || mantissa(first).length < 2) continue;
    for (const other of others) {
      const [a, b] = [intervalOf(first.quantity), intervalOf(other.quantity)];
      if (a.low.lt(b.high) && b.low.lt(a.high)) continue;
      found.push({
        code: "DATA-SCALE",
        rows: [first, other],
        message: `${told(first)} and ${told(other)} have the same digits at different powers of ten.`,
        fix: "Check the scale of both against their sources; explain in evidence/decisions.yaml when both are right.",
      });
    }
  }
  return found;
}

/** Significant digits without the zeros around them. */
function mantissa({ quantity }: Statement): string {
  return quantity.value
    .abs()
    .toFixed()
    .replace(".", "")
    .replace(/^0+|0+$/g, "");
}

/**
 * Growth × base = result: a growth rate that an indicator declares to be of another must follow from that one's values, within the
 * rounding of all three numbers. The result is taken from the document that states the rate, the base from the same maker.
 */
import { Decimal } from "../measure/decimal.js";
import { yearsEarlier } from "../measure/period-read.js";
import { intervalOf } from "./interval.js";
import { cellKey, type Stated, type Statement, told } from "./stated.js";
import type { Suspicion } from "./suspicion.js";

/** Values that rounding cannot explain still agree when the printed rates differ by less than this many percentage points. */
const SLACK = new Decimal("0.5");

/** Rates that do not follow from their levels. */
export function checkGrowth(stated: Stated): readonly Suspicion[] {
  const found: Suspicion[] = [];
  for (const indicator of stated.vintage.pack.indicators.values()) {
    if (indicator.growth_of === undefined) continue;
    for (const cell of stated.vintage.cellsOf(indicator.id)) {
      const before = yearsEarlier(cell.period, 1);
      if (before === null) continue;
      const pairs = indicator.growth_of.flatMap(({ indicator: level, at }) => {
        const target = stated.vintage.pack.indicators.get(level);
        if (target === undefined) return [];
        const codes = { ...cell.dimensions, ...at };
        const rowsAt = (period: string) => stated.byCell.get(cellKey(level, target.dimensions, codes, period)) ?? [];
        return rowsAt(cell.period.code).flatMap((result) => rowsAt(before.code).map((base) => ({ base, result })));
      });
      for (const rate of stated.byCell.get(cell.key) ?? []) {
        const own = pairs.filter(({ base, result }) => isOneDocument(result, rate) && base.maker === rate.maker);
        const [first] = own;
        if (first === undefined || own.some(({ base, result }) => follows(rate, base, result))) continue;
        const implied = first.result.quantity.value.div(first.base.quantity.value).minus(1).mul(100).toDecimalPlaces(1);
        found.push({
          code: "DATA-GROWTH",
          rows: [rate, first.base, first.result],
          message: `Growth of ${told(rate)} does not lead from ${told(first.base)} to ${told(first.result)}, which is ${implied.toString()} %.`,
          fix: "Correct rate, base or result against the source; if the base was restated, say so in evidence/decisions.yaml.",
        });
      }
    }
  }
  return found;
}

function isOneDocument(a: Statement, b: Statement): boolean {
  return a.observation.sources.some((source) => b.observation.sources.includes(source));
}

function follows(rate: Statement, base: Statement, result: Statement): boolean {
  const [from, to, by] = [intervalOf(base.quantity), intervalOf(result.quantity), intervalOf(rate.quantity)];
  if (!from.low.isPositive() || from.low.isZero()) return true;
  const percent = (part: Decimal, whole: Decimal): Decimal => part.div(whole).minus(1).mul(100);
  const low = percent(to.low, to.low.isNeg() ? from.low : from.high);
  const high = percent(to.high, to.high.isNeg() ? from.high : from.low);
  return by.low.minus(SLACK).lte(high) && low.lte(by.high.plus(SLACK));
}

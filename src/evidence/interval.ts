/** What a printed number leaves open: the interval it may stand for, from its rounding, its bound and its stated range. */
import { Decimal, tenTo } from "../measure/decimal.js";
import type { Quantity } from "../measure/quantity.js";

export interface ValueInterval {
  readonly low: Decimal;
  readonly high: Decimal;
}

/** "About 60" speaks of a neighbourhood: two per cent to each side, or the rounding if that is wider. */
const ABOUT = new Decimal("0.02");
/** "Over 60" would be an odd way to say 200: a bound reaches as far as twice, or half, the stated value. */
const REACH = 2;

/** The interval of values that a quantity may stand for, in its own unit. */
export function intervalOf(quantity: Quantity): ValueInterval {
  const { value } = quantity;
  const rounding = tenTo(-quantity.decimals).div(2);
  const about = value.abs().mul(ABOUT);
  const slack = quantity.bound === "≈" && about.gt(rounding) ? about : rounding;
  const far = value.abs().mul(REACH - 1);
  const near = value.abs().div(REACH);
  const above = quantity.bound === ">" || quantity.bound === "≥";
  const below = quantity.bound === "<" || quantity.bound === "≤";
  const low = below ? value.minus(value.isNeg() ? far : near) : value.minus(above ? 0 : slack);
  const high = above ? value.plus(value.isNeg() ? near : far) : value.plus(below ? 0 : slack);
  return {
    low: quantity.low === undefined || quantity.low.gt(low) ? low : quantity.low,
    high: quantity.high === undefined || quantity.high.lt(high) ? high : quantity.high,
  };
}

/** True when two quantities of the same unit may be the same value. Rounding intervals that only touch, as 10 and 11 do, do not agree. */
export function agree(a: Quantity, b: Quantity): boolean {
  const first = intervalOf(a);
  const second = intervalOf(b);
  return a.value.eq(b.value) || (first.low.lt(second.high) && second.low.lt(first.high));
}

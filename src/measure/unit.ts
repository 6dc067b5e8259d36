/**
 * Units as data: a factor and a vector of base symbols, so that conversion is checked and never a string replacement.
 *
 * Written form (in every CSV and YAML file of a pack):
 *   unit  := [scale " "] base { ("/" | "*") [scale " "] base } ["@" price-year]
 *   scale := "1e8" | "1e4" | "1e-3" | …
 *   base  := an ISO 4217 currency | "1" (a pure number) | "%" | "pp" (percentage points) | a symbol the pack declares in units.yaml
 * Examples: "1e8 CNY" (亿元), "1e8 USD", "%", "pp", "1e4 card", "USD/1e6 item", "1e12 item/day", "1e8 CNY@2020" (constant prices of 2020).
 */
import type { Decimal } from "decimal.js";

/** Exponent per base symbol, e.g. { CNY: 1 } or { USD: 1, item: -1 }. "%" and "1" have none: both are pure numbers. */
export type UnitDimension = Readonly<Record<string, number>>;

export interface Unit {
  /** Canonical written form, e.g. "1e8 CNY". */
  readonly code: string;
  /** What one of this unit is in base symbols: "1e8 CNY" → 1e8, "%" → 0.01. */
  readonly factor: Decimal;
  readonly dimension: UnitDimension;
  /** Percentage points are differences of percentages: they add to "%" and never multiply as a share. */
  readonly kind: "number" | "percent" | "point" | "money" | "other";
  /** Year of constant prices; absent = nominal. */
  readonly priceBase?: number;
}

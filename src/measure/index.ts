/** The measure room: units, money, periods, days and how each locale prints them. */
export {
  add,
  compareQuantities,
  divide,
  exactNumber,
  multiply,
  negate,
  power,
  significantDigits,
  subtract,
  type Unanswered,
} from "./arithmetic.js";
export { boundWord, combineBounds, flipBound, readBound } from "./bound.js";
export { dayNumber, dayOfNumber, daysInMonth, isoDay, readDay } from "./calendar.js";
export { conversionProblem, convert, parseUnit, unitParts } from "./convert.js";
export { counted } from "./counted.js";
export { currencies } from "./currency.js";
export { type DayInterval, dayInterval, parseKnown } from "./day-interval.js";
export { Decimal, decimalText, EXACT, magnitude, parseDecimal, roundTo, tenTo } from "./decimal.js";
export { type FormatOptions, formatQuantity, hasScaleWord, seriesUnit } from "./format.js";
export { unitLabel } from "./label.js";
export type { Locale, Localized } from "./localized.js";
export { formatDigits, minus } from "./number-format.js";
export type { Period, PeriodFrequency } from "./period.js";
export { formatDate, formatPeriod, formatPeriodShort, isChinese, monthsEn, seasonOf } from "./period-format.js";
export { comparePeriods, parsePeriod, periodsBetween, periodsPerYear, shiftPeriod, yearsApart, yearsEarlier } from "./period-read.js";
export type { Bound, Quantity } from "./quantity.js";
export { readQuantity } from "./read.js";
export { type BaseSymbol, type UnitDefinition, type UnitRegistry, unitRegistry } from "./registry.js";
export type { Unit, UnitDimension } from "./unit.js";
export { percent, percentagePoint, pureNumber, sameDimension } from "./unit-compose.js";

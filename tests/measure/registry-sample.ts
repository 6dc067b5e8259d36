/** Symbols as a pack might declare them, shared by the tests of this room. */
import { Decimal, parseUnit, type Quantity, type Unit, unitRegistry } from "../../src/measure/index.js";

export const registry = unitRegistry({
  card: { label: { zh: "张", en: "card" }, plural: { en: "cards" } },
  item: { label: { zh: "件", en: "item" }, plural: { en: "items" } },
  day: { label: { zh: "日", en: "day" }, plural: { en: "days" } },
  PB: { label: { zh: "PB", en: "PB" } },
  J: { label: { zh: "焦", en: "J" } },
  kWh: { label: { zh: "千瓦时", en: "kWh" }, equals: "3.6e6 J" },
  times: { label: { zh: "倍", en: "times" }, equals: "1" },
});

/** The unit, or a failed test. */
export function unit(text: string): Unit {
  const parsed = parseUnit(text, registry);
  if ("problem" in parsed) throw new Error(parsed.problem);
  return parsed;
}

/** A quantity whose decimals are those of its text. */
export function quantity(value: string, code: string, rest: Partial<Quantity> = {}): Quantity {
  const point = value.indexOf(".");
  return { value: new Decimal(value), unit: unit(code), decimals: point < 0 ? 0 : value.length - point - 1, bound: "=", ...rest };
}

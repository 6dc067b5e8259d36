/** Opposite words of two languages, and parts of years that do not meet. */
import { expect, test } from "vitest";
import { polarities, wayOf } from "../../src/pack/polarity.js";
import { partsApart, yearParts } from "../../src/pack/year-parts.js";

const opposite = (zh: string, en: string) => polarities.some((each) => wayOf(zh, each.zh) * wayOf(en, each.en) < 0);

test.each([
  ["估值在2022年回落", "valuations rose in 2022"],
  ["销量增长", "sales shrank"],
  ["居首，不足460件", "leads with over 460"],
  ["高于结果的有12条", "12 of them below the result"],
])("%s and %s are opposite", (zh, en) => {
  expect(opposite(zh, en)).toBe(true);
});

test.each([
  ["估值在2022年回落", "valuations fell in 2022"],
  ["成本下降，需求增长", "demand grew"],
  ["没有下降", "it rose"],
  ["降本是主要用途", "lower cost is the main use"],
  ["由H800降为H20", "falls from the H800 to the H20"],
  ["不低于460件", "above 460"],
  ["最高分相差3分", "3 points ahead"],
  ["茶叶产量", "output of tea"],
])("%s and %s are not", (zh, en) => {
  expect(opposite(zh, en)).toBe(false);
});

const apart = (zh: string, en: string) => partsApart(yearParts(zh, "zh"), yearParts(en, "en")) !== null;

test.each([
  ["2022年初", "from late 2022", true],
  ["2022年上半年", "in 2H2022", true],
  ["三季度", "Q1", true],
  ["2022年底", "at the end of 2022", false],
  ["2022年上半年", "in the second quarter of 2022", false],
  ["2022年中国市场", "in the fourth quarter", false],
  ["前三季度", "in the first nine months", false],
])("%s and %s lie apart: %s", (zh, en, expected) => {
  expect(apart(zh, en)).toBe(expected);
});

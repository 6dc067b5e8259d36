/** Numbers that two languages state: what is one number, however written, and what is not. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { datesApart, statedDates } from "../../src/pack/stated-dates.js";
import { scaleApart, statedNumbers, unmatchedNumbers } from "../../src/pack/stated-numbers.js";

const differ = (zh: string, en: string): readonly (readonly string[])[] => {
  const [left, right] = [statedNumbers(zh, "zh"), statedNumbers(en, "en")];
  return [unmatchedNumbers(left, right).map(({ text }) => text), unmatchedNumbers(right, left).map(({ text }) => text)];
};

describe("the same numbers", () => {
  test.each([
    ["2025年底约6.02亿人", "about 602 million people at end 2025"],
    ["2025-12-05科创板上市", "listed on 5 December 2025"],
    ["七成以上", "more than 70%"],
    ["近四分之三", "nearly 75%"],
    ["1.35—1.95亿元", "CNY 135-195m"],
    ["1750—1850亿美元", "USD 175-185bn"],
    ["10万至100万元", "CNY 100,000 to 1 million"],
    ["2026年上半年", "in 1H2026"],
    ["2023—2024年", "in 2023-24"],
    ["国家数据局等17部门", "the administration and 16 other departments"],
    ["收入1331.25亿元", "revenue CNY 133.1bn"],
    ["两家", "two firms"],
    ["第十七条", "Article 17"],
    ["以收入（亿元）起算", "starts from revenue (CNY 100 million)"],
    ["第一批", "the first batch"],
    ["2026年7月1日", "on 2026-07-01"],
    ["影响力企业TOP50", "TOP 50 influential firms"],
    ["约80.4亿", "8 billion"],
  ])("%s = %s", (zh, en) => {
    expect(differ(zh, en)).toEqual([[], []]);
  });
});

test.each([
  ["悟道33B（330万参数）", "WuDao 33B (33 billion parameters)", true],
  ["以收入（亿元）起算", "starts from revenue (CNY 100 billion)", true],
  ["悟道33B（330亿参数）", "WuDao 33B (33 billion parameters)", false],
  ["1万至10万元", "CNY 10k, more for individuals", false],
  ["2025年", "in 2025", false],
])("%s and %s are one number at two scales: %s", (zh, en, expected) => {
  const [left, right] = [statedNumbers(zh, "zh"), statedNumbers(en, "en")];
  expect((scaleApart(left, right) ?? scaleApart(right, left)) !== null).toBe(expected);
});

test.each([
  ["6.02亿人", "62 million people", ["6.02"], ["62"]],
  ["2019年发布", "issued in 2021", ["2019"], ["2021"]],
  ["300亿元", "CNY 300bn", ["300"], ["300"]],
  ["第十九条", "Article 29", ["十九"], ["29"]],
  ["1331.25亿元", "CNY 131.1bn", ["1331.25"], ["131.1"]],
  ["727亿参数", "72.3 billion parameters", ["727"], ["72.3"]],
])("%s is not %s", (zh, en, ...only) => {
  expect(differ(zh, en)).toEqual(only);
});

test("an amount in 亿 is ten times as many billions in English", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9999 }), (n) => {
      expect(differ(`${n}亿元`, `CNY ${n / 10} billion`)).toEqual([[], []]);
    }),
  );
});

test.each([
  ["2023年7月10日公布", "published on 10 July 2023", null],
  ["2023-07-10公布，2023-08-15施行", "published on 10 July 2023, in force from 15 August", null],
  ["1月8日、9日", "on 8 and 9 Jan 2026", null],
  ["2023年7月至12月", "July to December 2023", null],
  ["2023-02-10公布，2023-08-15施行", "published on 10 July 2023, in force from 15 August 2023", ["2023-02-10", "2023-07-10"]],
  ["2024年3月", "in May 2024", ["2024-03", "2024-05"]],
])("the dates of %s and %s differ: %j", (zh, en, expected) => {
  const numbers = [statedNumbers(zh, "zh"), statedNumbers(en, "en")] as const;
  expect(datesApart(statedDates(zh), statedDates(en), numbers)?.map(({ date }) => date) ?? null).toEqual(expected);
});

/** Words that say what kind of number stands beside them: its measure, its part, its opposite, of one year or of all, at rest or moving. */
import { describe, expect, test } from "vitest";
import { codesOf } from "./statement-sample.js";

type Case = readonly ["zh" | "en", string, readonly string[]];

const period = ["PROSE-PERIOD"];
const direction = ["PROSE-DIRECTION"];
const measure = ["PROSE-MEASURE"];
const status = ["PROSE-STATUS"];
const rank = ["PROSE-RANK"];
const entity = ["PROSE-ENTITY"];
const size = ["PROSE-SIZE"];
const unit = ["PROSE-UNIT"];

describe.each<readonly [string, readonly Case[]]>([
  [
    "one result for another",
    [
      ["zh", "营业利润为<L22>。", measure],
      ["zh", "净利润为<L22>。", []],
      ["en", "Operating profit was <L22>.", measure],
      ["en", "Gross profit was <L22>.", measure],
      ["en", "The net result was <L22>.", []],
      ["zh", "净亏损<P23>。", direction],
      ["zh", "净利润<P23>。", []],
      ["en", "The quarter brought a net loss of <P23>.", direction],
      ["en", "The year brought a net loss of <L22>.", []],
    ],
  ],
  [
    "one part for another",
    [
      ["zh", "公路车有<ROAD>款，城市车有<CITY>款。", []],
      ["zh", "城市类有<ROAD>款。", measure],
      ["en", "Of all bikes <ROAD> are road bikes.", []],
      ["en", "Of all bikes <ROAD> are city bikes.", measure],
      ["en", "Road beside city has <ROAD>.", []],
      ["en", "Of all bikes <CITY> are city bikes and <ROAD> for the road.", []],
      ["zh", "出口额为<EXPORTS>。", []],
      ["zh", "进口额为<EXPORTS>。", measure],
      ["en", "Exports were <EXPORTS>.", []],
      ["en", "Imports were <EXPORTS>.", measure],
      ["en", "Imports and exports are told apart: the latter were <EXPORTS>.", []],
      ["zh", "累计骑行由<RIDES>增加。", measure],
    ],
  ],
  [
    "the rate of each year and of all",
    [
      ["en", "In the first half they sold <O11> in November.", []],
      ["zh", "2019年至2022年累计增长<CAGR>。", period],
      ["zh", "2019年至2022年年均增长<CAGR>。", []],
      ["en", "From 2019 to 2022 it grew <CAGR> in all.", period],
      ["zh", "2022年年均增长<G22>。", []],
      ["en", "From 2019 to 2022 it grew <CAGR> a year.", []],
      ["en", "From 2019 to 2022 it grew <GROWN> a year.", period],
      ["en", "From 2019 to 2022 it grew <GROWN> in all.", []],
    ],
  ],
  [
    "first times and rest",
    [
      ["zh", "2019年以来首次增长，达<M22>。", direction],
      ["en", "It rose for the first time since 2019, to <M22>.", direction],
      ["en", "It rose for the first time since 2021, to <M22>.", []],
      ["en", "It fell for the first time in two years, to <M22>.", direction],
      ["zh", "2022年收入<S22>，与上年持平。", direction],
      ["en", "It was nearly unchanged (<G22>).", direction],
      ["en", "It did not stay unchanged: it rose <G22>.", []],
    ],
  ],
  [
    "more or less than the year before",
    [
      ["en", "It earned less in 2022 than the year before, <S22>.", direction],
      ["en", "It earned more in 2022 than the year before, <S22>.", []],
      ["zh", "收入比上年少，为<S22>。", direction],
      ["zh", "收入比上年多，为<S22>。", []],
      ["zh", "降幅收窄至<G22>。", direction],
      ["en", "The pace has slowed: <PACE21> in 2021, <PACE> in 2022.", direction],
      ["en", "The pace has not slowed: <PACE21> in 2021, <PACE> in 2022.", []],
      ["zh", "增幅扩大至<G22>。", []],
      ["en", "It was <M22>, with decline down to <G22>.", direction],
      ["en", "It was <M22>, with growth up to <G22>.", []],
      ["en", "The market moved by <FALL>, while sales more than tripled, by <SG22>.", direction],
      ["en", "The market moved by <FALL>, while sales more than doubled, by <SG22>.", []],
      ["en", "Sales also fell, to <S22>.", direction],
    ],
  ],
  [
    "what has been reached, and what was the most",
    [
      ["zh", "按预测，2025年已达<M25>。", status],
      ["zh", "按预测，2025年将达<M25>。", []],
      ["en", "It had a peak of <M20> in 2020.", rank],
      ["en", "It had a peak of <M22> in 2022.", []],
      ["zh", "2022年的低点为<M22>。", rank],
    ],
  ],
  [
    "a time that is open to one side",
    [
      ["en", "There are <F23> that date from 2023 or earlier.", period],
      ["en", "There are <F23> that date from 2023 or later.", []],
      ["en", "Before 2024 came <T24>, since 2023 <F23>.", []],
      ["en", "Of all bikes <T24> came until 2023, after 2023 none.", []],
      ["en", "Those after 2023 (<T24>) are few.", period],
      ["zh", "2023年及以前发布的有<T24>款。", []],
      ["zh", "2023年以后发布的有<T24>款。", period],
      ["zh", "2023年以后发布的有<F23>款。", []],
    ],
  ],
  [
    "how far two numbers lie apart",
    [
      ["en", "In 2021 Apex held <APEX21>, far below the <APEX> of 2022.", size],
      ["en", "It was <M22>, far below the <D22> expected.", []],
      ["en", "It was <M22>, nearly as much as the <D22> expected.", size],
      ["zh", "2021年顶峰占<APEX21>，远低于2022年的<APEX>。", size],
      ["zh", "规模为<M22>，几乎等于<D22>。", size],
      ["zh", "2021年顶峰占<APEX21>，几乎等于2022年的<APEX>。", []],
      ["en", "In 2022 Boreal held <BOREAL>, <BEHIND> below Apex (<APEX>).", []],
      ["en", "In 2022 Boreal held <BOREAL>, <BEHIND> above Apex (<APEX>).", size],
    ],
  ],
  [
    "a growth by its code",
    [
      ["zh", "第四季度收入同比增长<SALES_GROWTH>。", []],
      ["zh", "第四季度收入环比增长<SALES_GROWTH>。", period],
      ["zh", "第四季度收入同比下降<SALES_GROWTH>。", direction],
      ["zh", "2021年收入<S21>，下一年为<S22>。", []],
      ["zh", "2022年收入<S22>，下一年为<S21>。", period],
    ],
  ],
  [
    "least and last",
    [
      ["en", "Of the makers in 2022 Apex has least, <APEX>.", rank],
      ["zh", "2022年顶峰占<APEX>，居各厂商之末。", rank],
      ["zh", "2022年顶峰占<APEX>，居各厂商之首。", []],
      ["en", "Revenue was <S22> and gross profit <L22>.", measure],
      ["en", "Revenue was <S22> and net profit <L22>.", []],
    ],
  ],
  [
    "the currency a bare number was asked for in",
    [
      ["en", "It was $<AS_USD> in 2022, in hundreds of millions.", []],
      ["en", "It was CNY <AS_USD> in 2022, in hundreds of millions.", unit],
    ],
  ],
  [
    "whose it is",
    [
      ["en", "There were <W22> in China and <M22> elsewhere.", entity],
      ["en", "There were <M22> in China and <W22> worldwide.", []],
      ["en", "Apex and Boreal held <APEX> together.", entity],
      ["en", "Apex and Boreal held <BOTH> together.", []],
      ["en", "Boreal's share rose by <APEX_UP> and Boreal had <BOREAL>.", entity],
    ],
  ],
])("%s", (_, cases) => {
  test.each(cases)("%s: %s", (locale, text, codes) => {
    expect([...new Set(codesOf(text, locale))]).toEqual(codes);
  });
});

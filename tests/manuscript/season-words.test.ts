/** Seasons that are named by both their years, the ends of years told by their month, and what stands beside a number as its other form. */
import { describe, expect, test } from "vitest";
import { codesOf } from "./statement-sample.js";

type Case = readonly ["zh" | "en", string, readonly string[]];

const period = ["PROSE-PERIOD"];
const direction = ["PROSE-DIRECTION"];
const rank = ["PROSE-RANK"];
const entity = ["PROSE-ENTITY"];
const unit = ["PROSE-UNIT"];
const number = ["PROSE-NUMBER"];

describe.each<readonly [string, readonly Case[]]>([
  [
    "a season is told from the one before and after it",
    [
      ["en", "In 2021/22 <RACED22> took part.", []],
      ["en", "In 2021/2022 <RACED22> took part.", []],
      ["en", "In the 2021-22 season <RACED22> took part.", []],
      ["en", "In 2020/21 <RACED22> took part.", period],
      ["en", "In 2022/23 <RACED22> took part.", period],
      ["zh", "2021/22年度参赛<RACED22>。", []],
      ["zh", "2021—2022赛季参赛<RACED22>。", []],
      ["zh", "2020/21年度参赛<RACED22>。", period],
      ["zh", "2022/23年度参赛<RACED22>。", period],
      // A year's number of either calendar year may be told of the season.
      ["en", "In 2021/22 revenue came to <S22>.", []],
      ["en", "In 2021/22 <RACEDH> took part.", period],
      ["en", "At the end of 2021/22 there were <LEFT>.", []],
    ],
  ],
  [
    "what a number is compared with is of the season before",
    [
      ["en", "For 2021/22 we count <RACED22>, after <RACED21>.", []],
      ["en", "For 2021/22 we count <RACED22>, and <RACED21>.", period],
      ["en", "In 2022 revenue came to <S22>, up from <S21>.", []],
      ["en", "From 2019/20 to 2021/22 it grew by <RACEDC> a year.", []],
      ["en", "From 2018/19 to 2021/22 it grew by <RACEDC> a year.", period],
      ["zh", "2019/20年度至2021/22年度，年均增长<RACEDC>。", []],
      ["zh", "2018/19年度至2021/22年度，年均增长<RACEDC>。", period],
      ["en", "Over the two years from 2019/20 it changed by <RACEDC> a year.", []],
      ["en", "Over the four years from 2019/20 it changed by <RACEDC> a year.", period],
    ],
  ],
  [
    "years that close in a month",
    [
      ["en", "In the year to June 2022 dues came to <DUES>.", []],
      ["en", "In the fiscal year to June 2021 dues came to <DUES>.", period],
      ["zh", "截至2022年6月的财年，会费为<DUES>。", []],
      ["zh", "截至2021年6月的财年，会费为<DUES>。", period],
    ],
  ],
  [
    "balances on the wrong side of nothing",
    [
      ["en", "The balance is in the red: <BALANCE>.", []],
      ["en", "The balance is in the black: <BALANCE>.", direction],
      ["zh", "短缺<BALANCE_ABS>。", []],
      ["zh", "过剩<BALANCE_ABS>。", direction],
      ["zh", "差额是很大的负数：<BALANCE>。", []],
      ["zh", "差额是很大的正数：<BALANCE>。", direction],
    ],
  ],
  [
    "rates of exchange and what they are of",
    [
      ["en", "A dollar bought <RATE>.", []],
      ["en", "A euro bought <RATE>.", unit],
      ["zh", "1美元可换<RATE>。", []],
      ["zh", "赚了1美元，汇率为<RATE>。", number],
    ],
  ],
  [
    "the other form of a number, and its owner in brackets",
    [
      ["en", "Apex held <APEX>, or <APEX_PART> of what it had.", []],
      ["en", "Boreal held <BOREAL>, or <APEX_PART> of what it had.", entity],
      ["zh", "Boreal持有<BOREAL>，占<APEX_PART>。", entity],
      ["en", "The first was Apex (<APEX>), then came Boreal (<BOREAL>).", []],
      ["en", "The first was Boreal (<APEX>), then came Apex (<BOREAL>).", [...entity, ...entity]],
    ],
  ],
  [
    "low and high points over so many years",
    [
      ["en", "In 2022 the market stood at <M22>, the highest in two years.", []],
      ["en", "In 2022 output stood at <PACE>, the lowest in two years.", rank],
      ["zh", "2022年为<PACE>，为两年来最低。", rank],
      ["zh", "2022年为<PACE>，为两年来最高。", []],
    ],
  ],
  [
    "months by number",
    [
      ["zh", "此前12个月为<S22>。", []],
      ["en", "In the 12 months before it was <S22>.", []],
      ["zh", "首次突破800万袋，达<S22>。", []],
    ],
  ],
])("%s", (_, cases) => {
  test.each(cases)("%s: %s", (locale, text, codes) => expect(codesOf(text, locale)).toEqual(codes));
});

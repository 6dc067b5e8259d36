/** Words around facts: what the data contradict is found at its place, and what they bear out is not. */
import { describe, expect, test } from "vitest";
import { vintageAt } from "../../src/evidence/vintage.js";
import { factBook } from "../../src/manuscript/fact-book.js";
import { inlineOf } from "../../src/manuscript/inline.js";
import { checkLabelled } from "../../src/manuscript/statement/labelled.js";
import { Decimal, parsePeriod } from "../../src/measure/index.js";
import { samplePack } from "../expression/sample-pack.js";
import { cell, codesOf, geo, vintage } from "./statement-sample.js";

test.each([
  ["2022", "M22", []],
  ["2021", "M22", ["PROSE-PERIOD"]],
  ["2021", "D22", []],
  ["2021", "nothing @ {}", []],
  ["2018", "market @ {geo: CN, period: 2018}", []],
  ["2019", "market @ {geo: CN, period: 2018}", ["PROSE-PERIOD"]],
  ["2017 and 2019", "market @ {geo: CN, period: 2018}", []],
])("under the label %s stands %s", (label, key, codes) => {
  const problems = checkLabelled(["", label], cell[key] ?? key, { vintage, locale: "en" });
  expect(problems.map(({ code }) => code)).toEqual(codes);
});

describe.each<readonly [string, "zh" | "en", readonly string[], readonly string[]]>([
  [
    "PROSE-PERIOD",
    "zh",
    [
      "2021年，市场规模为<M22>。",
      "2019年的<M19>增至2021年的<M22>。",
      "2022年上半年产量为<OUT>。",
      "2022年产量为<Q1>。",
      "2021年上市<B22>款。",
      "2023年6月的市场规模为<M22>。",
    ],
    [
      "2022年，市场规模为<M22>。",
      "2019年的<M19>增至2022年的<M22>。",
      "2022年第一季度产量为<Q1>。",
      "自2017年《2017年规划》以来，市场规模达到<M22>。",
      "2022年上市<B22>款。",
      "2022年的<M22>较上年增长<G22>。",
      "2019—2022年，市场由<M19>增至<M22>。",
    ],
  ],
  [
    "PROSE-PERIOD",
    "en",
    [
      "In 2021 the market was worth <M22>.",
      "It grew from <M19> in 2019 to <M22> in 2021.",
      "In the first half of 2022 output was <OUT>.",
      "Output was <Q1> in 2022.",
      "There were <B22> bikes in 2021.",
      "It was worth <M22> in 2022, <G22> more than in 2019.",
      "At the end of 2022 it stood at <M22>, against <M19> two years before.",
    ],
    [
      "In 2022 the market was worth <M22>.",
      "It grew from <M19> in 2019 to <M22> in 2022.",
      "In Q1 2022 output was <Q1>.",
      "Since the plan of 2017 the market has grown to <M22>.",
      "There were <B22> bikes in 2022.",
      "The market was worth <M22> in 2022, up <G22> on the year.",
      "It was worth <M22> in 2022, <G22> more than in 2021.",
      "Output was <Q1> in Q1 2022, and the market grew <G22> more than in 2021.",
      "The market of 2022 was <G22> above that of the same period of 2021.",
      "It was <M20> before interest and tax in 2020 and <M22> two years later.",
      "At the end of 2022 it stood at <M22>, against <M19> three years before.",
    ],
  ],
  [
    "PROSE-ENTITY",
    "zh",
    [
      "与中国相比，中国为<M22>、全球<M22>。",
      "全球市场规模为<M22>。",
      "北风车业占<APEX>。",
      '{{name("boreal")}}占<APEX>。',
      "北风车业占<APEX>，顶峰占<BOREAL>。",
    ],
    ["中国市场规模为<M22>，全球为<W22>。", "顶峰占<APEX>，北风车业占<BOREAL>。", "<N_APEX>占<APEX>。", "市场规模为<M22>。"],
  ],
  [
    "PROSE-ENTITY",
    "en",
    [
      "The world market was worth <M22>.",
      "Boreal holds <APEX>.",
      '{{name("boreal")}} holds <APEX>.',
      "Ember holds <APEX>.",
      "Ember paid <SALE>.",
    ],
    [
      "China's market was worth <M22>, the world's <W22>.",
      "Apex holds <APEX> and Boreal <BOREAL>.",
      "<N_APEX> holds <APEX>.",
      "Boreal paid <SALE>.",
    ],
  ],
  [
    "PROSE-UNIT",
    "zh",
    ["规模为<BARE>亿元。", "规模为<BARE>万美元。", "规模为<M22>亿美元。", "以人民币计为<M22>。"],
    ["规模为<BARE>亿美元。", "规模为<M22>。"],
  ],
  [
    "PROSE-UNIT",
    "en",
    [
      "It was worth <M22> million.",
      'It was worth {{market @ {geo: CN, period: 2022} | unit: "1e9 USD", bare}} billion yuan.',
      "In yuan, or rather yuan terms <M22> yuan.",
    ],
    ["It was worth $<BN> billion.", "It was worth <M22>."],
  ],
  [
    "PROSE-UNIT",
    "zh",
    ["一笔<OVER>元。", "一笔￥<OVER>。", "合计<DOLLARS>元。", "一笔<LARGE>万元。", "共<B22>%。", "共<B22>万款。"],
    ["一笔<OVER>美元。", "一笔<UNDER>元。", "合计<DOLLARS>美元。", "一笔<LARGE>亿元。", "共<B22>款。"],
  ],
  [
    "PROSE-UNIT",
    "en",
    ["One of CNY <OVER>.", "One of $<UNDER>.", "One of CNY <LARGE_BN> million.", "In all <B22> million bikes."],
    ["One of $<OVER>.", "One of <UNDER> yuan.", "One of CNY <LARGE_BN> billion.", "In all <B22> bikes.", "In dollars, <OVER>."],
  ],
  [
    "PROSE-SIZE",
    "zh",
    ["一笔不足<OVER>。", "一笔超过<UNDER>。", "登记超过<B22>款。"],
    ["一笔超过<OVER>。", "一笔不足<UNDER>。", "登记<B22>款。"],
  ],
  [
    "PROSE-SIZE",
    "en",
    ["One of under <OVER>.", "One of more than <UNDER>.", "Over <B22> bikes."],
    ["One of over <OVER>.", "Less than <UNDER>."],
  ],
  [
    "PROSE-PERIOD",
    "en",
    ["The bureau put the market at <M22> in June 2025.", "The bureau put the market of June 2025 at <M22>."],
    ["In June 2023 the bureau put the market at <M22>."],
  ],
  ["PROSE-PERIOD", "zh", ["2022年上市<Y21>款。", "2022年末产量为<Q1>。"], ["2021年上市<Y21>款。", "2022年初产量为<Q1>。"]],
  [
    "PROSE-STATUS",
    "zh",
    [
      "2025年市场规模达到<M25>。",
      "预计2022年市场规模为<M22>。",
      "市场规模为<M22>（预测）。",
      "2025年实际规模为<M25>。",
      "市场规模为<M22>，为预测值。",
      "市场规模为<M22>（目标）。",
    ],
    ["市场规模为<M22>（预测为<M25>）。", "预计2025年市场规模将达<M25>。", "2022年市场规模为<M22>。", "机构预测，市场将由<M22>增至<M25>。"],
  ],
  [
    "PROSE-STATUS",
    "en",
    [
      "The market reached <M25> in 2025.",
      "The market is expected to be <M22> in 2022.",
      "The market was <M22> (forecast).",
      "The market was <M22>, a forecast.",
    ],
    [
      "The market was <M22> (forecast for later: <M25>).",
      "The market is expected to reach <M25> in 2025.",
      "The market was worth <M22> in 2022.",
      "Analysts expect growth from <M22> to <M25>.",
      "Large projects came to <M22> in 2022.",
    ],
  ],
  [
    "PROSE-DIRECTION",
    "zh",
    [
      "市场同比下降<G22>。",
      "市场降至<M22>。",
      "市场由<M19>降至<M20>。",
      "增长<FALL>。",
      "顶峰占比下降<APEX>。",
      "从<M19>起翻番，至<M20>。",
      "市场滑落至<M22>。",
    ],
    [
      "市场同比增长<G22>。",
      "市场增至<M22>。",
      "市场跃升至<M22>。",
      "市场由<M19>增至<M20>。",
      "市场规模为<M22>。",
      "下降<FALL>。",
      "顶峰占比升至<APEX>。",
      "增长的<APEX>来自顶峰。",
    ],
  ],
  [
    "PROSE-DIRECTION",
    "en",
    [
      "The market fell by <G22>.",
      "The market fell to <M22>.",
      "The market declined from <M19> to <M20>.",
      "It doubled from <M19> to <M20>.",
      "A <G22> decline followed.",
      "The market receded to <M22>.",
      "The market dwindled to <M22>.",
      "Apex makes down <APEX> of sales.",
    ],
    [
      "The market rose by <G22>.",
      "The market grew to <M22>.",
      "The market rose from <M19> to <M20>.",
      "A <G22> increase followed.",
      "The market edged up to <M22>.",
      "The market leapt to <M22>.",
      "Apex makes up <APEX> of sales.",
      "Boreal gave up the race: output was <OUT_23A> in Q1 2023 and <OUT_23B> in Q2 2023.",
      "Of the growth <APEX> came from Apex.",
      "The fall in prices did not keep the market from <M22>.",
      "It almost halved to <M19> in 2019 and was <M20> in 2020.",
    ],
  ],
  [
    "PROSE-DIRECTION",
    "zh",
    [
      "两倍之数2020年为<D20>，2022年降到<D22>。",
      "登记由<T22>款减至<T24>款。",
      "市场加快萎缩，由2019年的<M19>跌至2020年的<M20>。",
      "2019年为<M19>，2020年为<M20>，2022年为<M22>，逐年下降。",
      "同比增长<G22>，规模减半。",
      "2020年规模为<M20>，较上年下降。",
      "2020年规模为<M20>，较上年下降后增至<M22>。",
    ],
    [
      "两倍之数2020年为<D20>，2022年升到<D22>。",
      "登记由<T22>款增至<T24>款。",
      "2019年为<M19>，2020年为<M20>，2022年为<M22>，逐年上升。",
      "价格下降之后，产量为<OUT>。",
      "2020年规模为<M20>，较上年上升。",
    ],
  ],
  [
    "PROSE-DIRECTION",
    "en",
    [
      "Twice the market fell from <D20> in 2020 to <D22> in 2022.",
      "The market stood at <M22> in 2022, down from <M20>.",
      "The list shrank from <T22> to <T24>.",
      "The market slipped: <M22> in 2022.",
      "The market was worth <M20>, down on the year before.",
    ],
    [
      "Twice the market rose from <D20> in 2020 to <D22> in 2022.",
      "The market stood at <M22> in 2022, up from <M20>.",
      "The list grew from <T22> to <T24>.",
      "The market recovered: <M22> in 2022.",
      "Prices fell, and output was <OUT>.",
      "The market was worth <M20>, up on the year before.",
    ],
  ],
  [
    "PROSE-RANK",
    "zh",
    [
      "北风车业登记<OF_BOREAL>款，是各厂商中最多的一家。",
      "标价垫底的一款为<MOST>。",
      "按价排列，垫底的是<FIRST>。",
      "北风车业占<BOREAL>，仍居首位。",
      "顶峰占<APEX>，仅次于北风车业。",
    ],
    [
      "顶峰登记<OF_APEX>款，是各厂商中最多的一家。",
      "标价最高的一款为<MOST>。",
      "北风车业占<BOREAL>，仅次于顶峰。",
      "2022年市场规模<M22>，是历年最高的一年。",
    ],
  ],
  [
    "PROSE-RANK",
    "en",
    ["Boreal held <BOREAL>, the largest share.", "The lowest price is <MOST>.", "Apex held <APEX>, second only to Boreal."],
    [
      "Apex held <APEX>, the largest share.",
      "The highest price is <MOST>.",
      "Boreal held <BOREAL>, second only to Apex.",
      "The market of 2022, <M22>, was the largest since the bureau began to count.",
    ],
  ],
  [
    "PROSE-RANK",
    "zh",
    ["北风车业以<BOREAL>居首。", "顶峰占<APEX>，排名第三。", "北风车业位列第三（<BOREAL>），顶峰位列第二（<APEX>）。"],
    [
      "顶峰以<APEX>居首。",
      "北风车业占<BOREAL>，位列第二。",
      "第一季度顶峰占<APEX>。",
      "顶峰第一（<APEX>），北风车业位列第二（<BOREAL>）。",
    ],
  ],
  [
    "PROSE-RANK",
    "en",
    [
      "Boreal leads with <BOREAL>.",
      "Apex ranks third with <APEX>.",
      "Boreal is the largest with <BOREAL>.",
      "Boreal is China's largest with <BOREAL>.",
      "Boreal ranks 1st with <BOREAL>.",
      "Apex is number two with <APEX>.",
    ],
    [
      "Boreal is Europe's largest with <BOREAL>.",
      "Apex leads with <APEX>.",
      "Boreal ranks second with <BOREAL>.",
      "Boreal ranks 2nd with <BOREAL>.",
      "Apex is No. 1 with <APEX>.",
      "Boreal is the second largest with <BOREAL>.",
      "In the first quarter Apex held <APEX>.",
    ],
  ],
  [
    "PROSE-SIZE",
    "zh",
    [
      "顶峰占比过半，为<APEX>。",
      "顶峰份额超过<APEX>。",
      "顶峰的<APEX>低于北风车业的<BOREAL>。",
      "北风车业的<BOREAL>比顶峰的<APEX>高。",
      "北风车业比顶峰的<APEX>高，为<BOREAL>。",
      "顶峰的<APEX>是北风车业<BOREAL>的两倍左右。",
      "北风车业的<BOREAL>增至<APEX>，是前者的四倍。",
      "北风车业占<BOREAL>，超过顶峰<APEX>的一半。",
      "全球规模不足<W22>。",
    ],
    [
      "北风车业占<BOREAL>，不到顶峰<APEX>的一半。",
      "北风车业比顶峰的<APEX>低，为<BOREAL>。",
      "顶峰的<APEX>是北风车业<BOREAL>的三倍多。",
      "顶峰的<APEX>高于北风车业的<BOREAL>。",
      "北风车业的<BOREAL>比顶峰的<APEX>低。",
      "顶峰占<APEX>，不足半数。",
    ],
  ],
  [
    "PROSE-SIZE",
    "en",
    [
      "Apex holds <APEX>, close to nobody and below Boreal (<BOREAL>).",
      "Apex holds a majority, <APEX>.",
      "Apex holds more than <APEX>.",
      "Apex's <APEX> is lower than Boreal's <BOREAL>.",
      "Apex holds <APEX>, about twice the <BOREAL> of Boreal.",
      "From the <BOREAL> of Boreal to the <APEX> of Apex it is a fivefold increase.",
      "Boreal holds <BOREAL>, more than half of the <APEX> of Apex.",
      "Boreal holds <BOREAL> and Apex roughly twice that (<APEX>).",
    ],
    [
      "Apex holds <APEX>, more than three times the <BOREAL> of Boreal.",
      "Boreal holds <BOREAL> and Apex roughly three times that (<APEX>).",
      "Apex holds <APEX>, up <G22> and for the first time above Boreal (<BOREAL>).",
      "Apex's <APEX> is higher than Boreal's <BOREAL>.",
      "Apex holds <APEX>, less than half.",
      "The notes are spread over <B22> files.",
    ],
  ],
  [
    "PROSE-LATEST",
    "zh",
    ["最新数据为<M19>。", "中国市场为<M19>，为最新数据。"],
    ["最新数据为<M22>。", "中国市场<M19>，最新数据为<M22>。", "中国市场<M19>时，顶峰推出最新一代车。"],
  ],
  [
    "PROSE-LATEST",
    "en",
    ["The latest figure is <M19>.", "China's market came to <M19>, the latest figure."],
    ["The latest figure is <M22>.", "After <M19> the latest figure is <M22>.", "At <M19> Apex showed its latest model."],
  ],
  ["PROSE-NUMBER", "zh", ["中国市场为<M22>，一半以上来自顶峰。"], ["顶峰占<APEX>，接近一半。", "全球<W22>，中国<M22>不到一半。"]],
  ["PROSE-NUMBER", "en", ["China's market is <M22>, half of it from Apex."], ["Apex holds <APEX>, nearly half of the market."]],
  [
    "PROSE-ANACHRONISM",
    "zh",
    ["2024年市场继续扩大。", "市场规模为<M22>[@sequel]。"],
    ["预计2024年市场继续扩大。", "规划要求到2030年完成。", "2023年市场继续扩大[@bureau]。"],
  ],
  [
    "PROSE-ANACHRONISM",
    "en",
    ["In 2024 the market went on growing.", "The market was worth <M22> [@bureau; @sequel]."],
    ["The market is expected to go on growing in 2024.", "The plan runs to 2030.", "In 2023 the market went on growing [@bureau]."],
  ],
  [
    "PROSE-HEDGE",
    "en",
    ["We judge with high confidence that it is likely to grow."],
    ["It is very likely to grow.", "We have moderate confidence in the count."],
  ],
  ["PROSE-HEDGE", "zh", ["我们以高把握认为，它很可能增长。"], ["它很可能增长。"]],
])("%s in %s", (code, locale, wrong, right) => {
  test.each(wrong)("found: %s", (text) => {
    expect(codesOf(text, locale)).toContain(code);
  });
  test.each(right)("not found: %s", (text) => {
    expect(codesOf(text, locale).filter((found) => found !== "PROSE-NUMBER")).toEqual([]);
  });
});

test.each<readonly ["zh" | "en", string, readonly string[]]>([
  ["zh", "顶峰的<APEX>是北风车业<BOREAL>的三倍多。", []],
  ["zh", "市场由<M19>增至<M22>，将近翻了一番。", []],
  ["zh", "市场翻了一番。", ["PROSE-NUMBER"]],
  ["en", "Apex holds <APEX>, three times the <BOREAL> of Boreal.", []],
  ["en", "Apex holds three times the share of Boreal.", ["PROSE-NUMBER"]],
  ["zh", "2022年由<M19>升至<M22>。", []],
  ["zh", "2021年由<M19>升至<M22>。", ["PROSE-PERIOD"]],
  ["zh", "2022年市场回升到<M22>，接近<W22>。", []],
  ["zh", "2020年回升到<M20>，仍低于2022年的<M22>。", []],
  ["en", "In 2020 the market recovered to <M20>, still below the <M22> of 2022.", []],
  ["en", "In 2020 the market was worth <M20>, an all-time high.", []],
  ["en", "China's market was worth <M20>, an all-time low.", ["PROSE-DIRECTION"]],
  ["zh", "北风车业在北方车商中排名第一，占<BOREAL>。", []],
  ["en", "Boreal topped the table with <BOREAL>.", ["PROSE-RANK"]],
  ["en", "The market was worth <M19>, <M20> and <M22> in 2019, 2020 and 2022.", []],
  ["en", "The market was worth <M19>, <M20> and <M22> in 2019, 2021 and 2022.", ["PROSE-PERIOD"]],
  ["en", "At <M22> it is still far from its target for 2030.", []],
  ["zh", "市场为<M22>，离实现2030年的目标还很远。", []],
  ["zh", "2020年的<M20>仅次于2022年。", []],
  ["en", "One deal of <OVER> is larger than one of <DEAR>.", ["PROSE-SIZE"]],
  ["en", "One deal of <DEAR> is larger than one of <OVER>.", []],
  ["en", "In round 5 and phase 2 Apex held <APEX>.", []],
  // The one month ahead of a month's number is its own.
  ["zh", "2022年11月，订单为<O11>。", []],
  ["zh", "2022年10月，订单为<O11>。", ["PROSE-PERIOD"]],
  ["zh", "2022年11月是高点，当月为<O11>。", []],
  ["zh", "2022年10月是高点，当月为<O11>。", ["PROSE-PERIOD"]],
  ["zh", "2022年12月公司宣布，订单为<O11>。", []],
  ["zh", "2022年10月之后，订单为<O11>。", []],
  ["en", "Orders peaked in November 2022 at <O11>.", []],
  ["en", "Orders peaked in October 2022 at <O11>.", ["PROSE-PERIOD"]],
  ["en", "In October 2022, <O11> were ordered.", ["PROSE-PERIOD"]],
  ["en", "In October 2022 the firm changed its terms; a month later orders were <O11>.", []],
  ["en", "In October and November 2022 orders were <O10> and <O11>.", []],
  ["en", "The list had <O10> on 24 October 2022 and <O11> on 18 November.", []],
  // A part of the year without its year, right before its number.
  ["zh", "2022年收入<S22>，其中前9个月<S9M>。", []],
  ["zh", "2022年收入<S22>，其中前8个月<S9M>。", ["PROSE-PERIOD"]],
  ["zh", "2022年收入<S22>，上半年为<SH22>，前三季度为<S9M>。", []],
  ["zh", "2022年收入<S22>，上半年为<S9M>。", ["PROSE-PERIOD"]],
  ["zh", "2022年收入<S22>，其中二季度<SH22>。", ["PROSE-PERIOD"]],
  ["zh", "2022年订单见顶：10月还是<O10>。", []],
  ["zh", "2022年订单见顶：9月还是<O10>。", ["PROSE-PERIOD"]],
  ["en", "Revenue was <S22> in 2022, of which the first half brought <SH22>.", []],
  ["en", "Revenue was <S22> in 2022, of which the second half brought <SH22>.", ["PROSE-PERIOD"]],
  ["en", "Revenue in 2022 was <SH22> after six months and <S9M> after nine.", []],
  ["en", "Revenue in 2022 was <SH22> after five months and <S9M> after nine.", ["PROSE-PERIOD"]],
  // A record said behind the growth is the level's; more and less than before; what a rate is measured against by its name.
  ["zh", "2022年11月订单为<O11>，环比增长<OG>，创下单月新高。", []],
  ["zh", "2022年11月订单为<O11>，环比增长<OG>，创下单月新低。", ["PROSE-DIRECTION"]],
  ["zh", "2022年11月订单比10月多<OG>。", []],
  ["zh", "2022年11月订单比10月少<OG>。", ["PROSE-DIRECTION"]],
  ["zh", "2022年10月订单比11月少<OG>。", []],
  ["zh", "2022年11月订单同比增长<OY>。", []],
  ["zh", "2022年11月订单环比增长<OY>。", ["PROSE-PERIOD"]],
  // A name that is printed stands between the comparison and its number.
  ["zh", '北风车业占<BOREAL>，低于{{name("apex")}}的<APEX>。', []],
  ["zh", '北风车业占<BOREAL>，高于{{name("apex")}}的<APEX>。', ["PROSE-SIZE"]],
  // Rates told in a row, by their name; profit said of a loss.
  ["zh", "增速逐年下降：2021年为<PACE21>，2022年为<PACE>。", ["PROSE-DIRECTION"]],
  ["zh", "增速逐年上升：2021年为<PACE21>，2022年为<PACE>。", []],
  ["en", "Growth has come down year by year: <PACE21> in 2021 and <PACE> in 2022.", ["PROSE-DIRECTION"]],
  ["en", "Growth has gone up: <PACE21> in 2021 and <PACE> in 2022.", []],
  ["en", "In 2022 the firm earned <L22>.", ["PROSE-DIRECTION"]],
  ["en", "In 2022 it made a profit again, of <L22>.", ["PROSE-DIRECTION"]],
  ["en", "In the first quarter of 2023 the firm lost <P23>.", ["PROSE-DIRECTION"]],
  ["en", "In the first quarter of 2023 the firm earned <P23>.", []],
  ["zh", "2022年由盈转亏，净利润为<L22>。", []],
  ["zh", "2023年第一季度由盈转亏，净利润为<P23>。", ["PROSE-DIRECTION"]],
  // By what part one of two numbers lies above or below the other.
  ["zh", "2022年12月末在用车辆为<D22M>，比6月末的<J22>多五成多。", []],
  ["zh", "2022年12月末在用车辆为<D22M>，比6月末的<J22>多八成。", ["PROSE-SIZE"]],
  ["zh", "2022年6月末在用车辆为<J22>，比2021年末的<R21>少五成。", []],
  ["zh", "2022年收入为<S22>，比2021年的<S21>增加一倍多。", []],
  ["zh", "2022年收入为<S22>，比2021年的<S21>增加两倍多。", ["PROSE-SIZE"]],
  ["zh", "在2022年6月末的<J22>之后，12月末增至<D22M>，是6月的两倍多。", ["PROSE-SIZE"]],
  ["en", "At the end of December 2022 there were <D22M> in use, about half as many again as the <J22> of June.", []],
  ["en", "At the end of December 2022 there were <D22M> in use, some three fifths more than the <J22> of June.", []],
  ["en", "At the end of December 2022 there were <D22M> in use, a quarter more than the <J22> of June.", ["PROSE-SIZE"]],
  // What part one number is of another shows a round share.
  ["en", "Revenue in 2022 was <S22>, of which <S9M> came in the first nine months, about seven tenths.", []],
  ["en", "Revenue in 2022 was <S22>, of which <S9M> came in the first nine months, about four tenths.", ["PROSE-SIZE"]],
  ["zh", "2022年收入为<S22>，其中前九个月<S9M>，约占全年的七成。", []],
  ["zh", "2022年收入为<S22>，其中前九个月<S9M>，约占全年的四成。", ["PROSE-SIZE"]],
  // A threshold in digits that the number beside it has passed.
  ["zh", "2022年收入首次突破800万美元，为<S22>。", []],
  ["zh", "2022年收入首次突破950万美元，为<S22>。", ["PROSE-SIZE"]],
  ["en", "Revenue passed 8 million dollars in 2022, at <S22>.", []],
  ["en", "Revenue passed 20 million dollars in 2022, at <S22>.", ["PROSE-SIZE"]],
  ["en", "The first three quarters brought <S9M> in 2022, and the market grew by <G22>.", []],
  // A stock of a month after one of a year; two numbers that say themselves how they lie; the smallest gap.
  ["zh", "2021年在用车辆为<R21>。2022年12月降到<D22M>。", []],
  ["zh", "2022年12月降到<D22M>。", ["PROSE-DIRECTION"]],
  ["en", "Over time output rose: the <Q23> of the first quarter of 2023 was below the <Q4> of the fourth quarter of 2022.", []],
  ["en", "Over time output rose: it was <Q4> in the fourth quarter of 2022 and <Q23> in the first of 2023.", ["PROSE-DIRECTION"]],
  ["zh", "2022年两家差距最小，顶峰占<APEX>。", []],
  // A quarter may be held against the quarter before or that of the year before.
  ["en", "The <Q4> of the fourth quarter of 2022 were a peak; in the first quarter of 2023 output fell back to <Q23>.", []],
  ["zh", "2023年第一季度产量回落到<Q23>。", []],
  ["zh", "2023年第一季度产量升至<Q23>。", []],
  ["zh", "2022年第四季度产量降至<Q4>。", ["PROSE-DIRECTION"]],
  // A record belongs to the number that the words announce.
  ["zh", "2022年第一季度产量为<Q1>，第二季度首次超过前年各季，达<Q2>。", []],
  ["zh", "2022年第一季度产量首次超过前年各季，达<Q1>。", ["PROSE-DIRECTION"]],
  ["en", "Output was <Q1> in the first quarter of 2022 and passed that of 2021 for the first time in the second, at <Q2>.", []],
  ["en", "In the first quarter of 2022 output passed all of 2021 for the first time, at <Q1>.", ["PROSE-DIRECTION"]],
  // Words that are read as a forecast only where they are one.
  ["zh", "2022年燃料自行车产量为<OUT>。", []],
  ["zh", "机构料2022年产量为<OUT>。", ["PROSE-STATUS"]],
  ["en", "Sales will very likely exceed the <M22> of 2022.", []],
  ["en", "Sales will very likely reach <M22>.", ["PROSE-STATUS"]],
  ["zh", "预计将高于2022年的<M22>。", []],
  ["en", "The bureau forecast <M25> for 2025 in 2023.", []],
  ["zh", "该机构在2023年预测2025年为<M25>。", []],
  ["zh", "该机构在2021年预测为<M25>。", ["PROSE-PERIOD"]],
  // What a number is held against.
  ["zh", "2022年的市场比2021年多出<MORE>。", []],
  ["en", "The deal is <CHEAPER> less than the <DEAR> of the other.", []],
  ["en", "The highest and the lowest share of 2022 are <APART> apart.", []],
  ["zh", "最高与最低的份额相差<APART>。", []],
  // Round shares and amounts are shown by the number beside them.
  ["en", "Boreal holds <BOREAL>, about a sixth.", []],
  ["en", "Boreal holds <BOREAL>, about a quarter.", ["PROSE-SIZE"]],
  ["en", "More than a seventh of the market is Boreal's (<BOREAL>).", []],
  ["en", "More than a third of the market is Boreal's (<BOREAL>).", ["PROSE-SIZE"]],
  ["zh", "顶峰占<APEX>，不及五成。", []],
  ["zh", "顶峰占<APEX>，不及三成。", ["PROSE-SIZE"]],
  // A time at the head of the sentence, whatever small words lead to it, and before a colon.
  ["en", "At the end of the third quarter of 2021 the market of China was the largest it had been (<M22>).", ["PROSE-PERIOD"]],
  ["en", "In the first half of 2022 the market of China was the largest it had been (<M22>).", ["PROSE-PERIOD"]],
  ["en", "The market of 2022 in short: <M22>.", []],
  ["zh", "中国市场2021年的规模如下：<M22>。", ["PROSE-PERIOD"]],
  // The whole of a year is said of its own number, not of the quarters told after it.
  ["zh", "2022年全年产量为<OUT>，第一季度只有<Q1>，低于第二季度的<Q2>。", []],
  ["zh", "2022年全年产量为<Q1>。", ["PROSE-PERIOD"]],
  ["en", "Over all of 2022 output was <OUT>, but only <Q1> in the first quarter.", []],
  ["zh", "2023年第一季度产量为<Q23>，2022年同期为<Q1>。", []],
  // The end of a time is one day: a level of another day is none of it.
  ["en", "At the end of 2022 the bikes in use were <RIDERS>.", []],
  ["en", "At the end of June 2022 the bikes in use were <RIDERS>.", ["PROSE-PERIOD"]],
  ["zh", "2022年末在用车辆为<RIDERS>。", []],
  ["zh", "2022年6月末在用车辆为<RIDERS>。", ["PROSE-PERIOD"]],
  ["zh", "2022年6月，在用车辆为<RIDERS>。", []],
  ["zh", "2022年6月末尚无统计，年末在用车辆为<RIDERS>。", []],
  ["en", "Bikes in use were <RIDERS> at the end of June 2022.", ["PROSE-PERIOD"]],
  // A sum is of those that are named together.
  ["zh", "顶峰与北风车业合计占<BOTH>。", []],
  ["zh", "顶峰与卷云合计占<BOTH>。", ["PROSE-ENTITY"]],
  ["en", "Apex and Boreal together hold <BOTH>.", []],
  ["en", "Apex and Cirrus together hold <BOTH>.", ["PROSE-ENTITY"]],
  ["zh", "顶峰占<APEX>，高于卷云的<BOREAL>。", ["PROSE-ENTITY"]],
  ["en", "Apex holds <APEX>, nearly half and more than two fifths.", []],
  ["en", "Apex holds <APEX>, more than two thirds.", ["PROSE-SIZE"]],
  ["zh", "顶峰占<APEX>，超过四成。", []],
  ["zh", "顶峰占<APEX>，超过五成。", ["PROSE-SIZE"]],
  ["zh", "北风车业占<BOREAL>，约六分之一。", []],
  ["zh", "北风车业约占六分之一。", ["PROSE-NUMBER"]],
  ["en", "Output passed one hundred thousand in 2022, at <OUT>.", []],
  ["en", "Output passed two hundred thousand in 2022, at <OUT>.", ["PROSE-SIZE"]],
  ["en", "Output passed one hundred thousand. It was <OUT> in 2022.", ["PROSE-NUMBER"]],
  ["zh", "顶峰占<APEX>，超过两成。", ["PROSE-SIZE"]],
  ["en", "Output rose nearly fourfold, from <Q4> to <OUT>.", ["PROSE-SIZE"]],
  ["en", "Output rose about fourfold, from <Q1> at first to <OUT> in all.", []],
  ["en", "Output rose fourfold.", ["PROSE-NUMBER"]],
  ["en", "Output passed thirteen thousand, at <OUT>.", ["PROSE-SIZE"]],
  // A threshold that is passed for the first time was not passed before.
  ["en", "Output passed forty thousand for the first time in the fourth quarter of 2022, at <Q4>.", []],
  ["en", "Output passed thirty thousand for the first time in the fourth quarter of 2022, at <Q4>.", ["PROSE-DIRECTION"]],
  ["zh", "2022年第四季度产量首次超过四万辆，达<Q4>。", []],
  ["zh", "2022年第四季度产量首次过三万辆，达<Q4>。", ["PROSE-DIRECTION"]],
  ["zh", "2022年支出首次超过九十亿元，为<SPENT>。", []],
  ["zh", "2022年支出首次超过一百九十亿元，为<SPENT>。", ["PROSE-SIZE"]],
  // A rate whose sign abs() took away, or that is printed with it.
  ["en", "Like for like, sales fell <SLOWED> in 2022.", []],
  ["en", "Like for like, sales rose <SLOWED> in 2022.", ["PROSE-DIRECTION"]],
  ["zh", "2022年同店销量下降<SLOWED>。", []],
  ["zh", "2022年同店销量增长<SLOWED>。", ["PROSE-DIRECTION"]],
  ["en", "Like-for-like growth was <PACE> in 2022.", []],
  ["en", "Like for like, sales rose <PACE> in 2022.", ["PROSE-DIRECTION"]],
  ["zh", "2022年同店销量增长率为<PACE>。", []],
  ["en", "The fall narrowed from <SLOWED_21> in 2021 to <SLOWED> in 2022.", []],
  ["zh", "降幅由2021年的<SLOWED_21>扩大至2022年的<SLOWED>。", ["PROSE-DIRECTION"]],
  ["en", "In 2022 the fall was <SLOWED>, less than the <SLOWED_21> of 2021.", []],
  ["en", "In 2022 the fall was <SLOWED>, more than the <SLOWED_21> of 2021.", ["PROSE-SIZE"]],
  // What is left of the earlier without the later is what was lost.
  ["en", "Between the two quarters output took a loss of <LOST>.", []],
  ["en", "Between the two quarters output rose by <LOST>.", ["PROSE-DIRECTION"]],
  ["en", "In 2022 the market grew <G22>, faster than the <G20> of 2020.", []],
  ["en", "In 2022 the market grew <G22>, slower than the <G20> of 2020.", ["PROSE-SIZE"]],
  // The quarter stands between the word and its number.
  ["zh", "产量由2022年第一季度的<Q1>下探至2022年第二季度的<Q2>。", ["PROSE-DIRECTION", "PROSE-DIRECTION"]],
  // A second movement begins where the first ended.
  ["en", "Output rose from <Q1> in the first quarter of 2022 to <Q4> in the fourth and fell back to <Q23> in the first of 2023.", []],
  [
    "en",
    "Output rose from <Q1> in the first quarter of 2022 to <Q4> in the fourth and climbed to <Q23> in the first of 2023.",
    ["PROSE-DIRECTION"],
  ],
  // A year behind a change is what it is measured against.
  ["en", "The market came to <M22>, up <G22> on 2021.", []],
  ["en", "The market came to <M22>, up <G22> on 2020.", ["PROSE-PERIOD"]],
  ["zh", "2022年市场为<M22>，比2021年增长<G22>。", []],
  ["zh", "2022年市场为<M22>，比2020年增长<G22>。", ["PROSE-PERIOD"]],
  // "Of" before a firm takes a share of it, not a sum.
  ["zh", "顶峰的份额约为北风车业的<APEX_OF_BOREAL>。", []],
  ["zh", "顶峰的份额约为余烬的<APEX_OF_BOREAL>。", []],
  ["zh", "顶峰的份额约为卷云的<APEX_OF_BOREAL>。", ["PROSE-ENTITY"]],
  ["en", "Apex held <APEX_OF_BOREAL> of what Boreal did.", []],
  ["en", "Apex held <APEX_OF_BOREAL> of what Cirrus did.", ["PROSE-ENTITY"]],
  ["en", "The shares of Apex fetched $<DEAR> million.", ["PROSE-UNIT"]],
  ["zh", "一笔<DEAR>亿美元。", ["PROSE-UNIT"]],
  ["zh", '一笔{{row(deals, "large").amount | unit: "1e8 1", bare}}亿元。', []],
  ["en", "Apex had the most, <APEX>.", []],
  ["en", "Boreal had the most, <BOREAL>.", ["PROSE-RANK"]],
  ["en", "The sales of Apex grew to <APEX_OF_BOREAL> of those of Boreal.", []],
  ["en", "The sales of Cirrus came to <APEX_OF_BOREAL> of those of another.", ["PROSE-ENTITY"]],
  ["en", "The shareholders of Apex received <SALE>.", []],
  ["en", "The shareholders of Ember received <SALE>.", ["PROSE-ENTITY"]],
  ["en", "Boreal was behind Ember with <APEX>.", ["PROSE-ENTITY"]],
  ["en", "The 80% interval is wide; the market was worth <M22>.", []],
  ["zh", "80%区间较宽，占比80%。", ["PROSE-NUMBER"]],
  ["en", "The market was <M22> in 2022, <APEX> of it Apex, and 1.5 times that of 2019.", ["PROSE-NUMBER"]],
  ["en", "Output was <Q2>, the share <APEX>, and nearly twice the <Q1> of the first quarter.", ["PROSE-SIZE"]],
])("%s: %s", (locale, text, codes) => {
  expect(codesOf(text, locale)).toEqual(codes);
});

test("a finding stands at the words at fault", () => {
  const text = "In 2021 the market was worth {{market @ {geo: CN, period: 2022}}}.";
  const { problems } = inlineOf(text, factBook({ vintage, locale: "en" }), "test");
  expect(problems.map(({ offset, length }) => text.slice(offset, offset + length))).toEqual(["2021"]);
});

test("what a place lies in, and what lies in it, are no rivals of it", () => {
  const [china] = samplePack.observations.filter(({ indicator, dimensions }) => indicator === "market" && dimensions.geo === "CN");
  if (china === undefined) throw new Error("the sample pack has changed");
  const period = parsePeriod("2022");
  if (period === null) throw new Error("no period");
  const of = (code: string, value: number) => ({ ...china, id: `m-${code}`, dimensions: { geo: code }, period, value: new Decimal(value) });
  const codes = { ...geo.codes, ASIA: { zh: "亚洲", en: "Asia" }, NORTH: { zh: "北方", en: "The north" }, IN: { zh: "印度", en: "India" } };
  const wholes = { ASIA: { parts: ["CN", "IN"] }, CN: { parts: ["NORTH"] }, IN: { parts: [] } };
  const place = { ...geo, names: true, codes, wholes };
  const problems = (india: number) => {
    const observations = [...samplePack.observations, of("ASIA", 900), of("NORTH", 30), of("IN", india)];
    const nested = vintageAt({ ...samplePack, observations, dimensions: { ...samplePack.dimensions, geo: place } }, "2023-12-31", "first");
    const text = "Of the large countries China had the largest market in 2022, {{market @ {geo: CN, period: 2022}}}.";
    return inlineOf(text, factBook({ vintage: nested, locale: "en" }), "test").problems.map(({ code }) => code);
  };
  expect(problems(50)).toEqual([]);
  expect(problems(80)).toEqual(["PROSE-RANK"]);
});

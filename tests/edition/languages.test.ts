/** Both languages state the same facts: what one leaves out, swaps or says the other way is found in both files. */
import { describe, expect, test } from "vitest";
import { compareLanguages } from "../../src/edition/languages.js";
import { factBook } from "../../src/manuscript/fact-book.js";
import { composeSection } from "../../src/manuscript/section.js";
import { sampleVintage as vintage } from "../expression/sample-pack.js";
import { textFile } from "../support/packs.js";

function findings(zh: string, en: string, within = vintage) {
  const sides = [
    ["zh", zh],
    ["en", en],
  ] as const;
  return compareLanguages(
    within,
    sides.map(([locale, markdown]) => {
      const composed = composeSection({
        text: textFile("s", markdown, locale),
        section: "s",
        book: factBook({ vintage: within, locale }),
        references: { figures: new Map(), sections: new Map() },
        figures: [],
      });
      return { locale, sections: new Map([["s", composed.prose]]) };
    }),
  ).map(({ file, line }) => `${file}:${line}`);
}

const M22 = "{{market @ {geo: CN, period: 2022}}}";
const M19 = "{{market @ {geo: CN, period: 2019}}}";
const apex = "{{maker_share @ {geo: CN, maker: apex, period: 2022}}}";
const boreal = "{{maker_share @ {geo: CN, maker: boreal, period: 2022}}}";
const both = ["text/en/s.md:1", "text/zh/s.md:1"];

describe("differences are found in both files", () => {
  test.each([
    ["another cell", `规模为${M22}。`, `It is worth ${M19}.`],
    ["a fact left out", `规模为${M22}，此前${M19}。`, `It is worth ${M22}.`],
    ["another year", `2022年规模为${M22}，2020年发布报告。`, `In 2022 it was worth ${M22}; the report came in 2021.`],
    ["another month", `5月，规模为${M22}。`, `In June it was worth ${M22}.`],
    ["another order of rivals", `${apex}、${boreal}。`, `${boreal}, ${apex}.`],
    ["another direction", `增长{{growth(market @ {geo: CN, period: 2022})}}。`, `It fell {{growth(market @ {geo: CN, period: 2022})}}.`],
    ["another entity", `顶峰称规模为${M22}。`, `Boreal says it is worth ${M22}.`],
    ["another entity in one of two places", `顶峰称规模为${M22}，顶峰也卖车。`, `Apex says it is worth ${M22}; Boreal sells bikes too.`],
    ["another likelihood", `很可能增长。`, `It is unlikely to grow.`],
    ["a likelihood that only one has", `二者并列。`, `The two are likely to merge.`],
    ["a weaker word off the ladder", `几乎肯定合并。`, `It may merge.`],
    ["an unlikelihood that only one has", `概率高而损失小。`, `It is unlikely and small.`],
    ["another part of a year", `2022年初规模为${M22}。`, `At the end of 2022 it was worth ${M22}.`],
    ["another part of one year of two", `由2021年初增至2022年末的${M22}。`, `It grew from the end of 2021 to ${M22} at the end of 2022.`],
    [
      "another unit beside one number",
      `平均{{100 * mean(bikes where year = 2021, year) / 2021}}%。`,
      `It is {{100 * mean(bikes where year = 2021, year) / 2021}} million on average.`,
    ],
    ["another quarter", `2022年一季度发布。`, `It came out in the third quarter of 2022.`],
    ["a year changed in one that repeats it", `2022年为${M22}，2022年底发布。`, `In 2022 it was ${M22}, told at the end of 2024.`],
    ["a movement that only one has", `规模为${M22}，较上年上升。`, `It is worth ${M22}.`],
    ["a place that only one has", `顶峰占${apex}，居首。`, `Apex holds ${apex}.`],
    ["the other way in words alone", `规模为${M22}。市场仍在增长。`, `It is worth ${M22}. The market is already shrinking.`],
    ["the other bound", `规模为${M22}，这只是下限。`, `It is worth ${M22}, which is only an upper bound.`],
    ["the other of two comparisons", `规模为${M22}，预测更高。`, `It is worth ${M22}, and the forecast was lower.`],
    ["another count in words", `规模为${M22}，共有五个来源。`, `It is worth ${M22}, by three sources.`],
    ["a movement that only one has, with no value to hold it against", `占${boreal}，较上年上升。`, `It holds ${boreal}.`],
    ["another side of half", `广告占收入一半以上，规模为${M22}。`, `Advertising is less than half of revenue, worth ${M22}.`],
    ["another number of leading ones", `前五名合计${M22}。`, `The top three make ${M22}.`],
    ["another term", `GPU服务器占${apex}。`, `Servers with a CPU have ${apex}.`],
    [
      "another year of a month",
      `2022年规模${M22}，数字出自2023年2月的公告。`,
      `In 2022 it was ${M22}, by the release of February 2022; 2023 is not out.`,
    ],
    ["slightly higher, and lower", `规模为${M22}，另一值略高。`, `It is worth ${M22}; another value is a little lower.`],
    ["raised, and cut", `规模为${M22}，预测已下调。`, `It is worth ${M22}; the forecast was raised.`],
    ["close, and far apart", `规模为${M22}，各家数值相近。`, `It is worth ${M22}; the values are far apart.`],
    ["monthly, and daily", `月活${M22}。`, `Active users a day: ${M22}.`],
    ["on the quarter, and on the year", `环比数据为${M22}。`, `On the year it is ${M22}.`],
    ["public, and private", `公有云上为${M22}。`, `On private clouds it is ${M22}.`],
    ["early, and late", `早期轮次为${M22}。`, `Rounds at a late stage: ${M22}.`],
    ["fastest, and slowest", `规模为${M22}，顶峰增长最快。`, `It is worth ${M22}; Apex grows slowest.`],
    ["later, and earlier", `2021年以后的有${M22}。`, `There are ${M22} of 2021 or earlier.`],
    [
      "a place too many of one kind",
      `最小的单项为${M22}，最大的推动在顶峰。`,
      `The heaviest single item is ${M22}, the largest push is at Apex.`,
    ],
  ])("%s", (_, zh, en) => {
    expect([...new Set(findings(zh, en))].sort()).toEqual(both);
  });
});

test("numbers of two paragraphs that are exchanged in one language", () => {
  const found = findings(`规模为${M22}。\n\n此前为${M19}。`, `It is worth ${M19}.\n\nBefore it was ${M22}.`);
  expect([...new Set(found)].sort()).toEqual(["text/en/s.md:1", "text/en/s.md:3", "text/zh/s.md:1", "text/zh/s.md:3"]);
});

describe("translation is free", () => {
  test.each([
    [
      "the expression written otherwise",
      "{{growth(market @ {geo: CN, period: 2022})}}",
      "{{ growth( market @ {period: 2022, geo: CN}, market @ {geo: CN, period: 2021} ) }}",
    ],
    ["another unit", '{{market @ {geo: CN, period: 2022} | unit: "1e8 USD"}}', '{{market @ {geo: CN, period: 2022} | unit: "1e9 USD"}}'],
    ["counts of parts told one by one", `规模为${M22}，三类五项。`, `It is worth ${M22}: five items.`],
    ["a word of the other side beside it", `价格降在规模增长之前，为${M22}。`, `Prices fell before it came to ${M22}.`],
    ["both ways in one statement", `产量上升，价格下降，规模为${M22}。`, `Prices fell as output grew; it is worth ${M22}.`],
    ["a name repeated", `顶峰占${apex}，顶峰居首。`, `Apex holds ${apex} and leads.`],
    ["the same side of half", `广告占收入一半以上，规模为${M22}。`, `Advertising makes a majority of revenue, worth ${M22}.`],
    ["a fact told in another paragraph", `规模为${M22}。\n\n此前为${M19}。`, `It is worth ${M22}, and was ${M19}.\n\nIt grows.`],
    ["dollars of the United States", `按美元计，中国规模为${M22}。`, `In US dollars, China's size is ${M22}.`],
    ["a year said once more", `2022年为${M22}。`, `It was worth ${M22}.`],
    [
      "a comparison told from its other end",
      `训练的成本更高，比推理贵，规模${M22}。`,
      `Inference comes at lower cost than training; it is worth ${M22}.`,
    ],
    ["a loss that turned", `此前亏损，后来扭亏，净利润${M22}。`, `It lost money, then turned a profit of ${M22}.`],
    ["late in a month", `5月下旬为${M22}，早期轮次在内。`, `In late May it is ${M22}, early rounds among it.`],
    ["as many leading ones", `前五名合计${M22}。`, `The five leading makers have ${M22}.`],
    ["a term that one language writes out", `SaaS占${apex}，据协会。`, `Software as a service has ${apex}, by the CAICT.`],
    ["a range of months that names its year once", `2023年1月至11月为${M22}。`, `January to November 2023: ${M22}.`],
    ["raised in one word, cut in none", `规模为${M22}，预测上调。`, `It is worth ${M22}; the forecast is higher than before.`],
    ["a loss turned round beside a return to profit", `扭转亏损，净利润${M22}。`, `It returned to a profit of ${M22}.`],
    ["a loss turned round without a word of profit", `扭转亏损，为${M22}。`, `It returned to a profit, ${M22}.`],
    ["a likelihood in words off the ladder", `更容易收录。`, `It is more likely to be listed.`],
    ["an unlikelihood in words off the ladder", `短期内难以改变。`, `It is unlikely to change soon.`],
    ["a part of a year told coarser", `2022年上半年为${M22}。`, `Early in 2022 it was ${M22}.`],
    ["a month for a part of a year", `2022年底为${M22}。`, `In December 2022 it was ${M22}.`],
    ["a year that one leaves to the reader", `2022年为${M22}，2022年底发布。`, `In 2022 it was ${M22}, told at its end.`],
    ["a movement in other words", `规模升至${M22}，较上年上升。`, `It rose to ${M22}.`],
    ["a place in other words", `顶峰占${apex}，居首。`, `Apex leads with ${apex}.`],
    ["sentences in another order", `规模为${M22}。此前${M19}。`, `It was ${M19}. It is now ${M22}.`],
  ])("%s", (_, zh, en) => {
    expect(findings(zh, en)).toEqual([]);
  });
});

test("a name that is another's by-name too means whose own name it is", () => {
  const apex = vintage.names.get("apex");
  if (apex === undefined) throw new Error("the sample has no apex");
  const club = {
    ...apex,
    id: "apex-club",
    kind: "institution",
    label: { zh: "顶峰之友", en: "Friends of Apex" },
    aliases: ["Apex", "顶峰"],
  };
  const names = new Map([...vintage.names, ["apex-club", club]]);
  const pack = { ...vintage.pack, names };
  const of = (zh: string, en: string) => [...new Set(findings(zh, en, { ...vintage, names, pack }))].sort();
  expect(of(`顶峰称规模为${M22}。`, `Boreal says it is worth ${M22}.`)).toEqual(both);
  expect(of(`顶峰称规模为${M22}。`, `Apex says it is worth ${M22}.`)).toEqual([]);
});

test("an entity that one text names more often is no difference", () => {
  expect(findings(`顶峰称规模为${M22}，顶峰也卖车。`, `Apex says it is worth ${M22}; it sells bikes too.`)).toEqual([]);
});

test("an entity in the place of another is found behind one of another kind that one text alone names", () => {
  const cirrus = vintage.names.get("cirrus-2");
  if (cirrus === undefined) throw new Error("the sample has no cirrus-2");
  const names = new Map([...vintage.names, ["cirrus-2", { ...cirrus, kind: "model" }]]);
  const of = (zh: string, en: string) => new Set(findings(zh, en, { ...vintage, names }));
  expect([...of(`卷云上市时，顶峰称规模为${M22}。`, `Boreal says it is worth ${M22}.`)].sort()).toEqual(both);
  expect(of(`卷云上市时，顶峰称规模为${M22}。`, `Apex says it is worth ${M22}.`).size).toBe(0);
});

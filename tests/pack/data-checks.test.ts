/** Rows against each other, on the flagship's real evidence: the clean pack is silent, one planted error is found at its line. */
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { checkEvidence } from "../../src/evidence/checks.js";
import { vintageAt } from "../../src/evidence/vintage.js";
import { assemblePack } from "../../src/pack/assemble.js";
import { readFiles } from "../../src/pack/disk.js";
import type { Finding } from "../../src/pack/finding.js";
import { collector } from "../../src/pack/report.js";

const root = fileURLToPath(new URL("../../packs/china-llm", import.meta.url));
const files = readFiles(root, () => undefined);
if (files === null) throw new Error("the flagship cannot be read");
const own = files;

interface Change {
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

function findingsOf(changes: readonly Change[]): readonly Finding[] {
  const { report, list } = collector();
  const texts = new Map(own.texts);
  for (const { file, line, text } of changes) {
    const lines = (texts.get(file) ?? "").split("\n");
    lines[line - 1] = text;
    texts.set(file, lines.join("\n"));
  }
  const pack = assemblePack(root, { ...own, texts }, report);
  const newest = pack?.file.editions.at(-1);
  return pack === null || newest === undefined ? list() : [...list(), ...checkEvidence(vintageAt(pack, newest.as_of, newest.id))];
}

/** First line of a file that holds the text, and its number. */
function lineOf(file: string, text: string): { readonly line: number; readonly text: string } {
  const lines = (own.texts.get(file) ?? "").split("\n");
  const index = lines.findIndex((line) => line.includes(text));
  if (index === -1) throw new Error(`${file} has no line with ${text}`);
  return { line: index + 1, text: lines[index] ?? "" };
}

test("the flagship has no finding on its data", () => {
  expect(findingsOf([])).toEqual([]);
});

const planted = [
  ["a firm swapped for another", "evidence/registers/gpu_prices.csv", ",nvidia-h100-sxm5-80gb,", ",nvidia-a100,", "DATA-ALIKE"],
  ["a score ten times too large", "evidence/registers/company_evaluation.csv", ",65.39,", ",6539,", "DATA-SCALE"],
  ["a share above the whole", "evidence/observations/cloud.csv", ",share,14.5,", ",share,145,", "DATA-SHARE"],
  [
    "a row known before its source was published",
    "evidence/observations/cloud.csv",
    ",2024-08,dated,",
    ",2023-08,dated,",
    "DATA-KNOWN-SOURCE",
  ],
  [
    "a forecast given as an estimate",
    "evidence/observations/cloud.csv",
    ",1e8 CNY,F,2025-09,",
    ",1e8 CNY,E,2025-09,",
    "DATA-ESTIMATE-EARLY",
  ],
  ["vendors' shares above the whole", "evidence/observations/users.csv", ",2025-S1,share,27,", ",2025-S1,share,72,", "DATA-PARTS"],
  ["a part above its whole", "evidence/observations/cloud.csv", ",2024,flow,6216,", ",2024,flow,9216,", "DATA-PARTS"],
  ["a growth that its levels do not bear out", "evidence/observations/cloud.csv", ",2024,rate,34.4,", ",2024,rate,43.4,", "DATA-GROWTH"],
  [
    "a value ten times out of its series",
    "evidence/observations/macro.csv",
    ",2023-12,stock,10.92,",
    ",2023-12,stock,109.2,",
    "DATA-SCALE",
  ],
  [
    "a half-year above its year",
    "evidence/observations/companies.csv",
    ",2025-S1,flow,3645.26,",
    ",2025-S1,flow,7845.26,",
    "DATA-PART-YEAR",
  ],
  [
    "a unit that no row of the indicator has",
    "evidence/observations/funding.csv",
    "gap-0064,aigc_funding,CN,,itjuzi,,,,2023,flow,205,0,=,,,1e8 CNY",
    "gap-0064,aigc_funding,CN,,itjuzi,,,,2023,flow,205,0,=,,,1e12 CNY",
    "DATA-SCALE",
  ],
  [
    "a currency that the row's id contradicts",
    "evidence/registers/prices.csv",
    "DeepSeek V3.1,USD,0.574",
    "DeepSeek V3.1,CNY,0.574",
    "DATA-ALIKE",
  ],
  [
    "a day that the row's id contradicts",
    "evidence/registers/financing.csv",
    "ami-labs-2026-03-10-seed-round,2026-03-10,",
    "ami-labs-2026-03-10-seed-round,2025-03-10,",
    "DATA-ALIKE",
  ],
  [
    "a size a thousand times what the name says",
    "evidence/registers/company_models.csv",
    "language,3090000000,",
    "language,3090000000000,",
    "DATA-SCALE",
  ],
  [
    "a size unlike that of the row's namesakes",
    "evidence/registers/accuracy.csv",
    "Llama 2 13B,13000000000,39.4",
    "Llama 2 13B,1300000000,39.4",
    "DATA-SCALE",
  ],
  [
    "a maker that the row of the same name in another register does not have",
    "evidence/registers/training_runs.csv",
    "glm-130b,GLM-130B,tsinghua,",
    "glm-130b,GLM-130B,eleutherai,",
    "DATA-ALIKE",
  ],
  [
    "a number ten times what its row's words repeat in digits",
    "evidence/registers/datasets.csv",
    ",15908,15908 instances,",
    ",159080,15908 instances,",
    "DATA-SCALE",
  ],
  [
    "a currency that the row's own words contradict",
    "evidence/registers/financing.csv",
    ",CNY,,数千万元,tens of millions CNY,",
    ",USD,,数千万元,tens of millions CNY,",
    "DATA-ALIKE",
  ],
  [
    "an amount in another currency in one language",
    "evidence/claims.csv",
    "由164亿美元（2023年5月、10月）",
    "由164亿元（2023年5月、10月）",
    "DATA-LANGUAGES",
  ],
  [
    "a value ten thousand times too small five years before the next",
    "evidence/observations/ai_industry.csv",
    ",2017,flow,4700,-2,=,,,1e8 CNY",
    ",2017,flow,4700,-2,=,,,1e4 CNY",
    "DATA-SCALE",
  ],
  ["a cost out of ratio to what it bought", "evidence/registers/gpu_prices.csv", ",1.32,0.92,0.59,", ",1.32,92,0.59,", "DATA-SCALE"],
  [
    "a power ten thousand times too large",
    "evidence/registers/hardware.csv",
    ",65.13,listed,,16,320,70,",
    ",65.13,listed,,16,320,700000,",
    "DATA-SCALE",
  ],
  [
    "a count that is not the length of its list",
    "evidence/registers/chain.csv",
    "Speechocean (DataOcean AI),3,",
    "Speechocean (DataOcean AI),5,",
    "DATA-COUNT",
  ],
  ["a part of a patent", "evidence/registers/patents_applicants.csv", ",family,world,607,", ",family,world,0.0607,", "DATA-SCALE"],
  ["a place beyond an order", "evidence/registers/instrument_comparison.csv", "attitude,5,", "attitude,5000,", "DATA-SCALE"],
  ["a value shifted by two places", "evidence/observations/ai_industry.csv", ",2026,flow,56.16,2,", ",2026,flow,5616,2,", "DATA-DECIMALS"],
  [
    "a value finer than it was printed",
    "evidence/observations/companies.csv",
    ",2024,price,557,0,",
    ",2024,price,55.7,0,",
    "DATA-DECIMALS",
  ],
  [
    "a growing series that falls to a hundredth",
    "evidence/observations/companies.csv",
    "2025,flow,7.24334,5,=,,,1e8 CNY",
    "2025,flow,7.24334,5,=,,,1e6 CNY",
    "DATA-SCALE",
  ],
  [
    "a body that the row's id contradicts",
    "evidence/registers/regulator_relations.csv",
    "cac-most,cac,most,",
    "cac-most,cac,moe,",
    "DATA-ALIKE",
  ],
  [
    "a year of a title in one language",
    "figures/ai-software-market-size.yaml",
    "that can be checked, 2022",
    "that can be checked, 2021",
    "DATA-LANGUAGES",
  ],
  [
    "a relation of a body to itself",
    "evidence/registers/regulator_relations.csv",
    "miit-cac,miit,cac,",
    "miit-cac,miit,miit,",
    "DATA-ALIKE",
  ],
  [
    "an article in one language",
    "evidence/registers/duties.csv",
    "第十九条,Article 19,提供生成式",
    "第十九条,Article 29,提供生成式",
    "DATA-LANGUAGES",
  ],
  [
    "a scale beside a size in one language",
    "evidence/registers/milestones.csv",
    "Aquila-33B（330亿参数）",
    "Aquila-33B（330万参数）",
    "DATA-LANGUAGES",
  ],
  [
    "a direction of a caption in one language",
    "figures/saas-evolution.yaml",
    "valuations fell in 2022",
    "valuations rose in 2022",
    "DATA-LANGUAGES",
  ],
  [
    "a firm of a claim by another that is no part of it",
    "evidence/claims.csv",
    "月之暗面、百川智能、零一万物等创业公司",
    "月之暗面、百川智能、Kando AI等创业公司",
    "DATA-LANGUAGES",
  ],
  [
    "a number of one publisher that another made",
    "evidence/observations/evaluation_data.csv",
    "ai_data_service_market,CN,,deloitte,,,,,2022,flow,45.0",
    "ai_data_service_market,CN,,iresearch,,,,,2022,flow,45.0",
    "DATA-NAMES",
  ],
  [
    "a digit of a claim in one language",
    "evidence/claims.csv",
    "602 million generative AI users at end 2025",
    "620 million generative AI users at end 2025",
    "DATA-LANGUAGES",
  ],
  [
    "a scale of a claim in one language",
    "evidence/claims.csv",
    "over CNY 300 billion in the first half",
    "over CNY 300 million in the first half",
    "DATA-LANGUAGES",
  ],
  [
    "a currency of a claim in one language",
    "evidence/claims.csv",
    "LLMs took CNY 26 billion",
    "LLMs took USD 26 billion",
    "DATA-LANGUAGES",
  ],
  ["a firm of a claim in one language", "evidence/claims.csv", "works with Amap and Baidu", "works with Amap and Zhipu", "DATA-LANGUAGES"],
  [
    "an expression of a caption in one language",
    "figures/ai-chip-market-size.yaml",
    'en: \'For 2023 {{label(publisher, "zhiyan")',
    'en: \'For 2023 {{label(publisher, "cirn")',
    "DATA-LANGUAGES",
  ],
  ["a digit of a name that the locator repeats", "evidence/registers/models.csv", ",Claude 3 Opus,", ",Claude 8 Opus,", "DATA-DIGITS"],
  [
    "a place that the row's id repeats",
    "evidence/registers/rankings.csv",
    "china-accelerators-2025-5,",
    "china-accelerators-2025-50,",
    "DATA-DIGITS",
  ],
  [
    "a month of a date in one language",
    "evidence/registers/instrument_comparison.csv",
    "2023-07-10公布，2023-08-15施行",
    "2023-02-10公布，2023-08-15施行",
    "DATA-LANGUAGES",
  ],
  [
    "the last digit of a large number in one language",
    "evidence/registers/milestones.csv",
    "Qwen2.5（727亿参数）",
    "Qwen2.5（723亿参数）",
    "DATA-LANGUAGES",
  ],
  ["one of several equal numbers in one language", "evidence/diagrams/matrix.csv", "16×5×5,", "16×3×5,", "DATA-LANGUAGES"],
  ["a digit of a code in one language", "evidence/diagrams/nodes.csv", "摩尔线程MTT S4000", "摩尔线程MTT S4009", "DATA-LANGUAGES"],
  [
    "the currency of an amount unlike that of its valuation",
    "evidence/registers/financing.csv",
    ",124000000,USD,=,,,674000000,=,USD,",
    ",124000000,CNY,=,,,674000000,=,USD,",
    "DATA-ALIKE",
  ],
  [
    "a place whose row would fill the hole of another's series",
    "evidence/observations/models.csv",
    "mdl-0265,epoch_llm_1b_new,CN,",
    "mdl-0265,epoch_llm_1b_new,US,",
    "DATA-ALIKE",
  ],
  [
    "the one row of many that is of another place",
    "evidence/observations/cloud.csv",
    "biz-0114,cloud_market_cny,CN,",
    "biz-0114,cloud_market_cny,US,",
    "DATA-ALIKE",
  ],
  [
    "a university in whose place stands a firm",
    "evidence/registers/benchmarks.csv",
    "Westlake University et al.,westlake-university,2022,6404940",
    "Westlake University et al.,ant-group,2022,6404940",
    "DATA-NAMES",
  ],
  ["a month of a caption in one language", "figures/microsoft-revenue.yaml", "财年止于6月30日", "财年止于3月30日", "DATA-LANGUAGES"],
  ["one of two equal numbers of a caption", "figures/capability-grades.yaml", "50 to 60 grade 2", "50 to 62 grade 2", "DATA-LANGUAGES"],
  [
    "a term that only one language of a title keeps",
    "figures/superclue-open.yaml",
    "SuperCLUE multi-turn open-question",
    "Multi-turn open-question",
    "DATA-LANGUAGES",
  ],
  ["a firm whose part the claim names too", "evidence/claims.csv", "腾讯管理层表示", "天壤智能管理层表示", "DATA-LANGUAGES"],
] as const;

describe("planted together", () => {
  const places = planted.map(([what, file, from, to, code]) => ({ what, file, code, from, to, ...lineOf(file, from) }));
  const found = findingsOf(places.map(({ file, line, text, from, to }) => ({ file, line, text: text.replace(from, to) })));

  test.each(places)("$what is found at its line", ({ file, line, code }) => {
    expect(found.filter((finding) => finding.file === file && finding.line === line).map((finding) => finding.code)).toContain(code);
  });
});

test("the order of a selector in one language is no difference between two", () => {
  const file = "figures/fpga-market-size.yaml";
  const from = "{geo: CN, publisher: frost, period: 2025}";
  const { line, text } = lineOf(file, from);
  expect(findingsOf([{ file, line, text: text.replace(from, "{period: 2025, publisher: frost, geo: CN}") }])).toEqual([]);
});

test("a register row told twice under another id is found at the second", () => {
  const file = "evidence/registers/filings.csv";
  const { line, text } = lineOf(file, "ds-110108114031101230013");
  const found = findingsOf([{ file, line, text: `${text}\n${text.replace("ds-", "again-")}` }]);
  expect(found).toMatchObject([{ code: "DUPLICATE-ROW", file, line: line + 1 }]);
});

test("a node told twice is found, unless the first was withdrawn for the second", () => {
  const file = "evidence/diagrams/nodes.csv";
  const { line, text } = lineOf(file, "saas-technical-architecture,dl,layer");
  const moved = text.replace("dia-aws-golding16,,", "dia-aws-golding16,data partitioning,");
  expect(findingsOf([{ file, line, text: `${text}\n${moved}` }])).toMatchObject([{ code: "DUPLICATE-ID", file, line: line + 1 }]);
  const withdrawn = text.replace(",normal,,", ",deprecated,an older edition tells it,");
  expect(withdrawn).not.toBe(text);
  expect(findingsOf([{ file, line, text: `${withdrawn}\n${moved}` }])).toEqual([]);
});

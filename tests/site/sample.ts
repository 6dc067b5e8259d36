/** A small hand-made edition with one of everything a page can hold, in Chinese or English. Its industry is invented. */
import type { Lineage } from "../../src/analysis/lineage.js";
import type { Mark } from "../../src/analysis/value.js";
import type { EditionDocument, RegisterPage, SectionNode, SeriesPage, SourceEntry } from "../../src/edition/model.js";
import type { Datum, FigureModel, FigureTableCell } from "../../src/figures/model.js";
import type { Block, Inline } from "../../src/manuscript/block.js";
import type { Fact } from "../../src/manuscript/fact.js";

export type Pick2 = (zh: string, en: string) => string;

const text = (value: string): Inline => ({ type: "text", text: value });
const paragraph = (...children: Inline[]): Block => ({ type: "paragraph", children });

function datum(value: number | null, state: Datum["state"], marks: readonly Mark[], extra: Partial<Datum> = {}): Datum {
  return {
    value,
    text: value === null ? "" : String(value),
    bound: false,
    marks,
    state: value === null ? "missing" : state,
    rejected: [],
    sources: ["s-customs"],
    ...extra,
  };
}

export function sampleDocument(locale: "zh" | "en", changes: Partial<EditionDocument> = {}): EditionDocument {
  const t: Pick2 = (zh, en) => (locale === "zh" ? zh : en);
  const facts = new Map<string, Fact>();
  const fact = (id: string, shown: string, marks: readonly Mark[], lineage: Lineage, target: Fact["target"], where: string): Inline => {
    facts.set(id, { id, expression: `market @ {geo: CN, period: 2022} # ${id}`, text: shown, marks, grade: "C", lineage, target, where });
    return { type: "fact", fact: id, text: shown, marks };
  };
  const key = (year: number) => `market@geo=CN@${year}`;
  const cellOf = (year: number, value: string): Lineage => ({
    kind: "cell",
    id: key(year),
    value,
    unit: t("亿美元", "USD billion"),
    period: String(year),
    grade: "C",
    inputs: [
      { kind: "observation", id: `o-${year}`, inputs: [{ kind: "source", id: "s-customs", url: "https://example.org/a", inputs: [] }] },
    ],
  });
  const series = (year: number) => ({ page: "series" as const, id: "market", anchor: `c-${year}` });
  const f22 = fact("f1", t("67亿美元", "$6.7 billion"), ["disputed"], cellOf(2022, "67"), series(2022), "market-overview");
  const f23 = fact("f2", t("91亿美元", "$9.1 billion"), ["forecast"], cellOf(2023, "91"), series(2023), "market-overview");
  const growth = fact(
    "f3",
    "35.8%",
    ["computed"],
    {
      kind: "analysis",
      id: "growth",
      label: t("同比增速", "growth"),
      value: "35.8",
      unit: "%",
      inputs: [cellOf(2023, "91"), cellOf(2022, "67")],
    },
    { page: "none", id: "", anchor: "" },
    "market-overview",
  );
  const makers = fact(
    "f4",
    t("3家", "3 firms"),
    ["computed"],
    {
      kind: "analysis",
      id: "count",
      inputs: Array.from({ length: 40 }, (_, index): Lineage => ({ kind: "row", id: `makers/m${index}`, inputs: [] })),
    },
    { page: "register", id: "makers", anchor: "r-m0" },
    "suppliers",
  );

  const section = (
    slug: string,
    number: string,
    level: number,
    title: string,
    blocks: Block[],
    figures: string[] = [],
    children: SectionNode[] = [],
  ): SectionNode => ({
    slug,
    number,
    level,
    title,
    otherTitles: [locale === "zh" ? "Title in English" : "中文标题"],
    kind: "landscape",
    blocks,
    figures,
    children,
  });

  const overview = section(
    "market-overview",
    "3.4.3.1",
    4,
    t("市场概述", "Overview of the market"),
    [
      paragraph(
        text(t("按用途分，2022年通勤车为", "By use, commuter bikes made up ")),
        f22,
        text(t("，预计2023年升至", " in 2022 and were expected to reach ")),
        f23,
        text(t("，同比增长", ", a growth of ")),
        growth,
        text(t("。引用时必须写明口径。“口径”见下。", ". Quote neither without its “scope”, which isn’t settled.")),
        { type: "cite", sources: ["s-customs", "s-press"] },
      ),
      { type: "figure", figure: "chain" },
      {
        type: "list",
        ordered: false,
        items: [
          [
            paragraph({
              type: "claim",
              claim: "c1",
              text: t("2022年起新国标要求整车不超过55千克。", "From 2022 a bike may not weigh more than 55 kg."),
              sources: ["s-rule"],
            }),
          ],
          [
            paragraph(
              { type: "strong", children: [text(t("粗体", "Bold"))] },
              text(t("与", " and ")),
              { type: "emphasis", children: [text(t("强调", "emphasis"))] },
              text(t("，见", ", see ")),
              { type: "figure", figure: "market-size", text: t("图2", "Figure 2") },
              text(t("与", " and ")),
              { type: "section", section: "suppliers", text: "3.4.3.2" },
            ),
          ],
        ],
      },
    ],
    ["chain"],
  );
  const suppliers = section(
    "suppliers",
    "3.4.3.2",
    4,
    t("供应商格局", "Suppliers"),
    [
      paragraph(text(t("登记在册的整车企业有", "The register lists ")), makers, text(t("。", "."))),
      { type: "judgement", children: [paragraph(text(t("我们认为集中度会继续上升。", "We expect concentration to rise further.")))] },
      {
        type: "table",
        columns: [
          { label: t("日期", "Date"), align: "left" },
          { label: t("事件", "Event"), align: "left" },
          { label: t("金额", "Amount"), align: "right" },
        ],
        rows: [1, 2, 3].map((index) => [[text(`2023-0${index}-01`)], [text(t("完成一轮融资", "Closed a round"))], [text(`${index * 3}`)]]),
        caption: t("近三次融资", "The last three rounds"),
      },
    ],
    ["market-size", "ranking", "missing", "long-table"],
  );
  const page = section(
    "vehicles",
    "3.4.3",
    3,
    t("整车市场", "Complete bikes"),
    [
      paragraph(
        text(t("2022年市场为", "The market was worth ")),
        f22,
        text(
          t(
            "。两个数字出自同一家机构，却不在同一个基数上。",
            " in 2022. Both numbers come from one institution; they do not stand on one base.",
          ),
        ),
      ),
    ],
    [],
    [overview, suppliers],
  );
  const empty = section("motors", "3.4.2", 3, t("电机", "Motors"), [
    {
      type: "gap",
      reason: t("没有公开的分机型数据", "No data by type are public"),
      lookedFor: t("行业协会年报、三家上市公司年报", "Annual reports of the association and of three listed firms"),
    },
  ]);
  const x34 = section(
    "base",
    "3.4",
    2,
    t("基础能力之“整车”", "Foundations: bikes"),
    [paragraph(text(t("本节说整车与部件。", "This section is about bikes and parts.")))],
    [],
    [
      section("batteries", "3.4.1", 3, t("电池", "Batteries"), [
        paragraph(text(t("电池占成本三成。", "Batteries are a third of the cost."))),
      ]),
      empty,
      page,
    ],
  );
  const chapter = section(
    "chapter-3",
    "3",
    1,
    t("基础能力构建", "Foundations"),
    [paragraph(text(t("本章说明产业的基础能力。", "This chapter is about foundations.")))],
    [],
    [x34, section("data", "3.5", 2, t("基础能力之“渠道”", "Foundations: channels"), [])],
  );
  const part = section(
    "state",
    "",
    0,
    t("现状篇", "Current state"),
    [],
    [],
    [
      chapter,
      section("chapter-4", "4", 1, t("技术演进", "Technology"), []),
      section("chapter-5", "5", 1, t("应用", "Uses"), []),
      section("chapter-6", "6", 1, t("企业", "Firms"), []),
    ],
  );
  const first = section(
    "overview",
    "",
    0,
    t("综述篇", "Overview"),
    [],
    [],
    [
      section("chapter-1", "1", 1, t("产业综述及数据来源说明", "Overview and sources"), [
        paragraph(text(t("本章说明口径。", "This chapter sets the scope."))),
      ]),
    ],
  );

  const years = [2021, 2022, 2023, 2024, 2025, 2026, 2027];
  const values = [54, 67, 91, 100, 110, 122, 134];
  const bars: Datum[] = years.map((year, index) => {
    const value = values[index] ?? 0;
    const state = year < 2023 ? "actual" : year === 2023 || year === 2027 ? "forecast" : "computed";
    const rejected =
      year === 2022
        ? [{ value: 50, text: "50", source: "s-press" }]
        : year === 2027
          ? [{ value: 164, text: "164", source: "s-press" }]
          : [];
    return datum(value, state, state === "forecast" ? ["forecast"] : state === "computed" ? ["computed"] : [], { rejected, fact: "f1" });
  });
  const rates = [68.6, 24, 35.8, 10.2, 10.2, 10.2, 10.2].map((value, index) =>
    datum(value, index < 2 ? "actual" : "computed", index < 2 ? [] : ["computed"]),
  );
  const cell = (value: string, marks: readonly Mark[] = [], id?: string): FigureTableCell => ({
    text: value,
    marks,
    sources: ["s-customs"],
    ...(id === undefined ? {} : { fact: id }),
    ...(Number.isNaN(Number(value)) ? {} : { number: Number(value) }),
  });
  const base = {
    locale,
    section: "suppliers",
    state: "built" as const,
    notes: [],
    wide: false,
    period: "2022",
    alt: t("条形与数值", "Bars and values"),
    sources: [
      { id: "s-customs", grade: "C" },
      { id: "s-press", grade: "B" },
      { id: "s-blog", grade: "D" },
    ],
  };
  const figures: FigureModel[] = [
    {
      ...base,
      slug: "chain",
      section: "market-overview",
      number: 1,
      kind: "chain-map",
      title: t("分类与上下游", "Classes and their chain"),
      finding: [
        text(
          t("按金额近九成是通勤车，近一半由平台企业买走", "Nearly nine tenths of spending is on commuter bikes; platforms buy almost half"),
        ),
      ],
      subtitle: t("节点内为该环节份额、规模或名次", "Each node carries its share, size or rank"),
      wide: true,
      body: {
        type: "diagram",
        direction: "right",
        groups: [
          { id: "parts", label: t("部件", "Parts") },
          { id: "bikes", label: t("整车", "Bikes") },
          { id: "buyers", label: t("买方", "Buyers") },
        ],
        nodes: ["parts", "bikes", "buyers"].flatMap((group, layer) =>
          [1, 2].map((order) => ({
            id: `${group}${order}`,
            label: `${group} ${order}`,
            note: t("占三成", "30%"),
            group,
            layer,
            order,
            parent: "",
            period: "2022",
            own: false,
            sources: ["s-customs"],
          })),
        ),
        edges: [{ from: "parts1", to: "bikes1", label: "", kind: "main" }],
      },
      table: {
        columns: [
          { label: t("环节", "Layer"), unit: "", align: "left" },
          { label: t("节点", "Node"), unit: "", align: "left" },
        ],
        rows: [{ cells: [cell(t("部件", "Parts")), cell(t("电池", "Battery"))] }],
      },
    },
    {
      ...base,
      slug: "market-size",
      number: 2,
      seedNumber: 84,
      kind: "bar-line",
      title: t("2021—2027年整车市场预测（按金额）", "Forecast of the bike market, 2021–2027 (by value)"),
      finding: [
        text(t("半年内把2027年的预测下调18%，", "The forecast for 2027 was cut by 18% within six months, ")),
        text(t("2022年的隐含基数也变小了", "and the implied 2022 base shrank too")),
      ],
      subtitle: t("中国整车市场规模，亿美元；同比增速，%", "Market, USD billion; growth on year, %"),
      notes: [t("2024—2026年按两点等比推算，非机构发布。", "2024–2026 is constant growth between two points.")],
      body: {
        type: "chart",
        categories: years.map(String),
        temporal: true,
        series: [
          { id: "size", label: t("市场规模", "Market"), mark: "bar", unit: t("亿美元", "USD billion"), colour: 1, data: bars },
          { id: "rate", label: t("同比增速", "Growth"), mark: "line", unit: "%", colour: 2, data: rates },
        ],
      },
      table: {
        columns: [
          { label: t("年份", "Year"), unit: "", align: "left" },
          { label: t("规模", "Size"), unit: t("亿美元", "USD billion"), align: "right" },
          { label: t("同比", "Growth"), unit: "%", align: "right" },
        ],
        rows: years.map((year, index) => ({
          cells: [
            cell(String(year)),
            cell(String(values[index]), year > 2022 ? ["forecast"] : year === 2022 ? ["disputed"] : [], "f1"),
            cell(rates[index]?.text ?? ""),
          ],
        })),
      },
    },
    {
      ...base,
      slug: "ranking",
      number: 3,
      kind: "ranking",
      title: t("2022年整车市场竞争格局", "Competition in 2022"),
      finding: [text(t("甲在两种口径下都居首，第二名每期都换人", "A leads under both scopes; the second place changes every period"))],
      subtitle: t("厂商名次与前三家合计份额，%", "Rank and share of the top three, %"),
      body: { type: "table" },
      table: {
        columns: [
          { label: t("期间", "Period"), unit: "", align: "left" },
          { label: t("第1", "First"), unit: "", align: "left" },
          { label: t("第2", "Second"), unit: "", align: "left" },
          { label: t("前三合计", "Top three"), unit: "%", align: "right" },
        ],
        rows: ["2022", t("2023上半年", "H1 2023")].map((period) => ({
          cells: [
            cell(period),
            cell(t("甲", "A")),
            cell(t("乙", "B")),
            { text: t("超60", "over 60"), marks: [], fact: "f2", sources: ["s-customs"] },
          ],
        })),
      },
    },
    {
      ...base,
      slug: "missing",
      number: 4,
      kind: "bar",
      state: "gap",
      title: t("2022—2026年出货量预测（万辆）", "Forecast of shipments, 2022–2026 (units)"),
      finding: [],
      subtitle: "",
      body: null,
      table: { columns: [], rows: [] },
      sources: [],
      gap: {
        reason: t("按台数的序列没有公开", "No series in units is public"),
        lookedFor: t("三次检索", "Three searches"),
        nearest: t("近六年累计82万辆", "820,000 in six years"),
      },
    },
    {
      ...base,
      slug: "long-table",
      number: 5,
      kind: "table",
      title: t("部分整车企业名录", "Some makers"),
      finding: [],
      subtitle: "",
      body: { type: "table" },
      table: {
        columns: Array.from({ length: 8 }, (_, index) => ({
          label: `${t("栏", "Column")} ${index + 1}`,
          unit: index === 3 ? "%" : "",
          align: index > 2 ? ("right" as const) : ("left" as const),
        })),
        rows: Array.from({ length: 40 }, (_, row) => ({
          cells: Array.from({ length: 8 }, (_, column) =>
            cell(column < 3 ? `${t("甲乙丙", "Maker")}${row}-${column}` : String(row * column)),
          ),
        })),
        total: 120,
      },
    },
  ];

  const source = (
    id: string,
    number: number,
    title: string,
    publisher: string,
    grade: string,
    extra: Partial<SourceEntry> = {},
  ): SourceEntry => ({
    id,
    number,
    title,
    publisher,
    url: `https://example.org/${id}`,
    published: "2023-05-23",
    date: locale === "zh" ? "2023-05-23" : "23 May 2023",
    grade,
    licence: "",
    redistribute: "facts",
    note: "",
    observations: [{ series: "market", anchor: "o-2022", label: t("整车市场 2022", "Bike market 2022") }],
    rows: [{ register: "makers", page: 1, anchor: "r-m3", label: "m3" }],
    figures: ["market-size"],
    sections: ["market-overview"],
    ...extra,
  });
  const sources = [
    source("s-customs", 1, t("2022年整车市场报告", "The bike market in 2022"), t("海关", "Customs"), "A"),
    source("s-press", 2, t("机构下调预测", "Forecast cut"), t("科技日报", "Daily"), "C"),
    source("s-rule", 3, t("新国标", "New standard"), t("标准委", "Standards office"), "B"),
    source("s-blog", 0, t("某博客", "A blog"), "", "D", { url: "", sections: [], figures: [], observations: [], rows: [] }),
    source("S Odd/..\\Id?", 0, t("怪名", "Odd id"), "", "own", { observations: [] }),
  ];

  const seriesPages: SeriesPage[] = [
    {
      id: "market",
      label: t("整车市场规模", "Bike market"),
      definition: t("当年销售额，含税。", "Sales in the year, taxes included."),
      unit: t("亿美元", "USD billion"),
      topic: t("市场", "Market"),
      groups: [
        {
          label: t("中国", "China"),
          cells: years.slice(0, 3).map((year, index) => ({
            key: key(year),
            anchor: `c-${year}`,
            period: String(year),
            text: `${values[index]}${t("亿美元", " USD billion")}`,
            marks: year === 2022 ? ["disputed"] : [],
            grade: "C",
            credibility: year === 2022 ? "doubtful" : "plausible",
            agreement: year === 2022 ? t("2条观测", "2 observations") : "",
            spread: year === 2022 ? "25.4%" : "",
            decision:
              year === 2022
                ? t(
                    "取67：它是原机构发布的实现值，两处转引一致；50依赖一个没有说明基数的增速。",
                    "67 is used: a published outturn quoted twice; 50 rests on a growth rate whose base is not stated.",
                  )
                : "",
            observations: [
              {
                id: `o-${year}`,
                anchor: `o-${year}`,
                text: String(values[index]),
                role: "published",
                reason: "",
                difference: "",
                known: "2023-05-23",
                knownBasis: "dated",
                original: "IDC",
                source: "s-customs",
                locator: t("第3页", "p. 3"),
                note: "",
              },
              {
                id: `o-${year}b`,
                anchor: `o-${year}b`,
                text: "50",
                role: "rejected",
                reason: t("来源等级较低", "lower grade"),
                difference: "−25.4%",
                known: "2023-11-30",
                knownBasis: "quoted",
                original: "IDC",
                source: "s-press",
                locator: "",
                note: t("反推", "derived"),
              },
            ],
          })),
        },
      ],
    },
  ];

  const makersPage: RegisterPage = {
    id: "makers",
    label: t("整车企业登记册", "Register of makers"),
    description: t("有生产许可的企业", "Firms with a licence"),
    note: t("名单为节选。", "An excerpt."),
    columns: [
      { id: "name", label: t("企业", "Firm"), align: "left" },
      { id: "place", label: t("属地", "Place"), align: "left" },
      { id: "date", label: t("日期", "Date"), align: "left" },
      { id: "empty", label: t("空栏", "Empty"), align: "left" },
      { id: "size", label: t("产能", "Capacity"), align: "right" },
    ],
    facets: [{ id: "place", label: t("属地", "Place") }],
    rows: Array.from({ length: 320 }, (_, index) => ({
      id: `m${index}`,
      anchor: `r-m${index}`,
      cells: [
        `${t("企业", "Firm")} ${index}`,
        t(["北京", "上海", "天津"][index % 3] ?? "", ""),
        `2023-0${(index % 9) + 1}-01`,
        "",
        String(index * 7),
      ].map((value, column) => (column === 1 && locale === "en" ? (["Beijing", "Shanghai", "Tianjin"][index % 3] ?? "") : value)),
      sources: ["s-rule"],
      known: "2023-05-01",
    })),
  };

  return {
    id: "2024-2029",
    asOf: "2023-12-31",
    locale,
    locales: ["zh", "en"],
    editions: [
      { id: "2024-2029", title: t("2024–2029版", "2024–2029 edition"), asOf: "2023-12-31" },
      { id: "current", title: t("当前版", "Current edition"), asOf: "2026-09-15" },
    ],
    title: t("中国电动自行车产业发展前景与投资战略", "China’s E-Bike Industry: Prospects and Investment Strategy"),
    editionTitle: t("2024–2029版", "2024–2029 edition"),
    otherTitles: [t("China’s E-Bike Industry: Prospects and Investment Strategy", "中国电动自行车产业发展前景与投资战略")],
    subtitle: t("由证据生成的产业研究报告", "An industry report generated from evidence"),
    covers: [2024, 2029],
    publisher: t("年鉴编辑部", "Almanac editors"),
    corrections: "https://example.org/issues",
    licence: t("文字以CC BY 4.0授权。", "Text under CC BY 4.0."),
    keyFigures: [
      { label: t("整车市场", "Bike market"), fact: "f1", section: "vehicles", spark: [54, 67, 91] },
      { label: t("同比增速", "Growth"), fact: "f3", section: "vehicles", spark: [24, 35.8, 10.2] },
    ],
    highlights: [
      {
        text: [text(t("预测追不上实际：2022年市场", "Forecasts trail reality: the market of ")), f22],
        detail: [text(t("按当时有效的预测推得。", "Derived from the forecast then in force."))],
        section: "vehicles",
      },
      { text: [text(t("集中度上升，", "Concentration rises: ")), makers], detail: [], section: "suppliers" },
    ],
    outline: [first, part],
    appendix: [
      section("appendix-method", "", 1, t("方法", "Method"), [
        { type: "heading", level: 1, children: [text(t("数据截止日", "The as-of date"))] },
        paragraph(text(t("本版只使用截止日前公开的证据。", "Only evidence public by the date is used."))),
      ]),
    ],
    figures,
    facts,
    sources,
    series: seriesPages,
    registers: [makersPage],
    counts: {
      sections: 16,
      figures: { built: 4, gap: 1 },
      facts: { total: 4, traced: 4 },
      observations: 6,
      sources: 5,
      rows: 320,
      grades: { A: 128, B: 60, C: 588, D: 322 },
    },
    hash: "0123456789abcdef",
    ...changes,
  };
}

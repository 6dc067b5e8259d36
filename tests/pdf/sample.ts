/** A made-up edition with every kind of block, figure, mark and fact, in any size: what the PDF tests set. */
import type { Lineage } from "../../src/analysis/lineage.js";
import type { EditionDocument, SectionNode, SourceEntry } from "../../src/edition/model.js";
import type { Datum, FigureModel, FigureTableCell } from "../../src/figures/model.js";
import type { Block, Inline } from "../../src/manuscript/block.js";
import type { Fact } from "../../src/manuscript/fact.js";

export interface SampleOptions {
  readonly locale?: "zh" | "en";
  readonly chapters?: number;
  /** Sections x.y per chapter, and x.y.z per section. */
  readonly sections?: number;
  readonly subsections?: number;
  readonly paragraphs?: number;
  readonly sources?: number;
  readonly highlights?: boolean;
  /** Replaces the first paragraph's text. */
  readonly text?: string;
  readonly longTableRows?: number;
}

const t = (text: string): Inline => ({ type: "text", text });

const prose = {
  zh: [
    "茶业统计所在2023年5月发布2022年数值",
    "，11月又称2023年将增长",
    "，两种说法相差",
    "。统计所没有公布重述值，本报告因此仍取较早发布的数，并把分歧画在图上。按品类看，绿茶产量居首，红茶与白茶增长更快；按产地看，前五省合计超过六成，集中度仍在上升，但逐省的精确份额没有公开，只能写成下限。",
  ],
  en: [
    "In May 2023 the Tea Statistics Office put the 2022 value at ",
    "; in November it said that 2023 would grow by ",
    ", and the two statements differ by ",
    ". The Office’s “restated” figure was never published, so this report keeps the earlier value and draws the disagreement in the figure. Green tea leads by volume while black and white teas grow faster; the five largest provinces hold over three fifths, and concentration is still rising, although exact shares by province are not public and can only be written as a lower bound.",
  ],
} as const;

const names = {
  zh: {
    title: "示例产业发展前景与投资战略",
    other: "Sample Industry: Prospects and Strategy",
    part: ["综述篇", "现状篇"],
    chapter: ["产业综述及数据来源说明", "产业现状与基础能力构建"],
    section: "产量与市场规模",
    sub: "市场发展现状",
    figure: "2019—2026年全国茶叶市场规模及预测（按金额）",
    finding: "统计所半年内把2026年的预测下调18%，2022年的隐含基数也变小了",
    subtitle: "全国茶叶市场规模，亿元；同比增速，%",
    edition: "2024—2029年版",
  },
  en: {
    title: "Sample Industry: Prospects and Strategy",
    other: "示例产业发展前景与投资战略",
    part: ["Overview", "Current state"],
    chapter: ["Overview and Notes on Data Sources", "Current State and Foundational Capabilities"],
    section: "Output and market size",
    sub: "Current state of the market",
    figure: "Market size and forecast, 2019–2026 (by value)",
    finding: "The Office cut its 2026 forecast by 18% within six months, and the implied base shrank too",
    subtitle: "Tea market, CNY billion; growth on year, %",
    edition: "2024–2029 edition",
  },
} as const;

function datum(value: number | null, state: Datum["state"], sources: readonly string[]): Datum {
  return { value, text: value === null ? "" : String(value), bound: false, marks: [], state, rejected: [], sources };
}

const cell = (text: string, extra: Partial<FigureTableCell> = {}): FigureTableCell => ({ text, marks: [], sources: [], ...extra });

/** A stand-in for the drawing room: bars and labels of the figure's first series as SVG. */
export function drawSample(model: FigureModel, width: number): string {
  const body = model.body;
  const data = body?.type === "chart" ? (body.series[0]?.data ?? []) : [];
  const height = 260;
  const step = width / Math.max(1, data.length);
  const bars = data
    .map((d, i) => {
      const h = ((d.value ?? 0) / 140) * 200;
      const x = i * step + step * 0.2;
      const fill = d.state === "forecast" ? 'fill="#FFFFFF" stroke="#1D5A94"' : 'fill="#1D5A94"';
      return `<rect x="${x}" y="${225 - h}" width="${step * 0.6}" height="${h}" ${fill}/><text x="${x + step * 0.3}" y="${218 - h}" text-anchor="middle" font-family="Noto Sans SC" font-size="13" font-weight="700">${d.text}</text>`;
    })
    .join("");
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">${bars}<line x1="0" y1="225" x2="${width}" y2="225" stroke="#000000"/><text x="0" y="14" font-family="Noto Sans SC" font-size="12">${model.title.replace(/[&<>]/g, "")}</text></svg>`;
}

export function sampleDocument(options: SampleOptions = {}): EditionDocument {
  const locale = options.locale ?? "zh";
  const chapters = options.chapters ?? 2;
  const sectionCount = options.sections ?? 2;
  const subCount = options.subsections ?? 2;
  const paragraphs = options.paragraphs ?? 2;
  const sourceCount = options.sources ?? 12;
  const word = names[locale];
  const facts = new Map<string, Fact>();
  const figures: FigureModel[] = [];
  let turn = 0;

  const sources: SourceEntry[] = Array.from({ length: sourceCount }, (_, i) => ({
    id: `source-${i + 1}`,
    number: i + 1,
    title:
      locale === "zh"
        ? `全国茶叶产销形势与年度市场规模统计公报（第${i + 1}号）`
        : `Bulletin no. ${i + 1} on tea output, sales and market size`,
    publisher: locale === "zh" ? "茶业统计所" : "Tea Statistics Office",
    url: i % 3 === 0 ? `https://example.org/bulletin/${i + 1}` : "",
    published: `2023-${String((i % 12) + 1).padStart(2, "0")}-15`,
    date: `2023-${String((i % 12) + 1).padStart(2, "0")}-15`,
    grade: ["A", "B", "C", "D"][i % 4] ?? "D",
    licence: "",
    redistribute: "facts",
    note: "",
    observations: [],
    rows: [],
    figures: [],
    sections: [],
  }));
  const sourceAt = (i: number): string => `source-${(i % sourceCount) + 1}`;

  const fact = (text: string, marks: Fact["marks"] = []): Inline => {
    turn += 1;
    const id = `fact-${turn}`;
    const source: Lineage = { kind: "source", id: sourceAt(turn), inputs: [] };
    facts.set(id, {
      id,
      expression: `tea_market @ {geo: CN, period: ${2000 + (turn % 24)}}`,
      text,
      marks,
      grade: ["A", "B", "C", "own"][turn % 4] ?? "C",
      lineage: {
        kind: "cell",
        id: `tea_market@geo=CN@${2000 + (turn % 24)}`,
        label: locale === "zh" ? "全国茶叶市场规模" : "Tea market, China",
        period: String(2000 + (turn % 24)),
        inputs: [{ kind: "observation", id: `o-${turn}`, inputs: [source] }],
      },
      target: { page: "series", id: "tea_market", anchor: `a${turn}` },
      where: "",
    });
    return { type: "fact", fact: id, text, marks };
  };

  const paragraph = (): Block => {
    const [a, b, c, d] = prose[locale];
    return {
      type: "paragraph",
      children: [
        t(a),
        fact(locale === "zh" ? "67亿元" : "CNY 6.7 billion"),
        t(b),
        fact("82.5%", ["forecast"]),
        t(c),
        fact("25%", ["computed", "disputed"]),
        t(d),
        { type: "cite", sources: [sourceAt(turn), sourceAt(turn + 5)] },
      ],
    };
  };

  const addFigure = (section: string, kind: FigureModel["kind"], rows = 5): string => {
    const number = figures.length + 1;
    const slug = `figure-${number}`;
    const years = ["2019", "2020", "2021", "2022", "2023", "2024", "2025", "2026"];
    const isTable = kind === "table" || kind === "matrix";
    const gap = number % 5 === 4;
    figures.push({
      slug,
      number,
      section,
      kind,
      state: gap ? "gap" : "built",
      title: word.figure,
      finding: gap ? [] : [t(word.finding)],
      subtitle: gap ? "" : word.subtitle,
      notes: gap ? [] : [locale === "zh" ? "2021年由2022年数值与24%增速反推。" : "2021 is derived from 2022 and its growth of 24%."],
      wide: number % 7 === 0,
      period: "2019/2026",
      body: isTable
        ? { type: "table" }
        : {
            type: "chart",
            temporal: true,
            categories: years,
            series: [
              {
                id: "value",
                label: "value",
                mark: "bar",
                unit: "",
                colour: 1,
                data: years.map((_, i) => datum(54 + i * 11, i > 3 ? "forecast" : "actual", [sourceAt(i)])),
              },
            ],
          },
      table: {
        columns:
          locale === "zh"
            ? [
                { label: "期间", unit: "", align: "left" },
                { label: "口径", unit: "", align: "left" },
                { label: "第一名与说明", unit: "", align: "left" },
                { label: "前三合计", unit: "%", align: "right" },
                { label: "等级", unit: "", align: "left" },
              ]
            : [
                { label: "Period", unit: "", align: "left" },
                { label: "Scope", unit: "", align: "left" },
                { label: "First and remarks", unit: "", align: "left" },
                { label: "Top three", unit: "%", align: "right" },
                { label: "Grade", unit: "", align: "left" },
              ],
        rows: Array.from({ length: rows }, (_, i) => {
          const value = isTable && i < 30 ? fact(String(60 + (i % 30)), i % 3 === 0 ? ["estimate"] : []) : null;
          return {
            cells: [
              cell(String(2000 + (i % 24)), { sources: [sourceAt(i)] }),
              cell(locale === "zh" ? "销售额" : "Sales"),
              cell(locale === "zh" ? "云南产区，按初制毛茶计，含边销" : "Yunnan, primary processing, border sales included"),
              cell(value?.type === "fact" ? value.text : String(60 + i), {
                marks: value?.type === "fact" ? value.marks : [],
                ...(value?.type === "fact" ? { fact: value.fact } : {}),
              }),
              cell("C"),
            ],
          };
        }),
      },
      sources: [0, 1, 2].map((i) => ({ id: sourceAt(number + i), grade: ["A", "B", "C"][i] ?? "C" })),
      alt: `${word.figure}: 54, 65, 76, 87, 98, 109, 120, 131`,
      ...(gap
        ? {
            gap: {
              reason: locale === "zh" ? "2022—2026年按重量的逐年销量" : "Sales by weight, year by year, 2022–2026",
              lookedFor:
                locale === "zh"
                  ? "统计公报、海关月报、行业协会年鉴，三次检索"
                  : "Bulletins, customs monthlies and the association’s yearbook, searched three times",
              nearest: locale === "zh" ? "2022年全年合计" : "The total for 2022",
            },
          }
        : {}),
    });
    return slug;
  };

  const kinds: readonly FigureModel["kind"][] = ["bar", "table", "line", "matrix", "shares"];

  const leaf = (slug: string, number: string, level: number, title: string, index: number, first: boolean): SectionNode => {
    const figure =
      index % 3 === 0 || first
        ? addFigure(slug, kinds[figures.length % kinds.length] ?? "bar", first ? (options.longTableRows ?? 70) : 5)
        : null;
    const blocks: Block[] = Array.from({ length: paragraphs }, paragraph);
    if (first && options.text !== undefined) blocks.unshift({ type: "paragraph", children: [t(options.text)] });
    if (figure !== null) {
      blocks.splice(1, 0, {
        type: "paragraph",
        children: [t(locale === "zh" ? "见" : "See "), { type: "figure", figure, text: "" }, t(locale === "zh" ? "。" : ".")],
      });
      blocks.push({ type: "figure", figure });
    }
    if (first) {
      blocks.push(
        { type: "heading", level: 1, children: [t(locale === "zh" ? "口径与方法" : "Scope and method")] },
        {
          type: "list",
          ordered: false,
          items: [
            [
              {
                type: "paragraph",
                children: [
                  t(locale === "zh" ? "只计国内销售，" : "Domestic sales only, "),
                  { type: "strong", children: [t(locale === "zh" ? "不含出口" : "without exports")] },
                ],
              },
            ],
            [paragraph()],
          ],
        },
        {
          type: "list",
          ordered: true,
          items: [
            [
              {
                type: "paragraph",
                children: [
                  {
                    type: "claim",
                    claim: "c",
                    text: locale === "zh" ? "协会称产能过剩。" : "The association speaks of overcapacity.",
                    sources: ["source-2"],
                  },
                ],
              },
            ],
            [
              {
                type: "paragraph",
                children: [
                  { type: "link", url: "https://example.org/", children: [t("example.org")] },
                  t(" "),
                  { type: "code", text: "f(x)" },
                ],
              },
            ],
          ],
        },
        {
          type: "quote",
          children: [
            { type: "paragraph", children: [t(locale === "zh" ? "“茶者，南方之嘉木也。”" : "“Tea is a fine tree of the south.”")] },
          ],
        },
        { type: "judgement", children: [paragraph()] },
        {
          type: "gap",
          reason: locale === "zh" ? "逐省份额" : "Shares by province",
          lookedFor: locale === "zh" ? "各省年鉴" : "Provincial yearbooks",
        },
        {
          type: "table",
          caption: locale === "zh" ? "大事" : "Events",
          note: locale === "zh" ? "按日期排列。" : "By date.",
          columns: [
            { label: locale === "zh" ? "日期" : "Date", align: "left" },
            { label: locale === "zh" ? "事件" : "Event", align: "left" },
            { label: locale === "zh" ? "金额" : "Amount", align: "right" },
          ],
          rows: Array.from({ length: 4 }, (_, i) => [
            [t(`2023-0${i + 1}-12`)],
            [t(locale === "zh" ? "某公司完成新一轮融资，用于扩建茶园与加工厂" : "A company raised funds for gardens and a plant")],
            [fact(locale === "zh" ? `${i + 3}亿元` : `CNY ${i + 3}00 million`)],
          ]),
        },
        {
          type: "paragraph",
          children: [
            t(locale === "zh" ? "另见第" : "See also section "),
            { type: "section", section: "s-1-1", text: "1.1" },
            t(locale === "zh" ? "节。" : "."),
          ],
        },
      );
    }
    return { slug, number, level, title, otherTitles: [], kind: "market", blocks, figures: figure === null ? [] : [figure], children: [] };
  };

  let index = 0;
  const outline: SectionNode[] = [];
  const perPart = Math.max(1, Math.ceil(chapters / 2));
  for (let p = 0; p * perPart < chapters; p++) {
    const children: SectionNode[] = [];
    for (let c = p * perPart; c < Math.min(chapters, (p + 1) * perPart); c++) {
      const number = String(c + 1);
      children.push({
        slug: `s-${number}`,
        number,
        level: 1,
        title: word.chapter[c % 2] ?? "",
        otherTitles: [names[locale === "zh" ? "en" : "zh"].chapter[c % 2] ?? ""],
        kind: "market",
        blocks: [
          {
            type: "paragraph",
            children: [
              t(
                locale === "zh"
                  ? "本章回答三个问题：茶从哪里来；要用多少地、工与水；好不好，由谁来评。"
                  : "This chapter answers three questions: where tea comes from, what it takes, and who judges it.",
              ),
            ],
          },
        ],
        figures: [],
        children: Array.from({ length: sectionCount }, (_, s) => ({
          slug: `s-${number}-${s + 1}`,
          number: `${number}.${s + 1}`,
          level: 2,
          title: `${word.section} ${s + 1}`,
          otherTitles: [],
          kind: "market",
          blocks: [],
          figures: [],
          children: Array.from({ length: subCount }, (_, u) =>
            leaf(`s-${number}-${s + 1}-${u + 1}`, `${number}.${s + 1}.${u + 1}`, 3, word.sub, index++, c === 0 && s === 0 && u === 0),
          ),
        })),
      });
    }
    outline.push({
      slug: `part-${p}`,
      number: "",
      level: 0,
      title: word.part[p] ?? `Part ${p + 1}`,
      otherTitles: [],
      kind: "part",
      blocks: [],
      figures: [],
      children,
    });
  }

  const highlights =
    options.highlights === false
      ? []
      : Array.from({ length: 5 }, () => ({
          text: [
            t(locale === "zh" ? "预测追不上实际：2024年市场规模" : "Forecasts cannot keep up: the 2024 market reached "),
            fact(locale === "zh" ? "221亿元" : "CNY 22.1 billion"),
            t(locale === "zh" ? "，是2023年底推算值的两倍多" : ", twice the value derived at the end of 2023"),
          ],
          detail: [
            t(locale === "zh" ? "按当时有效的预测推得" : "The forecasts then in force give "),
            fact(locale === "zh" ? "100亿元" : "CNY 10.0 billion", ["computed"]),
            t(locale === "zh" ? "。" : "."),
          ],
          section: "s-1-1",
        }));
  const keyFigures = ["67", "66.2%", "10%", "1,105", "6.02", "140"].map((text, i) => {
    const inline = fact(locale === "zh" && !text.endsWith("%") ? `${text}亿元` : text, i === 1 ? ["estimate"] : []);
    return {
      label: locale === "zh" ? "2022年全国茶叶市场规模。各来源不一致，见图1。" : "Tea market in 2022. Sources disagree, see Figure 1.",
      fact: inline.type === "fact" ? inline.fact : "",
      section: i < 3 ? "s-1-1" : "s-2-1",
      spark: [],
    };
  });
  const gaps = figures.filter((figure) => figure.state === "gap").length;
  return {
    id: "2024-2029",
    asOf: "2023-12-31",
    locale,
    locales: ["zh", "en"],
    editions: [{ id: "2024-2029", title: word.edition, asOf: "2023-12-31" }],
    title: word.title,
    editionTitle: word.edition,
    otherTitles: [word.other],
    subtitle: locale === "zh" ? "由证据生成的产业研究报告" : "An industry report generated from evidence",
    covers: [2024, 2029],
    publisher: locale === "zh" ? "年鉴编辑部" : "Almanac editors",
    corrections: "https://example.org/issues",
    licence: locale === "zh" ? "文字以 CC BY 4.0 授权；事实归其来源" : "Text under CC BY 4.0; facts belong to their sources",
    keyFigures,
    highlights,
    outline,
    figures,
    facts,
    sources,
    series: [],
    registers: [],
    counts: {
      sections: index + chapters * (1 + sectionCount),
      figures: { built: figures.length - gaps, gap: gaps },
      facts: { total: facts.size, traced: facts.size },
      observations: 2451,
      sources: sources.length,
      rows: 1290,
      grades: { A: 128, B: 60, C: 588, D: 322, own: 40 },
    },
    hash: "sha256:0123456789abcdef",
  };
}

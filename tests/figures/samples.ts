/** Hand-made figure models of every kind, in both languages: an invented tea trade, so that nothing here is a claim. */

import { tickText } from "../../src/figures/draw/axis.js";
import type { ChartBody, ChartSeries, Datum, DiagramBody, FigureModel, ScatterBody, TimelineBody } from "../../src/figures/model.js";
import type { FigureKind } from "../../src/pack/schema.js";

export type Words = (zh: string, en: string) => string;

export const datum = (value: number | null, text = value === null ? "" : String(value), more: Partial<Datum> = {}): Datum => ({
  value,
  text,
  bound: false,
  marks: [],
  state: value === null ? "missing" : "actual",
  rejected: [],
  sources: [],
  ...more,
});

const series = (id: string, label: string, unit: string, colour: number, data: Datum[], mark: "bar" | "line" = "bar"): ChartSeries => ({
  id,
  label,
  unit,
  colour,
  data,
  mark,
});

export function model(
  slug: string,
  kind: FigureKind,
  body: FigureModel["body"],
  locale: string,
  more: Partial<FigureModel> = {},
): FigureModel {
  return {
    slug,
    locale,
    number: 1,
    section: "trade",
    kind,
    state: "built",
    title: slug,
    finding: [],
    subtitle: "",
    notes: [],
    wide: false,
    period: "",
    body,
    table: { columns: [], rows: [] },
    sources: [],
    alt: slug,
    ...more,
  };
}

const years = (from: number, to: number): string[] => Array.from({ length: to - from + 1 }, (_, index) => String(from + index));

function market(t: Words): ChartBody {
  const values = [54, 67, 91, 100, 110, 122, 134];
  const growth = [68.6, 24, 35.8, 10.2, 10.2, 10.2, 10.2];
  const data = values.map((value, index) =>
    datum(value, String(value), {
      state: index < 2 ? "actual" : index === 2 || index === 6 ? "forecast" : "computed",
      rejected: index === 1 ? [{ value: 50, text: "50", source: "b" }] : index === 6 ? [{ value: 164, text: "164", source: "c" }] : [],
    }),
  );
  const rates = growth.map((value, index) =>
    datum(value, String(value), {
      state: index < 2 ? "actual" : "forecast",
      rejected: index === 2 ? [{ value: 82.5, text: "82.5", source: "b" }] : [],
    }),
  );
  return {
    type: "chart",
    categories: years(2021, 2027),
    temporal: true,
    series: [
      series("size", t("市场规模", "Market size"), t("亿美元", "$ billion"), 1, data),
      series("growth", t("同比增速", "Growth on year"), "%", 2, rates, "line"),
    ],
  };
}

function shares(t: Words): ChartBody {
  const names = [
    t("四家大茶行合计", "The four large tea houses"),
    t("青山茶业", "Green Hill"),
    t("云岭", "Cloud Ridge"),
    t("南溪合作社联合会", "South Brook Cooperative Union"),
    t("晨雾", "Morning Mist"),
    t("其他（由 100% 减得）", "Others (100% less the above)"),
  ];
  const values = [66.2, 6.2, 2.3, 1.5, 1.5, 22.3];
  return {
    type: "chart",
    categories: names,
    temporal: false,
    series: [
      series(
        "share",
        t("占比", "Share"),
        "%",
        1,
        values.map((value, index) => datum(value, value.toFixed(1), { state: index === 5 ? "computed" : "estimate" })),
      ),
    ],
    rest: 5,
  };
}

const months = (): string[] =>
  Array.from({ length: 37 }, (_, index) => `${2023 + Math.floor((index + 7) / 12)}-${String(((index + 7) % 12) + 1).padStart(2, "0")}`);

function timeline(t: Words, count: number): TimelineBody {
  return {
    type: "timeline",
    events: Array.from({ length: count }, (_, index) => ({
      date: index % 3 === 0 ? `${2001 + index}` : `${2001 + index}-0${(index % 9) + 1}`,
      label:
        [
          t("第一家公共茶仓开业", "First public tea warehouse opens"),
          t("《茶叶分级管理办法》", "Rules on grading of tea"),
          t("期货", "Futures"),
        ][index % 3] ?? "",
      detail:
        index % 2 === 0
          ? t("由三省合办，收储与分级合一，首年入库两万担", "Run by three provinces; storage and grading under one roof")
          : "",
      group: index % 4 < 2 ? t("国内", "Home") : t("国外", "Abroad"),
      sources: ["a"],
    })),
  };
}

type Node = DiagramBody["nodes"][number];
const node = (
  id: string,
  label: string,
  note: string,
  group: string,
  layer: number | null,
  order: number,
  parent = "",
  period = "",
): Node => ({
  id,
  label,
  note,
  group,
  layer,
  order,
  parent,
  period,
  own: false,
  sources: ["a"],
});

function tree(t: Words): DiagramBody {
  const nodes = [node("root", t("茶叶", "Tea"), t("按发酵、产地、用途三种分法", "By oxidation, origin and use"), "r", 0, 1)];
  const kinds: [string, string, number][] = [
    ["按发酵程度", "By degree of oxidation", 5],
    ["按产地", "By origin", 3],
    ["按用途", "By use", 2],
  ];
  kinds.forEach(([zh, en, count], index) => {
    nodes.push(node(`k${index}`, t(zh, en), t("分类依据", "Basis of the class"), "k", 1, 2 + index, "root"));
    for (let leaf = 0; leaf < count; leaf++) {
      nodes.push(
        node(
          `k${index}l${leaf}`,
          t(`第${"一二三四五"[leaf]}类茶（含半成品）`, `Class ${leaf + 1} teas, half-made included`),
          leaf % 2 ? t("国内主要形式，占九成以上", "Main form at home, nine tenths and more") : "",
          "l",
          2,
          10 + index * 10 + leaf,
          `k${index}`,
        ),
      );
    }
  });
  return {
    type: "diagram",
    direction: "right",
    nodes,
    edges: [{ from: "k0l0", to: "k1l1", label: t("近似对应", "approx. match"), kind: "compares" }],
    groups: [],
  };
}

function chain(t: Words): DiagramBody {
  const layers: [string, string][] = [
    ["上游：种植", "Upstream: growing"],
    ["中游：加工", "Midstream: processing"],
    ["下游：销售", "Downstream: sales"],
  ];
  const nodes: Node[] = [];
  layers.forEach(([zh, en], index) => {
    nodes.push(node(`p${index}`, t(zh, en), t("土地、苗木与人工", "Land, seedlings and labour"), `g${index}`, index, index));
    for (let item = 0; item < 4 + index * 2; item++) {
      nodes.push(
        node(
          `p${index}n${item}`,
          t(
            ["茶园", "苗圃与育种服务", "采摘", "有机认证机构", "冷链", "仓储", "拍卖行", "出口商"][item] ?? "",
            [
              "Gardens",
              "Nurseries and breeding services",
              "Picking",
              "Organic certification bodies",
              "Cold chain",
              "Storage",
              "Auction houses",
              "Exporters",
            ][item] ?? "",
          ),
          item % 3 ? "" : t("如云岭、青山、南溪", "e.g. Cloud Ridge, Green Hill"),
          `g${index}`,
          index,
          10 + item,
          `p${index}`,
        ),
      );
    }
  });
  return {
    type: "diagram",
    direction: "right",
    nodes,
    edges: [
      { from: "p0", to: "p1", label: t("鲜叶", "fresh leaf"), kind: "flow" },
      { from: "p1", to: "p2", label: t("成品", "finished tea"), kind: "flow" },
      { from: "p0n1", to: "p1n2", label: t("苗木供给", "seedlings"), kind: "flow" },
      { from: "p0n0", to: "p2n3", label: t("直销", "direct sale"), kind: "depends" },
    ],
    groups: layers.map(([zh, en], index) => ({ id: `g${index}`, label: t(zh, en) })),
  };
}

function ecosystem(t: Words): DiagramBody {
  const base = chain(t);
  const nodes: Node[] = [];
  let order = 0;
  for (let root = 0; root < 3; root++) {
    nodes.push(node(`r${root}`, base.groups[root]?.label ?? "", "", `g${root}`, 1, order++));
    for (let kind = 0; kind < 5 + root * 2; kind++) {
      nodes.push(
        node(
          `r${root}k${kind}`,
          t(`第 ${kind + 1} 类服务与平台`, `Services and platforms ${kind + 1}`),
          "",
          `g${root}`,
          2,
          order++,
          `r${root}`,
        ),
      );
      for (let leaf = 0; leaf < 4 + (kind % 4); leaf++) {
        nodes.push(
          node(
            `r${root}k${kind}c${leaf}`,
            [
              t("青山茶业", "Green Hill Tea"),
              "Ceylon",
              t("云岭制茶研究所", "Cloud Ridge Institute of Tea Making"),
              "TeaBox",
              t("晨雾", "Morning Mist"),
              "Oolong Works",
              t("南溪", "South Brook"),
            ][leaf] ?? "",
            t("企业", "Company"),
            `g${root}`,
            4,
            order++,
            `r${root}k${kind}`,
          ),
        );
      }
    }
  }
  return { ...base, nodes, edges: base.edges.slice(0, 0) };
}

function steps(t: Words): DiagramBody {
  const names: [string, string][] = [
    ["界定范围与口径", "Define scope and terms"],
    ["来源登记与分级", "Register and grade sources"],
    ["事实采集", "Collect facts"],
    ["清洗与去重", "Clean and de-duplicate"],
    ["口径对账", "Reconcile definitions"],
    ["计算与估计", "Compute and estimate"],
    ["图表生成", "Draw figures"],
    ["发布与修订记录", "Publish and log revisions"],
  ];
  const nodes = names.map(([zh, en], index) =>
    node(
      `s${index}`,
      t(zh, en),
      t("写明对象、年份、地域与单位", "Object, years, place and units"),
      ["准备", "采集", "核对", "发布"][Math.floor(index / 2)] ?? "",
      Math.floor(index / 2),
      index,
    ),
  );
  const edges = names.slice(1).map((_, index) => ({ from: `s${index}`, to: `s${index + 1}`, label: "", kind: "flow" }));
  return {
    type: "diagram",
    direction: "right",
    nodes,
    edges: [...edges, { from: "s5", to: "s2", label: t("退回补采", "send back"), kind: "flow" }],
    groups: ["准备", "采集", "核对", "发布"].map((id, index) => ({
      id,
      label: t(id, ["Prepare", "Collect", "Check", "Publish"][index] ?? ""),
    })),
  };
}

function layered(t: Words): DiagramBody {
  const rows: [string, string, number][] = [
    ["门店与网店", "Shops and web shops", 2],
    ["控制面", "Control plane", 5],
    ["加工面", "Processing plane", 3],
    ["仓储层", "Storage layer", 3],
    ["土地与水", "Land and water", 0],
  ];
  const nodes: Node[] = [];
  rows.forEach(([zh, en, count], index) => {
    nodes.push(node(`L${index}`, t(zh, en), t("管理所有茶号的共用服务", "Shared services for all houses"), "layer", index, index));
    for (let item = 0; item < count; item++) {
      nodes.push(
        node(
          `L${index}n${item}`,
          t(
            ["接待", "计量与计费", "身份与权限", "拼配", "质量检验"][item] ?? "",
            ["Reception", "Metering and billing", "Identity", "Blending", "Quality inspection"][item] ?? "",
          ),
          t("按活动与用量出账", "Billed by activity and use"),
          "part",
          index,
          10 + index * 10 + item,
          `L${index}`,
        ),
      );
    }
  });
  return {
    type: "diagram",
    direction: "down",
    nodes,
    edges: [
      { from: "L0", to: "L1", label: t("业务请求", "requests"), kind: "flow" },
      { from: "L1", to: "L2", label: t("配置与策略", "settings and policy"), kind: "flow" },
      { from: "L1n0", to: "L3n1", label: t("调用", "calls"), kind: "depends" },
    ],
    groups: [],
  };
}

function network(t: Words): DiagramBody {
  const names: [string, string][] = [
    ["鲜叶", "Fresh leaf"],
    ["萎凋", "Withering"],
    ["揉捻", "Rolling"],
    ["发酵", "Oxidation"],
    ["杀青", "Fixing"],
    ["干燥", "Drying"],
    ["分级", "Grading"],
    ["拼配与包装车间", "Blending and packing shop"],
    ["拍卖", "Auction"],
    ["门店", "Shops"],
  ];
  const nodes = names.map(([zh, en], index) =>
    node(`n${index}`, t(zh, en), index % 2 ? t("温度与湿度受控", "Controlled heat and damp") : "", "g", null, index),
  );
  const pairs: [number, number, string, string][] = [
    [0, 1, "", ""],
    [0, 4, "", ""],
    [1, 2, "", ""],
    [2, 3, "", ""],
    [3, 5, "", ""],
    [4, 5, "", ""],
    [5, 6, "", ""],
    [6, 7, "", ""],
    [6, 8, "大宗", "bulk"],
    [8, 9, "", ""],
    [7, 9, "", ""],
    [0, 8, "毛茶直卖", "sold raw"],
  ];
  return {
    type: "diagram",
    direction: "right",
    nodes,
    edges: pairs.map(([from, to, zh, en]) => ({ from: `n${from}`, to: `n${to}`, label: t(zh, en), kind: "flow" })),
    groups: [],
  };
}

function lifeCycle(t: Words): DiagramBody {
  const stages: [string, string, string][] = [
    ["萌芽期", "Emergence", "1990-2001"],
    ["导入期", "Introduction", "2002-2009"],
    ["重构期", "Re-formation", "2010-2015"],
    ["成长期", "Growth", "2016-2023"],
    ["成熟期", "Maturity", "2024-"],
  ];
  const nodes = [
    node("a", t("散茶", "Loose tea"), t("按斤零售", "Sold by weight"), t("类别", "Classes"), 1, 1),
    node("b", t("袋泡茶", "Tea bags"), "", t("类别", "Classes"), 1, 2),
    ...stages.map(([zh, en, period], index) =>
      node(
        `s${index}`,
        t(zh, en),
        t("首批连锁茶馆出现，厂商分散", "First chains of tea houses appear"),
        t("阶段", "Stages"),
        3,
        10 + index,
        "",
        period,
      ),
    ),
  ];
  return {
    type: "diagram",
    direction: "right",
    nodes,
    edges: stages.slice(1).map((_, index) => ({ from: `s${index}`, to: `s${index + 1}`, label: "", kind: "evolves" })),
    groups: [t("类别", "Classes"), t("阶段", "Stages")].map((label) => ({ id: label, label })),
  };
}

function scatter(t: Words, log: boolean): ScatterBody {
  const points = Array.from({ length: 22 }, (_, index) => {
    const x = log ? 10 ** (index * 0.2) : 20 + ((index * 37) % 61);
    const y = 30 + ((index * 23) % 57);
    return {
      label: t(`茶号${index + 1}号`, `House no. ${index + 1}`),
      x: datum(x),
      y: datum(y),
      group: index % 3 ? t("国内", "Home") : t("国外", "Abroad"),
      colour: index % 3 ? 1 : 2,
    };
  });
  return {
    type: "scatter",
    x: { label: t("产量", "Output"), unit: t("吨", "tonnes"), log },
    y: { label: t("评分", "Score"), unit: t("分", "points"), log: false },
    points,
    ...(log
      ? {}
      : { cuts: { x: 50, y: 60, names: [t("甲", "Upper left"), t("乙", "Upper right"), t("丙", "Lower left"), t("丁", "Lower right")] } }),
  };
}

/** Every sample, for one locale. */
export function samples(locale: "zh" | "en"): FigureModel[] {
  const t: Words = (zh, en) => (locale === "zh" ? zh : en);
  const simple = (values: (number | null)[], unit: string): ChartBody => ({
    type: "chart",
    categories: years(2015, 2014 + values.length),
    temporal: true,
    series: [
      series(
        "v",
        t("产量", "Output"),
        unit,
        1,
        values.map((value) => datum(value, value === null ? "" : tickText(value))),
      ),
    ],
  });
  const stackNames: [string, string][] = [
    ["绿茶", "Green tea"],
    ["红茶", "Black tea"],
    ["乌龙茶", "Oolong"],
    ["其他茶类", "Other classes of tea"],
  ];
  const stack: ChartBody = {
    type: "chart",
    categories: years(2018, 2023),
    temporal: true,
    series: stackNames.map(([zh, en], index) =>
      series(
        `s${index}`,
        t(zh, en),
        t("万吨", "thousand tonnes"),
        index === 3 ? 0 : index + 1,
        years(2018, 2023).map((_, at) => datum(10 + index * 7 + at * (4 - index), undefined)),
      ),
    ),
  };
  const lines: ChartBody = {
    type: "chart",
    categories: years(2016, 2026),
    temporal: true,
    series: stackNames.map(([zh, en], index) =>
      series(
        `s${index}`,
        t(zh, en),
        t("亿元", "CNY billion"),
        index + 1,
        years(2016, 2026).map((_, at) =>
          datum(index === 1 && at === 4 ? null : 30 + index * 9 + at * (6 - index * 2), undefined, {
            state: index === 1 && at === 4 ? "missing" : at > 8 ? "forecast" : "actual",
            ...(index === 0 && at > 7 ? { low: 20 + at * 5, high: 40 + at * 7 } : {}),
          }),
        ),
        "line",
      ),
    ),
  };
  const cost: ChartBody = {
    type: "chart",
    categories: [t("青山茶业", "Green Hill"), t("云岭制茶研究所", "Cloud Ridge Institute"), t("晨雾", "Morning Mist")],
    temporal: false,
    series: stackNames.map(([zh, en], index) =>
      series(
        `s${index}`,
        t(zh, en),
        "%",
        index === 3 ? 0 : index + 1,
        [0, 1, 2].map((at) =>
          datum(
            [
              [40, 30, 20, 10],
              [25, 25, 25, 25],
              [70, 12, 10, 8],
            ][at]?.[index] ?? 0,
          ),
        ),
      ),
    ),
  };
  const twoColumns: ChartBody = {
    type: "chart",
    categories: shares(t).categories.slice(0, 5),
    temporal: false,
    series: [
      series(
        "a",
        t("起数", "Deals"),
        t("起", "deals"),
        1,
        [34, 21, 8, 5, 2].map((value) => datum(value, String(value), { state: "computed" })),
      ),
      series(
        "b",
        t("金额", "Amount"),
        t("亿元", "CNY billion"),
        2,
        [120.5, 80, 44, 2.5, 0.7].map((value, index) =>
          datum(value, index === 1 ? t("超 80", "over 80") : String(value), {
            state: "computed",
            bound: index === 1 ? "least" : false,
            rejected: index === 0 ? [{ value: 90, text: "90", source: "x" }] : [],
          }),
        ),
      ),
    ],
  };
  return [
    model("bar-line", "bar-line", market(t), locale),
    model("bar", "bar", simple([12000, 13500, 12800, 15200, null, 17100, 19800, 22100], t("吨", "tonnes")), locale),
    model("bar-high-first", "bar", simple([221, 180, 120, 60], t("亿美元", "$ billion")), locale),
    model("bar-negative", "bar", simple([4.2, -3.1, -8.4, 2.2, 6], "%"), locale),
    model(
      "bar-two",
      "bar",
      {
        ...simple([3, 5, 9, 14, 20], t("起", "deals")),
        series: [
          series(
            "a",
            t("国内", "Home"),
            t("起", "deals"),
            1,
            [3, 5, 9, 14, 20].map((value) => datum(value)),
          ),
          series(
            "b",
            t("国外", "Abroad"),
            t("起", "deals"),
            2,
            [1, 2, 2, 6, 7].map((value) => datum(value)),
          ),
        ],
      },
      locale,
    ),
    model(
      "bar-months",
      "bar",
      {
        ...simple([], ""),
        categories: months(),
        series: [
          series(
            "m",
            t("新增", "New"),
            t("件", "filings"),
            1,
            months().map((_, index) => datum(10 + ((index * 13) % 40), undefined, { state: "computed" })),
          ),
        ],
      },
      locale,
    ),
    model("stacked-bar", "stacked-bar", stack, locale),
    model("stacked-rows", "stacked-bar", cost, locale),
    model("line", "line", lines, locale),
    model(
      "line-one",
      "line",
      {
        ...simple([60, 62, 59, 64, 70, 68, 71], "%"),
        series: simple([60, 62, 59, 64, 70, 68, 71], "%").series.map((one) => ({ ...one, mark: "line" as const })),
      },
      locale,
    ),
    model("shares", "shares", shares(t), locale),
    model("ranked-two", "bar", twoColumns, locale),
    model(
      "ranked-log",
      "bar",
      {
        ...shares(t),
        log: true,
        series: [
          series(
            "p",
            t("规模", "Size"),
            t("亿", "billion"),
            1,
            [10000, 1750, 130, 70, 6, 1.1].map((value) => datum(value, tickText(value))),
          ),
        ],
      },
      locale,
    ),
    model("scatter", "scatter", scatter(t, false), locale),
    model("scatter-log", "scatter", scatter(t, true), locale),
    model("timeline-short", "timeline", timeline(t, 6), locale),
    model("timeline-long", "timeline", timeline(t, 24), locale),
    // A day is wider than the narrow place of the last card.
    model(
      "timeline-days",
      "timeline",
      {
        type: "timeline",
        events: Array.from({ length: 7 }, (_, index) => ({
          date: t(`2023年1${index % 3}月2${index}日`, `2${index} ${index % 2 === 0 ? "September" : "November"} 2023`),
          label: t("期货", "Futures"),
          detail: "",
          group: "",
          sources: ["a"],
        })),
      },
      locale,
    ),
    model("tree", "tree", tree(t), locale),
    model("chain-map", "chain-map", chain(t), locale, { wide: true }),
    model("ecosystem", "chain-map", ecosystem(t), locale, { wide: true }),
    model("layered", "layered", layered(t), locale),
    model("flow", "flow", steps(t), locale),
    model("network", "network", network(t), locale),
    model("life-cycle", "life-cycle", lifeCycle(t), locale),
  ];
}

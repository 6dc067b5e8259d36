/** Edits that keep the meaning: nothing may be found where they are made. */
import type { Kind, Patch } from "./corpus.js";
import { shuffled } from "./random.js";
import { type RowSite, withCells } from "./sites.js";
import { replace } from "./text-plants.js";
import { plain } from "./words.js";
import type { LineSite, Site } from "./world.js";

const synonyms: Readonly<Record<"zh" | "en", readonly (readonly [string, string])[]>> = {
  zh: [
    ["增长", "上升"],
    ["下降", "回落"],
    ["其中", "这里面"],
    ["因此", "所以"],
    ["但", "不过"],
    ["并非", "不是"],
    ["相比", "比较"],
    ["主要", "多"],
    ["目前", "现在"],
    ["同时", "与此同时"],
    ["较(?=[高低大小多少快慢])", "比较"],
    ["大约", "约略"],
    ["此外", "另外"],
    ["以及", "和"],
    ["各家", "诸家"],
    ["公布", "发布"],
    ["尚未", "还没有"],
    ["由于", "因为"],
    ["(?<!不)仅(?!次于)", "只"],
    ["(?<![平年人日月户单])均(?![价值线为衡匀等])", "都"],
  ],
  en: [
    ["rose", "climbed"],
    ["grew", "expanded"],
    ["fell", "declined"],
    ["but", "yet"],
    ["also", "likewise"],
    ["because", "since"],
    ["mainly", "chiefly"],
    ["while", "whereas"],
    ["about", "roughly"],
    ["large", "big"],
    ["firms", "companies"],
    ["show", "indicate"],
    ["only", "just"],
    ["published", "released"],
    ["however", "though"],
    ["together", "in total"],
    ["mostly", "for the most part"],
    ["each", "every one"],
    ["although", "even though"],
    ["gives", "reports"],
  ],
};

const onLine = (kind: string, make: (site: LineSite, random: Parameters<Kind["plant"]>[2]) => Patch | null): Kind => ({
  class: "control",
  kind,
  on: "line",
  plant: (site: Site, _, random) => (site.type === "line" ? make(site, random) : null),
});

const remarks = {
  zh: ["引用时应注意口径。", "该数只覆盖其统计范围。", "不同机构的定义并不一致。", "读者可沿来源核对。"],
  en: [
    " The scope should be kept in mind when citing it.",
    " It covers only what the source counts.",
    " Definitions differ between publishers.",
    " Readers can follow the source.",
  ],
};

/** Chinese dates and English ones written in another usual form. */
const dates: readonly (readonly [RegExp, (...parts: readonly string[]) => string])[] = [
  [
    /(?<!\d)(\d{1,2}) (January|February|March|April|May|June|July|August|September|October|November|December) (20\d\d)/g,
    (_, d = "", m = "", y = "") => `${m} ${d}, ${y}`,
  ],
  [/(?<!\d)(20\d\d)年(\d{1,2})月(?!\d)/g, (_, y = "", m = "") => `${y}年${m.padStart(2, "0")}月`],
  [/\bH([12]) (20\d\d)\b/g, (_, h = "", y = "") => `the ${h === "1" ? "first" : "second"} half of ${y}`],
];

/** The same amount in another unit that the locale writes as well. */
function otherUnit(site: LineSite, random: Parameters<Kind["plant"]>[2]): Patch | null {
  for (const fact of shuffled(site.facts, random)) {
    const { value } = fact.printed;
    if (fact.options !== "" || value.type !== "quantity" || Object.keys(value.quantity.unit.dimension).join() !== "CNY") continue;
    const zh = site.locale.startsWith("zh");
    const bound = `{{${fact.expression} | unit: "${zh ? "1e8" : "1e9"} CNY", bare}}`;
    return replace(site, fact.start, fact.end, zh ? `${bound}亿元` : `CNY ${bound} billion`);
  }
  return null;
}

const onRow = (kind: string, of: RegExp, make: (site: RowSite, random: Parameters<Kind["plant"]>[2]) => string | null): Kind => ({
  class: "control",
  kind,
  on: "row",
  plant: (site, _, random) => {
    if (site.type !== "row" || !of.test(site.kind)) return null;
    const text = make(site, random);
    return text === null || text === site.text ? null : { file: site.file, start: site.start, end: site.start + site.text.length, text };
  },
});

/** Every cell that may stand in quotation marks in them. */
const inQuotes = (site: RowSite) => site.columns.map((column) => `"${(site.cells[column] ?? "").replaceAll('"', '""')}"`).join(",");

export const controlKinds: readonly Kind[] = [
  onLine("synonym", (site, random) => {
    for (const [old, fresh] of shuffled(synonyms[site.locale.startsWith("zh") ? "zh" : "en"], random)) {
      const pattern = new RegExp(site.locale.startsWith("zh") ? old : `\\b${old}\\b`, "g");
      const [match] = plain(site.text, pattern);
      if (match !== undefined) return replace(site, match.start, match.end, fresh);
    }
    return null;
  }),
  onLine("blanks in an expression", (site, random) => {
    const fact = random.pick(site.facts);
    return replace(
      site,
      fact.start,
      fact.end,
      `{{ ${fact.expression.replace(/, /g, ",  ")}${fact.options === "" ? " " : ` | ${fact.options} `}}}`,
    );
  }),
  onLine("selector in another order", (site, random) => {
    const fact = random.pick(site.facts);
    const expression = fact.expression.replace(
      /@ \{([^{}]*)\}/g,
      (_, inside: string) =>
        `@ {${inside
          .split(/,\s*(?![^[]*\])/)
          .reverse()
          .join(", ")}}`,
    );
    return expression === fact.expression
      ? null
      : replace(site, fact.start, fact.end, `{{${expression}${fact.options === "" ? "" : ` | ${fact.options}`}}}`);
  }),
  onLine("a remark without numbers", (site, random) =>
    replace(site, site.text.length, site.text.length, random.pick(remarks[site.locale.startsWith("zh") ? "zh" : "en"])),
  ),
  onLine("emphasis", (site, random) => {
    const fact = random.pick(site.facts);
    return replace(site, fact.start, fact.end, `**${site.text.slice(fact.start, fact.end)}**`);
  }),
  onLine("semicolon for a full stop", (site, random) => {
    const zh = site.locale.startsWith("zh");
    const stops = plain(site.text, zh ? /。(?!$)/g : /\.(?=\s[A-Z])/g);
    if (stops.length === 0) return null;
    const stop = random.pick(stops);
    return replace(site, stop.start, stop.end, zh ? "；" : ";");
  }),
  onLine("full stop for a semicolon", (site, random) => {
    const zh = site.locale.startsWith("zh");
    const stops = plain(site.text, zh ? /；/g : /;(?=\s)/g);
    if (stops.length === 0) return null;
    const stop = random.pick(stops);
    const next = site.text.slice(stop.end, stop.end + 2);
    return replace(site, stop.start, zh ? stop.end : stop.end + 2, zh ? "。" : `.${next.toUpperCase()}`);
  }),
  onLine("sentences exchanged", (site) => {
    const parts = site.text.split(site.locale.startsWith("zh") ? /(?<=。)/ : /(?<=\.)\s+(?=[A-Z])/);
    const [last, before] = [parts.at(-1), parts.at(-2)];
    // A sentence that points back cannot change its place.
    const pointing =
      /^(?:其|这|该|此|同|但|另|两|三|后|前|它|也|上|二|均|都|而|再|由|因|与|按|若|仍)|^(?:It|This|That|These|Those|They|The|Both|Its|Their|But|So|And|Of|All|Here|There|Then|In|By|Each|Other|Another|None|Neither)\b/;
    if (parts.length < 3 || last === undefined || before === undefined || pointing.test(last) || pointing.test(before)) return null;
    const gap = site.locale.startsWith("zh") ? "" : " ";
    return replace(site, site.text.length - last.length - gap.length - before.length, site.text.length, `${last}${gap}${before}`);
  }),
  onLine("date in another form", (site) => {
    for (const [pattern, write] of dates) {
      const [date] = plain(site.text, pattern);
      const match = date === undefined ? null : new RegExp(pattern.source).exec(date.text);
      if (date !== undefined && match !== null && write(...match) !== date.text)
        return replace(site, date.start, date.end, write(...match));
    }
    return null;
  }),
  onLine("unit converted rightly", otherUnit),
  onRow("note of a row", /./, (site) =>
    site.columns.includes("note") ? withCells(site, { note: `${site.cells.note ?? ""} checked`.trim() }) : null,
  ),
  onRow("quotation marks", /./, inQuotes),
  onRow("blanks at the end of a note", /./, (site) =>
    site.columns.includes("note") ? withCells(site, { note: `${site.cells.note ?? ""} ` }) : null,
  ),
  onRow("locator", /observation|register/, (site) => ((site.cells.locator ?? "") === "" ? withCells(site, { locator: "p. 3" }) : null)),
  onRow("value in a smaller unit", /observation/, (site) => {
    const { unit = "", value = "", decimals = "", low, high } = site.cells;
    if (!unit.startsWith("1e8 ") || low !== "" || high !== "") return null;
    const shifted = Number((Number(value) * 10_000).toPrecision(12));
    return withCells(site, { unit: unit.replace("1e8", "1e4"), value: String(shifted), decimals: String(Number(decimals) - 4) });
  }),
  {
    class: "control",
    kind: "quotation marks of YAML",
    on: "label",
    plant: (site, world) => {
      if (site.type !== "label" || /['"\\]/.test(site.text)) return null;
      const [start, end] = [site.start - 1, site.start + site.text.length + 1];
      const used = world.files.get(site.file)?.[start];
      if (used !== "'" && used !== '"') return null;
      const mark = used === "'" ? '"' : "'";
      return { file: site.file, start, end, text: `${mark}${site.text}${mark}` };
    },
  },
  {
    class: "control",
    kind: "synonym in a caption",
    on: "label",
    plant: (site, _, random) => {
      if (site.type !== "label" || !/^(?:finding|caveat|note)$/.test(site.key)) return null;
      for (const [old, fresh] of shuffled(synonyms[site.locale.startsWith("zh") ? "zh" : "en"], random)) {
        const [match] = plain(site.text, new RegExp(site.locale.startsWith("zh") ? old : `\\b${old}\\b`, "g"));
        if (match !== undefined) return { file: site.file, start: site.start + match.start, end: site.start + match.end, text: fresh };
      }
      return null;
    },
  },
];

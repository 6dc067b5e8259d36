/** Edits that keep the meaning: nothing may be found where they are made. */
import type { Kind, Patch } from "./corpus.js";
import { shuffled } from "./random.js";
import { replace } from "./text-plants.js";
import { type LineSite, type Site, withCells } from "./world.js";

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
    ["较", "比较而言"],
    ["大约", "约略"],
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
  ],
};

const onLine = (kind: string, make: (site: LineSite, random: Parameters<Kind["plant"]>[2]) => Patch | null): Kind => ({
  class: "control",
  kind,
  on: "line",
  plant: (site: Site, _, random) => (site.type === "line" ? make(site, random) : null),
});

export const controlKinds: readonly Kind[] = [
  onLine("synonym", (site, random) => {
    for (const [old, fresh] of shuffled(synonyms[site.locale.startsWith("zh") ? "zh" : "en"], random)) {
      const pattern = new RegExp(site.locale.startsWith("zh") ? old : `\\b${old}\\b`, "g");
      const match = Array.from(site.text.matchAll(pattern)).find(
        ({ index }) => !/\{\{[^}]*$/.test(site.text.slice(0, index)) && !/\[@[^\]]*$/.test(site.text.slice(0, index)),
      );
      if (match !== undefined) return replace(site, match.index, match.index + old.length, fresh);
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
  onLine("a remark without numbers", (site) =>
    replace(
      site,
      site.text.length,
      site.text.length,
      site.locale.startsWith("zh") ? "引用时应注意口径。" : " The scope should be kept in mind when citing it.",
    ),
  ),
  onLine("emphasis", (site, random) => {
    const fact = random.pick(site.facts);
    return replace(site, fact.start, fact.end, `**${site.text.slice(fact.start, fact.end)}**`);
  }),
  {
    class: "control",
    kind: "note of a row",
    on: "row",
    plant: (site) =>
      site.type === "row"
        ? {
            file: site.file,
            start: site.start,
            end: site.start + site.text.length,
            text: withCells(site, { note: `${site.cells.note ?? ""} checked`.trim() }),
          }
        : null,
  },
];

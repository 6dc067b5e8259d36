/**
 * The look of every role, once: as CSS rules over the site's colour tokens, and as resolved values for print. A drawing for the
 * site carries class names only, so it follows the reader's theme and needs no inline style; a drawing for print carries
 * presentation attributes only, which is what SVG readers outside a browser understand.
 */
import type { Ink, Role } from "./scene.js";

/** A token of the design (without its leading `--`), or one of the colours that depend on the series. */
export type Token =
  | "series"
  | "series-tint"
  | "series-pale"
  | "series-on"
  | "series-text"
  | "hatch"
  | "none"
  | "paper"
  | "paper-2"
  | "paper-3"
  | "ink"
  | "ink-2"
  | "ink-3"
  | "rule"
  | "rule-2"
  | "c1"
  | "c-grid"
  | "c-axis"
  | "st-disputed";

export interface Look {
  readonly fill?: Token;
  readonly stroke?: Token;
  readonly width?: number;
  readonly dash?: string;
  readonly round?: boolean;
}

export const looks: Readonly<Record<Role, Look>> = {
  bar: { fill: "series" },
  "bar-estimate": { fill: "series-tint", stroke: "series", width: 1 },
  "bar-forecast": { fill: "hatch", stroke: "series", width: 1 },
  "bar-computed": { fill: "series-tint", stroke: "series", width: 1, dash: "3 2" },
  band: { fill: "series-pale" },
  "band-inner": { fill: "series-tint" },
  ribbon: { fill: "series-pale", stroke: "paper", width: 1 },
  slice: { fill: "series", stroke: "paper", width: 1.5 },
  grid: { stroke: "c-grid", width: 1 },
  "grid-ring": { fill: "none", stroke: "c-grid", width: 1 },
  axis: { stroke: "c-axis", width: 1 },
  guide: { stroke: "ink-3", width: 1, dash: "2 3" },
  leader: { fill: "none", stroke: "rule-2", width: 1 },
  whisker: { fill: "none", stroke: "ink", width: 1.25 },
  "whisker-on": { fill: "none", stroke: "series-on", width: 1.25 },
  diamond: { fill: "paper", stroke: "st-disputed", width: 1.5 },
  line: { fill: "none", stroke: "series", width: 2, round: true },
  "line-forecast": { fill: "none", stroke: "series", width: 2, dash: "5 4" },
  "line-outline": { fill: "none", stroke: "ink", width: 3.6, round: true },
  dot: { fill: "series" },
  "dot-hollow": { fill: "paper", stroke: "series", width: 1.75 },
  plate: { fill: "paper" },
  panel: { fill: "paper-2" },
  node: { fill: "paper", stroke: "rule-2", width: 1 },
  "node-lead": { fill: "paper", stroke: "c1", width: 1.75 },
  "node-open": { fill: "paper", stroke: "rule-2", width: 1, dash: "3 3" },
  chip: { fill: "paper", stroke: "rule", width: 1 },
  edge: { fill: "none", stroke: "ink-3", width: 1.25 },
  "edge-main": { fill: "none", stroke: "c1", width: 2 },
  "edge-layer": { fill: "none", stroke: "ink-3", width: 2 },
  arrow: { fill: "ink-3" },
  "arrow-main": { fill: "c1" },
  "arrow-series": { fill: "series" },
  number: { fill: "c1" },
  "segment-gap": { stroke: "paper", width: 1.5 },
};

export const inks: Readonly<Record<Ink, Token | "c-on1">> = {
  ink: "ink",
  "ink-2": "ink-2",
  "ink-3": "ink-3",
  series: "series-text",
  "on-series": "series-on",
  disputed: "st-disputed",
  "on-ink": "c-on1",
};

/** Sizes of type a drawing may use, in px at screen size. */
export const sizes = [11.5, 12, 13, 14, 15] as const;
export const sizeClass = (size: number): string => `d-z${String(size).replace(".", "")}`;

/**
 * Palette slots with the colour of text upon them: 0 the rest, 1–6 the categories, 11–16 the steps of the sequence from least to
 * most. Where one colour of text suits both themes it is fixed; elsewhere the theme decides.
 */
export const slots: Readonly<Record<number, readonly [colour: string, on: string]>> = {
  0: ["c-rest", "var(--ink)"],
  1: ["c1", "var(--c-on1)"],
  2: ["c2", "#0B1016"],
  3: ["c3", "#0B1016"],
  4: ["c4", "var(--c-on1)"],
  5: ["c5", "#0B1016"],
  6: ["c6", "#0B1016"],
  11: ["s1", "var(--ink)"],
  12: ["s2", "var(--ink)"],
  13: ["s3", "var(--ink)"],
  14: ["s4", "#0B1016"],
  15: ["s5", "var(--paper)"],
  16: ["s6", "var(--paper)"],
};

const css = (token: Token | "c-on1"): string => {
  if (token === "series") return "var(--k)";
  if (token === "series-on") return "var(--k-on)";
  if (token === "series-text") return "color-mix(in srgb, var(--k) 70%, var(--ink))";
  if (token === "series-tint") return "color-mix(in srgb, var(--k) 34%, var(--paper))";
  if (token === "series-pale") return "color-mix(in srgb, var(--k) 15%, var(--paper))";
  if (token === "none") return "none";
  return `var(--${token})`;
};

/** Style rules for drawings on the site; they use the tokens of the design and nothing else. */
export function figureStyle(): string {
  const rules = [
    ".drawing{display:block;max-width:100%;height:auto}",
    ".drawing text{font-family:var(--sans);font-weight:400;fill:var(--ink);font-size:13px}",
    ".drawing text.d-b{font-weight:700}",
    ".drawing text.d-serif{font-family:var(--serif)}",
    ".drawing .d-halo{paint-order:stroke;stroke:var(--paper);stroke-width:4px;stroke-linejoin:round}",
    ...Object.entries(slots).map(([slot, [colour, on]]) => `.drawing .d-k${slot}{--k:var(--${colour});--k-on:${on}}`),
    ...sizes.map((size) => `.drawing text.${sizeClass(size)}{font-size:${size}px}`),
    ...Object.entries(inks).map(([ink, token]) => `.drawing text.d-i-${ink}{fill:${css(token)}}`),
    ".drawing .d-hatch{stroke:var(--k);stroke-width:1.6}",
  ];
  for (const [role, look] of Object.entries(looks)) {
    const parts: string[] = [];
    if (look.fill !== undefined && look.fill !== "hatch") parts.push(`fill:${css(look.fill)}`);
    if (look.stroke !== undefined) parts.push(`stroke:${css(look.stroke)}`);
    if (look.width !== undefined) parts.push(`stroke-width:${look.width}`);
    if (look.dash !== undefined) parts.push(`stroke-dasharray:${look.dash}`);
    if (look.round === true) parts.push("stroke-linejoin:round");
    rules.push(`.drawing .d-${role}{${parts.join(";")}}`);
  }
  return `${rules.join("\n")}\n`;
}

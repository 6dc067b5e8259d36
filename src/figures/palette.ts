/**
 * The colours of a drawing that carries them itself: for print, and for pictures that leave the site, light or dark. On the site
 * a drawing names classes instead and theme.css decides.
 */
import { slots, type Token } from "./style.js";

/** A theme whose colours stand in the drawing itself, for readers that know no style sheet. */
export type ResolvedTheme = "print" | "light" | "dark";

interface Palette {
  readonly tokens: Readonly<Record<string, string>>;
  readonly slots: Readonly<Record<number, string>>;
}

const lightSlots: Readonly<Record<number, string>> = {
  0: "#B9BFC6",
  1: "#1D5A94",
  2: "#C4622D",
  3: "#3A9C8C",
  4: "#7A2E52",
  5: "#D9A62E",
  6: "#7FA9CC",
  11: "#E6EEF5",
  12: "#BDD3E6",
  13: "#85AED1",
  14: "#467FB4",
  15: "#1D5A94",
  16: "#0E3A63",
};

/** The tokens of theme.css (a test compares them) and, for paper, black ink and darker greys. */
export const palettes: Readonly<Record<ResolvedTheme, Palette>> = {
  light: {
    tokens: {
      paper: "#FFFFFF",
      "paper-2": "#F4F6F7",
      "paper-3": "#E8ECEF",
      ink: "#14191F",
      "ink-2": "#454D57",
      "ink-3": "#626B76",
      rule: "#D6DBE0",
      "rule-2": "#ABB3BC",
      c1: "#1D5A94",
      "c-grid": "#E3E7EA",
      "c-axis": "#14191F",
      "c-on1": "#FFFFFF",
      "st-disputed": "#9A4A12",
    },
    slots: lightSlots,
  },
  dark: {
    tokens: {
      paper: "#11161C",
      "paper-2": "#192028",
      "paper-3": "#242D37",
      ink: "#E9ECEF",
      "ink-2": "#B9C1C9",
      "ink-3": "#8F99A4",
      rule: "#2C3641",
      "rule-2": "#4C5864",
      c1: "#5A9AEA",
      "c-grid": "#232C36",
      "c-axis": "#C9D0D7",
      "c-on1": "#0B1016",
      "st-disputed": "#E8A56C",
    },
    slots: {
      0: "#465266",
      1: "#5A9AEA",
      2: "#DDA16A",
      3: "#23835F",
      4: "#DD62A8",
      5: "#F6DB8C",
      6: "#B6D2F3",
      11: "#16283C",
      12: "#1D3E63",
      13: "#2A5A90",
      14: "#3E7CC0",
      15: "#5A9AEA",
      16: "#A6CBF5",
    },
  },
  print: {
    tokens: {
      paper: "#FFFFFF",
      "paper-2": "#F4F6F7",
      "paper-3": "#E8ECEF",
      ink: "#000000",
      "ink-2": "#333A42",
      "ink-3": "#555D66",
      rule: "#C9CFD5",
      "rule-2": "#9BA4AD",
      c1: "#1D5A94",
      "c-grid": "#DDE2E6",
      "c-axis": "#000000",
      "c-on1": "#FFFFFF",
      "st-disputed": "#9A4A12",
    },
    slots: lightSlots,
  },
};

/** Mixes a colour with another, as color-mix does on the site. */
function mix(hex: string, paper: string, part: number): string {
  const channel = (from: number) =>
    Math.round(Number.parseInt(hex.slice(from, from + 2), 16) * part + Number.parseInt(paper.slice(from, from + 2), 16) * (1 - part));
  return `#${[1, 3, 5].map((from) => channel(from).toString(16).padStart(2, "0").toUpperCase()).join("")}`;
}

/** A token's colour in a theme. */
export function resolvedColour(theme: ResolvedTheme, token: Token | "c-on1", slot: number): string {
  const { tokens, slots: own } = palettes[theme];
  const paper = tokens.paper ?? "#FFFFFF";
  const series = own[slot] ?? own[0] ?? "#B9BFC6";
  if (token === "none") return "none";
  if (token === "series") return series;
  // A name in the full colour of its series would be too pale to read.
  if (token === "series-text") return mix(series, tokens.ink ?? "#000000", 0.7);
  if (token === "series-tint") return mix(series, paper, 0.34);
  if (token === "series-pale") return mix(series, paper, 0.15);
  if (token === "series-on") {
    const on = slots[slot]?.[1] ?? "var(--ink)";
    return on.startsWith("#") ? on : (tokens[on.slice(6, -1)] ?? "#000000");
  }
  return tokens[token] ?? "#000000";
}

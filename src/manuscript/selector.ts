/** A cell as an expression names it. */
import type { Cell } from "../evidence/cell.js";

/** The selector of one cell, every dimension named. */
export function selectorOf({ indicator, dimensions, period }: Pick<Cell, "indicator" | "dimensions" | "period">): string {
  const bare = (code: string) => (/^[A-Za-z0-9_]+$/.test(code) ? code : JSON.stringify(code));
  const entries = Object.entries(dimensions)
    .filter(([, code]) => code !== "")
    .map(([dimension, code]) => `${dimension}: ${bare(code)}`);
  return `${indicator} @ {${[...entries, `period: ${period.code}`].join(", ")}}`;
}

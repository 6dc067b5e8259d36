/**
 * Anchors: the one place that says where a cell, an observation or a register row stands in any output. A page holds the
 * cells of one indicator or the rows of one register, so an anchor is unique within its page.
 */
import type { Cell } from "../evidence/cell.js";

/** Injective and safe in an HTML id, a URL fragment and a PDF label: anything but ASCII letters, digits, "_" and "-" is written ":hex:". */
function safe(text: string): string {
  return text.replace(/[^A-Za-z0-9_-]/gu, (character) => `:${(character.codePointAt(0) ?? 0).toString(16)}:`);
}

/** Page of an indicator's cells and observations. */
export function seriesPageId(indicator: string): string {
  return indicator;
}

/** Anchor of a cell on its indicator's page. */
export function cellAnchor(cell: Pick<Cell, "dimensions" | "period">): string {
  const codes = Object.keys(cell.dimensions)
    .sort()
    .map((dimension) => safe(cell.dimensions[dimension] ?? ""));
  return ["c", ...codes, safe(cell.period.code)].join(".");
}

/** Anchor of an observation on its indicator's page. */
export function observationAnchor(id: string): string {
  return `o.${safe(id)}`;
}

/** Anchor of a row on its register's page. */
export function rowAnchor(row: string): string {
  return `r.${safe(row)}`;
}

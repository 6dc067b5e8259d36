/**
 * The resolved figure: what a declaration came to as of an edition's date, in one locale, before any drawing. Every output
 * (SVG, data table, spreadsheet, native chart) is made from this and nothing else.
 */
import type { Mark } from "../analysis/value.js";
import type { Inline } from "../manuscript/block.js";
import type { FigureKind } from "../pack/schema.js";

/** One value as a figure shows it. */
export interface Datum {
  /** In the figure's display unit for this locale; null = missing, drawn as a gap. Used for geometry only. */
  readonly value: number | null;
  /** As printed, without unit, e.g. "67", "超 60". */
  readonly text: string;
  /** The value is only a limit (超 60 % is a least): bars write it, lines point from it, nothing draws it as if exact. */
  readonly bound: "least" | "most" | false;
  readonly marks: readonly Mark[];
  /** "partial": a count whose period had not ended on the date of the data. */
  readonly state: "actual" | "estimate" | "forecast" | "computed" | "provisional" | "partial" | "missing";
  /** Rejected values of the same cell, for whiskers. */
  readonly rejected: readonly { readonly value: number; readonly text: string; readonly source: string }[];
  readonly low?: number;
  readonly high?: number;
  /** Year in which an institution's forecast was published. */
  readonly made?: string;
  /** Edition fact id that leads to the lineage. */
  readonly fact?: string;
  readonly grade?: string;
  readonly sources: readonly string[];
}

export interface ChartSeries {
  readonly id: string;
  readonly label: string;
  readonly mark: "bar" | "line";
  /** Printed once, on the top tick: "亿元", "%". */
  readonly unit: string;
  /** Palette slot 1–6, or 0 for "the rest" grey. */
  readonly colour: number;
  readonly data: readonly Datum[];
  /** Bands around the series, the widest first: 80 %, 50 %. Null where the band has no value. */
  readonly intervals?: readonly Interval[];
}

export interface Interval {
  readonly label: string;
  readonly low: readonly (Datum | null)[];
  readonly high: readonly (Datum | null)[];
}

export interface ChartBody {
  readonly type: "chart";
  /** Labels along the category axis, one per datum of each series. */
  readonly categories: readonly string[];
  /** True when categories are consecutive points in time (years missing from the data are present as missing). */
  readonly temporal: boolean;
  /** Where each category lies along a time axis, 0 to 1, when the readings are not evenly apart. */
  readonly places?: readonly number[];
  readonly series: readonly ChartSeries[];
  /** Index of the category that is the explicit remainder, drawn last in grey. */
  readonly rest?: number;
  readonly log?: boolean;
  /** For waterfall: which categories are levels that stand on zero. */
  readonly totals?: readonly boolean[];
  /** For tornado: what the low and high values depart from. */
  readonly base?: Datum;
}

export interface ScatterBody {
  readonly type: "scatter";
  readonly x: { readonly label: string; readonly unit: string; readonly log: boolean };
  readonly y: { readonly label: string; readonly unit: string; readonly log: boolean };
  readonly points: readonly {
    readonly label: string;
    readonly x: Datum;
    readonly y: Datum;
    readonly group: string;
    readonly colour: number;
  }[];
  /** Cut lines of a quadrant in data units, with the names of its parts: upper left, upper right, lower left, lower right. */
  readonly cuts?: { readonly x: number; readonly y: number; readonly names: readonly string[] };
  /** A power law y = factor · x^exponent in the units of the axes, and how it is written. */
  readonly law?: { readonly factor: number; readonly exponent: number; readonly text: string; readonly fitted: boolean };
}

export interface TableBody {
  readonly type: "table";
}

export interface TimelineBody {
  readonly type: "timeline";
  readonly events: readonly {
    readonly date: string;
    readonly label: string;
    readonly detail: string;
    readonly group: string;
    /** Phase the event belongs to, printed once as a heading. */
    readonly phase?: string;
    readonly sources: readonly string[];
    /** Row of the figure's table that tells the same. */
    readonly row?: number;
  }[];
}

/** Spans of time as bars over one axis of years. */
export interface PhasesBody {
  readonly type: "phases";
  readonly rows: readonly {
    readonly label: string;
    readonly detail: string;
    readonly group: string;
    /** Years with fractions; a null end is open. */
    readonly start: number;
    readonly end: number | null;
    readonly period: string;
    readonly sources: readonly string[];
    /** Row of the figure's table that tells the same. */
    readonly row?: number;
  }[];
}

/** Tiles of one size, one a region, shaded by value; missing regions stay empty. */
export interface TilesBody {
  readonly type: "tiles";
  readonly label: string;
  readonly unit: string;
  readonly tiles: readonly {
    readonly code: string;
    readonly label: string;
    readonly column: number;
    readonly row: number;
    readonly datum: Datum;
  }[];
}

export interface SankeyBody {
  readonly type: "sankey";
  readonly unit: string;
  readonly nodes: readonly { readonly id: string; readonly label: string }[];
  readonly links: readonly { readonly source: string; readonly target: string; readonly datum: Datum }[];
}

export interface DiagramBody {
  readonly type: "diagram";
  readonly direction: "down" | "right";
  readonly nodes: readonly {
    readonly id: string;
    readonly label: string;
    readonly note: string;
    readonly group: string;
    readonly layer: number | null;
    readonly order: number;
    readonly parent: string;
    readonly period: string;
    readonly own: boolean;
    readonly sources: readonly string[];
    /** Row of the figure's table that tells the same. */
    readonly row?: number;
  }[];
  readonly edges: readonly { readonly from: string; readonly to: string; readonly label: string; readonly kind: string }[];
  /** Groups (layers, columns, bands) in order of drawing. */
  readonly groups: readonly { readonly id: string; readonly label: string }[];
}

export type FigureBody = ChartBody | ScatterBody | TableBody | TimelineBody | PhasesBody | TilesBody | SankeyBody | DiagramBody;

export interface FigureTableCell {
  readonly text: string;
  readonly marks: readonly Mark[];
  readonly fact?: string;
  readonly sources: readonly string[];
  /** For CSV and XLSX. */
  readonly number?: number | undefined;
}
/** The data table beside every figure; for tables, matrices and rankings it is the figure itself. */
export interface FigureTable {
  readonly columns: readonly { readonly label: string; readonly unit: string; readonly align: "left" | "right" }[];
  readonly rows: readonly { readonly cells: readonly FigureTableCell[]; readonly href?: string }[];
  /** Rows left out of print, when the figure shows an excerpt of a longer list. */
  readonly total?: number;
}

export interface FigureSource {
  readonly id: string;
  readonly grade: string;
}

export interface FigureModel {
  readonly slug: string;
  /** Locale the words of the drawing are taken from; absent = English. */
  readonly locale?: string;
  /** Running number in this edition, from 1. */
  readonly number: number;
  readonly seedNumber?: number;
  readonly section: string;
  readonly kind: FigureKind;
  readonly state: "built" | "gap";
  readonly title: string;
  readonly finding: readonly Inline[];
  readonly subtitle: string;
  readonly notes: readonly string[];
  readonly wide: boolean;
  readonly period: string;
  readonly body: FigureBody | null;
  readonly table: FigureTable;
  readonly sources: readonly FigureSource[];
  /** Text alternative made from the data. */
  readonly alt: string;
  readonly gap?: { readonly reason: string; readonly lookedFor: string; readonly nearest: string };
}

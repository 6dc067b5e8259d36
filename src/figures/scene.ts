/**
 * A drawing as data: flat primitives with roles, before any colour or markup. Layout is done when a scene exists; the SVG
 * writer only translates, and the overlap test reads the same shapes.
 */
import { textWidth, type Weight } from "./text.js";

/** What a shape is; the look of each role in each theme stands in style.ts. */
export type Role =
  | "bar"
  | "bar-estimate"
  | "bar-forecast"
  | "bar-computed"
  | "band"
  | "band-inner"
  | "ribbon"
  | "slice"
  | "grid"
  | "grid-ring"
  | "axis"
  | "guide"
  | "leader"
  | "whisker"
  | "whisker-on"
  | "diamond"
  | "line"
  | "line-forecast"
  | "line-outline"
  | "dot"
  | "dot-hollow"
  | "plate"
  | "panel"
  | "node"
  | "node-lead"
  | "node-open"
  | "chip"
  | "edge"
  | "edge-main"
  | "edge-layer"
  | "arrow"
  | "arrow-main"
  | "arrow-series"
  | "number"
  | "segment-gap";

/** Ink of a text: what it says, not its colour. */
export type Ink = "ink" | "ink-2" | "ink-3" | "series" | "on-series" | "disputed" | "on-ink";

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

interface Paint {
  readonly role: Role;
  /** Palette slot of roles that take the colour of a series: 1–6, 0 = grey of the rest, 11–16 = steps of the sequence. */
  readonly colour?: number;
  /** Edition fact id: the shape leads to the number's evidence. */
  readonly fact?: string | undefined;
}

interface Belongs {
  /** The row of the figure's table that the shape stands for: a node, an event, a span of time. */
  readonly row?: number | undefined;
  /** The series a shape is part of, so that a reader can hide it. */
  readonly series?: string | undefined;
}

export type Shape = Belongs &
  (
    | (Paint & Box & { readonly kind: "rect"; readonly radius?: number })
    | (Paint & { readonly kind: "line"; readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number })
    | (Paint & { readonly kind: "path"; readonly d: string })
    | (Paint & { readonly kind: "circle"; readonly x: number; readonly y: number; readonly r: number })
    | TextShape
  );

export interface TextShape extends Belongs {
  readonly kind: "text";
  /** Anchor point on the baseline. */
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly size: number;
  readonly weight: Weight;
  readonly anchor: "start" | "middle" | "end";
  readonly ink: Ink;
  readonly colour?: number;
  readonly serif?: boolean;
  /** Paper-coloured edge for texts that stand over lines. */
  readonly halo?: boolean;
  /** The node this text belongs to and must not leave. */
  readonly within?: Box | undefined;
  readonly fact?: string | undefined;
}

export interface Scene {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
  /** For the `role="img"` name. */
  readonly label: string;
  /** Stable and unique among all drawings of an edition. */
  readonly id: string;
  /** Heights at which a drawing that is higher than a page may be cut in two, ascending; absent: nowhere. */
  readonly breaks?: readonly number[];
}

/** The box a text's ink fills, with the ascent and descent of Chinese type. */
export function textBox(text: Pick<TextShape, "x" | "y" | "text" | "size" | "weight" | "anchor">): Box {
  const w = textWidth(text.text, text.size, text.weight);
  const x = text.anchor === "start" ? text.x : text.anchor === "middle" ? text.x - w / 2 : text.x - w;
  return { x, y: text.y - text.size * 0.86, w, h: text.size * 1.02 };
}

export const overlaps = (a: Box, b: Box, slack = 0): boolean =>
  a.x + a.w > b.x + slack && b.x + b.w > a.x + slack && a.y + a.h > b.y + slack && b.y + b.h > a.y + slack;

export const inside = (inner: Box, outer: Box, slack = 0): boolean =>
  inner.x >= outer.x - slack &&
  inner.y >= outer.y - slack &&
  inner.x + inner.w <= outer.x + outer.w + slack &&
  inner.y + inner.h <= outer.y + outer.h + slack;

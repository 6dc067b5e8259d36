/**
 * A sheet that a drawing is laid out on: collects shapes and remembers where texts stand, so that an optional label is set only
 * where it has room. Local to one drawing; what leaves it is the plain scene.
 */
import { type Box, inside, overlaps, type Scene, type Shape, type TextShape, textBox } from "../scene.js";
import type { Weight } from "../text.js";

export interface TextOptions {
  readonly size?: number;
  readonly weight?: Weight;
  readonly anchor?: "start" | "middle" | "end";
  readonly ink?: TextShape["ink"];
  readonly colour?: number;
  readonly serif?: boolean;
  readonly halo?: boolean;
  readonly within?: Box;
  readonly fact?: string | undefined;
}

export interface Sheet {
  readonly width: number;
  add(...shapes: readonly Shape[]): void;
  /** What is added from now on belongs to this series; undefined: to none. */
  series(id: string | undefined): void;
  /** What `draw` adds stands for this row of the figure's table. */
  about(row: number | undefined, draw: () => void): void;
  /** Sets a text where it must stand; gives the box it fills. */
  text(x: number, y: number, text: string, options?: TextOptions): Box;
  /** Sets a text at the first place where it touches no other; false when there is none. */
  tryText(places: readonly (readonly [number, number])[], text: string, options?: TextOptions, plate?: boolean): boolean;
  /** Keeps later optional texts away from a box. */
  keep(box: Box): void;
  /** The drawing may be cut here where it is higher than a page. */
  mayBreak(y: number): void;
  finish(height: number, label: string, id: string): Scene;
}

export const textShape = (x: number, y: number, text: string, options: TextOptions = {}): TextShape => ({
  kind: "text",
  x,
  y,
  text,
  size: options.size ?? 13,
  weight: options.weight ?? 400,
  anchor: options.anchor ?? "start",
  ink: options.ink ?? "ink",
  ...(options.colour === undefined ? {} : { colour: options.colour }),
  ...(options.serif === true ? { serif: true } : {}),
  ...(options.halo === true ? { halo: true } : {}),
  ...(options.within === undefined ? {} : { within: options.within }),
  ...(options.fact === undefined ? {} : { fact: options.fact }),
});

export function newSheet(width: number): Sheet {
  const shapes: Shape[] = [];
  let series: string | undefined;
  let row: number | undefined;
  const put = (...more: readonly Shape[]): void => {
    for (const shape of more) {
      const part = series === undefined ? shape : { ...shape, series };
      shapes.push(row === undefined ? part : { ...part, row });
    }
  };
  const taken: Box[] = [];
  const breaks: number[] = [];
  const page: Box = { x: 0, y: 0, w: width, h: 100_000 };
  return {
    width,
    add: put,
    series: (id) => {
      series = id;
    },
    about: (about, draw) => {
      row = about;
      draw();
      row = undefined;
    },
    keep: (box) => {
      taken.push(box);
    },
    mayBreak: (y) => {
      breaks.push(y);
    },
    text: (x, y, text, options) => {
      const shape = textShape(x, y, text, options);
      const box = textBox(shape);
      put(shape);
      taken.push(box);
      return box;
    },
    tryText: (places, text, options, plate = false) => {
      for (const [x, y] of places) {
        const shape = textShape(x, y, text, options);
        const box = textBox(shape);
        if (!inside(box, page) || taken.some((other) => overlaps(box, other, -1))) continue;
        if (plate) put({ kind: "rect", role: "plate", x: box.x - 2, y: box.y - 1, w: box.w + 4, h: box.h + 2 });
        put(shape);
        taken.push(box);
        return true;
      }
      return false;
    },
    finish: (height, label, id) => ({
      width,
      height: Math.ceil(height),
      shapes,
      label,
      id,
      ...(breaks.length === 0 ? {} : { breaks }),
    }),
  };
}

const r = (value: number): number => Math.round(value * 10) / 10;

/** Path through points. */
export const polyline = (points: readonly (readonly [number, number])[]): string =>
  points.map(([x, y], index) => `${index === 0 ? "M" : "L"}${r(x)} ${r(y)}`).join("");

/** Hollow diamond: a value that was not chosen. */
export const diamond = (x: number, y: number, radius = 4.5): string =>
  `M${r(x)} ${r(y - radius)}l${radius} ${radius}l${-radius} ${radius}l${-radius} ${-radius}z`;

/** Arrow head whose tip is at the point. */
export function arrowHead(x: number, y: number, to: "right" | "down" | "left" | "up", size = 7): string {
  const h = r(size * 0.5);
  const at = `M${r(x)} ${r(y)}`;
  if (to === "right") return `${at}l${-size} ${-h}v${2 * h}z`;
  if (to === "left") return `${at}l${size} ${-h}v${2 * h}z`;
  if (to === "down") return `${at}l${-h} ${-size}h${2 * h}z`;
  return `${at}l${-h} ${size}h${2 * h}z`;
}

/** Orthogonal path with rounded corners through its corner points. */
export function orthogonal(points: readonly (readonly [number, number])[], radius = 6): string {
  let d = "";
  points.forEach(([x, y], index) => {
    const before = points[index - 1];
    const after = points[index + 1];
    if (before === undefined) d += `M${r(x)} ${r(y)}`;
    else if (after === undefined) d += `L${r(x)} ${r(y)}`;
    else {
      const inLength = Math.abs(x - before[0]) + Math.abs(y - before[1]);
      const outLength = Math.abs(after[0] - x) + Math.abs(after[1] - y);
      const bend = Math.min(radius, inLength / 2, outLength / 2);
      const sx = Math.sign(before[0] - x);
      const sy = Math.sign(before[1] - y);
      const ex = Math.sign(after[0] - x);
      const ey = Math.sign(after[1] - y);
      d += `L${r(x + sx * bend)} ${r(y + sy * bend)}Q${r(x)} ${r(y)} ${r(x + ex * bend)} ${r(y + ey * bend)}`;
    }
  });
  return d;
}

/** Writes a scene as SVG text: class names for the site, presentation attributes for print. No style attribute, no style element. */

import { type ResolvedTheme, resolvedColour } from "./palette.js";
import type { Role, Scene, Shape, TextShape } from "./scene.js";
import { inks, looks, sizeClass } from "./style.js";

/** "css" carries class names for the site's style sheet; the others carry their colours. */
export type Theme = "css" | ResolvedTheme;

const names: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const allowed = (code: number): boolean =>
  code === 9 || (code >= 32 && code !== 127 && !(code >= 0xd800 && code <= 0xdfff) && code < 0xfffe) || code > 0xffff;

/** Text for XML: control characters are dropped, since they would make the file unreadable. */
export function escapeXml(text: string): string {
  // Most texts need nothing; the plain test is much cheaper than the walk.
  if (/^[ !#-%'-;=?-~\u00a0-\u2fff\u3000-\ud7ff\uff00-\uffef]*$/.test(text)) return text;
  return [...text]
    .filter((character) => allowed(character.codePointAt(0) ?? 0))
    .map((character) => names[character] ?? character)
    .join("");
}

const n = (value: number): string => String(Math.round(value * 10) / 10 + 0);

/** Quotation marks are full width in the Chinese face: beside Latin letters print takes the straight ones. */
const latinQuotes = (text: string): string =>
  text.replace(/(?<=[A-Za-z])[‘’]|[‘’](?=[A-Za-z])/g, "'").replace(/(?<=[A-Za-z.,])[“”]|[“”](?=[A-Za-z])/g, '"');

/** What the site's script needs: the number a shape leads to, the row of the table it stands for, and the series it is part of. */
const dataOf = (shape: Shape): string =>
  (shape.fact === undefined ? "" : ` data-fact="${escapeXml(shape.fact)}"`) +
  (shape.row === undefined ? "" : ` data-row="${shape.row}"`) +
  (shape.series === undefined ? "" : ` data-series="${escapeXml(shape.series)}"`);

function paint(shape: Exclude<Shape, TextShape>, theme: Theme, id: string): string {
  const look = looks[shape.role];
  const slot = shape.colour ?? 1;
  const hatch = look.fill === "hatch" ? ` fill="url(#${id}h${slot})"` : "";
  const usesSeries = [look.fill, look.stroke].some((token) => token?.startsWith("series") || token === "hatch");
  if (theme === "css") {
    const fact = dataOf(shape);
    return ` class="d-${shape.role}${usesSeries ? ` d-k${slot}` : ""}"${hatch}${fact}`;
  }
  const fill = look.fill === undefined ? ' fill="none"' : hatch === "" ? ` fill="${resolvedColour(theme, look.fill, slot)}"` : hatch;
  const stroke = look.stroke === undefined ? "" : ` stroke="${resolvedColour(theme, look.stroke, slot)}" stroke-width="${look.width ?? 1}"`;
  const dash = look.dash === undefined ? "" : ` stroke-dasharray="${look.dash}"`;
  return `${fill}${stroke}${dash}${look.round === true ? ' stroke-linejoin="round"' : ""}`;
}

function textElement(shape: TextShape, theme: Theme): string {
  const anchor = shape.anchor === "start" ? "" : ` text-anchor="${shape.anchor}"`;
  const place = `x="${n(shape.x)}" y="${n(shape.y)}"${anchor}`;
  const slot = shape.colour ?? 1;
  if (theme === "css") {
    const series = shape.ink === "series" || shape.ink === "on-series";
    const classes = [
      sizeClass(shape.size),
      shape.weight === 700 ? "d-b" : "",
      shape.ink === "ink" ? "" : `d-i-${shape.ink}`,
      series ? `d-k${slot}` : "",
      shape.serif === true ? "d-serif" : "",
      shape.halo === true ? "d-halo" : "",
    ];
    const fact = dataOf(shape);
    return `<text ${place} class="${classes.filter((name) => name !== "").join(" ")}"${fact}>${escapeXml(shape.text)}</text>`;
  }
  const family = shape.serif === true ? "Noto Serif SC, Noto Sans" : "Noto Sans SC, Noto Sans";
  const weight = shape.weight === 700 ? ' font-weight="700"' : "";
  const halo =
    shape.halo === true
      ? ` paint-order="stroke" stroke="${resolvedColour(theme, "paper", 0)}" stroke-width="4" stroke-linejoin="round"`
      : "";
  const fill = resolvedColour(theme, inks[shape.ink], slot);
  return `<text ${place} font-family="${family}" font-size="${shape.size}"${weight} fill="${fill}"${halo}>${escapeXml(latinQuotes(shape.text))}</text>`;
}

/** A frame's line is drawn inside its box, so that a box at the edge of the drawing keeps it whole. */
const framed: ReadonlySet<Role> = new Set<Role>(["node", "node-lead", "node-open", "chip"]);

function rectElement(shape: Extract<Shape, { kind: "rect" }>, theme: Theme, id: string): string {
  const inset = framed.has(shape.role) ? (looks[shape.role].width ?? 0) / 2 : 0;
  const place = `x="${n(shape.x + inset)}" y="${n(shape.y + inset)}"`;
  const size = `width="${n(Math.max(0, shape.w - 2 * inset))}" height="${n(Math.max(0, shape.h - 2 * inset))}"`;
  return `<rect ${place} ${size}${shape.radius === undefined ? "" : ` rx="${shape.radius}"`}${paint(shape, theme, id)}/>`;
}

function element(shape: Shape, theme: Theme, id: string): string {
  switch (shape.kind) {
    case "text":
      return textElement(shape, theme);
    case "rect":
      return rectElement(shape, theme, id);
    case "line":
      return `<line x1="${n(shape.x1)}" y1="${n(shape.y1)}" x2="${n(shape.x2)}" y2="${n(shape.y2)}"${paint(shape, theme, id)}/>`;
    case "circle":
      return `<circle cx="${n(shape.x)}" cy="${n(shape.y)}" r="${shape.r}"${paint(shape, theme, id)}/>`;
    case "path":
      return `<path d="${shape.d}"${paint(shape, theme, id)}/>`;
  }
}

/** One hatch pattern per palette slot that needs it. */
function patterns(scene: Scene, theme: Theme): string {
  const slots = new Set(
    scene.shapes.flatMap((shape) => (shape.kind !== "text" && looks[shape.role].fill === "hatch" ? [shape.colour ?? 1] : [])),
  );
  if (slots.size === 0) return "";
  const one = (slot: number): string => {
    const paper = theme === "css" ? 'class="d-plate"' : `fill="${resolvedColour(theme, "paper", 0)}"`;
    const stroke = theme === "css" ? `class="d-hatch d-k${slot}"` : `stroke="${resolvedColour(theme, "series", slot)}" stroke-width="1.6"`;
    return `<pattern id="${scene.id}h${slot}" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" ${paper}/><line x1="0" y1="0" x2="0" y2="6" ${stroke}/></pattern>`;
  };
  return `<defs>${[...slots]
    .sort((a, b) => a - b)
    .map(one)
    .join("")}</defs>`;
}

/**
 * The drawing as text; `scale` shrinks the whole for print, where the same type is set smaller. In print `data-breaks` says at
 * which heights of the view box a drawing may be cut.
 */
export function writeSvg(scene: Scene, theme: Theme, scale = 1): string {
  const size = `viewBox="0 0 ${n(scene.width)} ${n(scene.height)}" width="${n(scene.width * scale)}" height="${n(scene.height * scale)}"`;
  const cuts = theme === "print" && scene.breaks !== undefined ? ` data-breaks="${scene.breaks.map(n).join(" ")}"` : "";
  const name = `${cuts}${theme === "css" ? ' class="drawing"' : ""} role="img" aria-label="${escapeXml(scene.label)}"`;
  const body = scene.shapes.map((shape) => element(shape, theme, scene.id)).join("");
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size}${name}>${patterns(scene, theme)}${body}</svg>`;
}

/**
 * What is wrong with a drawing: texts that overlap, leave the drawing or leave their node. Empty for every figure that is
 * published; the tests run it over all kinds, widths, locales and every figure of the flagship.
 */
import { inside, overlaps, type Scene, type TextShape, textBox } from "./scene.js";

/** One sentence a problem. */
export function sceneProblems(scene: Scene): string[] {
  const problems: string[] = [];
  const page = { x: 0, y: 0, w: scene.width, h: scene.height };
  const texts = scene.shapes.filter((shape): shape is TextShape => shape.kind === "text");
  const boxes = texts.map((text) => ({ text, box: textBox(text) }));
  for (const { text, box } of boxes) {
    if (![box.x, box.y, box.w].every(Number.isFinite)) problems.push(`"${text.text}" has no place`);
    if (!inside(box, page, 0.6)) problems.push(`"${text.text}" leaves the drawing`);
    if (text.within !== undefined && !inside(box, text.within, 0.6)) problems.push(`"${text.text}" leaves its node`);
    if (text.size < 11.5) problems.push(`"${text.text}" is set smaller than 11.5 px`);
  }
  const sorted = [...boxes].sort((a, b) => a.box.y - b.box.y);
  sorted.forEach((a, index) => {
    for (let next = index + 1; next < sorted.length; next++) {
      const b = sorted[next];
      if (b === undefined || b.box.y >= a.box.y + a.box.h) break;
      if (overlaps(a.box, b.box, 0.8)) problems.push(`"${a.text.text}" overlaps "${b.text.text}"`);
    }
  });
  const framed = scene.shapes.filter(
    (shape) => shape.kind === "rect" && (shape.role === "node" || shape.role === "node-lead" || shape.role === "chip"),
  );
  framed.forEach((a, index) => {
    for (const b of framed.slice(index + 1)) {
      if (a.kind !== "rect" || b.kind !== "rect" || !overlaps(a, b, 0.8)) continue;
      if (!inside(a, b, 0.8) && !inside(b, a, 0.8))
        problems.push(`nodes at ${Math.round(a.x)},${Math.round(a.y)} and ${Math.round(b.x)},${Math.round(b.y)} overlap`);
    }
  });
  for (const shape of scene.shapes) {
    if (shape.kind === "rect" && !inside(shape, page, 1)) problems.push(`a rectangle (${shape.role}) leaves the drawing`);
    if (shape.kind === "rect" && (shape.w < 0 || shape.h < 0)) problems.push(`a rectangle (${shape.role}) has a negative side`);
  }
  return problems;
}

/** Tile-grid map: one square of one size a region, placed as the pack says, shaded by value. It draws no borders and claims none. */
import type { FigureModel, TilesBody } from "../model.js";
import type { Scene } from "../scene.js";
import { textWidth } from "../text.js";
import { figureWords } from "../words.js";
import { drawKey, drawSteps, stepsOf } from "./heat-map.js";
import { drawable } from "./marks.js";
import { newSheet } from "./sheet.js";

export function drawTiles(model: FigureModel, body: TilesBody, width: number, id: string): Scene {
  const words = figureWords(model.locale ?? "en");
  const sheet = newSheet(width);
  if (body.tiles.length === 0) return sheet.finish(1, model.alt, id);
  // A layout made for more regions than these leaves no empty margin.
  const [firstColumn, firstRow] = [Math.min(...body.tiles.map(({ column }) => column)), Math.min(...body.tiles.map(({ row }) => row))];
  const columns = Math.max(...body.tiles.map((tile) => tile.column)) - firstColumn + 1;
  const rows = Math.max(...body.tiles.map((tile) => tile.row)) - firstRow + 1;
  const size = Math.min(64, width / columns);
  const left = (width - size * columns) / 2;
  const steps = stepsOf(body.tiles.map((tile) => tile.datum));
  // A name that would just not fit is set in the smallest type. Codes and names side by side read badly: where most names do not
  // fit, every tile carries its code.
  const typeOf = (name: string): number => (textWidth(name, 12) <= size - 5 ? 12 : 11.5);
  const fits = (name: string): boolean => textWidth(name, typeOf(name)) <= size - 3.5;
  const named = body.tiles.filter((tile) => fits(tile.label)).length * 2 > body.tiles.length;
  const nameOf = ({ label, code }: TilesBody["tiles"][number]): string => (named && fits(label) ? label : code);
  // Codes may be words themselves: where one is too long for its tile, tiles are numbered and named below.
  const numbered = !body.tiles.every((tile) => fits(nameOf(tile)));
  for (const [index, tile] of body.tiles.entries()) {
    const box = { x: left + (tile.column - firstColumn) * size + 1, y: (tile.row - firstRow) * size + 1, w: size - 2, h: size - 2 };
    const value = drawable(tile.datum);
    const colour = value === null ? 0 : steps.slot(value);
    if (value === null) sheet.add({ kind: "rect", role: "node-open", radius: 2, ...box });
    else sheet.add({ kind: "rect", role: "bar", colour, radius: 2, fact: tile.datum.fact, ...box });
    const ink = value === null ? ("ink-3" as const) : ("on-series" as const);
    const name = numbered ? String(index + 1) : nameOf(tile);
    const middle = box.x + box.w / 2;
    const said = tile.datum.value !== null && textWidth(tile.datum.text, 12, 700) <= size - 5;
    sheet.text(middle, box.y + box.h / 2 + (said ? -3 : 4), name, { size: typeOf(name), anchor: "middle", ink, colour, within: box });
    if (said)
      sheet.text(middle, box.y + box.h / 2 + 14, tile.datum.text, {
        size: 12,
        weight: 700,
        anchor: "middle",
        ink,
        colour,
        within: box,
        fact: tile.datum.fact,
      });
  }
  const foot = rows * size + 4;
  const below = numbered
    ? drawKey(
        sheet,
        body.tiles.map(({ label }) => label),
        foot + 14,
      )
    : foot;
  let y = drawSteps(sheet, steps, body.unit, below);
  if (body.tiles.some((tile) => tile.datum.value === null)) {
    sheet.add({ kind: "rect", role: "node-open", x: 0.5, y: y + 8.5, w: 17, h: 11 });
    sheet.text(24, y + 19, words.missing, { size: 12, ink: "ink-2" });
    y += 24;
  }
  return sheet.finish(y + 4, model.alt, id);
}

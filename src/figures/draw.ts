/**
 * Draws a resolved figure at a width. Synchronous and deterministic: text is measured, and the layout libraries answer at once,
 * so the same model gives the same bytes everywhere.
 */
import { drawBands } from "./draw/bands.js";
import { drawChain } from "./draw/chain.js";
import { drawHeatMap } from "./draw/heat-map.js";
import { drawLifeCycle } from "./draw/life-cycle.js";
import { drawMultiples } from "./draw/multiples.js";
import { drawNetwork } from "./draw/network.js";
import { drawPanels } from "./draw/panels.js";
import { drawPhases } from "./draw/phases.js";
import { drawPie } from "./draw/pie.js";
import { drawRadar } from "./draw/radar.js";
import { drawRanked } from "./draw/ranked.js";
import { drawSankey } from "./draw/sankey.js";
import { drawScatter } from "./draw/scatter.js";
import { drawStackedRows } from "./draw/stacked-rows.js";
import { drawSteps } from "./draw/steps.js";
import { drawTiles } from "./draw/tiles.js";
import { drawTimeline } from "./draw/timeline.js";
import { drawTornado } from "./draw/tornado.js";
import { drawTree } from "./draw/tree.js";
import { drawWaterfall } from "./draw/waterfall.js";
import type { ChartBody, DiagramBody, FigureModel } from "./model.js";
import type { Scene } from "./scene.js";
import { type Theme, writeSvg } from "./svg.js";

/** Widths the site shows a figure at: phone, text column, and the full page for wide figures. */
export const screenWidths = { phone: 350, text: 680, wide: 932 } as const;
/** Widths of A4 columns in px at 96 dpi: 124 mm and 170 mm. */
export const printWidths = { text: 468, full: 642 } as const;

/** In print the smallest type, 11.5 px on screen, is 7 pt: everything is laid out larger and shrunk by this factor. */
const printScale = 7 / (11.5 * 0.75);

/** Short stable id of a drawing, for the patterns inside it. */
function drawingId(slug: string, width: number, theme: Theme): string {
  let hash = 0x811c9dc5;
  for (const character of `${slug}/${width}/${theme}`) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return `d${hash.toString(36)}`;
}

function chartScene(model: FigureModel, body: ChartBody, width: number, id: string): Scene {
  switch (model.kind) {
    case "heat-map":
      return drawHeatMap(model, body, width, id);
    case "waterfall":
      return drawWaterfall(model, body, width, id);
    case "tornado":
      return drawTornado(model, body, width, id);
    case "pie":
      return drawPie(model, body, width, id);
    case "radar":
      return body.categories.length < 3 ? drawRanked(model, body, width, id) : drawRadar(model, body, width, id);
    case "small-multiples":
      return body.temporal ? drawMultiples(model, body, width, id) : drawRanked(model, body, width, id);
  }
  if (model.kind === "stacked-bar" && !body.temporal) return drawStackedRows(model, body, width, id);
  if (body.temporal || model.kind === "line" || model.kind === "bar-line") return drawPanels(model, body, width, id);
  return drawRanked(model, body, width, id);
}

function diagramScene(model: FigureModel, body: DiagramBody, width: number, id: string): Scene {
  switch (model.kind) {
    case "tree":
      return drawTree(model, body, width, id);
    case "chain-map":
      return drawChain(model, body, width, id);
    case "flow":
      return drawSteps(model, body, width, id);
    case "network":
      return drawNetwork(model, body, width, id);
    case "life-cycle":
      return drawLifeCycle(model, body, width, id);
    default:
      return drawBands(model, body, width, id);
  }
}

/** The drawing of a figure as a scene; null for gaps and for tables, matrices and rankings, which outputs set as tables. */
export function figureScene(model: FigureModel, width: number, theme: Theme): Scene | null {
  const { body } = model;
  if (model.state === "gap" || body === null || body.type === "table") return null;
  const id = drawingId(model.slug, width, theme);
  const laid = theme === "print" ? Math.round(width / printScale) : width;
  switch (body.type) {
    case "chart":
      return chartScene(model, body, laid, id);
    case "scatter":
      return drawScatter(model, body, laid, id);
    case "timeline":
      return drawTimeline(model, body, laid, id);
    case "phases":
      return drawPhases(model, body, laid, id);
    case "tiles":
      return drawTiles(model, body, laid, id);
    case "sankey":
      return drawSankey(model, body, laid, id);
    case "diagram":
      return diagramScene(model, body, laid, id);
  }
}

/**
 * SVG text of a figure at a width in px; "" where a figure has no drawing (see figureScene). Theme "css" carries class names
 * styled by figureStyle(); "light", "dark" and "print" carry
 * resolved colours and the font's name, print with type at print size.
 */
export function drawFigure(model: FigureModel, width: number, theme: Theme): string {
  const scene = figureScene(model, width, theme);
  if (scene === null) return "";
  return writeSvg(scene, theme, theme === "print" ? width / scene.width : 1);
}

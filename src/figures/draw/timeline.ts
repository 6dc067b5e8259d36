/** Stand-in. */
import type { FigureModel, TimelineBody } from "../model.js";
import type { Scene } from "../scene.js";
import { newSheet } from "./sheet.js";
export function drawTimeline(model: FigureModel, _body: TimelineBody, width: number, id: string): Scene {
  return newSheet(width).finish(10, model.alt, id);
}

/** Stand-in. */
import type { DiagramBody, FigureModel } from "../model.js";
import type { Scene } from "../scene.js";
import { newSheet } from "./sheet.js";
export function drawTree(model: FigureModel, _body: DiagramBody, width: number, id: string): Scene {
  return newSheet(width).finish(10, model.alt, id);
}

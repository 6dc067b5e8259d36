/** What the PDF writer needs from outside: files and the figure drawing, passed in so that the room itself holds no path. */
import type { FigureModel } from "../../figures/model.js";

export interface PdfContext {
  /** Folder of the four font files (assets/fonts). */
  readonly fontDir: string;
  /** Folder of the Typst template (assets/pdf). */
  readonly templateDir: string;
  /** Draws a figure as SVG text at a width in px. */
  readonly draw: (model: FigureModel, width: number, theme: "css" | "print") => string;
}

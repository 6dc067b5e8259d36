/** Which schema describes which file of a pack; the JSON Schemas in schemas/ are made from this list. */
import { z } from "zod";
import { analysisFile, judgementFile } from "./analysis-schema.js";
import { decisionsFile, figureFile, indicatorsFile, outlineFile, packFile, registerFile, unitsFile } from "./schema.js";

export const schemaFiles = [
  { name: "pack", title: "pack.yaml", schema: packFile },
  { name: "units", title: "units.yaml", schema: unitsFile },
  { name: "outline", title: "outline.yaml", schema: outlineFile },
  { name: "indicators", title: "indicators.yaml", schema: indicatorsFile },
  { name: "register", title: "registers/<id>.yaml", schema: registerFile },
  { name: "decisions", title: "evidence/decisions.yaml", schema: decisionsFile },
  { name: "analysis", title: "analyses/<id>.yaml", schema: analysisFile },
  { name: "judgement", title: "judgements/<id>.yaml", schema: judgementFile },
  { name: "figure", title: "figures/<slug>.yaml", schema: figureFile },
] as const;

/** The JSON Schema of one kind of file, as text. Editors complete and underline with it. */
export function jsonSchemaText(file: (typeof schemaFiles)[number]): string {
  // "input" because a file may leave out what has a default.
  const schema = z.toJSONSchema(file.schema, { io: "input" });
  return `${JSON.stringify({ title: `Almanac: ${file.title}`, ...schema }, null, 2)}\n`;
}

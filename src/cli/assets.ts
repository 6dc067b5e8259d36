/** Where the engine's own files (fonts, style, templates) lie: beside lib/ in a clone and in an installed package alike. */
import { fileURLToPath } from "node:url";

export function assetFolder(): string {
  return fileURLToPath(new URL("../../assets/", import.meta.url));
}

export function templateFolder(): string {
  return fileURLToPath(new URL("../../templates/", import.meta.url));
}

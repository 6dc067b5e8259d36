/** The engine's version, as package.json states it. */
import { readFileSync } from "node:fs";

export function engineVersion(): string {
  const value: unknown = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
  return typeof value === "object" && value !== null && "version" in value ? String(value.version) : "";
}

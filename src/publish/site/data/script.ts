/** Data as script files: pages opened from disk may run scripts but not fetch. */
import { plainText } from "../html.js";

function clean(value: unknown): unknown {
  if (typeof value === "string") return plainText(value);
  if (Array.isArray(value)) return value.map(clean);
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [plainText(key), clean(each)]));
  return value;
}

/** A classic script that hands `data` to the client under a kind and a name. */
export function dataScript(kind: string, name: string | number, data: unknown): string {
  const json = JSON.stringify([kind, name, clean(data)])
    .replace(/</g, "\\u003c")
    .replace(/\u2028/g, "\\u2028")
    .replace(/\u2029/g, "\\u2029");
  return `(self.almanac=self.almanac||[]).push(${json});\n`;
}

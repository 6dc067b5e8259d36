/** The real annual series of bench/data/forecasting, and which part of them evidence may be drawn from (README.md there). */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";

const folder = fileURLToPath(new URL("data/forecasting/", import.meta.url));
const read = (name) => JSON.parse(readFileSync(`${folder}${name}`, "utf8"));

/** Series with a training and a test part: `[{id, horizon, train, test}]`. */
export const tourism = () => read("tourism_yearly.json");
export const m1 = () => read("m1_yearly.json");

/** Six consecutive years each: `[{id, values}]`. Every second window is for fitting, the others for reporting. */
export function windows() {
  const all = JSON.parse(gunzipSync(readFileSync(`${folder}m4_yearly_windows.json.gz`)).toString("utf8"));
  return { fit: all.filter((_, i) => i % 2 === 0), report: all.filter((_, i) => i % 2 === 1) };
}

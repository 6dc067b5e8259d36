/** `almanac forecast < series.json`: forecasts of annual series, one answer for each, in the order given. */
import { text } from "node:stream/consumers";
import { z } from "zod";
import { type Forecast, forecastSeries } from "../analysis/forecast/forecast.js";
import type { Arguments } from "./arguments.js";
import { UsageError } from "./usage.js";

const series = z.object({
  id: z.union([z.string(), z.number()], "give each series an id, a text or a number"),
  train: z.array(z.number().nullable()),
  horizon: z.number(),
  level: z.number().optional(),
  period: z.number().optional(),
  ceiling: z.number().optional(),
  reference: z.array(z.array(z.number())).optional(),
});

type Answer = { readonly id: unknown } & (Forecast | { readonly refused: string });

/** Every answer stands alone: neither the order nor the company of the series changes it. */
export function answerSeries(input: unknown): Answer {
  const parsed = series.safeParse(input);
  if (parsed.success) return { id: parsed.data.id, ...forecastSeries(parsed.data) };
  const id = typeof input === "object" && input !== null && "id" in input ? input.id : null;
  const [issue] = parsed.error.issues;
  return { id, refused: `${issue?.path.map(String).join(".") || "series"}: ${plain(issue?.message ?? "not readable")}` };
}

/** The validator's words without its own terms. */
const plain = (message: string): string =>
  message
    .replace(/^Invalid input: /, "")
    .replace(/\bobject\b/, "{…}")
    .replace(/\barray\b/, "a list");

const SHAPE = 'a JSON list [{"id": "…", "train": [numbers, oldest first], "horizon": 3, "level": 0.8}]';

/** @throws UsageError when standard input is not a JSON list. */
export async function runForecast(args: Arguments): Promise<number> {
  if (process.stdin.isTTY) throw new UsageError(`almanac forecast: reads ${SHAPE} from standard input`);
  let input: unknown;
  try {
    input = JSON.parse(await text(process.stdin));
  } catch (error) {
    throw new UsageError(
      `almanac forecast: standard input is not JSON (${error instanceof Error ? error.message : String(error)})\nfix: give ${SHAPE}; a missing value is null`,
    );
  }
  if (!Array.isArray(input)) throw new UsageError(`almanac forecast: standard input is not a list\nfix: give ${SHAPE}`);
  const answers = input.map(answerSeries);
  process.stdout.write(`${JSON.stringify(answers, null, args.flag("json") ? 0 : 1)}\n`);
  return 0;
}

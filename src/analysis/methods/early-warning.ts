/**
 * Early-warning indicator (signal approach): A hit, B false alarm, C miss, D quiet. Noise-to-signal = [B/(B + D)]/[A/(A + C)], useful below 1;
 * P(event | signal) = A/(A + B) against P(event) = (A + C)/n.
 */
import { z } from "zod";
import { method, Refusal } from "./method.js";

const count = z.number().nonnegative();

export const earlyWarning = method({
  name: "early-warning",
  summary: "Whether an indicator warned of events more often than by chance.",
  reference: "Kaminsky, Lizondo & Reinhart 1998, IMF Staff Papers 45:1–48",
  input: z.object({
    A: count.describe("signal and event"),
    B: count.describe("signal, no event"),
    C: count.describe("event, no signal"),
    D: count.describe("neither"),
  }),
  gives: "noise_to_signal, p_event_given_signal, p_event, hit_rate, false_alarm_rate, useful",
  run: ({ A, B, C, D }) => {
    if (A + C === 0 || B + D === 0 || A + B === 0)
      throw new Refusal("undefined", "without events, quiet times or signals there is nothing to compare", "take a longer history");
    const [hits, alarms] = [A / (A + C), B / (B + D)];
    const noise = hits === 0 ? null : alarms / hits;
    return {
      noise_to_signal: noise,
      p_event_given_signal: A / (A + B),
      p_event: (A + C) / (A + B + C + D),
      hit_rate: hits,
      false_alarm_rate: alarms,
      useful: noise !== null && noise < 1,
    };
  },
});

/**
 * European option as a model of staged entry: call = S Φ(d1) − K e^(−rT) Φ(d2), d1 = [ln(S/K) + (r + σ²/2)T]/(σ√T), d2 = d1 − σ√T.
 * Pitfall: σ of a private project is not observed; show a range.
 */
import { z } from "zod";
import { normalCdf } from "../numeric/special.js";
import { method } from "./method.js";

export const realOption = method({
  name: "real-option",
  summary: "Value of waiting: a right to invest K later in something worth S now.",
  reference: "Black & Scholes 1973, JPE 81:637–654; Dixit & Pindyck 1994",
  input: z.object({
    S: z.number().positive().describe("present value of what is bought"),
    K: z.number().positive().describe("investment"),
    r: z.number().describe("risk-free rate, continuous"),
    sigma: z.number().positive().describe("volatility a year"),
    T: z.number().positive().describe("years"),
  }),
  gives: "d1, d2, call, put, delta",
  run: ({ S, K, r, sigma, T }) => {
    const d1 = (Math.log(S / K) + (r + (sigma * sigma) / 2) * T) / (sigma * Math.sqrt(T));
    const d2 = d1 - sigma * Math.sqrt(T);
    const call = S * normalCdf(d1) - K * Math.exp(-r * T) * normalCdf(d2);
    return { d1, d2, call, put: call - S + K * Math.exp(-r * T), delta: normalCdf(d1) };
  },
});

/**
 * Valuation of cash flows: NPV = Σ CF_t/(1 + r)^t, IRR (every root above −100 %), MIRR, payback, terminal value CF_T(1 + g)/(r − g),
 * flows on dates (actual/365). `flows` start now (t = 0); `flows_end_of_period` are discounted from the first on. Pitfalls: the terminal
 * value dominates (shown apart); several roots when signs change twice (`irr_all`). Industry value is no investment advice.
 */
import { z } from "zod";
import { zerosOn } from "../numeric/root.js";
import { at, sum } from "../numeric/vector.js";
import { type MethodResult, method, numbers, Refusal } from "./method.js";

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "use YYYY-MM-DD");
const input = z.object({
  rate: z.number().gt(-1).optional().describe("discount rate per period"),
  r: z.number().gt(-1).optional().describe("the same"),
  flows: numbers.min(1).optional().describe("the first now, the others at the end of periods 1, 2 …"),
  cf: numbers.min(1).optional().describe("the same as flows"),
  values: numbers.min(1).optional().describe("the same as flows"),
  initial: z.number().optional().describe("flow now, before flows_end_of_period"),
  flows_end_of_period: numbers.min(1).optional().describe("all at the ends of periods 1, 2 …"),
  dates: z.array(day).optional().describe("dates of the flows, for XNPV and XIRR"),
  g: z.number().optional().describe("growth after the last flow: adds a terminal value"),
  finance_rate: z.number().gt(-1).optional().describe("for MIRR"),
  reinvest_rate: z.number().gt(-1).optional().describe("for MIRR"),
});

export function npv(flows: readonly number[], rate: number): number {
  return sum(flows.map((flow, t) => flow / (1 + rate) ** t));
}

const grid = Array.from({ length: 400 }, (_, i) => -0.999 + 1.25 * (i / 399) ** 4 * 20 + (i / 399) * 1.2);

/** Roots of a present value in the rate, from −99.9 % up; the one nearest to zero first. */
function roots(value: (rate: number) => number): number[] {
  return zerosOn(grid, value).sort((a, b) => Math.abs(a) - Math.abs(b));
}

const hasBothSigns = (flows: readonly number[]): boolean => flows.some((x) => x > 0) && flows.some((x) => x < 0);

function irr(flows: readonly number[]): MethodResult {
  if (!hasBothSigns(flows)) return { irr: null, irr_all: [], irr_note: "flows of one sign have no internal rate of return" };
  const all = roots((rate) => npv(flows, rate));
  const early: Record<string, number> = {};
  for (let k = 1; k < flows.length; k += 1) {
    const part = flows.slice(0, k + 1);
    const found = hasBothSigns(part) ? roots((rate) => npv(part, rate))[0] : undefined;
    if (found !== undefined) early[`irr_${k}`] = found;
  }
  return { irr: all[0] ?? null, irr_all: all, ...early };
}

function payback(flows: readonly number[]): number | null {
  let balance = 0;
  for (const [t, flow] of flows.entries()) {
    if (balance < 0 && balance + flow >= 0) return t - 1 + -balance / flow;
    balance += flow;
  }
  return null;
}

function terminal(flows: readonly number[], rate: number, growth: number): MethodResult {
  if (rate <= growth)
    throw new Refusal("undefined", `a terminal value takes r above g; r = ${rate}, g = ${growth}`, "raise the rate or lower the growth");
  const last = flows.length - 1;
  const terminalValue = (at(flows, last) * (1 + growth)) / (rate - growth);
  const present = terminalValue / (1 + rate) ** last;
  const total = npv(flows, rate) + present;
  return { terminal_value: terminalValue, pv_terminal: present, total, terminal_share: total === 0 ? null : present / total };
}

/** Modified IRR: negative flows financed at one rate, positive ones reinvested at another. */
function modified(flows: readonly number[], finance: number, reinvest: number): number | null {
  const n = flows.length - 1;
  const out = -npv(
    flows.map((x) => Math.min(x, 0)),
    finance,
  );
  const gain =
    npv(
      flows.map((x) => Math.max(x, 0)),
      reinvest,
    ) *
    (1 + reinvest) ** n;
  return n < 1 || out <= 0 || gain <= 0 ? null : (gain / out) ** (1 / n) - 1;
}

function dated(flows: readonly number[], dates: readonly string[], rate: number | undefined): MethodResult {
  if (dates.length !== flows.length) throw new Refusal("input", `${flows.length} flows for ${dates.length} dates`, "give one date a flow");
  const days = dates.map((date) => Date.parse(`${date}T00:00:00Z`) / 86_400_000);
  if (days.some((value) => !Number.isFinite(value))) throw new Refusal("input", "a date does not exist", "use YYYY-MM-DD");
  const value = (r: number): number => sum(flows.map((flow, i) => flow / (1 + r) ** ((at(days, i) - at(days, 0)) / 365)));
  const all = hasBothSigns(flows) ? roots(value) : [];
  return {
    ...(rate === undefined ? {} : { xnpv: value(rate), npv: value(rate) }),
    xirr: all[0] ?? null,
    irr: all[0] ?? null,
    irr_all: all,
  };
}

export const valuation = method({
  name: "valuation",
  summary: "Present value, internal rate of return, payback and terminal value of cash flows.",
  reference: "Damodaran, Investment Valuation; spreadsheet functions NPV, IRR, XNPV, XIRR, MIRR",
  input,
  gives:
    "npv, irr, irr_k (after k periods), irr_all, payback, discounted_payback, mirr, terminal_value, pv_terminal, total, terminal_share, xnpv, xirr",
  run: (given) => {
    const rate = given.rate ?? given.r;
    const later = given.flows_end_of_period;
    const now = given.flows ?? given.cf ?? given.values;
    const flows =
      later === undefined
        ? now === undefined || given.initial === undefined
          ? now
          : [given.initial, ...now]
        : [given.initial ?? 0, ...later];
    if (flows === undefined) throw new Refusal("input", "no cash flow is given", "give flows (the first now) or flows_end_of_period");
    if (given.dates !== undefined) return dated(flows, given.dates, rate);
    const mirr = modified(flows, given.finance_rate ?? rate ?? 0, given.reinvest_rate ?? given.finance_rate ?? rate ?? 0);
    return {
      ...(rate === undefined
        ? {}
        : {
            npv: npv(flows, rate),
            discounted_payback: payback(flows.map((flow, t) => flow / (1 + rate) ** t)),
            ...(given.g === undefined ? {} : terminal(flows, rate, given.g)),
          }),
      ...irr(flows),
      ...(given.finance_rate === undefined && given.reinvest_rate === undefined ? {} : { mirr }),
      payback: payback(flows),
    };
  },
});

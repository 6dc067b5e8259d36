/**
 * Valuation of cash flows: NPV = Σ CF_t/(1 + r)^t, IRR (every root above −100 %), MIRR, payback, terminal value CF_T(1 + g)/(r − g),
 * flows on dates (actual/365). `flows` start now (t = 0); `flows_end_of_period` are discounted from the first on, with `mid_year` half a
 * period less. Profitability index: present value of what comes later over what is paid now. Pitfalls: the terminal value dominates (shown
 * apart); several roots when signs change twice (`irr_all`). Industry value is no investment advice.
 */
import { z } from "zod";
import { zerosOn } from "../numeric/root.js";
import { at, sum } from "../numeric/vector.js";
import { type MethodResult, method, numbers, Refusal } from "./method.js";

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "write dates as 2008-03-01");
const input = z.object({
  rate: z.number().gt(-1).optional().describe("discount rate per period"),
  r: z.number().gt(-1).optional().describe("the same"),
  rate_pct: z.number().gt(-100).optional().describe("the same in percent"),
  flows: numbers.min(1).optional().describe("the first now, the others at the end of periods 1, 2 …"),
  cf: numbers.min(1).optional().describe("the same as flows"),
  values: numbers.min(1).optional().describe("the same as flows"),
  initial: z.number().optional().describe("flow now, before the others; below zero when it is paid"),
  outlay: z.number().nonnegative().optional().describe("what is paid now, as an amount above zero, instead of initial"),
  mid_year: z.boolean().default(false).describe("later flows come in the middle of their periods"),
  flows_end_of_period: numbers.min(1).optional().describe("all at the ends of periods 1, 2 …"),
  dates: z.array(day).optional().describe("dates of the flows, for XNPV and XIRR"),
  g: z.number().optional().describe("growth after the last flow: adds a terminal value"),
  finance_rate: z.number().gt(-1).optional().describe("for MIRR"),
  reinvest_rate: z.number().gt(-1).optional().describe("for MIRR"),
});

/** Present value of flows at t = 0, 1, 2 …, each after the first `early` periods sooner. */
function npv(flows: readonly number[], rate: number, early = 0): number {
  return sum(flows.map((flow, t) => flow / (1 + rate) ** Math.max(0, t - early)));
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

/** Modified IRR, also after k periods. */
function modifiedAfter(flows: readonly number[], finance: number, reinvest: number): MethodResult {
  const after = flows.slice(1).flatMap((_, i) => {
    const rate = modified(flows.slice(0, i + 2), finance, reinvest);
    return rate === null ? [] : [[`mirr_${i + 1}`, rate] as const];
  });
  return { mirr: modified(flows, finance, reinvest), ...Object.fromEntries(after) };
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
    "npv, irr, irr_k (after k periods), irr_all, payback, discounted_payback, profitability_index, mirr, mirr_k, terminal_value, pv_terminal, total, terminal_share, xnpv, xirr",
  run: (given) => {
    const rate = given.rate ?? given.r ?? (given.rate_pct === undefined ? undefined : given.rate_pct / 100);
    const initial = given.initial ?? (given.outlay === undefined ? undefined : -given.outlay);
    const later = given.flows_end_of_period;
    const now = given.flows ?? given.cf ?? given.values;
    const flows = later === undefined ? (now === undefined || initial === undefined ? now : [initial, ...now]) : [initial ?? 0, ...later];
    if (flows === undefined) throw new Refusal("input", "no cash flow is given", "give flows (the first now) or flows_end_of_period");
    if (given.dates !== undefined) return dated(flows, given.dates, rate);
    const early = given.mid_year ? 0.5 : 0;
    const paid = -at(flows, 0);
    return {
      ...(rate === undefined
        ? {}
        : {
            npv: npv(flows, rate, early),
            discounted_payback: payback(flows.map((flow, t) => flow / (1 + rate) ** Math.max(0, t - early))),
            ...(paid > 0 ? { profitability_index: 1 + npv(flows, rate, early) / paid } : {}),
            ...(given.g === undefined ? {} : terminal(flows, rate, given.g)),
          }),
      ...irr(flows),
      ...(given.finance_rate === undefined && given.reinvest_rate === undefined
        ? {}
        : modifiedAfter(flows, given.finance_rate ?? rate ?? 0, given.reinvest_rate ?? given.finance_rate ?? rate ?? 0)),
      payback: payback(flows),
    };
  },
});

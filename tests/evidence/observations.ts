/** Observations made up for tests of reconciliation: one indicator, quick to write. */
import { parseUnit } from "../../src/measure/convert.js";
import { Decimal } from "../../src/measure/decimal.js";
import { parsePeriod } from "../../src/measure/period-read.js";
import { unitRegistry } from "../../src/measure/registry.js";
import type { Observation, Pack, Source } from "../../src/pack/pack.js";
import type { Grade } from "../../src/pack/schema.js";
import { demoPack } from "../pack/demo.js";

const registry = unitRegistry({});
const base = demoPack();

/** What a test says of an observation; the rest is ordinary. */
export interface Told {
  readonly id: string;
  readonly value: string;
  readonly period?: string;
  readonly region?: string;
  readonly unit?: string;
  readonly decimals?: number;
  readonly bound?: Observation["bound"];
  readonly low?: string;
  readonly high?: string;
  readonly status?: Observation["status"];
  readonly known?: string;
  readonly basis?: Observation["known"]["basis"];
  readonly recorded?: string;
  readonly supersedes?: string;
  readonly source?: string;
  readonly original?: string;
  readonly rank?: Observation["rank"];
}

/** An observation of the demo pack's `tea_sales`. */
export function observation(told: Told): Observation {
  const unit = parseUnit(told.unit ?? "1e6 GBP", registry);
  const period = parsePeriod(told.period ?? "2022");
  if ("problem" in unit || period === null) throw new Error("a test's unit or period is wrong");
  const known = told.known ?? "2023-05-01";
  return {
    id: told.id,
    indicator: "tea_sales",
    dimensions: { region: told.region ?? "north" },
    period,
    measure: "flow",
    value: new Decimal(told.value),
    decimals: told.decimals ?? told.value.split(".")[1]?.length ?? 0,
    bound: told.bound ?? "=",
    ...(told.low === undefined ? {} : { low: new Decimal(told.low) }),
    ...(told.high === undefined ? {} : { high: new Decimal(told.high) }),
    unit,
    status: told.status ?? "A",
    sources: [told.source ?? "b-one"],
    locator: "",
    known: { start: known, end: known, basis: told.basis ?? "dated" },
    recorded: told.recorded ?? "2024-06-01",
    supersedes: told.supersedes ?? "",
    original: told.original ?? "",
    rank: told.rank ?? "normal",
    note: "",
    place: { file: "evidence/observations/test.csv", line: 2, column: 1 },
  };
}

function source(id: string, grade: Grade, publisher: string): [string, Source] {
  const place = { file: "evidence/sources.csv", line: 2, column: 1 };
  const rest = {
    title: id,
    url: "",
    published: "",
    licence: "",
    redistribute: "facts",
    linkable: true,
    note: "",
    publisherNames: {},
    place,
  } as const;
  return [id, { id, grade, publisher, ...rest }];
}

/** The demo pack with these observations and decisions instead of its own. */
export function packOf(observations: readonly Told[], more: Partial<Pack> = {}): Pack {
  const sources = new Map([
    source("a-one", "A", "Ministry of Leaves"),
    source("b-one", "B", "Guild"),
    source("b-two", "B", "Institute"),
    source("c-one", "C", "Gazette"),
    source("c-two", "C", "Herald"),
    source("d-one", "D", "Somebody"),
  ]);
  return { ...base, sources, decisions: [], observations: observations.map(observation), ...more };
}

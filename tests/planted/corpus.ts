/** The corpus: every way of planting an error, and every harmless edit, drawn in an order that the seed decides. */
import { controlKinds } from "./controls.js";
import { dataKinds } from "./data-plants.js";
import { type Random, seeded, shuffled } from "./random.js";
import { textKinds } from "./text-plants.js";
import type { Site, World } from "./world.js";

export const classes = [
  "bare-number",
  "unit-slip",
  "bound-context",
  "late-evidence",
  "forecast-as-actual",
  "direction",
  "rank",
  "sum",
  "language-mismatch",
  "duplicated-row",
  "swapped-entity",
] as const;
export type PlantClass = (typeof classes)[number];

/** An edit of one file. */
export interface Patch {
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface Case extends Patch {
  readonly class: PlantClass | "control";
  /** Which way of planting made it. */
  readonly kind: string;
  /** Where a finding is expected, from 1. */
  readonly line: number;
}

/** One way of planting: gives a case for one site (a line of a text, a number in it, a row of a table), or none. */
export interface Kind {
  readonly class: PlantClass | "control";
  readonly kind: string;
  readonly on: Site["type"];
  plant(site: Site, world: World, random: Random): Patch | null;
}

const kinds: readonly Kind[] = [...textKinds, ...dataKinds, ...controlKinds];

/** Up to `n` cases a class of the kinds whose "class/kind" holds `only`: its kinds take turns, each at most once at a site, and no edit comes twice. */
export function corpus(world: World, seed: number, n: number, only = ""): readonly Case[] {
  return [...classes, "control" as const].flatMap((name, index) => {
    const random = seeded(seed * 1000 + index);
    const queues = kinds
      .filter((kind) => kind.class === name && `${kind.class}/${kind.kind}`.includes(only))
      .map((kind) => ({
        kind,
        sites: shuffled(
          world.sites.filter(({ type }) => type === kind.on),
          random,
        ),
      }));
    const cases: Case[] = [];
    const planted = new Set<string>();
    while (cases.length < n && queues.some(({ sites }) => sites.length > 0)) {
      for (const { kind, sites } of queues) {
        if (cases.length >= n) break;
        for (let site = sites.pop(); site !== undefined; site = sites.pop()) {
          const patch = kind.plant(site, world, random);
          if (patch === null) continue;
          const key = [patch.file, patch.start, patch.end, patch.text].join("\u0000");
          if (planted.has(key)) continue;
          planted.add(key);
          const source = world.files.get(patch.file) ?? "";
          const line = source.slice(0, patch.start).split("\n").length + (patch.text.startsWith("\n") ? 1 : 0);
          cases.push({ ...patch, class: name, kind: kind.kind, line });
          break;
        }
      }
    }
    return cases;
  });
}

/** The corpus: every way of planting an error, and every harmless edit, drawn in an order that the seed decides. */
import { controlKinds } from "./controls.js";
import { dataKinds } from "./data-plants.js";
import { literalKinds } from "./literal-plants.js";
import { type Random, seeded, shuffled } from "./random.js";
import { dataSelectorKinds, rowKinds } from "./row-plants.js";
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
}

/** One way of planting: gives a case for one site (a line of a text, a number in it, a row of a table), or none. */
export interface Kind {
  readonly class: PlantClass | "control";
  readonly kind: string;
  readonly on: Site["type"];
  plant(site: Site, world: World, random: Random): Patch | null;
}

const kinds: readonly Kind[] = [...textKinds, ...literalKinds, ...dataKinds, ...rowKinds, ...dataSelectorKinds, ...controlKinds];

function placeOf(file: string): string {
  return file.startsWith("figures/")
    ? ", of a figure"
    : file.startsWith("evidence/registers/")
      ? ", of a register"
      : file.startsWith("analyses/") || file.startsWith("judgements/")
        ? ", of an analysis"
        : "";
}

/** Rows of one indicator or register far apart, so that the corpus is not of the longest tables alone. Taken from the end. */
function spread(sites: readonly Site[]): Site[] {
  const seen = new Map<string, number>();
  const turn = (site: Site): number => {
    if (site.type !== "row") return 0;
    const group = site.kind === "observation" ? (site.cells.indicator ?? "") : site.file;
    const number = seen.get(group) ?? 0;
    seen.set(group, number + 1);
    return number;
  };
  return sites
    .map((site) => [turn(site), site] as const)
    .sort((a, b) => b[0] - a[0])
    .map(([, site]) => site);
}

/** Up to `n` cases a class of the kinds whose "class/kind" holds `only`: its kinds take turns, each at most once at a site, and no edit comes twice. */
export function corpus(world: World, seed: number, n: number, only = ""): readonly Case[] {
  return [...classes, "control" as const].flatMap((name, index) => {
    const random = seeded(seed * 1000 + index);
    const queues = kinds
      .filter((kind) => kind.class === name && `${kind.class}/${kind.kind}`.includes(only))
      .map((kind) => ({
        kind,
        sites: spread(
          shuffled(
            world.sites.filter(({ type }) => type === kind.on),
            random,
          ),
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
          cases.push({ ...patch, class: name, kind: `${kind.kind}${placeOf(patch.file)}` });
          break;
        }
      }
    }
    return cases;
  });
}

/** Writes a plain pack into a folder: so many sections of text with facts, so many of them with a figure. Made-up numbers, for timing only. */
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

const years = [2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025];
const numbers = (count) => Array.from({ length: count }, (_, index) => index + 1);

export function writePlainPack(folder, sections, figures) {
  const write = (file, text) => {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  };
  write(
    "pack.yaml",
    `name: plain
expr: 1
title: {en: "Plain pages"}
locales: [en]
base_currency: USD
publisher: {en: "Bench"}
corrections: "mailto:corrections@example.org"
licence: {en: "None: for timing only"}
editions:
  - {id: current, title: {en: "Current"}, as_of: "2026-01-01", covers: [2018, 2025]}
default_edition: current
`,
  );
  const outline = numbers(sections).map((n) => `  - {slug: section-${n}, title: {en: "Section ${n}"}, kind: market}\n`);
  write("outline.yaml", `outline:\n${outline.join("")}`);
  write("units.yaml", "units: {}\n");
  const codes = numbers(figures).map((n) => `P${n}: {en: "Place ${n}"}`);
  write(
    "indicators.yaml",
    `dimensions:
  geo: {label: {en: "Place"}, codes: {${codes.join(", ")}}}
indicators:
  - id: output
    label: {en: "Output"}
    definition: {en: "For timing only"}
    unit: "1e8 USD"
    measure: flow
    dimensions: [geo]
    reconcile: {prefer: [grade, recency], tolerance: 0.01}
`,
  );
  write(
    "evidence/sources.csv",
    "id,title,publisher,url,published,grade,licence,redistribute,linkable,note\nbench,Bench,Bench,https://example.org/,2026-01-01,A,,full,yes,\n",
  );
  const head =
    "id,indicator,geo,period,measure,value,decimals,bound,low,high,unit,status,known,known_basis,recorded,supersedes,source,locator,original,rank,note";
  const rows = numbers(figures).flatMap((n) =>
    years.map(
      (year) =>
        `o-${n}-${year},output,P${n},${year},flow,${100 + n + (year - 2018) * 7},0,=,,,1e8 USD,A,2026-01-01,dated,2026-01-01,,bench,,,normal,`,
    ),
  );
  write("evidence/observations/output.csv", `${[head, ...rows].join("\n")}\n`);
  for (const n of numbers(figures)) {
    write(
      `figures/figure-${n}.yaml`,
      `slug: figure-${n}
section: section-${n}
kind: ${n % 2 === 0 ? "line" : "bar"}
title: {en: "Output of place ${n}, {{period}}"}
data:
  from: cells
  axis: period
  series:
    - {id: output, cells: "output @ {geo: P${n}, period: 2018..2025}", mark: ${n % 2 === 0 ? "line" : "bar"}}
`,
    );
  }
  for (const n of numbers(sections)) {
    const place = `P${((n - 1) % figures) + 1}`;
    const paragraph = `Output came to {{output @ {geo: ${place}, period: 2025}}} in 2025, {{growth(output @ {geo: ${place}, period: 2025})}} more than a year before [@bench]. The rest of this paragraph is as long as a paragraph usually is, so that the page weighs about what a page weighs.`;
    write(`text/en/section-${n}.md`, `${paragraph}\n\n${paragraph}\n\n${paragraph}\n`);
  }
}

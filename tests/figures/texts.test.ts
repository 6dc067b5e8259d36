/** Lines that the engine writes around a drawing itself: the title of a figure that was not obtained, the subtitle by default. */
import { beforeAll, expect, it } from "vitest";
import { parse } from "yaml";
import { makeEdition } from "../../src/edition/make.js";
import type { FigureModel } from "../../src/figures/model.js";
import { figureFile } from "../../src/pack/schema.js";
import { editionOf } from "../support/packs.js";
import { type Gallery, readGallery } from "./gallery.js";

let gallery: Gallery;
beforeAll(async () => {
  gallery = await readGallery();
});

function made(yaml: string): FigureModel {
  const figure = figureFile.parse(parse(`slug: probe\nsection: trade\n${yaml}`));
  const pack = { ...gallery.pack, figures: [{ figure, file: "figures/probe.yaml" }] };
  const [model] = makeEdition(editionOf(pack, "current"), "current", "en").document.figures;
  if (model === undefined) throw new Error("the declaration makes a figure");
  return model;
}

it.each([
  ["Bikes sold, {{period}} (by value)", "Bikes sold (by value)"],
  ["{{period}} bikes sold", "bikes sold"],
  ["Bikes sold ({{period}})", "Bikes sold"],
])("a figure that was not obtained names no period: %s", (title, expected) => {
  const gap = made(`title: {en: "${title}", zh: 试}\nkind: bar\ngap: {reason: {en: none, zh: 无}, looked_for: {en: here, zh: 此}}`);
  expect(gap).toMatchObject({ state: "gap", title: expected });
});

it("a subtitle does not tell years twice that stand side by side", () => {
  const years = `title: {en: Sizes, zh: 试}
kind: bar
data:
  from: expressions
  columns: [{label: "2023", unit: 1e8 EUR}, {label: "2024", unit: 1e8 EUR}]
  rows:
    - {label: Bikes, values: ["market @ {period: 2023}", "market @ {period: 2024}"]}`;
  expect(made(years).subtitle).toMatch(/^EUR billion; 2023–2024$/);
  expect(made(years.replace(/label: "(20\d\d)"/g, 'label: "In $1"')).subtitle).toMatch(/^In 2023, In 2024; EUR billion/);
});

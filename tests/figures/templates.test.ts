/** One declaration that serves several entities: a figure each, left out where the evidence does not carry it. */
import { describe, expect, it } from "vitest";
import { makeEdition } from "../../src/edition/make.js";
import { vintageAt } from "../../src/evidence/vintage.js";
import { plainText } from "../../src/manuscript/inline.js";
import { type Changes, demoPack, readDemo } from "../pack/demo.js";

const declaration = (more = ""): Changes => ({
  "figures/seats.yaml": `slug: seats
section: $section
with:
  - {owner: leafy, section: leafy}
  - {owner: kettle, section: shops}
kind: table
title: {en: "Shops of {{name($owner)}}"}
finding: {en: "There are {{count(shops where owner = $owner)}}."}
minimum_rows: 2
data:
  from: register
  rows: "shops where owner = $owner"
  columns: [{value: name}, {value: seats}]
${more}`,
});

const figuresAt = (changes: Changes, asOf: string) => {
  const vintage = vintageAt(demoPack(changes), asOf, "current");
  const { document, findings } = makeEdition(vintage, "current", "en");
  return { figures: document.figures.filter(({ slug }) => slug.startsWith("seats")), findings };
};

describe("a declaration with several entities", () => {
  it("makes a figure for each, in its section, about its rows only", () => {
    const { figures } = figuresAt(declaration(), "2024-06-01");
    expect(
      figures.map(({ slug, section, title, finding, table }) => [slug, section, title, plainText(finding), table.rows.length]),
    ).toEqual([
      ["seats-kettle", "shops", "Shops of Kettle Ltd", "There are 2.", 2],
      ["seats-leafy", "leafy", "Shops of Leafy & Sons", "There are 2.", 2],
    ]);
  });

  it("takes codes in capitals, whose slugs are in lower case", () => {
    const changes = {
      "figures/seats.yaml": String(declaration()["figures/seats.yaml"]).replace("{owner: leafy,", "{code: NW-1.a, owner: leafy,"),
    };
    expect(readDemo(changes).findings).toEqual([]);
    expect(figuresAt(changes, "2024-06-01").figures.map(({ slug }) => slug)).toContain("seats-nw-1-a");
  });

  it("leaves out an entity that has too few rows on the edition's date, without a gap and without a number", () => {
    const { figures, findings } = figuresAt(declaration(), "2022-12-31");
    expect(figures.map(({ slug }) => slug)).toEqual(["seats-leafy"]);
    expect(findings.filter(({ message }) => message.includes("seats"))).toEqual([]);
  });

  it("keeps it as a gap where the declaration says what is missing", () => {
    const gap = 'gap: {reason: {en: "Too few shops."}, looked_for: {en: "The register"}}\n';
    const { figures } = figuresAt(declaration(gap), "2022-12-31");
    expect(figures.map(({ slug, state }) => [slug, state])).toEqual([
      ["seats-kettle", "gap"],
      ["seats-leafy", "built"],
    ]);
  });

  it("is judged like any other: sections that do not exist, two entities of one slug, a file under another name", () => {
    const wrong = (change: (text: string) => string) =>
      readDemo({ "figures/seats.yaml": change(String(declaration()["figures/seats.yaml"])) }).findings.map(({ code }) => code);
    expect(wrong((text) => text)).toEqual([]);
    expect(wrong((text) => text.replace("section: shops", "section: cellar"))).toContain("REF-SECTION");
    expect(wrong((text) => text.replace("owner: kettle", "owner: leafy"))).toContain("DUPLICATE-ID");
    expect(wrong((text) => text.replace("slug: seats", "slug: chairs"))).toContain("PACK-FILE-NAME");
  });
});

/** Lineage as PROV-JSON: a golden document, and the rules every document keeps (PROV-JSON, W3C Member Submission, 2013). */
import { describe, expect, test } from "vitest";
import { answerTrace } from "../../src/analysis/answers.js";
import { type ProvDocument, type ProvSet, provOf } from "../../src/analysis/prov.js";
import { vintageAt } from "../../src/evidence/vintage.js";
import { demoPack } from "../pack/demo.js";

const vintage = vintageAt(demoPack(), "2024-06-30", "current");

function provOfExpression(expression: string): ProvDocument {
  const answer = answerTrace(expression, { vintage, locale: "en" });
  if (!answer.ok) throw new Error(`${expression}: ${answer.problems[0]?.message}`);
  return provOf(answer.lineage, vintage, "0.1.0");
}

const type = (name: string) => ({ $: name, type: "prov:QUALIFIED_NAME" });

test("one published value, from its source to its reconciliation", () => {
  const cell = "almanac:cell/cup_price%40tea%3Dblack%402022-Q4";
  expect(provOfExpression("cup_price @ {tea: black, period: 2022-Q4}")).toEqual({
    prefix: { prov: "http://www.w3.org/ns/prov#", xsd: "http://www.w3.org/2001/XMLSchema#", almanac: "urn:almanac:" },
    entity: {
      "almanac:source/guild": {
        "prov:type": type("almanac:Source"),
        "prov:label": "Invented guild yearbook",
        "almanac:grade": "B",
        "prov:location": { $: "https://example.org/guild", type: "xsd:anyURI" },
      },
      "almanac:observation/p01": {
        "prov:type": type("almanac:Observation"),
        "prov:label": "p01",
        "prov:value": "2.1",
        "almanac:unit": "GBP/cup",
        "almanac:period": "2022-Q4",
        "almanac:grade": "B",
      },
      [cell]: {
        "prov:type": type("almanac:Cell"),
        "prov:label": "Price of a cup",
        "prov:value": "2.1",
        "almanac:unit": "GBP/cup",
        "almanac:low": "2.095",
        "almanac:high": "2.105",
        "almanac:doubt": "rounding",
        "almanac:period": "2022-Q4",
        "almanac:grade": "B",
        "almanac:credibility": "plausible",
      },
    },
    agent: {
      "almanac:agent/engine-0%2E1%2E0": { "prov:type": type("prov:SoftwareAgent"), "prov:label": "Almanac 0.1.0" },
      "almanac:agent/Guild%20of%20Tasters": { "prov:type": type("prov:Organization"), "prov:label": "Guild of Tasters" },
    },
    activity: { [`${cell}.made`]: { "prov:type": type("almanac:Reconciliation"), "prov:label": "reconciliation" } },
    wasGeneratedBy: { "_:wasGeneratedBy1": { "prov:entity": cell, "prov:activity": `${cell}.made` } },
    used: { "_:used1": { "prov:activity": `${cell}.made`, "prov:entity": "almanac:observation/p01", "prov:role": "published" } },
    wasDerivedFrom: {
      "_:wasDerivedFrom1": {
        "prov:generatedEntity": "almanac:observation/p01",
        "prov:usedEntity": "almanac:source/guild",
        "prov:type": type("prov:PrimarySource"),
      },
      "_:wasDerivedFrom2": { "prov:generatedEntity": cell, "prov:usedEntity": "almanac:observation/p01", "prov:activity": `${cell}.made` },
    },
    wasAttributedTo: {
      "_:wasAttributedTo1": { "prov:entity": "almanac:source/guild", "prov:agent": "almanac:agent/Guild%20of%20Tasters" },
    },
    wasAssociatedWith: { "_:wasAssociatedWith1": { "prov:activity": `${cell}.made`, "prov:agent": "almanac:agent/engine-0%2E1%2E0" } },
  });
});

/** Which section an attribute of a relation must name a record of (PROV-JSON, section 3). */
const arguments_: Readonly<Record<string, Readonly<Record<string, "entity" | "activity" | "agent">>>> = {
  wasGeneratedBy: { "prov:entity": "entity", "prov:activity": "activity" },
  used: { "prov:activity": "activity", "prov:entity": "entity" },
  wasDerivedFrom: { "prov:generatedEntity": "entity", "prov:usedEntity": "entity", "prov:activity": "activity" },
  wasAttributedTo: { "prov:entity": "entity", "prov:agent": "agent" },
  wasAssociatedWith: { "prov:activity": "activity", "prov:agent": "agent" },
};
const optional: readonly string[] = ["wasDerivedFrom prov:activity"];
/** A local name of PROV-N (section 3.7.1 of that recommendation) as far as this program writes them. */
const qualifiedName = /^(?:almanac|prov|xsd):[A-Za-z0-9_%/](?:[A-Za-z0-9_%/.-]*[A-Za-z0-9_%/-])?$/;

/** What breaks the rules of PROV-JSON. */
function faults(document: ProvDocument): string[] {
  const found: string[] = [];
  const { prefix: _, ...sections } = document;
  const named = new Map(Object.entries(sections));
  const records = (name: string): ProvSet => named.get(name) ?? {};
  for (const [section, set] of named) {
    for (const [id, record] of Object.entries(set)) {
      const isRelation = section in arguments_;
      if (isRelation ? !id.startsWith("_:") : !qualifiedName.test(id)) found.push(`${section}: the id ${id}`);
      for (const value of Object.values(record)) {
        if (typeof value !== "string" && value.type === "prov:QUALIFIED_NAME" && !qualifiedName.test(value.$))
          found.push(`${id}: ${value.$}`);
      }
      for (const [argument, target] of Object.entries(arguments_[section] ?? {})) {
        const value = record[argument];
        if (value === undefined && optional.includes(`${section} ${argument}`)) continue;
        if (typeof value !== "string" || records(target)[value] === undefined)
          found.push(`${section} ${id}: ${argument} names no ${target}`);
      }
    }
    if (!["entity", "activity", "agent", ...Object.keys(arguments_)].includes(section)) found.push(`a section ${section}`);
  }
  // A derivation by an activity implies that the activity made the one and used the other (PROV-CONSTRAINTS, inference 11).
  const has = (section: string, ...pairs: readonly (readonly [string, unknown])[]): boolean =>
    Object.values(records(section)).some((record) => pairs.every(([key, value]) => record[key] === value));
  for (const record of Object.values(records("wasDerivedFrom"))) {
    const activity = record["prov:activity"];
    if (activity === undefined) continue;
    if (!has("wasGeneratedBy", ["prov:entity", record["prov:generatedEntity"]], ["prov:activity", activity]))
      found.push("a derivation without generation");
    if (!has("used", ["prov:entity", record["prov:usedEntity"]], ["prov:activity", activity])) found.push("a derivation without usage");
  }
  return found;
}

describe("every document", () => {
  test.each([
    "cup_price @ {tea: black, period: 2022-Q4}",
    "growth(tea_sales @ {region: north, period: 2023-Q3})",
    "share(tea_sales @ {region: north, period: 2023-Q3}, sum(tea_sales @ {region: *, period: 2023-Q3})) * 2",
    "tea_sales @ {region: south, period: 2023-Q3}",
    'count(shops where region = "north")',
    'name("leafy")',
    "1 + 1",
  ])("keeps the rules: %s", (expression) => {
    expect(faults(provOfExpression(expression))).toEqual([]);
  });
});

test("what a cell set aside was used, and nothing derives from it", () => {
  const { used = {}, wasDerivedFrom = {} } = provOfExpression("tea_sales @ {region: south, period: 2023-Q3}");
  const rejected = Object.values(used).filter((record) => record["prov:role"] === "rejected");
  expect(rejected.map((record) => record["prov:entity"])).toEqual(["almanac:observation/s15"]);
  expect(Object.values(wasDerivedFrom).some((record) => record["prov:usedEntity"] === "almanac:observation/s15")).toBe(false);
});

test("the same step met twice is one entity, and equal documents have equal bytes", () => {
  const twice = provOfExpression("tea_sales @ {region: north, period: 2023-Q3} + tea_sales @ {region: north, period: 2023-Q3}");
  expect(Object.keys(twice.entity).filter((id) => id.startsWith("almanac:cell/"))).toHaveLength(1);
  expect(JSON.stringify(twice)).toBe(
    JSON.stringify(provOfExpression("tea_sales @ {region: north, period: 2023-Q3} + tea_sales @ {region: north, period: 2023-Q3}")),
  );
});

/**
 * Lineage as W3C PROV-JSON, for tools that read provenance of other origin too.
 * Reference: T. D. Huynh, M. O. Jewell and others, The PROV-JSON Serialization, W3C Member Submission, 24 April 2013.
 *
 * Sources, statements, published values, results and constants are entities; reconciliation and each computation are activities;
 * publishers and the engine are agents. What a cell set aside was used by its reconciliation, and nothing derives from it.
 */
import { createHash } from "node:crypto";
import type { Vintage } from "../evidence/cell.js";
import type { Lineage } from "./lineage.js";

export type ProvLiteral = string | { readonly $: string; readonly type: string };
export type ProvRecord = Readonly<Record<string, ProvLiteral>>;
export type ProvSet = Readonly<Record<string, ProvRecord>>;

/** A PROV-JSON document; sections without a record are left out. */
export interface ProvDocument {
  readonly prefix: Readonly<Record<string, string>>;
  readonly entity: ProvSet;
  readonly activity?: ProvSet;
  readonly agent: ProvSet;
  readonly wasGeneratedBy?: ProvSet;
  readonly used?: ProvSet;
  readonly wasDerivedFrom?: ProvSet;
  readonly wasAttributedTo?: ProvSet;
  readonly wasAssociatedWith?: ProvSet;
}

/** Names of this vocabulary: an urn resolves nowhere, and need not. */
const PREFIX = { prov: "http://www.w3.org/ns/prov#", xsd: "http://www.w3.org/2001/XMLSchema#", almanac: "urn:almanac:" } as const;

/** The lineage of a value of `vintage`, with the engine of a version as the software that computed it. */
export function provOf(lineage: Lineage, vintage: Vintage, engine: string): ProvDocument {
  const engineId = qualified("agent", `engine-${engine}`);
  const sections = {
    entity: new Map<string, ProvRecord>(),
    activity: new Map<string, ProvRecord>(),
    agent: new Map<string, ProvRecord>([[engineId, { "prov:type": name("prov:SoftwareAgent"), "prov:label": `Almanac ${engine}` }]]),
    wasGeneratedBy: new Map<string, ProvRecord>(),
    used: new Map<string, ProvRecord>(),
    wasDerivedFrom: new Map<string, ProvRecord>(),
    wasAttributedTo: new Map<string, ProvRecord>(),
    wasAssociatedWith: new Map<string, ProvRecord>(),
  };
  const relate = (kind: Exclude<keyof typeof sections, "entity" | "activity" | "agent">, record: ProvRecord): void => {
    // Relations are anonymous in PROV; the same one twice says nothing new.
    const key = JSON.stringify(record);
    sections[kind].set(key, record);
  };
  const ids = new Map<Lineage, string>();

  const entity = (node: Lineage): string => {
    const known = ids.get(node);
    if (known !== undefined) return known;
    const inputs = node.inputs.map((input) => ({ node: input, id: entity(input) }));
    const id =
      node.kind === "analysis"
        ? qualified("result", `${node.id}-${digest([node.id, node.value, node.unit, ...inputs.map((input) => input.id)])}`)
        : qualified(node.kind, node.id);
    ids.set(node, id);
    sections.entity.set(id, describe(node));
    if (node.kind === "source") attribute(id, vintage.pack.sources.get(node.id)?.publisher ?? "");
    else if (node.kind === "cell" || node.kind === "analysis") generate(id, node, inputs);
    else
      for (const input of inputs) {
        const from = input.node.kind === "source" ? { "prov:type": name("prov:PrimarySource") } : {};
        relate("wasDerivedFrom", { "prov:generatedEntity": id, "prov:usedEntity": input.id, ...from });
      }
    return id;
  };

  const attribute = (id: string, publisher: string): void => {
    if (publisher === "") return;
    const agent = qualified("agent", publisher);
    sections.agent.set(agent, { "prov:type": name("prov:Organization"), "prov:label": publisher });
    relate("wasAttributedTo", { "prov:entity": id, "prov:agent": agent });
  };

  const generate = (id: string, node: Lineage, inputs: readonly { readonly node: Lineage; readonly id: string }[]): void => {
    const activity = `${id}.made`;
    const what = node.kind === "cell" ? "reconciliation" : (node.label ?? node.id);
    sections.activity.set(activity, {
      "prov:type": name(node.kind === "cell" ? "almanac:Reconciliation" : "almanac:Computation"),
      "prov:label": what,
    });
    relate("wasGeneratedBy", { "prov:entity": id, "prov:activity": activity });
    relate("wasAssociatedWith", { "prov:activity": activity, "prov:agent": engineId });
    for (const input of inputs) {
      const role = input.node.role === undefined ? {} : { "prov:role": input.node.role };
      relate("used", { "prov:activity": activity, "prov:entity": input.id, ...role });
      if (input.node.role === "rejected") continue;
      relate("wasDerivedFrom", { "prov:generatedEntity": id, "prov:usedEntity": input.id, "prov:activity": activity });
    }
  };

  entity(lineage);
  const section = (kind: keyof typeof sections): ProvSet => numbered(sections[kind], kind);
  const optional = (["activity", "wasGeneratedBy", "used", "wasDerivedFrom", "wasAttributedTo", "wasAssociatedWith"] as const).filter(
    (kind) => sections[kind].size > 0,
  );
  return {
    prefix: PREFIX,
    entity: section("entity"),
    agent: section("agent"),
    ...Object.fromEntries(optional.map((kind) => [kind, section(kind)])),
  };
}

const types: Readonly<Record<Lineage["kind"], string>> = {
  source: "almanac:Source",
  observation: "almanac:Observation",
  row: "almanac:RegisterRow",
  claim: "almanac:Claim",
  cell: "almanac:Cell",
  analysis: "almanac:Result",
  literal: "almanac:Constant",
};

function describe(node: Lineage): ProvRecord {
  const { value, unit, period, grade, credibility, interval, url } = node;
  const text = (key: string, said: string | undefined): ProvRecord => (said === undefined || said === "" ? {} : { [key]: said });
  return {
    "prov:type": name(types[node.kind]),
    "prov:label": node.label ?? node.id,
    ...text("prov:value", value),
    ...text("almanac:unit", unit),
    ...text("almanac:low", interval?.low),
    ...text("almanac:high", interval?.high),
    ...text("almanac:doubt", interval?.from.join(" ")),
    ...text("almanac:period", period),
    ...text("almanac:grade", grade),
    ...text("almanac:credibility", credibility),
    ...(url === undefined ? {} : { "prov:location": { $: url, type: "xsd:anyURI" } }),
  };
}

function name(qualifiedName: string): ProvLiteral {
  return { $: qualifiedName, type: "prov:QUALIFIED_NAME" };
}

/** Entities, activities and agents by their name; relations numbered as blank nodes. */
function numbered(records: ReadonlyMap<string, ProvRecord>, kind: string): ProvSet {
  const isNamed = kind === "entity" || kind === "activity" || kind === "agent";
  return Object.fromEntries([...records].map(([key, record], index) => [isNamed ? key : `_:${kind}${index + 1}`, record]));
}

/** `almanac:kind/id` with everything that a local name of PROV-N does not take written as its UTF-8 bytes, "%3D". */
function qualified(kind: string, id: string): string {
  const local = encodeURIComponent(id).replace(/[!'()*.~]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
  return `almanac:${kind}/${local}`;
}

function digest(parts: readonly (string | undefined)[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 12);
}

/** Texts in every locale: walks a file's value along its schema and reports each localized text that lacks one. */
import { z } from "zod";
import type { Place } from "./finding.js";
import { quote, type Report } from "./report.js";
import { localized } from "./schema.js";

type Path = readonly PropertyKey[];

/** Report every localized text in `value` that lacks a locale of the pack or has one that the pack does not know. */
export function checkLocales(
  schema: z.core.$ZodType,
  value: unknown,
  locales: readonly string[],
  placeOf: (path: Path) => Place,
  report: Report,
): void {
  visit(schema, value, [], (texts, path) => {
    const where = path.map(String).join(".");
    for (const locale of locales) {
      const text = Object.hasOwn(texts, locale) ? texts[locale] : undefined;
      if (typeof text === "string" && text.trim() !== "") continue;
      report("TEXT-LOCALE", placeOf(path), `${where} has no text in ${quote(locale)}.`, `Add ${locale}: "…".`);
    }
    for (const tag of Object.keys(texts)) {
      if (locales.length === 0 || locales.includes(tag)) continue;
      report(
        "REF-LOCALE",
        placeOf([...path, tag]),
        `${quote(tag)} is no locale of the pack.`,
        "Add it to pack.yaml's locales or delete the text.",
      );
    }
  });
}

function visit(schema: z.core.$ZodType, value: unknown, path: Path, found: (texts: Record<string, unknown>, path: Path) => void): void {
  if (value === undefined || value === null || !holdsTexts(schema)) return;
  if (isLocalized(schema)) {
    if (isRecord(value)) found(value, path);
  } else if (schema instanceof z.ZodLazy) visit(schema.unwrap(), value, path, found);
  else if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) visit(schema.unwrap(), value, path, found);
  else if (schema instanceof z.ZodArray && Array.isArray(value)) {
    value.forEach((item, index) => {
      visit(schema.element, item, [...path, index], found);
    });
  } else if (schema instanceof z.ZodRecord && isRecord(value)) {
    for (const [key, item] of Object.entries(value)) visit(schema.valueType, item, [...path, key], found);
  } else if (schema instanceof z.ZodObject && isRecord(value)) {
    for (const [key, inner] of Object.entries(schema.shape)) visit(inner, value[key], [...path, key], found);
  } else if (schema instanceof z.ZodUnion) {
    const option = schema.options.find((candidate) => z.safeParse(candidate, value).success);
    if (option !== undefined) visit(option, value, path, found);
  }
}

/** The type of texts in every locale, also where a description of its own was given to it. */
function isLocalized(schema: z.core.$ZodType): boolean {
  return schema._zod.def === localized._zod.def;
}

const held = new WeakMap<z.core.$ZodType, boolean>();

/** Whether a value of this schema can hold localized texts anywhere: most of a file's values cannot and need no visit. */
function holdsTexts(schema: z.core.$ZodType): boolean {
  const known = held.get(schema);
  if (known !== undefined) return known;
  // A schema that contains itself is visited unless the rest of it says otherwise.
  held.set(schema, true);
  const holds = isLocalized(schema) || innerOf(schema).some(holdsTexts);
  held.set(schema, holds);
  return holds;
}

function innerOf(schema: z.core.$ZodType): readonly z.core.$ZodType[] {
  if (schema instanceof z.ZodLazy || schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return [schema.unwrap()];
  if (schema instanceof z.ZodArray) return [schema.element];
  if (schema instanceof z.ZodRecord) return [schema.valueType];
  if (schema instanceof z.ZodObject) return Object.values<z.core.$ZodType>(schema.shape);
  return schema instanceof z.ZodUnion ? schema.options : [];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** From the texts of a pack's files to the typed pack: every file parsed, then everything checked against everything else. */

import { z } from "zod";
import { parseUnit } from "../measure/convert.js";
import { type UnitRegistry, unitRegistry } from "../measure/registry.js";
import type { Unit } from "../measure/unit.js";
import { type AnalysisFile, analysisFile, type JudgementFile, judgementFile } from "./analysis-schema.js";
import { checkAnalysisUnits } from "./check-analyses.js";
import { checkOutline } from "./check-outline.js";
import { type CheckDepth, checkReferences, checkRows } from "./check-pack.js";
import { addRegister, checkRegisters } from "./check-registers.js";
import type { PackFiles } from "./disk.js";
import { type EvidenceReader, type EvidenceReading, evidenceReader } from "./evidence-files.js";
import { figuresOf, type PackFigure } from "./figure-template.js";
import type { Place } from "./finding.js";
import { checkLocks, frozenPacks, readLocks } from "./frozen.js";
import { checkLedger } from "./ledger.js";
import { checkLocales } from "./locales.js";
import type { Pack } from "./pack.js";
import { didYouMean, quote, type Report } from "./report.js";
import {
  type DecisionsFile,
  decisionsFile,
  figureFile,
  type Indicator,
  type IndicatorsFile,
  indicatorsFile,
  type OutlineEntry,
  outlineFile,
  type PackFile,
  packFile,
  type RegisterFile,
  registerFile,
  type UnitsFile,
  unitsFile,
} from "./schema.js";
import { readTexts } from "./texts.js";
import { readYaml, type YamlReading } from "./yaml.js";

/** What the YAML files came to, with the places that later checks point at. */
export interface Declarations {
  readonly file: PackFile | null;
  readonly locales: readonly string[];
  readonly units: UnitsFile;
  readonly registry: UnitRegistry;
  readonly outline: readonly OutlineEntry[] | null;
  /** False when entries had to be left out: an unknown section is then no finding. */
  readonly outlineComplete: boolean;
  readonly dimensions: IndicatorsFile["dimensions"];
  readonly indicators: ReadonlyMap<string, Indicator>;
  readonly indicatorUnits: ReadonlyMap<string, Unit>;
  readonly indicatorsComplete: boolean;
  readonly registers: ReadonlyMap<string, RegisterFile>;
  readonly registersComplete: boolean;
  readonly figures: readonly PackFigure[];
  readonly analyses: ReadonlyMap<string, { readonly analysis: AnalysisFile; readonly file: string }>;
  readonly judgements: ReadonlyMap<string, JudgementFile>;
  readonly decisions: DecisionsFile["decisions"];
  /** Place of a value in a YAML file. */
  readonly placeOf: (file: string, path: readonly PropertyKey[]) => Place;
}

/** Assemble a pack. Null when pack.yaml or outline.yaml cannot be used; the findings say why. */
export function assemblePack(
  root: string,
  files: PackFiles,
  report: Report,
  depth: CheckDepth = "rows",
  declared?: Declarations,
  readEvidence?: EvidenceReader,
): Pack | null {
  const { pack, weighRows } = assembly(root, files, report, depth === "files" ? "files" : "references", declared, readEvidence);
  if (depth === "rows") weighRows(report);
  return pack;
}

/** A pack with what takes longer than to assemble it: to weigh every row against the others, sense, and the ledger. */
export interface Assembly {
  readonly pack: Pack | null;
  weighRows(report: Report): void;
}

/** Assembles a pack, its rows not weighed yet. */
export function assembly(
  root: string,
  files: PackFiles,
  report: Report,
  depth: "files" | "references",
  declared: Declarations = readDeclarations(files, report),
  readEvidence: EvidenceReader = evidenceReader(),
): Assembly {
  const evidence = readEvidence(files, declared, report);
  const texts = readTexts(files.texts);
  const pack: Omit<Pack, "file" | "outline"> = {
    root,
    units: declared.units,
    dimensions: declared.dimensions,
    indicators: declared.indicators,
    registers: declared.registers,
    figures: declared.figures,
    analyses: declared.analyses,
    judgements: declared.judgements,
    decisions: declared.decisions,
    ...evidence.content,
    texts,
    places: { get: (pointer) => placeOfPointer(pointer, declared.placeOf) },
    hash: files.hash,
  };
  if (depth === "references") checkReferences(pack, declared, evidence, files, report);
  const { file, outline } = declared;
  const whole = file === null || outline === null ? null : { ...pack, file, outline };
  return {
    pack: whole === null ? null : withLocks(whole, files, report),
    weighRows: (heard) => {
      checkRows(pack, declared, evidence, heard);
      if (whole !== null) checkLedger(whole, files.texts, heard, (table) => isPartial(table, evidence, files));
    },
  };
}

/** The pack with its frozen editions as their locks hold them. */
function withLocks(pack: Pack, files: PackFiles, report: Report): Pack {
  const locks = readLocks(files, pack.file.editions, report);
  if (locks.size === 0) return pack;
  checkLocks(pack, locks, report);
  // The files of a lock were checked before they were locked.
  return { ...pack, frozen: frozenPacks(pack, locks, (locked) => assemblePack(pack.root, locked, () => {}, "files")) };
}

/** A pack of which nothing but texts changed: with the texts of these files, held against its outline. */
export function withTexts(before: Pack, declared: Declarations, files: PackFiles, report: Report): Pack {
  const pack = { ...before, texts: readTexts(files.texts), hash: files.hash };
  checkOutline(pack, declared, files, report);
  return pack;
}

/** Whether rows of a table of evidence may be missing because a file of it could not be read, or a row of the file. */
function isPartial(table: string, { complete }: EvidenceReading, { unreadable }: PackFiles): boolean {
  if (table === "observations" || table === "claims" || table === "names" || table === "sources") return !complete[table];
  return [...unreadable].some((path) => path.startsWith(`evidence/${table}`));
}

/** `figures/x.yaml#/data/series/0/cells` → its place: a JSON pointer behind the file's path. */
function placeOfPointer(pointer: string, placeOf: Declarations["placeOf"]): Place | undefined {
  const [file, path] = pointer.split("#", 2);
  if (file === undefined || path === undefined) return undefined;
  const steps = path.split("/").slice(1);
  return placeOf(
    file,
    steps.map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~")),
  );
}

/** What the YAML files say, each by itself. */
export function readDeclarations(files: PackFiles, report: Report): Declarations {
  const readings = new Map<string, YamlReading<unknown>>();
  const read = <T>(path: string, schema: z.ZodType<T>, lists: readonly string[] = []): YamlReading<T> | null => {
    const text = files.texts.get(path);
    if (text === undefined) return null;
    const reading = readYaml(text, path, schema, report, lists);
    readings.set(path, reading);
    return reading;
  };
  for (const path of ["pack.yaml", "outline.yaml"]) {
    if (files.texts.has(path) || files.unreadable.has(path)) continue;
    report(
      "PACK-FILE-MISSING",
      { file: path, line: 1, column: 1 },
      `The pack has no ${path}.`,
      "Write the file; docs/pack-guide.md shows one.",
    );
  }
  const main = read("pack.yaml", packFile, ["editions", "key_figures", "highlights"]);
  const locales = main?.value?.locales ?? localesOf(files.texts);
  const units = read("units.yaml", unitsFile)?.value ?? { units: {} };
  const registry = unitRegistry(units.units);
  const outline = read("outline.yaml", outlineFile, ["outline"]);
  const indicators = read("indicators.yaml", indicatorsFile, ["indicators"]);
  const placeOf = (file: string, path: readonly PropertyKey[]): Place => readings.get(file)?.placeOf(path) ?? { file, line: 1, column: 1 };
  for (const { symbol, problem } of registry.problems) {
    report("ROW-UNIT", placeOf("units.yaml", ["units", symbol]), `${problem}.`, "Correct the declaration.");
  }
  const series = readIndicators(indicators?.value ?? null, registry, placeOf, report);
  const registers = new Map<string, RegisterFile>();
  const figures: PackFigure[] = [];
  const analyses = new Map<string, { analysis: AnalysisFile; file: string }>();
  const judgements = new Map<string, JudgementFile>();
  let registersComplete = ![...files.unreadable].some((path) => path.startsWith("registers"));
  for (const path of files.texts.keys()) {
    if (path.startsWith("registers/")) {
      const register = read(path, registerFile)?.value ?? null;
      if (register === null) registersComplete = false;
      else addRegister(register, path, registers, placeOf, report);
    } else if (path.startsWith("figures/")) {
      const figure = read(path, figureFile)?.value ?? null;
      if (figure !== null) figures.push(...figuresOf(figure, path));
    } else if (path.startsWith("analyses/")) {
      const analysis = read(path, analysisFile)?.value ?? null;
      if (analysis !== null && isNamed(path, "analyses", analysis.id, placeOf, report)) analyses.set(analysis.id, { analysis, file: path });
    } else if (path.startsWith("judgements/")) {
      const judgement = read(path, judgementFile)?.value ?? null;
      if (judgement !== null && isNamed(path, "judgements", judgement.id, placeOf, report)) judgements.set(judgement.id, judgement);
    }
  }
  for (const { analysis, file } of analyses.values()) checkAnalysisUnits(analysis, registry, (path) => placeOf(file, path), report);
  checkRegisters(registers, registry, registersComplete, placeOf, report);
  const decisions = read("evidence/decisions.yaml", decisionsFile, ["decisions"])?.value?.decisions ?? [];
  const declared: Declarations = {
    file: main?.value ?? null,
    locales,
    units,
    registry,
    outline: outline?.value?.outline ?? null,
    outlineComplete: outline?.complete ?? false,
    dimensions: indicators?.value?.dimensions ?? {},
    ...series,
    indicatorsComplete: indicators === null ? !files.unreadable.has("indicators.yaml") : indicators.complete,
    registers,
    registersComplete,
    figures,
    analyses,
    judgements,
    decisions,
    placeOf,
  };
  const localized: readonly (readonly [string, z.ZodType, unknown])[] = [
    ["pack.yaml", packFile, main?.value],
    ["units.yaml", unitsFile, units],
    ["outline.yaml", outlineFile, outline?.value],
    ["indicators.yaml", indicatorsFile, indicators?.value],
    ["evidence/decisions.yaml", decisionsFile, { decisions }],
    ...[...registers.values()].map((register) => [`registers/${register.id}.yaml`, registerFile, register] as const),
    ...figures.map(({ figure, file }) => [file, figureFile, figure] as const),
    ...[...analyses.values()].map(({ analysis, file }) => [file, analysisFile, analysis] as const),
    ...[...judgements.values()].map((judgement) => [`judgements/${judgement.id}.yaml`, judgementFile, judgement] as const),
  ];
  for (const [file, schema, value] of localized) {
    if (value !== undefined && value !== null) checkLocales(schema, value, locales, (path) => placeOf(file, path), report);
  }
  return declared;
}

/** Whether a file is named after the id it declares. */
function isNamed(path: string, folder: string, id: string, placeOf: Declarations["placeOf"], report: Report): boolean {
  if (path === `${folder}/${id}.yaml`) return true;
  report(
    "PACK-FILE-NAME",
    placeOf(path, ["id"]),
    `${quote(id)} stands in ${quote(path)}.`,
    `Name the file ${folder}/${id}.yaml, or correct the id.`,
  );
  return false;
}

/** The locales of a pack.yaml that has other faults, or of the texts where it cannot be read, so that the rest of the pack can still be judged. */
function localesOf(texts: PackFiles["texts"]): readonly string[] {
  const text = texts.get("pack.yaml");
  const loose = z.looseObject({ locales: z.array(z.string()).min(1) });
  const declared = text === undefined ? null : readYaml(text, "pack.yaml", loose, () => {}).value;
  return declared?.locales ?? [...new Set([...texts.keys()].flatMap((path) => /^text\/([^/]+)\//.exec(path)?.[1] ?? []))];
}

function readIndicators(file: IndicatorsFile | null, registry: UnitRegistry, placeOf: Declarations["placeOf"], report: Report) {
  const indicators = new Map<string, Indicator>();
  const indicatorUnits = new Map<string, Unit>();
  const at = (path: readonly PropertyKey[]) => placeOf("indicators.yaml", path);
  file?.indicators.forEach((indicator, index) => {
    const path = ["indicators", index];
    if (indicators.has(indicator.id)) {
      report(
        "DUPLICATE-ID",
        at([...path, "id"]),
        `The indicator ${quote(indicator.id)} stands twice.`,
        "Give it its own id, or delete it.",
      );
      return;
    }
    indicators.set(indicator.id, indicator);
    const unit = parseUnit(indicator.unit, registry);
    if ("problem" in unit)
      report(
        "ROW-UNIT",
        at([...path, "unit"]),
        `${quote(indicator.unit)}: ${unit.problem}.`,
        "Correct the unit, or declare it in units.yaml.",
      );
    else indicatorUnits.set(indicator.id, unit);
    indicator.dimensions.forEach((dimension, position) => {
      if (Object.hasOwn(file.dimensions, dimension)) return;
      const fix = didYouMean(dimension, Object.keys(file.dimensions), "Declare it under dimensions.");
      report("REF-DIMENSION", at([...path, "dimensions", position]), `No dimension ${quote(dimension)} is declared.`, fix);
    });
  });
  return { indicators, indicatorUnits };
}

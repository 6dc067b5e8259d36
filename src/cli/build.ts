/** `almanac build`: reads the pack, builds every edition aside, and moves the whole output into place when all of it succeeded. */
import { existsSync, realpathSync } from "node:fs";
import { availableParallelism } from "node:os";
import path from "node:path";
import { counted } from "../measure/index.js";
import { readFiles } from "../pack/disk.js";
import type { Finding } from "../pack/finding.js";
import type { Pack } from "../pack/pack.js";
import { packOfFiles } from "../pack/read.js";
import { collector, compareText } from "../pack/report.js";
import { writeIndex, writeSiteAssets } from "../publish/site/write.js";
import type { Arguments } from "./arguments.js";
import { assetFolder } from "./assets.js";
import {
  buildEdition,
  type EditionReport,
  type EditionResult,
  type EditionTask,
  type Format,
  folderOutput,
  formats,
  pdfPath,
  sitePath,
} from "./build-edition.js";
import { weighBeside } from "./check-parts.js";
import { keepingPdfs } from "./kept-pdfs.js";
import { isLarge } from "./large-pack.js";
import { chooseEdition, chooseLocale, packFolder } from "./open-pack.js";
import { abandonOutput, beginOutput, carryOver, finishOutput, readManifest } from "./output-folder.js";
import { countFindings, printFindings, sortFindings } from "./report-findings.js";
import { shownPath } from "./shown-path.js";
import { typesetters } from "./typesetters.js";
import { UsageError } from "./usage.js";
import { engineVersion } from "./version.js";

export interface BuildRequest {
  readonly editions: readonly string[];
  readonly locales: readonly string[];
  readonly formats: readonly Format[];
  readonly out: string;
  readonly threads: number;
  readonly progress: (text: string) => void;
}

export interface BuildAnswer {
  readonly ok: boolean;
  readonly editions: readonly EditionReport[];
  readonly findings: readonly Finding[];
}

export async function runBuild(args: Arguments): Promise<number> {
  const started = performance.now();
  const root = await packFolder(args.positionals[0]);
  const { report, list } = collector();
  const files = readFiles(root, report);
  const opened = files === null ? null : packOfFiles(root, files, "references");
  const { pack, findings: read } = opened ?? { pack: null, findings: [] };
  const findings = [...list(), ...read];
  if (files === null || opened === null || pack === null || findings.some(isError))
    return refuse([...findings, ...(opened?.weighRows() ?? [])], args.flag("json"));
  const request: BuildRequest = {
    editions: selected(
      args.text("edition"),
      pack.file.editions.map((e) => e.id),
      (id) => chooseEdition(pack, id).id,
    ),
    locales: selected(args.text("locale"), pack.file.locales, (tag) => chooseLocale(pack, tag)),
    formats: selectedFormats(args.text("format")),
    out: outFolder(args.text("out") ?? "dist"),
    threads: threads(args.text("threads")),
    progress: process.stderr.isTTY ? (text) => process.stderr.write(`${text}\n`) : () => undefined,
  };
  // The second thread has nothing to set yet.
  const weighed = request.threads > 1 && isLarge(files) ? weighBeside(root) : Promise.resolve(opened.weighRows());
  const answer = await build(request, pack, weighed);
  if (!answer.ok) return refuse([...findings, ...answer.findings], args.flag("json"));
  if (args.flag("json")) {
    process.stdout.write(
      `${JSON.stringify({ editions: answer.editions, counts: countFindings(sortFindings([...findings, ...answer.findings])) })}\n`,
    );
  } else {
    process.stdout.write(summary(request, answer, [...findings, ...answer.findings], performance.now() - started));
  }
  return 0;
}

const isError = ({ severity }: Finding): boolean => severity === "error";

function refuse(findings: readonly Finding[], json: boolean): number {
  const sorted = sortFindings(findings);
  const errors = sorted.filter(isError);
  if (json) process.stdout.write(`${JSON.stringify({ editions: [], findings: errors, counts: countFindings(sorted) })}\n`);
  printFindings(errors, (text) => process.stderr.write(text));
  process.stderr.write("nothing was published; the previous output is as it was\n");
  return 1;
}

function selected(asked: string | undefined, all: readonly string[], choose: (one: string) => string): readonly string[] {
  return asked === undefined || asked === "all" ? all : asked.split(",").map((one) => choose(one.trim()));
}

function selectedFormats(asked: string | undefined): readonly Format[] {
  if (asked === undefined || asked === "all") return formats;
  return asked.split(",").map((text) => {
    const found = formats.find((format) => format === text.trim());
    if (found === undefined) throw new UsageError(`almanac build: there is no format "${text.trim()}"; there are ${formats.join(", ")}`);
    return found;
  });
}

function outFolder(asked: string): string {
  if (asked === "") throw new UsageError("almanac build: --out names no folder; give one, such as --out dist");
  const folder = path.resolve(asked);
  // Where a link leads is what is replaced, not the link.
  return existsSync(folder) ? realpathSync(folder) : folder;
}

function threads(asked: string | undefined): number {
  if (asked === undefined) return Math.min(2, availableParallelism());
  const count = Number(asked);
  if (!Number.isInteger(count) || count < 1) throw new UsageError(`almanac build: --threads ${asked} is not a whole number from 1`);
  return count;
}

/**
 * Builds what was asked for; publishes nothing when any edition has errors, or when some are among `weighed`, what weighing the rows
 * of the pack finds meanwhile.
 */
export async function build(
  request: BuildRequest,
  pack: Pack,
  weighed: Promise<readonly Finding[]> = Promise.resolve([]),
): Promise<BuildAnswer> {
  // Awaited below: until then a failure has nobody to hear it.
  weighed.catch(() => undefined);
  const folder = await beginOutput(request.out);
  const before = await readManifest(request.out);
  const setting = keepingPdfs(typesetters(request.threads), before, request.out, folder);
  try {
    const pathOf = { site: sitePath, pdf: (edition: string, locale: string) => pdfPath(pack.file.name, edition, locale) };
    const holds = (format: Format, edition: string, locale: string): boolean =>
      (request.formats.includes(format) && request.editions.includes(edition) && request.locales.includes(locale)) ||
      (before !== null && before.pack === pack.file.name && Object.hasOwn(before.files, pathOf[format](edition, locale)));
    const { locales, formats: asked } = request;
    const tasks = request.editions.map((edition): EditionTask => ({ edition, locales, formats: asked, holds, folder }));
    const made = new Map<string, EditionResult>();
    for (const task of newestFirst(tasks, pack)) {
      request.progress(`building ${task.edition} (${task.locales.join(", ")})`);
      made.set(task.edition, await buildEdition(task, pack, setting));
      if ((await weighed).some(isError)) break;
    }
    const results = tasks.flatMap(({ edition }) => made.get(edition) ?? []);
    const findings = [...(await weighed), ...results.flatMap((r) => r.findings)];
    const failed = findings.some(isError);
    if (!failed && request.formats.includes("pdf")) request.progress("setting the PDFs");
    setting.hasten();
    const editions = failed ? [] : await Promise.all(results.flatMap((r) => r.reports));
    setting.close();
    if (failed) {
      await abandonOutput(request.out, folder);
      return { ok: false, editions, findings };
    }
    const out = folderOutput(folder, { bytes: 0, files: 0 });
    if (request.formats.includes("site")) await writeSiteAssets(assetFolder(), out);
    const entrance = (edition: string, locale: string) => {
      const held = formats.find((format) => holds(format, edition, locale));
      return held === undefined ? null : pathOf[held](edition, locale);
    };
    await writeIndex(pack, entrance, out);
    const anew = new Set(editions.map((e) => `${e.id}/${e.locale}`));
    await carryOver(request.out, folder, pack.file.name, (file) => remade(file, anew, request.formats, pack));
    const pdfs = { ...before?.pdfs, ...setting.pdfs() };
    await finishOutput(request.out, folder, { pack: pack.file.name, engine: engineVersion(), packHash: pack.hash, pdfs });
    return { ok: true, editions, findings };
  } catch (error) {
    setting.close();
    await abandonOutput(request.out, folder);
    throw error;
  }
}

/** Later editions know more and take longest to set: begun first, they are set while the others are made. */
function newestFirst(tasks: readonly EditionTask[], pack: Pack): readonly EditionTask[] {
  const asOf = new Map(pack.file.editions.map((edition) => [edition.id, edition.as_of]));
  return tasks.toSorted((a, b) => compareText(asOf.get(b.edition) ?? "", asOf.get(a.edition) ?? ""));
}

/** Whether a file of the previous output belongs to what this build made anew, or to nothing the pack still has. */
function remade(file: string, made: ReadonlySet<string>, asked: readonly Format[], pack: Pack): boolean {
  const [top, edition, locale] = file.split("/");
  const editions = pack.file.editions.map((e) => e.id);
  if (top === "site" && edition === "assets") return asked.includes("site");
  if (top === "site" && edition !== undefined && locale !== undefined) {
    return (
      !editions.includes(edition) || !pack.file.locales.includes(locale) || (asked.includes("site") && made.has(`${edition}/${locale}`))
    );
  }
  if (top === "pdf") {
    const known = editions.flatMap((e) => pack.file.locales.map((l) => ({ pair: `${e}/${l}`, name: pdfPath(pack.file.name, e, l) })));
    const pair = known.find(({ name }) => name === file)?.pair;
    return pair === undefined || (asked.includes("pdf") && made.has(pair));
  }
  return true;
}

function summary(request: BuildRequest, answer: BuildAnswer, findings: readonly Finding[], ms: number): string {
  const lines: string[] = [];
  for (const e of answer.editions) {
    const outputs = e.outputs.map(
      ({ format, path: file, bytes, pages }) =>
        `${format} ${path.join(shownPath(request.out), file)} (${pages ?? 0} pages, ${(bytes / 1e6).toFixed(1)} MB)`,
    );
    lines.push(`${e.editionTitle} · ${e.locale} · as of ${e.asOf}`);
    lines.push(
      `  sections ${e.sections} · figures ${e.figures.built} built, ${counted(e.figures.gap, "gap")} · facts ${e.facts.traced} of ${e.facts.total} traced`,
    );
    for (const output of outputs) lines.push(`  ${output}`);
  }
  const counts = countFindings(sortFindings(findings));
  lines.push(`open ${path.join(shownPath(request.out), "index.html")}`);
  lines.push(
    `${counted(counts.warning, "warning")}, ${counted(counts.info, "note")} (almanac check lists them) · ${(ms / 1000).toFixed(1)} s`,
  );
  return `${lines.join("\n")}\n`;
}

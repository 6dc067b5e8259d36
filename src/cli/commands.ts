/** The commands of the program: names, options and help in one table; each one's work lives in its own file and is loaded when called. */
import type { Arguments, CommandSpec } from "./arguments.js";

export interface Command extends CommandSpec {
  /** Resolves to the exit code: 0 success, 1 the work found problems. Absent: the command is announced and not there yet. */
  readonly run?: (args: Arguments) => Promise<number>;
  /** Help on what the words after the command name; null when they name nothing. */
  readonly help?: (words: readonly string[]) => Promise<string | null>;
}

const json = { value: "", help: "print one JSON document and nothing else" };
const pack = { value: "DIR", help: "the pack's folder (default packs/china-llm)" };
const edition = { value: "ID", help: "an edition of pack.yaml" };
const asOf = { value: "DATE", help: "any date, YYYY-MM-DD, instead of an edition" };
const locale = { value: "TAG", help: "a locale of pack.yaml" };

export const commands: Readonly<Record<string, Command>> = {
  build: {
    summary: "Builds the report: every edition, locale and format, or those asked for.",
    usage: "[PACK] [--edition ID|all] [--locale TAG|all] [--format site,pdf|all] [--out dist]",
    options: {
      edition: { value: "ID|all", help: "default all" },
      locale: { value: "TAG|all", help: "default all" },
      format: { value: "LIST|all", help: "site, pdf (default all)" },
      out: { value: "DIR", help: "output folder (default dist); moved into place only when whole" },
      threads: {
        value: "N",
        help: "threads: one makes the editions, the others set their PDFs (default: as many as there are cores, at most 2)",
      },
      json,
    },
    positionals: { min: 0, max: 1 },
    run: async (args) => (await import("./build.js")).runBuild(args),
  },
  check: {
    summary: "Lists what is wrong with a pack: file, line, what, and how to mend it.",
    usage: "[PACK] [--edition ID]",
    options: { edition: { ...edition, help: "only this edition (default all)" }, json },
    positionals: { min: 0, max: 1 },
    run: async (args) => (await import("./check.js")).runCheck(args),
  },
  status: {
    summary: "Shows what an edition holds: text per section, figures built and gaps, registers, facts.",
    usage: "[PACK] [--edition ID]",
    options: { edition: { ...edition, help: "default: the pack's default edition" }, json },
    positionals: { min: 0, max: 1 },
    run: async (args) => (await import("./status.js")).runStatus(args),
  },
  query: {
    summary: "Evaluates one expression of the report's language.",
    usage: "'EXPR' [--pack DIR] [--edition ID|--as-of DATE] [--locale TAG]",
    options: { pack, edition, "as-of": asOf, locale, json },
    positionals: { min: 1, max: 1 },
    run: async (args) => (await import("./query.js")).runQuery(args),
  },
  trace: {
    summary: "Shows where the value of an expression comes from, down to its sources.",
    usage: "'EXPR' [--pack DIR] [--edition ID|--as-of DATE] [--locale TAG] [--json|--prov]",
    options: { pack, edition, "as-of": asOf, locale, json, prov: { value: "", help: "print the lineage as one W3C PROV-JSON document" } },
    positionals: { min: 1, max: 1 },
    run: async (args) => (await import("./query.js")).runTrace(args),
  },
  serve: {
    summary: "Serves the built site on this machine and rebuilds it when the pack changes.",
    usage: "[PACK] [--port 4173]",
    options: { port: { value: "N", help: "default 4173; 0 takes a free one" }, edition, locale },
    positionals: { min: 0, max: 1 },
    run: async (args) => (await import("./serve.js")).runServe(args),
  },
  init: {
    summary: "Writes a small working pack for another industry.",
    usage: "DIR [--name NAME]",
    options: { name: { value: "NAME", help: "the pack's name (default: the folder's name)" }, json },
    positionals: { min: 1, max: 1 },
    run: async (args) => (await import("./init.js")).runInit(args),
  },
  record: {
    summary: "Records the rows of evidence in the pack's ledger: from then on a row is superseded, never edited.",
    usage: "[PACK] [--anew]",
    options: { anew: { value: "", help: "write the whole ledger from the rows as they stand; for a pack not yet published" }, json },
    positionals: { min: 0, max: 1 },
    run: async (args) => (await import("./record.js")).runRecord(args),
  },
  freeze: {
    summary: "Locks an edition: it is built from its lock from then on, and corrections appear as errata.",
    usage: "EDITION [--pack DIR] [--date DATE]",
    options: { pack, date: { value: "DATE", help: "the day of freezing, YYYY-MM-DD (default today)" }, json },
    positionals: { min: 1, max: 1 },
    run: async (args) => (await import("./freeze.js")).runFreeze(args),
  },
  diff: {
    summary: "Shows what changed between two editions or dates, and the evidence that changed it.",
    usage: "A B | EDITION --as-of DATE   [--pack DIR] [--locale TAG]   (A and B: an edition of pack.yaml, or a date YYYY-MM-DD)",
    options: { pack, "as-of": { value: "DATE", help: "compare one edition with itself on an earlier date" }, locale, json },
    positionals: { min: 1, max: 2 },
    run: async (args) => (await import("./diff.js")).runDiff(args),
  },
  bind: {
    summary: "Proposes expressions for the literal numbers of a text.",
    usage: "FILE [--pack DIR] [--edition ID|--as-of DATE] [--locale TAG]",
    options: { pack, edition, "as-of": asOf, locale, json },
    positionals: { min: 1, max: 1 },
    run: async (args) => (await import("./bind.js")).runBind(args),
  },
  method: {
    summary: "Lists the analysis methods, or runs one over JSON; method run NAME --help lists its keys.",
    usage: "list | run NAME [--pack DIR] < case.json",
    options: { pack, edition, "as-of": asOf, json },
    positionals: { min: 1, max: 2 },
    run: async (args) => (await import("./method.js")).runMethod(args),
    help: async (words) => (await import("./method.js")).helpOnMethod(words),
  },
  forecast: {
    summary: "Forecasts annual series, with intervals, backtest and the method's parts.",
    usage: "< series.json",
    options: { json: { value: "", help: "one JSON list on one line; without it the list is indented" } },
    positionals: { min: 0, max: 0 },
    run: async (args) => (await import("./forecast.js")).runForecast(args),
  },
  studio: {
    summary: "Edits a pack in the browser.",
    usage: "[PACK] [--port N]",
    options: { port: { value: "N", help: "" } },
    positionals: { min: 0, max: 9 },
  },
  ingest: { summary: "Proposes rows from a file.", usage: "FILE|- [--pack DIR]", options: { pack, json }, positionals: { min: 0, max: 9 } },
};

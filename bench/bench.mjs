/**
 * What the program costs, on this machine and now: start-up, check, a cold and a repeated build of everything, one changed number
 * on the live site, plain pages, questions as of a date. Times of a busy machine are noise: the ratios at the end compare runs of the same minutes.
 *
 *     npm run bench [-- PACK]
 */
import { spawn, spawnSync } from "node:child_process";
import { appendFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { benchObservations } from "./observations.mjs";
import { writePlainPack } from "./plain-pack.mjs";
import { benchRules } from "./rules.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const program = path.join(root, "lib/cli/main.js");
const pack = path.resolve(process.argv[2] ?? path.join(root, "packs/china-llm"));
const folder = mkdtempSync(path.join(tmpdir(), "almanac-bench-"));
process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
// What this machine's user has kept of earlier checks is neither used nor touched.
process.env.XDG_CACHE_HOME = path.join(folder, "cache");

const seconds = (start) => Number(process.hrtime.bigint() - start) / 1e9;
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** Seconds that a program takes from start to end. */
function timed(args) {
  const start = process.hrtime.bigint();
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: "utf8", maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(`node ${args.join(" ")}\n${stderr}`);
  return seconds(start);
}

/** One build in a process of its own: what measured-build.mjs prints. */
function measuredBuild(packFolder, out, formats) {
  const args = [path.join(root, "bench/measured-build.mjs"), packFolder, out, String(Math.min(2, availableParallelism())), formats];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: "utf8", maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(`${stderr}${stdout}`);
  return JSON.parse(stdout);
}

/** What a stream says: a function that waits for a pattern and forgets what came before it. */
function listener(stream) {
  let said = "";
  let look = () => undefined;
  stream.setEncoding("utf8");
  stream.on("data", (text) => {
    said += text;
    look();
  });
  return (pattern) =>
    new Promise((resolve) => {
      look = () => {
        const found = pattern.exec(said);
        if (found === null) return;
        said = said.slice(found.index + found[0].length);
        look = () => undefined;
        resolve(found);
      };
      look();
    });
}

/**
 * Seconds from a change to the page that is looked at, on the live site of a copy of the pack: of one observation, on the page of a
 * section whose text names its indicator, and of that text. That a change arrived is seen on the page of the series and of the section.
 */
async function liveChanges() {
  const copy = path.join(folder, "pack");
  cpSync(pack, copy, { recursive: true });
  const server = spawn(process.execPath, [program, "serve", copy, "--port", "0"], { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
  try {
    const gone = new Promise((_, reject) => {
      server.once("exit", (code) => reject(new Error(`serve ended with code ${code}`)));
    });
    gone.catch(() => undefined);
    const [answers, messages] = [server.stdout, server.stderr].map(listener);
    const until = (heard, pattern) => Promise.race([heard(pattern), gone]);
    // The first making of the site is no rebuild: its message comes before the address, on the other stream.
    await until(messages, /rebuilt in [\d.]+ s/);
    const [address] = await until(answers, /http:\/\/127\.0\.0\.1:\d+\//);
    const { file, lines, row, value, decimals, site, section, indicator } = changeable(copy);
    const page = async (name) => {
      const answer = await fetch(`${address}${site}/${name}.html`);
      if (!answer.ok) throw new Error(`the live site has no ${name}`);
      return answer.text();
    };
    const text = path.join(copy, "text", site.split("/")[2], `${section}.md`);
    const written = readFileSync(text, "utf8");
    /** Writes a file and waits for the page looked at. */
    const change = async (target, content) => {
      await page(`s/${section}`);
      const start = process.hrtime.bigint();
      writeFileSync(target, content);
      const [, refused] = await until(messages, /rebuilt in [\d.]+ s|(the site stays as it was)/);
      if (refused !== undefined) throw new Error(`the changed pack was refused: ${target}`);
      return { shown: await page(`s/${section}`), time: seconds(start) };
    };
    const observations = [];
    const texts = [];
    let before = await page(`series/${indicator}`);
    for (let round = 1; round <= 5; round++) {
      const now = (Number(value) + round * 10 ** -decimals).toFixed(decimals);
      const { time } = await change(file, lines.with(row, lines[row].replace(`,${value},`, `,${now},`)).join("\n"));
      observations.push(time);
      const series = await page(`series/${indicator}`);
      if (series === before) throw new Error(`${now} is not on the page of ${indicator}`);
      before = series;
    }
    for (let round = 1; round <= 5; round++) {
      const words = "word ".repeat(round).trim();
      const { shown, time } = await change(text, `${written}\n${words}\n`);
      if (!shown.includes(`>${words}<`)) throw new Error(`“${words}” is not on the page of ${section}`);
      texts.push(time);
    }
    return { observation: median(observations), text: median(texts) };
  } finally {
    server.kill("SIGKILL");
  }
}

/** A row of observations with a plain value whose indicator a section names, where it stands, and that section of the site. */
function changeable(packFolder) {
  const { locales, default_edition: edition } = parse(readFileSync(path.join(packFolder, "pack.yaml"), "utf8"));
  const texts = path.join(packFolder, "text", locales[0]);
  const sections = readdirSync(texts)
    .filter((name) => name.endsWith(".md"))
    .sort();
  const textOf = new Map(sections.map((name) => [path.basename(name, ".md"), readFileSync(path.join(texts, name), "utf8")]));
  const observations = path.join(packFolder, "evidence/observations");
  for (const name of readdirSync(observations).sort()) {
    const file = path.join(observations, name);
    const lines = readFileSync(file, "utf8").split("\n");
    for (const [row, line] of lines.entries()) {
      const [, indicator, value, decimals] = /^[^,]+,([^,]+),.*,(?:stock|flow),(\d+(?:\.\d+)?),(\d),=,/.exec(line) ?? [];
      const section = indicator === undefined ? undefined : [...textOf].find(([, text]) => text.includes(`{{${indicator} @`))?.[0];
      if (section !== undefined && !line.includes("deprecated"))
        return { file, lines, row, value, decimals: Number(decimals), site: `site/${edition}/${locales[0]}`, section, indicator };
    }
  }
  throw new Error(`${packFolder} has no observation to change`);
}

/** Seconds of a check that nothing was kept for, of the same again, and of one after a paragraph was added to a text of many words. */
function checks() {
  const copy = path.join(folder, "checked");
  cpSync(pack, copy, { recursive: true });
  const locale = readdirSync(path.join(copy, "text"))[0];
  const texts = readdirSync(path.join(copy, "text", locale))
    .filter((file) => file.endsWith(".md"))
    .map((file) => path.join(copy, "text", locale, file));
  const [longest] = texts.toSorted((a, b) => readFileSync(b).length - readFileSync(a).length);
  const take = () => timed([program, "check", copy, "--json"]);
  const [anew, again] = [take(), take()];
  appendFileSync(longest, "\n\nWords.\n");
  return { anew, again, text: take() };
}

const megabytes = (bytes) => `${(bytes / 1e6).toFixed(0)} MB`;
const lines = [];
const say = (what, measured, aim = "") => {
  const line = [what.padEnd(54), measured.padStart(14), aim].join("  ").trimEnd();
  lines.push(line);
  console.log(line);
};

const node = median(Array.from({ length: 5 }, () => timed(["-e", "0"])));
const start = median(Array.from({ length: 5 }, () => timed([program, "--help"])));
say("empty Node process", `${node.toFixed(2)} s`);
say("start-up of the command (--help)", `${start.toFixed(2)} s`, "aim ≤ 0.4 s");

const check = checks();
say("check, all editions and languages", `${check.anew.toFixed(1)} s`, "aim ≤ 1 s");
say("  again, with nothing changed", `${check.again.toFixed(2)} s`);
say("  after one changed text", `${check.text.toFixed(1)} s`);

const rules = await benchRules(pack);
say("rules held against sentences, texts read before", `${Math.round(rules.perSecond / 1000)} 000/s`, "aim ≥ 20 000/s");

const store = benchObservations();
const million = `${store.observations / 1e6} M made-up observations`;
if ("lacking" in store) say(million, "left out", `needs ${megabytes(store.lacking)} more memory`);
else {
  say(`table of ${million}`, `${(store.build / 1000).toFixed(1)} s`, `${megabytes(store.bytes)}, process ${megabytes(store.resident)}`);
  say("  one series as of a date, median", `${store.series.median.toFixed(3)} ms`);
  say("  99 of 100 within", `${store.series.p99.toFixed(3)} ms`, "aim ≤ 5 ms");
  say("  totals by year over the latest vintage, median", `${store.totals.median.toFixed(0)} ms`, "aim ≤ 60 ms");
  say("  slowest", `${store.totals.slowest.toFixed(0)} ms`);
}

const out = path.join(folder, "dist");
const cold = measuredBuild(pack, out, "site,pdf");
say("build of everything, into an empty folder", `${cold.seconds.toFixed(1)} s`, "aim ≤ 30 s on 2 cores");
say("  processor time, without what sets the PDFs", `${cold.processor.toFixed(1)} s`);
say("  largest memory, without what sets the PDFs", `${cold.maxMegabytes} MB`, "aim ≤ 1500 MB with it");
for (const { edition, format, bytes, pages } of cold.outputs)
  say(
    `  ${edition} ${format}, ${pages} pages`,
    megabytes(bytes),
    format === "site" ? `budget 150 MB${bytes > 150e6 ? " EXCEEDED" : ""}` : "",
  );
const warm = measuredBuild(pack, out, "site,pdf");
say("build of everything again, over the last one", `${warm.seconds.toFixed(1)} s`);
const site = measuredBuild(pack, path.join(folder, "site"), "site");
say("sites alone", `${site.seconds.toFixed(1)} s`);

const change = await liveChanges();
say("live site after one changed observation", `${change.observation.toFixed(2)} s`, "aim ≤ 0.5 s");
say("live site after a changed text", `${change.text.toFixed(2)} s`);

const plain = path.join(folder, "plain");
writePlainPack(plain, 300, 120);
const pages = measuredBuild(plain, path.join(folder, "plain-dist"), "site");
say("300 plain pages with 120 figures", `${(300 / pages.seconds).toFixed(0)} pages/s`, "aim ≥ 120 pages/s");
say("  with every page of figures, series, sources", `${(pages.outputs[0].pages / pages.seconds).toFixed(0)} pages/s`);

console.log("\nwithin this run");
const ratio = (what, value) => console.log(`${what.padEnd(54)}  ${value.toFixed(2).padStart(14)}`);
ratio("start-up ÷ empty Node process", start / node);
ratio("check of one changed text ÷ check", check.text / check.anew);
ratio("build again ÷ build into an empty folder", warm.seconds / cold.seconds);
ratio("sites alone ÷ everything", site.seconds / cold.seconds);
ratio("processor time ÷ time of the build", cold.processor / cold.seconds);
ratio("one changed observation ÷ build of the sites", change.observation / site.seconds);
if (!("lacking" in store)) {
  ratio("one series as of a date, 99 of 100 ÷ aim of 5 ms", store.series.p99 / 5);
  ratio("totals by year ÷ aim of 60 ms", store.totals.median / 60);
  ratio("totals by year ÷ one sum over all values", store.totals.median / store.pass);
}
const over = cold.outputs.filter(({ format, bytes }) => format === "site" && bytes > 150e6);
process.exit(over.length > 0 ? 1 : 0);

/**
 * The whole test line: format and lint, types, tests of the rooms, the flagship built once, tests of the product, tests in a
 * browser. Every stage must pass; each prints its time; nothing is skipped silently.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { browserPaths } from "./browser-paths.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const results = mkdtempSync(path.join(tmpdir(), "almanac-test-"));
const chromium = browserPaths().find((file) => existsSync(file));
if (chromium === undefined) {
  console.error("No Chromium found. Run `npm run setup:browser` (it uses the system's package manager), or set CHROMIUM_PATH.");
  process.exit(1);
}

const vitest = (project) => [
  "node_modules/vitest/vitest.mjs",
  "run",
  "--project",
  project,
  "--reporter=default",
  "--reporter=json",
  `--outputFile.json=${results}/${project}.json`,
];
const stages = [
  ["format and lint", ["node_modules/@biomejs/biome/bin/biome", "ci", "."]],
  ["types", ["node_modules/typescript/bin/tsc", "-p", "tsconfig.tests.json"]],
  ["engine", ["scripts/build-engine.mjs"]],
  ["rooms", vitest("rooms")],
  ["flagship build", ["lib/cli/main.js", "build", "--out", "dist"]],
  ["product", vitest("product")],
  ["browser", vitest("browser")],
];

/** What failed in one file of tests, each with the first lines of its message: a run's end says what its middle, often cut, told. */
const failuresOf = ({ name, message, assertionResults }) => {
  const file = path.relative(root, name);
  const tests = assertionResults.filter(({ status }) => status === "failed");
  const first = (text) => text.split("\n").slice(0, 12).join("\n");
  if (tests.length === 0) return message ? [`${file}\n${first(message)}`] : [];
  return tests.map(({ fullName, failureMessages }) => `${file} › ${fullName}\n${first(failureMessages.join("\n"))}`);
};

const times = [];
let passed = 0;
let failed = 0;
let broken = false;
const failures = [];
for (const [name, args] of stages) {
  console.log(`\n=== ${name}`);
  const start = process.hrtime.bigint();
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: "inherit", env: { ...process.env, CHROMIUM_PATH: chromium } });
  times.push([name, Number(process.hrtime.bigint() - start) / 1e9, status]);
  const report = path.join(results, `${name}.json`);
  if (existsSync(report)) {
    const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, "utf8"));
    passed += numPassedTests;
    failed += numFailedTests;
    failures.push(...testResults.flatMap(failuresOf));
  }
  if (status !== 0) {
    broken = true;
    // Later stages look at what earlier ones made; tests of the rooms are worth seeing even when lint failed.
    if (name === "engine" || name === "flagship build") break;
  }
}
rmSync(results, { recursive: true, force: true });

console.log("\n=== times");
for (const [name, seconds, status] of times)
  console.log(`${name.padEnd(16)} ${seconds.toFixed(1).padStart(7)} s  ${status === 0 ? "ok" : "FAILED"}`);
if (failures.length > 0) console.log(`\n=== failed\n${failures.join("\n\n")}`);
if (broken && failed === 0) failed = 1;
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(broken || failed > 0 ? 1 : 0);

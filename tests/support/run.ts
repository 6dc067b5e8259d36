/** Runs the compiled program as a user does, in a folder and an environment of the test's choice. */
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));
export const program = path.join(root, "lib/cli/main.js");
export const demoPack = path.join(root, "tests/fixtures/packs/demo-tea");
export const flagship = path.join(root, "packs/china-llm");

export interface RunResult {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export function almanac(args: readonly string[], options: { cwd?: string; env?: Record<string, string>; input?: string } = {}): RunResult {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd: options.cwd ?? root,
    env: { ...process.env, ...options.env },
    encoding: "utf8",
    input: options.input,
    maxBuffer: 1 << 28,
    timeout: 300_000,
  });
  return { status, stdout, stderr };
}

export function startAlmanac(args: readonly string[], cwd: string = root) {
  return spawn(process.execPath, [program, ...args], { cwd, stdio: ["ignore", "pipe", "pipe"] });
}

/** Parses the one JSON document a command printed with --json. */
export function json(result: RunResult): unknown {
  return JSON.parse(result.stdout);
}

export function temporaryFolder(name: string): string {
  return mkdtempSync(path.join(tmpdir(), `almanac-${name}-`));
}

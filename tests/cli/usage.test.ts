/** Wrong usage, help and commands that are announced: what a person or a script meets first. */
import { describe, expect, it } from "vitest";
import { almanac, demoPack, temporaryFolder } from "../support/run.js";

describe("usage", () => {
  it("prints an overview and every command's help with exit code 0", () => {
    const overview = almanac(["--help"]);
    expect(overview.status).toBe(0);
    const names = [...overview.stdout.matchAll(/^ {2}([a-z]+) {2}/gm)].map((m) => m[1] ?? "");
    expect(names).toEqual(expect.arrayContaining(["build", "check", "status", "query", "trace", "serve", "init"]));
    for (const name of names) {
      const help = almanac([name, "--help"]);
      expect(help.status, name).toBe(0);
      expect(help.stdout).toContain(`almanac ${name}`);
    }
  });

  it.each([
    [[], "usage"],
    [["bild"], 'no command "bild"'],
    [["build", "--wat"], "--wat"],
    [["query"], "argument is missing"],
    [["build", "/nowhere"], "pack.yaml"],
    [["build", demoPack, "--edition", "nope"], 'no edition "nope"'],
    [["build", demoPack, "--format", "docx"], 'no format "docx"'],
    [["query", "1", "--pack", demoPack, "--as-of", "yesterday"], "not a date"],
    [["freeze", "nope", "--pack", demoPack], 'no edition "nope"'],
    [["freeze", "current", "--pack", demoPack, "--date", "2024-01-01"], "it is not over yet"],
    [["diff", "a", "b"], 'no edition "a"'],
    [["ingest", "rows.csv"], "not yet"],
    [["forecast"], "not JSON"],
  ])("%j is refused with exit code 2 and says why", (args, reason) => {
    const result = almanac(args);
    expect(result.status).toBe(2);
    expect(result.stderr + result.stdout).toContain(reason);
    expect(result.stderr).not.toMatch(/\n\s+at /);
  });

  it("refuses to replace a folder that it did not make", async () => {
    const { writeFileSync, readdirSync } = await import("node:fs");
    const folder = temporaryFolder("foreign");
    writeFileSync(`${folder}/thesis.txt`, "mine");
    const result = almanac(["build", demoPack, "--out", folder]);
    expect(result.status).toBe(2);
    expect(readdirSync(folder)).toEqual(["thesis.txt"]);
  });
});

/** Wrong usage, help and commands that are announced: what a person or a script meets first. */
import { readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { almanac, demoPack, root, temporaryFolder } from "../support/run.js";

const utf16 = path.join(temporaryFolder("encoding"), "text.md");
writeFileSync(utf16, Buffer.from("\ufeffSales came to 12", "utf16le"));

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
    [["query", "1", "--pack", demoPack, "--as-of", "2024-02-30"], "no such day"],
    [["query", "1", "--pack", demoPack, "--as-of", "2024-02-03", "--edition", "current"], "not both"],
    [["diff", "2023-13-40", "current", "--pack", demoPack], "no such day"],
    [["diff", "current", "--as-of", "2023-02-31", "--pack", demoPack], "no such day"],
    [["freeze", "current", "--pack", demoPack, "--date", "2025-06-31"], "no such day"],
    [["build", demoPack, "--out", ""], "names no folder"],
    [["build", demoPack, "--out", path.join(demoPack, "pack.yaml", "dist")], "cannot be made"],
    [["method", "list", "more"], "method list"],
    [["method", "run", "hhi"], "not JSON"],
    [["help", "bild"], 'no command "bild"'],
    [["bind", utf16, "--pack", demoPack], "not UTF-8"],
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

  it("prints a command's help in either order of words", () => {
    expect(almanac(["help", "build"])).toEqual(almanac(["build", "--help"]));
    expect(almanac(["help", "method", "run", "hhi"])).toEqual(almanac(["method", "run", "hhi", "--help"]));
  });

  it("names a method that there is none of, with a pack and without", () => {
    for (const cwd of [root, temporaryFolder("no-pack")]) {
      const result = almanac(["method", "run", "nothing"], { cwd, input: "{}" });
      expect(result.status).toBe(2);
      expect(result.stderr).toContain("no method or model “nothing”");
    }
  });

  it("answers each series of a forecast, and says in words why one has none", () => {
    const input = JSON.stringify([
      { id: "a", train: [1, 2, 3, 4], horizon: 1 },
      { id: null, train: [1], horizon: 1 },
      { id: "c", train: ["x"], horizon: 1 },
      7,
    ]);
    const { status, stdout } = almanac(["forecast", "--json"], { input });
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject([
      { id: "a", point: [expect.any(Number)] },
      { id: null, refused: "id: give each series an id, a text or a number" },
      { id: "c", refused: "train.0: expected number, received string" },
      { id: null, refused: "series: expected {…}, received number" },
    ]);
  });

  it("tells the next commands so that they can be copied", () => {
    const cwd = temporaryFolder("copied");
    const made = almanac(["init", 'a "new" $pack'], { cwd });
    expect(made.stdout).toContain('almanac build "a \\"new\\" \\$pack"');
  });

  it("refuses to replace a folder that it did not make", () => {
    const folder = temporaryFolder("foreign");
    writeFileSync(`${folder}/thesis.txt`, "mine");
    const result = almanac(["build", demoPack, "--out", folder]);
    expect(result.status).toBe(2);
    expect(readdirSync(folder)).toEqual(["thesis.txt"]);
  });
});

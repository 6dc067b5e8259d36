/** Building: whole or not at all, the same bytes everywhere, and the previous output kept when a build fails or is killed. */
import { spawnSync } from "node:child_process";
import {
  appendFileSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { almanac, demoPack, json, program, root, startAlmanac, temporaryFolder } from "../support/run.js";

const manifestShape = z.object({
  generator: z.literal("almanac"),
  pack: z.string(),
  packHash: z.string(),
  files: z.record(z.string(), z.string()),
});
const manifestOf = (out: string) => manifestShape.parse(JSON.parse(readFileSync(path.join(out, "manifest.json"), "utf8")));

function filesBelow(folder: string, prefix = ""): string[] {
  return readdirSync(path.join(folder, prefix), { withFileTypes: true }).flatMap((e) =>
    e.isDirectory() ? filesBelow(folder, `${prefix}${e.name}/`) : [`${prefix}${e.name}`],
  );
}

const answerShape = z.object({
  editions: z
    .array(
      z.object({
        id: z.string(),
        asOf: z.string(),
        locale: z.string(),
        outputs: z.array(z.object({ format: z.string(), path: z.string(), bytes: z.number().positive(), pages: z.number().positive() })),
        sections: z.number(),
        figures: z.object({ built: z.number(), gap: z.number() }),
        ms: z.number(),
      }),
    )
    .min(1),
});

describe("build", () => {
  let out: string;
  beforeAll(() => {
    out = path.join(temporaryFolder("build"), "dist");
    const result = almanac(["build", demoPack, "--out", out, "--json"]);
    expect(result.stderr).toBe("");
    expect(result.status).toBe(0);
    for (const edition of answerShape.parse(json(result)).editions) {
      for (const output of edition.outputs) expect(existsSync(path.join(out, output.path)), output.path).toBe(true);
    }
  });

  it("lists every file it made in the manifest", () => {
    const listed = Object.keys(manifestOf(out).files).sort();
    expect(
      filesBelow(out)
        .filter((f) => f !== "manifest.json")
        .sort(),
    ).toEqual(listed);
    expect(listed).toContain("index.html");
  });

  it.each([
    ["another time zone and language", { TZ: "Pacific/Kiritimati", LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8" }, ["--threads", "1"]],
    ["a clock ten years ahead", { NODE_OPTIONS: `--import ${path.join(root, "tests/support/other-clock.mjs")}` }, []],
    ["two threads", {}, ["--threads", "2"]],
    ["eight threads", { UV_THREADPOOL_SIZE: "8" }, ["--threads", "8"]],
  ])("gives the same bytes with %s, in another folder", (_, env, more) => {
    const copy = path.join(temporaryFolder("elsewhere"), "some pack with spaces");
    cpSync(demoPack, copy, { recursive: true });
    const other = path.join(temporaryFolder("out"), "dist");
    const result = almanac(["build", copy, "--out", other, ...more], { env, cwd: path.dirname(copy) });
    expect(result.status).toBe(0);
    expect(manifestOf(other).files).toEqual(manifestOf(out).files);
  });

  it("keeps what a partial build did not make", () => {
    const copy = path.join(temporaryFolder("partial"), "dist");
    cpSync(out, copy, { recursive: true });
    expect(almanac(["build", demoPack, "--out", copy, "--format", "pdf"]).status).toBe(0);
    expect(manifestOf(copy).files).toEqual(manifestOf(out).files);
  });

  it("offers no edition or language that the output does not hold", () => {
    const folder = path.join(temporaryFolder("part"), "dist");
    const targets = () => {
      const pages = filesBelow(folder).filter((file) => file.endsWith(".html"));
      return pages.flatMap((file) =>
        Array.from(readFileSync(path.join(folder, file), "utf8").matchAll(/href="([^"#?:]+)(?:[#?][^"]*)?"/g), ([, href = ""]) =>
          path.join(path.dirname(file), href),
        ),
      );
    };
    expect(almanac(["build", demoPack, "--out", folder, "--edition", "current", "--format", "site"]).status).toBe(0);
    expect(targets().filter((file) => !existsSync(path.join(folder, file)))).toEqual([]);
    expect(targets().filter((file) => file.includes("2023/"))).toEqual([]);
    // What an earlier build left there is offered.
    expect(almanac(["build", demoPack, "--out", folder, "--edition", "2023", "--format", "pdf"]).status).toBe(0);
    expect(readFileSync(path.join(folder, "index.html"), "utf8")).toMatch(/href="site\/current\/en\/.*href="pdf\/[^"]*2023-en\.pdf"/s);
    expect(almanac(["build", demoPack, "--out", folder, "--edition", "2023", "--format", "site"]).status).toBe(0);
    expect(targets().filter((file) => !existsSync(path.join(folder, file)))).toEqual([]);
    expect(targets()).toContain("site/current/en/index.html");
  });

  it("takes PDFs over whose input is the same, and sets those again that were touched or have another input", () => {
    const folder = temporaryFolder("again");
    const pack = path.join(folder, "pack");
    cpSync(demoPack, pack, { recursive: true });
    const again = path.join(folder, "dist");
    const build = () => {
      expect(almanac(["build", pack, "--out", again]).status).toBe(0);
      const pdfs = Object.keys(manifestOf(again).files).filter((file) => file.endsWith(".pdf"));
      return new Map(pdfs.map((file) => [file, statSync(path.join(again, file)).ino]));
    };
    const first = build();
    expect(first.size).toBe(2);
    expect(build()).toEqual(first);
    expect(manifestOf(again).files).toEqual(manifestOf(out).files);

    // Evidence that became known later changes nothing in an earlier edition, neither its site nor its PDF.
    const sales = path.join(pack, "evidence/observations/sales.csv");
    const row = "s30,tea_sales,north,,,2024-Q2,flow,13.1,1,=,,,1e6 GBP,A,2024-06-15,dated,2024-06-20,,ministry,table 1,,,";
    writeFileSync(sales, `${readFileSync(sales, "utf8").trimEnd()}\n${row}\n`);
    const later = build();
    const changed = [...later].filter(([file, inode]) => first.get(file) !== inode).map(([file]) => file);
    expect(changed).toEqual(["pdf/demo-tea-current-en.pdf"]);
    const [before, after] = [manifestOf(out).files, manifestOf(again).files];
    const differing = Object.keys(after).filter((file) => before[file] !== after[file]);
    expect(differing.filter((file) => /2023/.test(file))).toEqual([]);

    // A file that somebody touched is made again.
    const old = path.join(again, "pdf/demo-tea-2023-en.pdf");
    writeFileSync(old, "not a PDF");
    build();
    expect(manifestOf(again).files).toEqual(after);
    expect(readFileSync(old, "latin1").startsWith("%PDF")).toBe(true);
  });

  it("publishes nothing when a text does not agree with the evidence, and leaves the previous output", () => {
    const pack = path.join(temporaryFolder("broken"), "pack");
    cpSync(demoPack, pack, { recursive: true });
    const text = filesBelow(path.join(pack, "text")).find((f) => f.endsWith(".md") && !f.includes("_templates"));
    writeFileSync(path.join(pack, "text", text ?? ""), "The market came to {{no_such_indicator @ {period: 2022}}}, or 17 million.\n");
    const copy = path.join(temporaryFolder("kept"), "dist");
    cpSync(out, copy, { recursive: true });
    const before = readFileSync(path.join(copy, "manifest.json"), "utf8");
    const result = almanac(["build", pack, "--out", copy]);
    expect(result.status).toBe(1);
    expect(result.stderr).toContain(`text/${text}:1:`);
    expect(result.stderr).toContain("no_such_indicator");
    expect(readFileSync(path.join(copy, "manifest.json"), "utf8")).toBe(before);
    expect(readdirSync(path.dirname(copy))).toEqual(["dist"]);
  });

  it("publishes nothing when a recorded row was edited, also where the rows of a large pack are weighed while its pages are made", () => {
    const folder = temporaryFolder("edited");
    const [pack, target] = [path.join(folder, "pack"), path.join(folder, "dist")];
    cpSync(demoPack, pack, { recursive: true });
    appendFileSync(path.join(pack, "units.yaml"), `\n${`# ${"-".repeat(100)}\n`.repeat(10_000)}`);
    expect(almanac(["record", pack]).status).toBe(0);
    const sales = path.join(pack, "evidence/observations/sales.csv");
    writeFileSync(sales, readFileSync(sales, "utf8").replace("flow,10.4,", "flow,10.5,"));
    for (const threads of ["1", "2"]) {
      const result = almanac(["build", pack, "--out", target, "--threads", threads, "--format", "site"]);
      expect(result.status, result.stderr).toBe(1);
      expect(result.stderr).toContain("LEDGER-ROW-EDITED");
      expect(readdirSync(folder)).toEqual(["pack"]);
    }
  });

  it("leaves the previous output whole when killed at any moment", { timeout: 400_000 }, async () => {
    const folder = temporaryFolder("kill");
    const target = path.join(folder, "dist");
    cpSync(out, target, { recursive: true });
    const before = manifestOf(target).files;
    const started = performance.now();
    expect(almanac(["build", demoPack, "--out", path.join(folder, "whole")]).status).toBe(0);
    const whole = performance.now() - started;
    for (let round = 0; round < 8; round++) {
      const delay = Math.random() * whole;
      const child = startAlmanac(["build", demoPack, "--out", target]);
      // Listened for from the start: a build faster than the first one may have ended before it is killed.
      const ended = new Promise((resolve) => child.once("exit", resolve));
      await new Promise((resolve) => setTimeout(resolve, delay));
      child.kill("SIGKILL");
      await ended;
      const moment = `killed after ${delay.toFixed(0)} of ${whole.toFixed(0)} ms`;
      // Between its two moves a finished build has the good folder under its old name; the next build finds it again (next test).
      const kept = existsSync(target) ? target : path.join(folder, ".dist.previous");
      expect(manifestOf(kept).files, moment).toEqual(before);
      expect(
        filesBelow(kept)
          .filter((f) => f !== "manifest.json")
          .sort(),
        moment,
      ).toEqual(Object.keys(before).sort());
    }
    expect(almanac(["build", demoPack, "--out", target]).status).toBe(0);
    expect(readdirSync(folder).sort()).toEqual(["dist", "whole"]);
    rmSync(folder, { recursive: true });
  });

  it("keeps a second build from the folder that one is writing, and not after that one has ended or died", async () => {
    const folder = temporaryFolder("two");
    const target = path.join(folder, "dist");
    const first = startAlmanac(["build", demoPack, "--out", target]);
    const ended = new Promise((resolve) => first.once("exit", resolve));
    const lock = path.join(folder, ".dist.lock");
    while (!existsSync(lock)) await new Promise((resolve) => setTimeout(resolve, 5));
    const second = almanac(["build", demoPack, "--out", target, "--format", "site"]);
    expect(second.status).toBe(2);
    expect(second.stderr).toContain(`process ${first.pid}`);
    expect(await ended).toBe(0);
    expect(manifestOf(target).files).toEqual(manifestOf(out).files);

    writeFileSync(lock, String(first.pid));
    expect(almanac(["build", demoPack, "--out", target, "--format", "site"]).status).toBe(0);
    expect(readdirSync(folder)).toEqual(["dist"]);
  });

  it("writes where a link leads, and leaves the link", () => {
    const folder = temporaryFolder("linked");
    mkdirSync(path.join(folder, "real"));
    symlinkSync("real", path.join(folder, "dist"));
    expect(almanac(["build", demoPack, "--out", path.join(folder, "dist"), "--format", "site"]).status).toBe(0);
    expect(lstatSync(path.join(folder, "dist")).isSymbolicLink()).toBe(true);
    expect(existsSync(path.join(folder, "real/index.html"))).toBe(true);
  });

  it.each([1, 2])("says what the system refused, with %i threads, and leaves nothing behind", (threads) => {
    const folder = temporaryFolder("refused");
    const build = `ulimit -f 100; exec "${process.execPath}" "${program}" build "${demoPack}" --out dist --threads ${threads}`;
    const { status, stderr } = spawnSync("bash", ["-c", build], { cwd: folder, encoding: "utf8", timeout: 120_000 });
    expect(status).toBe(1);
    expect(stderr).toContain("larger than the system allows");
    expect(stderr).not.toMatch(/\n\s+at |inside the program/);
    expect(readdirSync(folder)).toEqual([]);
  });

  it("finds the good folder again after a kill between the two moves", () => {
    const folder = temporaryFolder("between");
    cpSync(out, path.join(folder, ".dist.previous"), { recursive: true });
    expect(almanac(["build", demoPack, "--out", path.join(folder, "dist"), "--format", "site"]).status).toBe(0);
    expect(manifestOf(path.join(folder, "dist")).files).toEqual(manifestOf(out).files);
  });
});

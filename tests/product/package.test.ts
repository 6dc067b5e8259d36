/** The package others install: packed, installed into an empty folder, and used as its README says. */
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { root, temporaryFolder } from "../support/run.js";

it("packs, installs and runs init, build and serve in an empty folder", { timeout: 600_000 }, async () => {
  const folder = temporaryFolder("package");
  const run = (program: string, args: readonly string[], cwd: string) => {
    const result = spawnSync(program, args, { cwd, encoding: "utf8", timeout: 400_000 });
    expect(result.status, `${program} ${args.join(" ")}\n${result.stderr}`).toBe(0);
    return result.stdout;
  };
  run("npm", ["pack", "--ignore-scripts", "--pack-destination", folder], root);
  const tarball = readdirSync(folder).find((f) => f.endsWith(".tgz"));
  run("npm", ["install", "--no-audit", "--no-fund", "--omit=dev", `./${tarball}`], folder);

  const installed = path.join(folder, "node_modules");
  for (const licence of readdirSync(path.join(installed, "almanac-report/assets/fonts")).filter((f) => /OFL|LICEN[CS]E/i.test(f)))
    expect(statSync(path.join(installed, "almanac-report/assets/fonts", licence)).size).toBeGreaterThan(1000);

  run("npx", ["almanac", "init", "my-industry"], folder);
  const built: unknown = JSON.parse(run("npx", ["almanac", "build", "my-industry", "--json"], folder));
  expect(built).toMatchObject({ editions: [{ id: "current", locale: "en" }] });
  expect(existsSync(path.join(folder, "dist/index.html"))).toBe(true);

  const server = spawn(process.execPath, [path.join(installed, "almanac-report/lib/cli/main.js"), "serve", "my-industry", "--port", "0"], {
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const address = await new Promise<string>((resolve, reject) => {
    let out = "";
    server.stdout.on("data", (chunk: Buffer) => {
      out += chunk.toString();
      const found = /http:\/\/127\.0\.0\.1:\d+\//.exec(out);
      if (found !== null) resolve(found[0]);
    });
    server.once("exit", () => reject(new Error(out)));
  });
  const page = await fetch(`${address}site/current/en/index.html`);
  expect(page.status).toBe(200);
  server.kill("SIGTERM");
});

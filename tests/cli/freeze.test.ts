/** `almanac freeze`: writes a lock once, refuses what has errors, and check holds the pack to it. */
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { beforeAll, expect, it } from "vitest";
import { almanac, demoPack, json, temporaryFolder } from "../support/run.js";

let pack = "";
beforeAll(() => {
  pack = `${temporaryFolder("freeze")}/pack`;
  cpSync(demoPack, pack, { recursive: true });
});

it("locks an edition, and only once", () => {
  const result = almanac(["freeze", "2023", "--pack", pack, "--date", "2024-06-15", "--json"]);
  expect(result.status, result.stderr).toBe(0);
  expect(json(result)).toMatchObject({
    edition: "2023",
    asOf: "2023-12-31",
    frozen: "2024-06-15",
    path: "locks/2023.json",
    rows: { observations: 19, claims: 3 },
  });
  expect(almanac(["check", pack]).status).toBe(0);
  const again = almanac(["freeze", "2023", "--pack", pack]);
  expect(again.status).toBe(2);
  expect(again.stderr).toContain("frozen already");
});

it("fails the check, the build and the freezing of another edition when a locked row was edited", () => {
  const file = `${pack}/evidence/observations/sales.csv`;
  const text = readFileSync(file, "utf8");
  writeFileSync(file, text.replace("flow,10.4,", "flow,14.4,"));
  for (const args of [
    ["check", pack],
    ["build", pack, "--out", `${pack}-out`],
    ["freeze", "current", "--pack", pack],
  ]) {
    const result = almanac(args);
    expect(result.status, args[0]).toBe(1);
    expect(result.stdout + result.stderr).toContain("LOCK-ROW-EDITED");
  }
  writeFileSync(file, text);
  expect(almanac(["check", pack]).status).toBe(0);
});

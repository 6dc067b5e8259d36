/** `almanac record`: writes the ledger, adds to it, and refuses what was edited or deleted; check holds the pack to it. */
import { cpSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { beforeAll, expect, it } from "vitest";
import { almanac, demoPack, json, temporaryFolder } from "../support/run.js";

let pack = "";
beforeAll(() => {
  pack = `${temporaryFolder("record")}/pack`;
  cpSync(demoPack, pack, { recursive: true });
});
const edit = (file: string, change: (text: string) => string) => {
  const text = readFileSync(`${pack}/${file}`, "utf8");
  writeFileSync(`${pack}/${file}`, change(text));
  return () => writeFileSync(`${pack}/${file}`, text);
};
const sales = "evidence/observations/sales.csv";

it("records every row, then only what is new", () => {
  const first = almanac(["record", pack, "--json"]);
  expect(first.status, first.stderr).toBe(0);
  expect(json(first)).toMatchObject({ path: "evidence/ledger", rows: { claims: 3, "diagrams/edges": 1, "registers/shops": 4 } });
  const written = readFileSync(`${pack}/evidence/ledger/claims.csv`, "utf8");
  expect(written).toMatch(/^row,fingerprint\nleaf-duty,[0-9a-f]{12}\nqueue,[0-9a-f]{12}\nregulars,[0-9a-f]{12}\n$/);
  expect(json(almanac(["record", pack, "--json"]))).toMatchObject({ added: 0 });
  edit("evidence/claims.csv", (text) => `${text}rain,market,fact,,It rained.,guild,p. 4,2023-12-01,dated,2024-07-01,,,\n`);
  expect(json(almanac(["record", pack, "--json"]))).toMatchObject({ added: 1, rows: { claims: 4 } });
  expect(readFileSync(`${pack}/evidence/ledger/claims.csv`, "utf8").replace(/^rain,.*\n/m, "")).toBe(written);
  expect(almanac(["check", pack]).status).toBe(0);
});

it("refuses a recorded row that was edited, as check and build do, until it is put back or the ledger is written anew", () => {
  const undo = edit(sales, (text) => text.replace("flow,10.4,", "flow,14.4,"));
  const ledger = readFileSync(`${pack}/evidence/ledger/observations.csv`, "utf8");
  const refused = almanac(["record", pack, "--json"]);
  expect(refused.status).toBe(1);
  expect(json(refused)).toMatchObject({ findings: [{ code: "LEDGER-ROW-EDITED", file: sales, line: 3, column: 1 }] });
  expect(readFileSync(`${pack}/evidence/ledger/observations.csv`, "utf8")).toBe(ledger);
  for (const args of [
    ["check", pack],
    ["build", pack, "--out", `${pack}-out`],
    ["freeze", "2023", "--pack", pack],
  ]) {
    const result = almanac(args);
    expect(result.status, args[0]).toBe(1);
    expect(result.stdout + result.stderr).toContain("LEDGER-ROW-EDITED");
  }
  undo();
  expect(almanac(["check", pack]).status).toBe(0);
  edit(sales, (text) => text.replace("flow,10.4,", "flow,10.5,"));
  expect(almanac(["record", pack, "--anew"]).status).toBe(0);
  expect(almanac(["check", pack]).status).toBe(0);
});

it("forgets a table without rows only when it is written anew", () => {
  const edges = "evidence/diagrams/edges.csv";
  edit(edges, (text) => `${text.split("\n")[0]}\n`);
  const refused = almanac(["record", pack]);
  expect(refused.status).toBe(1);
  expect(refused.stderr).toContain("LEDGER-ROW-GONE");
  expect(almanac(["record", pack, "--anew"]).status).toBe(0);
  expect(existsSync(`${pack}/evidence/ledger/diagrams/edges.csv`)).toBe(false);
});

it("records nothing of a pack with a row that cannot be read", () => {
  const undo = edit(sales, (text) => text.replace("flow,10.5,", "flow,ten,"));
  const refused = almanac(["record", pack]);
  expect(refused.status).toBe(1);
  expect(refused.stderr).toContain("ROW-NUMBER");
  undo();
});

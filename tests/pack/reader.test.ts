/** Reading a pack again: what nobody touched is the same objects, and what a change elsewhere breaks is found. */
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { packReader } from "../../src/pack/read.js";
import { demoPack, temporaryFolder } from "../support/run.js";

const observations = "evidence/observations/sales.csv";
const names = "evidence/names.csv";
const shops = "evidence/registers/shops.csv";
const attributes = "evidence/attributes.csv";

function reader() {
  const folder = path.join(temporaryFolder("reader"), "tea");
  cpSync(demoPack, folder, { recursive: true });
  const read = packReader(folder);
  const change = (file: string, from: string | RegExp, to: string): void => {
    const text = readFileSync(path.join(folder, file), "utf8");
    const changed = text.replace(from, to);
    expect(changed).not.toBe(text);
    writeFileSync(path.join(folder, file), changed);
  };
  const pack = () => {
    const { pack, findings } = read();
    expect(findings).toEqual([]);
    if (pack === null) throw new Error("no pack");
    return pack;
  };
  return { read, pack, change };
}

describe("reading a pack again", () => {
  it("takes over the evidence that a changed observation cannot have touched", () => {
    const { pack, change } = reader();
    const before = pack();
    change(observations, /^(s07,tea_sales,north,,,2023-Q3,flow,)[\d.]+/m, "$113.7");
    const after = pack();
    expect(after.observations.find(({ id }) => id === "s07")?.value.toString()).toBe("13.7");
    expect(after.registerRows).toBe(before.registerRows);
    expect(after.attributes).toBe(before.attributes);
    expect(after.names).toBe(before.names);
    expect(after.claims).toBe(before.claims);
    expect(after.observations).not.toBe(before.observations);
  });

  it("reads a register whose own file changed, and what rests on its rows", () => {
    const { pack, change } = reader();
    const before = pack();
    change(shops, ",2021-05,40,", ",2021-05,41,");
    const after = pack();
    const seats = after.registerRows.get("shops")?.find(({ id }) => id === "high-street")?.values.seats;
    expect(String(seats)).toBe("41");
    expect(after.observations).toBe(before.observations);
    expect(after.attributes).not.toBe(before.attributes);
  });

  it("finds rows of unchanged files whose name, source or row was taken away", () => {
    for (const [file, gone, code] of [
      [names, /^leafy,.*\n/m, "REF-NAME"],
      ["evidence/sources.csv", /^guild,.*\n/m, "REF-SOURCE"],
    ] as const) {
      const { read, pack, change } = reader();
      pack();
      change(file, gone, "");
      const { findings } = read();
      expect(findings.filter((finding) => finding.code === code && finding.file === shops)).not.toEqual([]);
    }
    const { read, pack, change } = reader();
    pack();
    const row = readFileSync(path.join(demoPack, attributes), "utf8").split("\n")[1]?.split(",")[1] ?? "";
    change(shops, new RegExp(`^${row},.*\n`, "m"), "");
    expect(read().findings.filter(({ code, file }) => code === "REF-ROW" && file === attributes)).not.toEqual([]);
  });

  it("tells what is wrong in a file at every reading, until it is mended", () => {
    const { read, pack, change } = reader();
    pack();
    change(shops, ",2021-05,40,", ",2021-05,forty,");
    const codes = () => read().findings.map(({ code, file }) => [code, file]);
    expect(codes()).toEqual([["ROW-NUMBER", shops]]);
    change("text/en/scope.md", /$/, "\n");
    expect(codes()).toEqual([["ROW-NUMBER", shops]]);
    change(shops, ",forty,", ",40,");
    expect(String(pack().registerRows.get("shops")?.[0]?.values.seats)).toBe("40");
  });
});

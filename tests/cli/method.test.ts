/** `almanac method`: the list, the help of one method, a run over standard input, and refusals. */
import { describe, expect, it } from "vitest";
import { almanac } from "../support/run.js";

describe("almanac method", () => {
  it("lists the methods", () => {
    const listed: unknown = JSON.parse(almanac(["method", "list", "--json"]).stdout);
    expect(listed).toEqual(expect.arrayContaining([expect.objectContaining({ name: "hhi" }), expect.objectContaining({ name: "topsis" })]));
  });

  it("explains the keys of a method", () => {
    const { status, stdout } = almanac(["method", "run", "hhi", "--help"]);
    expect(status).toBe(0);
    expect(stdout).toContain("shares_pct");
    expect(stdout).toContain("normalized");
  });

  it("runs over the input, bare or inside a case, and prints one JSON document", () => {
    const inputs = { shares_pct: [60, 40] };
    const bare = almanac(["method", "run", "hhi"], { input: JSON.stringify(inputs) });
    expect(bare.status).toBe(0);
    expect(JSON.parse(bare.stdout)).toMatchObject({ hhi: 5200 });
    expect(almanac(["method", "run", "hhi"], { input: JSON.stringify({ id: "a", inputs }) }).stdout).toBe(bare.stdout);
  });

  it("says what it did not read, and refuses what has no answer with a reason", () => {
    const unread = almanac(["method", "run", "shares"], { input: '{"values": [1, 3], "wholes": 4}' });
    expect(unread.stderr).toContain("wholes");
    const refused = almanac(["method", "run", "shares"], { input: '{"values": [0, 0]}' });
    expect(refused.status).toBe(1);
    expect(JSON.parse(refused.stdout)).toMatchObject({ code: "undefined" });
    expect(almanac(["method", "run", "shares"], { input: "values" }).status).toBe(2);
    expect(almanac(["method", "run", "nothing"], { input: "{}" }).status).toBe(2);
  });
});

/** The command line as the documentation shows it: every option exists, every command is described. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { commands } from "../../src/cli/commands.js";
import { root } from "../support/run.js";

const files = ["README.md", "README.zh.md", ...readdirSync(path.join(root, "docs")).map((name) => `docs/${name}`)].filter((name) =>
  name.endsWith(".md"),
);
const lines = files.flatMap((file) =>
  readFileSync(path.join(root, file), "utf8")
    .split("\n")
    .filter((line) => /^ {4}(npx )?almanac /.test(line))
    .map((line) => ({ file, line: line.trim().replace(/^npx /, "").replace(/ #.*$/, "") })),
);

describe("examples", () => {
  it.each(lines)("$file: $line", ({ line }) => {
    const name = line.split(" ")[1] ?? "";
    const command = commands[name];
    expect(command, name).toBeDefined();
    const known = [...Object.keys(command?.options ?? {}), "help"];
    for (const [, option = ""] of line.replace(/'[^']*'/g, "").matchAll(/ --([a-z-]+)/g)) expect(known).toContain(option);
  });
});

describe("docs/getting-started.md", () => {
  const text = readFileSync(path.join(root, "docs/getting-started.md"), "utf8");
  const there = Object.entries(commands).filter(([, command]) => command.run !== undefined);

  it.each(there)("tells of %s and each of its options", (name, command) => {
    expect(text).toContain(`almanac ${name}`);
    for (const option of Object.keys(command.options)) expect(text, `${name} --${option}`).toContain(`--${option}`);
  });
});

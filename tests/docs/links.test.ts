/** Links of the documentation: every file and heading they name is there. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "../support/run.js";

const documents = [
  ...["README.md", "README.zh.md", "CONTRIBUTING.md", "CHANGELOG.md"],
  ...readdirSync(path.join(root, "docs"))
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/${name}`),
];

/** Headings as the anchors a reader's browser knows them by. */
function anchorsOf(text: string): string[] {
  return [...text.matchAll(/^#+ +(.+)$/gm)].map(([, title = ""]) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, "")
      .trim()
      .replace(/\s/g, "-"),
  );
}

describe.each(documents)("%s", (document) => {
  const text = readFileSync(path.join(root, document), "utf8");
  const prose = text.replace(/^ {4}.*$/gm, "").replace(/`[^`]*`/g, "");
  const targets = [...prose.matchAll(/\]\(([^)\s]+)\)|<img[^>]+src="([^"]+)"/g)].map(([, link, image]) => link ?? image ?? "");

  it("links to what is there", () => {
    for (const target of targets) {
      if (/^(https?|mailto):/.test(target)) continue;
      const [file = "", anchor] = target.split("#");
      const to = file === "" ? path.join(root, document) : path.join(root, path.dirname(document), file);
      expect(existsSync(to), `${document} → ${target}`).toBe(true);
      if (anchor !== undefined) expect(anchorsOf(readFileSync(to, "utf8")), `${document} → ${target}`).toContain(anchor);
    }
  });

  it("names files of this repository that are there", () => {
    const named = [...text.matchAll(/`((?:docs|scripts|src|tests|bench|packs)\/[\w./-]+)`/g)].map(([, file = ""]) => file);
    for (const file of named) expect(existsSync(path.join(root, file)), `${document} names ${file}`).toBe(true);
  });
});

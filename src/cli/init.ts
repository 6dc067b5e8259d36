/** `almanac init`: writes a small working pack that builds at once, for its author to turn into their own industry's. */
import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Arguments } from "./arguments.js";
import { templateFolder } from "./assets.js";
import { makeFolder } from "./make-folder.js";
import { shownArgument, shownPath } from "./shown-path.js";
import { UsageError } from "./usage.js";

export async function runInit(args: Arguments): Promise<number> {
  const folder = path.resolve(args.positionals[0] ?? "");
  const called = args.text("name") ?? path.basename(folder);
  const name = slugOf(called);
  const there = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw new UsageError(`almanac init: ${folder} is not a folder`);
  });
  if (there.length > 0) throw new UsageError(`almanac init: ${folder} is not empty; give a new folder`);
  const files = await copyTemplate(path.join(templateFolder(), "pack"), folder, "", { name, title: titleOf(called) });
  if (args.flag("json")) process.stdout.write(`${JSON.stringify({ pack: folder, name, files })}\n`);
  else {
    const word = shownArgument(folder);
    process.stdout.write(`wrote ${files.length} files to ${shownPath(folder)}\nnext:\n  almanac build ${word}\n  almanac serve ${word}\n`);
  }
  return 0;
}

function slugOf(text: string): string {
  const slug = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  if (slug === "") throw new UsageError(`almanac init: "${text}" holds no letter or digit to name the pack by; give one with --name`);
  return slug;
}

/** "container-shipping" → "Container shipping": a name as a title, without what would end a quoted text of YAML. */
function titleOf(text: string): string {
  const words = text
    .replace(/[\\"\p{Cc}]/gu, "")
    .replace(/[-_\s]+/g, " ")
    .trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

interface Naming {
  readonly name: string;
  readonly title: string;
}

async function copyTemplate(from: string, to: string, below: string, naming: Naming): Promise<string[]> {
  const files: string[] = [];
  await makeFolder(path.join(to, below));
  for (const entry of (await readdir(path.join(from, below), { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const file = below === "" ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) files.push(...(await copyTemplate(from, to, file, naming)));
    else {
      const text = await readFile(path.join(from, file), "utf8");
      await writeFile(
        path.join(to, file),
        text.replaceAll("__NAME__", () => naming.name).replaceAll("__TITLE__", () => naming.title),
      );
      files.push(file);
    }
  }
  return files;
}

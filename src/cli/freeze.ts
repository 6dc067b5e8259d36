/** `almanac freeze EDITION`: writes the lock of an edition that has no errors; from then on it is built from its lock. */

import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { editionVintage } from "../analysis/index.js";
import { checkEdition } from "../edition/check.js";
import { lockEdition } from "../evidence/freeze.js";
import { readFiles } from "../pack/disk.js";
import { lockPath, lockText } from "../pack/lock.js";
import { readPack } from "../pack/read.js";
import type { Arguments } from "./arguments.js";
import { givenDay } from "./given-day.js";
import { chooseEdition, packFolder } from "./open-pack.js";
import { countFindings, printFindings, sortFindings } from "./report-findings.js";
import { UsageError } from "./usage.js";
import { engineVersion } from "./version.js";

export async function runFreeze(args: Arguments): Promise<number> {
  const root = await packFolder(args.text("pack"));
  const date = givenDay("almanac freeze: --date", args.text("date") ?? new Date().toISOString().slice(0, 10));
  const { pack, findings } = await readPack(root);
  const files = readFiles(root, () => {});
  if (pack === null || files === null) return refuse(findings);
  const edition = chooseEdition(pack, args.positionals[0]);
  if (date < edition.as_of)
    throw new UsageError(`almanac freeze: ${date} is before ${edition.as_of}, the date of the edition ${edition.id}; it is not over yet`);
  if (files.texts.has(lockPath(edition.id)))
    throw new UsageError(
      `almanac freeze: the edition ${edition.id} is frozen already (${lockPath(edition.id)}); correct its rows by rows that supersede them`,
    );
  const vintage = editionVintage(pack, edition.as_of, edition.id);
  const all = [...findings, ...checkEdition(vintage, edition.id)];
  if (all.some(({ severity }) => severity === "error")) return refuse(all);
  const lock = lockEdition(pack, files, edition, date, engineVersion());
  const target = path.join(root, lockPath(edition.id));
  await mkdir(path.dirname(target), { recursive: true });
  await writeFile(target, lockText(lock));
  const rows = Object.fromEntries(Object.entries(lock.rows).map(([table, entries]) => [table, Object.keys(entries).length]));
  const answer = {
    edition: lock.edition,
    asOf: lock.as_of,
    frozen: lock.frozen,
    engine: lock.engine,
    path: lockPath(edition.id),
    rows,
    files: Object.keys(lock.files).length,
  };
  if (args.flag("json")) process.stdout.write(`${JSON.stringify(answer)}\n`);
  else {
    const total = Object.values(rows).reduce((sum, n) => sum + n, 0);
    process.stdout.write(
      `froze the edition ${answer.edition} as of ${answer.asOf}: ${total} rows of evidence and ${answer.files} files in ${answer.path}\nCommit the lock; from now on correct a row by one that supersedes it.\n`,
    );
  }
  return 0;
}

function refuse(findings: Parameters<typeof sortFindings>[0]): number {
  const errors = sortFindings(findings).filter(({ severity }) => severity === "error");
  printFindings(errors, (text) => process.stderr.write(text));
  process.stderr.write(`nothing was frozen: mend ${countFindings(errors).error} errors first\n`);
  return 1;
}

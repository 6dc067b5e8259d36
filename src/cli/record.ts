/** `almanac record`: writes new rows into the pack's ledger; a recorded row that was edited or deleted stops it. */
import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { readFiles } from "../pack/disk.js";
import type { Finding } from "../pack/finding.js";
import { checkLedger, isLedger, LEDGER, type Recording, recordingOf } from "../pack/ledger.js";
import { readPack } from "../pack/read.js";
import { collector } from "../pack/report.js";
import type { Arguments } from "./arguments.js";
import { packFolder } from "./open-pack.js";
import { countFindings, printFindings, sortFindings } from "./report-findings.js";

export async function runRecord(args: Arguments): Promise<number> {
  const root = await packFolder(args.positionals[0]);
  const { pack, findings } = await readPack(root, "files");
  const files = readFiles(root, () => {});
  // A row that cannot be read could not be recorded.
  const wrong = findings.filter(({ severity }) => severity === "error");
  if (pack === null || files === null || wrong.length > 0) return refuse(wrong, args);
  if (!args.flag("anew")) {
    const { report, list } = collector();
    checkLedger(pack, files.texts, report);
    const held = list();
    if (held.length > 0) return refuse(held, args);
  }
  const recording = recordingOf(pack, files.texts);
  await write(root, files.texts, recording);
  const { rows, added } = recording;
  if (args.flag("json")) process.stdout.write(`${JSON.stringify({ path: LEDGER, rows, added, findings: [] })}\n`);
  else {
    const total = Object.values(rows).reduce((sum, n) => sum + n, 0);
    process.stdout.write(
      `recorded ${added} new rows of evidence, ${total} in all, in ${LEDGER}\nCommit it; from now on correct a row by one that supersedes it.\n`,
    );
  }
  return 0;
}

async function write(root: string, texts: ReadonlyMap<string, string>, { files }: Recording): Promise<void> {
  for (const [file, text] of files) {
    if (texts.get(file) === text) continue;
    await mkdir(path.dirname(path.join(root, file)), { recursive: true });
    await writeFile(path.join(root, file), text);
  }
  for (const file of texts.keys()) if (isLedger(file) && !files.has(file)) await rm(path.join(root, file));
}

function refuse(found: readonly Finding[], args: Arguments): number {
  const findings = sortFindings(found);
  if (args.flag("json")) process.stdout.write(`${JSON.stringify({ findings, counts: countFindings(findings) })}\n`);
  else printFindings(findings, (text) => process.stderr.write(text));
  process.stderr.write("nothing was recorded: mend these first\n");
  return 1;
}

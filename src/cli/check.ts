/** `almanac check`: everything that is wrong with a pack, in every locale of the editions asked for. */
import type { Arguments } from "./arguments.js";
import { checkFolder, mostThreads } from "./check-folder.js";
import { packFolder } from "./open-pack.js";
import { countFindings, printFindings } from "./report-findings.js";

export async function runCheck(args: Arguments): Promise<number> {
  const root = await packFolder(args.positionals[0]);
  const findings = await checkFolder({ root, edition: args.text("edition") ?? null, threads: mostThreads() });
  const counts = countFindings(findings);
  if (args.flag("json")) process.stdout.write(`${JSON.stringify({ findings, counts })}\n`);
  else printFindings(findings, (text) => process.stdout.write(text));
  return counts.error > 0 ? 1 : 0;
}

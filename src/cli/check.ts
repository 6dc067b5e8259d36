/** `almanac check`: everything that is wrong with a pack, in every locale of the editions asked for. */
import { checkLocales } from "../edition/check.js";
import { checkEvidence } from "../evidence/checks.js";
import { vintageAt } from "../evidence/vintage.js";
import type { Finding } from "../pack/finding.js";
import type { Pack } from "../pack/pack.js";
import { readPack } from "../pack/read.js";
import type { Arguments } from "./arguments.js";
import { chooseEdition, packFolder } from "./open-pack.js";
import { countFindings, printFindings, sortFindings } from "./report-findings.js";

export async function runCheck(args: Arguments): Promise<number> {
  const { pack, findings } = await readPack(await packFolder(args.positionals[0]));
  const edition = args.text("edition");
  const all =
    pack === null ? [...findings] : [...findings, ...editionFindings(pack, edition === undefined ? null : chooseEdition(pack, edition).id)];
  const sorted = sortFindings(all);
  const counts = countFindings(sorted);
  if (args.flag("json")) process.stdout.write(`${JSON.stringify({ findings: sorted, counts })}\n`);
  else printFindings(sorted, (text) => process.stdout.write(text));
  return counts.error > 0 ? 1 : 0;
}

function editionFindings(pack: Pack, only: string | null): readonly Finding[] {
  return pack.file.editions
    .filter(({ id }) => only === null || id === only)
    .flatMap(({ id, as_of }) => {
      const vintage = vintageAt(pack, as_of, id);
      return [...checkEvidence(vintage), ...checkLocales(vintage, id)];
    });
}

/** `almanac check`: everything that is wrong with a pack, in every locale of the editions asked for. */
import { readPack } from "../pack/read.js";
import type { Arguments } from "./arguments.js";
import { editionFindings, findingsBeside, sharesOf } from "./check-share.js";
import { chooseEdition, packFolder } from "./open-pack.js";
import { countFindings, printFindings, sortFindings, withoutCommonEditions } from "./report-findings.js";

export async function runCheck(args: Arguments): Promise<number> {
  const root = await packFolder(args.positionals[0]);
  const edition = args.text("edition") ?? null;
  // One edition is one share.
  const of = edition === null ? await sharesOf(root) : 1;
  const beside = Promise.all(Array.from({ length: of - 1 }, (_, i) => findingsBeside({ root, edition, share: i + 1, of })));
  // Awaited below: until then a failure has nobody to hear it.
  beside.catch(() => undefined);
  const { pack, findings } = await readPack(root);
  if (pack !== null && edition !== null) chooseEdition(pack, edition);
  const own = pack === null ? [] : editionFindings(pack, { edition, share: 0, of });
  const editions = edition === null ? (pack?.file.editions ?? []).map(({ id }) => id) : [edition];
  const sorted = withoutCommonEditions(sortFindings([...findings, ...own, ...(await beside).flat()]), editions);
  const counts = countFindings(sorted);
  if (args.flag("json")) process.stdout.write(`${JSON.stringify({ findings: sorted, counts })}\n`);
  else printFindings(sorted, (text) => process.stdout.write(text));
  return counts.error > 0 ? 1 : 0;
}

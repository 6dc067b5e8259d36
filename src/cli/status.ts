/** `almanac status`: what an edition holds, as numbers. */

import { editionVintage } from "../analysis/index.js";
import { statusOf } from "../edition/status.js";
import { counted } from "../measure/index.js";
import type { Arguments } from "./arguments.js";
import { chooseEdition, openPack } from "./open-pack.js";

export async function runStatus(args: Arguments): Promise<number> {
  const pack = await openPack(args.positionals[0]);
  if (pack === null) return 1;
  const { id, as_of } = chooseEdition(pack, args.text("edition"));
  const status = statusOf(editionVintage(pack, as_of, id), id);
  if (args.flag("json")) {
    process.stdout.write(`${JSON.stringify(status)}\n`);
    return 0;
  }
  const built = status.figures.filter((f) => f.state === "built").length;
  process.stdout.write(
    [
      `edition ${status.edition}, as of ${status.asOf}`,
      `sections      ${status.sections.length}`,
      `figures       ${built} built, ${counted(status.figures.length - built, "gap")}`,
      `observations  ${status.observations}`,
      `sources       ${status.sources}`,
      `facts         ${status.facts.traced} of ${status.facts.total} traced`,
      ...Object.entries(status.registers).map(([name, rows]) => `${name.padEnd(24)} ${rows} rows`),
      "",
    ].join("\n"),
  );
  return 0;
}

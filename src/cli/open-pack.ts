/** Opens a pack for a command: resolves its folder, reads it, and picks the edition or date that was asked for. */
import { stat } from "node:fs/promises";
import path from "node:path";
import { editionVintage } from "../analysis/index.js";
import type { Vintage } from "../evidence/cell.js";
import type { Pack } from "../pack/pack.js";
import { readPack } from "../pack/read.js";
import type { Arguments } from "./arguments.js";
import { givenDay } from "./given-day.js";
import { printFindings, sortFindings } from "./report-findings.js";
import { UsageError } from "./usage.js";

export const defaultPack = "packs/china-llm";

/** @throws UsageError when the folder is not there or holds no pack.yaml. */
export async function packFolder(given: string | undefined): Promise<string> {
  const root = path.resolve(given ?? defaultPack);
  const isFile = await stat(path.join(root, "pack.yaml")).then(
    (s) => s.isFile(),
    () => false,
  );
  if (!isFile)
    throw new UsageError(
      `almanac: ${given ?? defaultPack} holds no pack.yaml; give the folder of a pack, or make one with "almanac init DIR"`,
    );
  return root;
}

/** Reads a pack that later steps need whole; prints its errors and returns null when it could not be assembled. */
export async function openPack(given: string | undefined): Promise<Pack | null> {
  const { pack, findings } = await readPack(await packFolder(given), "files");
  if (pack !== null) return pack;
  printFindings(sortFindings(findings.filter((f) => f.severity === "error")), (text) => process.stderr.write(text));
  return null;
}

/** @throws UsageError when the edition or date does not exist, or both are given. */
export function chooseVintage(pack: Pack, args: Arguments): Vintage {
  const date = args.text("as-of");
  if (date !== undefined) {
    if (args.text("edition") !== undefined)
      throw new UsageError("almanac: give --edition or --as-of, not both: an edition has its own date");
    return editionVintage(pack, givenDay("almanac: --as-of", date), null);
  }
  const { id, as_of } = chooseEdition(pack, args.text("edition"));
  return editionVintage(pack, as_of, id);
}

export function chooseEdition(pack: Pack, asked: string | undefined): Pack["file"]["editions"][number] {
  const { editions, default_edition } = pack.file;
  const id = asked ?? default_edition ?? editions[editions.length - 1]?.id;
  const found = editions.find((e) => e.id === id);
  if (found === undefined) throw new UsageError(`almanac: the pack has no edition "${id}"; it has ${editions.map((e) => e.id).join(", ")}`);
  return found;
}

/** @throws UsageError when the pack does not have the locale. */
export function chooseLocale(pack: Pack, asked: string | undefined): string {
  const locale = asked ?? pack.file.locales[0] ?? "";
  if (!pack.file.locales.includes(locale))
    throw new UsageError(`almanac: the pack has no locale "${locale}"; it has ${pack.file.locales.join(", ")}`);
  return locale;
}

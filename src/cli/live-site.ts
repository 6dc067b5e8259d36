/**
 * The site of a pack as its files are now: an edition is made when it is read for the first time after a change, a page when it is
 * asked for. So a change costs the reading of the pack and one edition, not the thousands of pages nobody looks at.
 */

import { editionVintage } from "../analysis/index.js";
import { makeEdition } from "../edition/make.js";
import type { Finding } from "../pack/finding.js";
import type { Pack } from "../pack/pack.js";
import { readPack } from "../pack/read.js";
import { memoryOutput } from "../publish/output.js";
import { siteFiles, writeIndex, writeSiteAssets } from "../publish/site/write.js";

type Content = string | Uint8Array;

export interface LiveSite {
  /** Reads the pack again. False when it has errors: the site then stays as it was. */
  readonly refresh: () => Promise<boolean>;
  /** A file by its path below the root of the output; undefined when there is none. */
  readonly read: (path: string) => Content | undefined;
}

/** An edition in one locale, made from this pack; with errors, the files of the last pack without. */
interface Shown {
  readonly pack: Pack;
  readonly files: ReadonlyMap<string, () => string>;
}

/** `chosen` limits the editions and locales of a pack; `report` is told every error that is found. */
export async function liveSite(
  root: string,
  assets: string,
  chosen: (pack: Pack) => { readonly editions: readonly string[]; readonly locales: readonly string[] },
  report: (errors: readonly Finding[]) => void,
): Promise<LiveSite> {
  const common = memoryOutput();
  await writeSiteAssets(assets, common);
  const shown = new Map<string, Shown>();
  let made = new Map<string, string>();
  let current: Pack | null = null;
  let viewed: readonly [string, string] | null = null;

  /** The edition as the pack has it; null when it has errors. */
  const make = (pack: Pack, edition: string, locale: string): Shown | null => {
    const entry = pack.file.editions.find(({ id }) => id === edition);
    if (entry === undefined) return null;
    const { document, findings } = makeEdition(editionVintage(pack, entry.as_of, edition), edition, locale);
    const errors = findings.filter(({ severity }) => severity === "error");
    report(errors);
    if (errors.length > 0) return null;
    const { editions, locales } = chosen(pack);
    return { pack, files: siteFiles(document, { editions: document.editions.filter(({ id }) => editions.includes(id)), locales }).files };
  };

  const refresh = async (): Promise<boolean> => {
    const { pack, findings } = await readPack(root, "references");
    const errors = findings.filter(({ severity }) => severity === "error");
    report(errors);
    if (pack === null || errors.length > 0) return false;
    const { editions, locales } = chosen(pack);
    const [edition = "", locale = ""] = viewed ?? [editions.find((id) => id === pack.file.default_edition) ?? editions[0], locales[0]];
    const fresh = make(pack, edition, locale);
    if (fresh === null) return false;
    shown.set(`${edition}/${locale}`, fresh);
    current = pack;
    made = new Map();
    await writeIndex(pack, common);
    return true;
  };

  const read = (path: string): Content | undefined => {
    const known = common.files.get(path) ?? made.get(path);
    const [top, edition = "", locale = ""] = path.split("/");
    if (known !== undefined || top !== "site" || current === null) return known;
    const { editions, locales } = chosen(current);
    if (!editions.includes(edition) || !locales.includes(locale)) return undefined;
    viewed = [edition, locale];
    const key = `${edition}/${locale}`;
    const before = shown.get(key);
    if (before?.pack !== current)
      shown.set(key, make(current, edition, locale) ?? { pack: current, files: before?.files ?? new Map<string, () => string>() });
    const content = shown.get(key)?.files.get(path)?.();
    if (content !== undefined) made.set(path, content);
    return content;
  };

  return { refresh, read };
}

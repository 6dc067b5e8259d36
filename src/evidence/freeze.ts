/** Freezing an edition: the lock over every row it sees on its date, visible or set aside, and over the files that show them. */
import type { PackFiles } from "../pack/disk.js";
import { evidenceRows } from "../pack/evidence-rows.js";
import { lockedFiles } from "../pack/frozen.js";
import { type Lock, sealed } from "../pack/lock.js";
import type { Pack } from "../pack/pack.js";
import { rowHash } from "../pack/row-hash.js";
import { isVisible } from "../pack/visible.js";

/**
 * The lock of an edition as the pack is now.
 * @param files the files the pack was read from.
 * @param frozen the day of freezing, YYYY-MM-DD.
 */
export function lockEdition(pack: Pack, files: PackFiles, edition: Pack["file"]["editions"][number], frozen: string, engine: string): Lock {
  const rows: Record<string, Record<string, string>> = {};
  for (const each of evidenceRows(pack)) {
    const { table, id, label, row } = each;
    if (!isVisible(row.known, row.recorded, edition.as_of)) continue;
    rows[table] ??= {};
    const hash = rowHash(each);
    if (id === null) rows[table][hash] = label;
    else rows[table][id] = hash;
  }
  const editions = pack.file.editions.map(({ id }) => id);
  return sealed({
    lock: 1,
    edition: edition.id,
    as_of: edition.as_of,
    frozen,
    engine,
    rows,
    files: lockedFiles(files, edition.id, editions),
  });
}

/** Frozen editions: the pack as a lock holds it, and what has happened since to the rows the edition saw. */
import { createHash } from "node:crypto";
import type { PackFiles } from "./disk.js";
import { type EvidenceRow, evidenceRows } from "./evidence-rows.js";
import { isLockedFile, type Lock, lockPath, parseLock } from "./lock.js";
import type { Freeze, Pack } from "./pack.js";
import { didYouMean, quote, type Report } from "./report.js";
import { rowHash } from "./row-hash.js";
import { isVisible } from "./visible.js";

/** The locks among a pack's files by edition; unusable ones are findings. */
export function readLocks(files: PackFiles, editions: Pack["file"]["editions"], report: Report): ReadonlyMap<string, Lock> {
  const locks = new Map<string, Lock>();
  for (const [file, text] of files.texts) {
    if (!file.startsWith("locks/")) continue;
    const place = { file, line: 1, column: 1 };
    const lock = parseLock(text);
    if ("problem" in lock) {
      report("LOCK-FILE", place, `The lock cannot be used: ${lock.problem}.`, "Restore the file as “almanac freeze” wrote it.");
      continue;
    }
    const edition = editions.find(({ id }) => id === lock.edition);
    if (edition === undefined || file !== lockPath(lock.edition)) {
      const fix = didYouMean(
        lock.edition,
        editions.map(({ id }) => id),
        "Keep the edition in pack.yaml, and the lock under its id.",
      );
      report("LOCK-EDITION", place, `It locks the edition ${quote(lock.edition)}, which the pack does not have under this name.`, fix);
    } else if (edition.as_of !== lock.as_of) {
      const message = `The edition ${quote(lock.edition)} was frozen as of ${lock.as_of}; pack.yaml says ${edition.as_of}.`;
      report("LOCK-EDITION", place, message, "Set as_of back; a later date is a new edition.");
    } else locks.set(lock.edition, lock);
  }
  return locks;
}

/** Every row a frozen edition saw must still be there as it was; a row that corrects one says why. */
export function checkLocks(pack: Pack, locks: ReadonlyMap<string, Lock>, report: Report): void {
  if (locks.size === 0) return;
  const rows = evidenceRows(pack);
  for (const lock of locks.values()) {
    const unseen = new Map(Object.entries(lock.rows).map(([table, entries]) => [table, new Map(Object.entries(entries))]));
    for (const each of rows) {
      const { table, id, row } = each;
      const locked = lock.rows[table];
      if (locked === undefined) continue;
      if (id === null) unseen.get(table)?.delete(rowHash(each));
      else if (Object.hasOwn(locked, id)) {
        unseen.get(table)?.delete(id);
        if (locked[id] === rowHash(each)) continue;
        const message = `${quote(id)} was edited after the edition ${quote(lock.edition)} was frozen with it on ${lock.frozen}.`;
        report("LOCK-ROW-EDITED", row.place, message, "Put the row back as it was, and add a row that supersedes it and says why.");
      } else if (Object.hasOwn(locked, row.supersedes) && row.note === "") {
        const message = `${quote(id)} corrects ${quote(row.supersedes)}, which the frozen edition ${quote(lock.edition)} printed, and does not say why.`;
        report("LOCK-REASON", row.place, message, "Say in note what was wrong; the edition's errata print it.");
      }
    }
    for (const [table, entries] of unseen) {
      for (const [key, label] of entries) {
        const name = table in lock.rows && isUnnamed(table) ? label : key;
        const message = `The row ${quote(name)} of ${table} is gone or was edited; the frozen edition ${quote(lock.edition)} rests on it.`;
        const place = { file: lockPath(lock.edition), line: 1, column: 1 };
        report("LOCK-ROW-GONE", place, message, "Put the row back as it was; mark what is wrong with a row that supersedes it.");
      }
    }
  }
}

const isUnnamed = (table: string): boolean => table === "attributes" || table.startsWith("diagrams/");

/** Files of today that a lock of this edition keeps, in path order. */
export function lockedFiles(files: PackFiles, edition: string, editions: readonly string[]): Record<string, string> {
  return Object.fromEntries([...files.texts].filter(([path]) => isLockedFile(path, edition, editions)));
}

/** The pack as each lock holds it, put together when first asked for. `assemble` types the files of a lock. */
export function frozenPacks(
  today: Pack,
  locks: ReadonlyMap<string, Lock>,
  assemble: (files: PackFiles) => Pack | null,
): NonNullable<Pack["frozen"]> {
  const made = new Map<string, Pack>();
  return {
    get: (edition) => {
      const lock = locks.get(edition);
      if (lock === undefined) return undefined;
      let pack = made.get(edition);
      if (pack === undefined) {
        pack = frozenPack(today, lock, assemble);
        made.set(edition, pack);
      }
      return pack;
    },
  };
}

function frozenPack(today: Pack, lock: Lock, assemble: (files: PackFiles) => Pack | null): Pack {
  const files: PackFiles = {
    texts: new Map(Object.entries(lock.files)),
    unreadable: new Set(),
    hash: createHash("sha256").update(lock.seal).digest("hex"),
  };
  const declared = assemble(files);
  if (declared === null) throw new Error(`the lock of the edition ${lock.edition} holds no whole pack`);
  // Rows that no edition of this date may see stay: that a figure's diagram exists at all is no news to it.
  const isKept = (each: EvidenceRow): boolean =>
    !isVisible(each.row.known, each.row.recorded, lock.as_of) || Object.hasOwn(lock.rows[each.table] ?? {}, each.id ?? rowHash(each));
  const kept = new Set(evidenceRows(today).flatMap((each) => (isKept(each) ? [each.row] : [])));
  const freeze: Freeze = { edition: lock.edition, asOf: lock.as_of, on: lock.frozen, engine: lock.engine, today };
  return {
    ...declared,
    file: {
      ...declared.file,
      // The way to editions that came later stays open.
      editions: today.file.editions.map((each) => declared.file.editions.find(({ id }) => id === each.id) ?? each),
    },
    observations: today.observations.filter((row) => kept.has(row)),
    registerRows: new Map([...today.registerRows].map(([id, rows]) => [id, rows.filter((row) => kept.has(row))])),
    claims: new Map([...today.claims].filter(([, row]) => kept.has(row))),
    attributes: today.attributes.filter((row) => kept.has(row)),
    nodes: today.nodes.filter((row) => kept.has(row)),
    edges: today.edges.filter((row) => kept.has(row)),
    matrix: today.matrix.filter((row) => kept.has(row)),
    freeze,
  };
}

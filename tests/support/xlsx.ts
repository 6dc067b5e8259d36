/** Reads back a workbook whose parts are stored without compression, as another program would: by the archive's directory. */

/** Parts of the archive by name. */
function parts(file: Buffer): Map<string, string> {
  const end = file.lastIndexOf(Buffer.from("PK\u0005\u0006"));
  if (end < 0) throw new Error("no end of directory: not a ZIP archive");
  const out = new Map<string, string>();
  let at = file.readUInt32LE(end + 16);
  for (let count = file.readUInt16LE(end + 10); count > 0; count--) {
    const [size, name] = [file.readUInt32LE(at + 24), file.readUInt16LE(at + 28)];
    const local = file.readUInt32LE(at + 42);
    const start = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
    out.set(file.toString("utf8", at + 46, at + 46 + name), file.toString("utf8", start, start + size));
    at += 46 + name + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return out;
}

const plain = (text: string): string =>
  text
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, "&");

/** Sheets by name, each as its rows of texts and numbers. */
export function readWorkbook(file: Buffer): ReadonlyMap<string, readonly (readonly (string | number)[])[]> {
  const all = parts(file);
  const names = [...(all.get("xl/workbook.xml") ?? "").matchAll(/<sheet name="([^"]*)"/g)].map((match) => plain(match[1] ?? ""));
  return new Map(
    names.map((name, index) => {
      const rows = [...(all.get(`xl/worksheets/sheet${index + 1}.xml`) ?? "").matchAll(/<row [^>]*>(.*?)<\/row>/gs)];
      return [
        name,
        rows.map((row) =>
          [...(row[1] ?? "").matchAll(/<c [^>]*>(?:<v>([^<]*)<\/v>|<is><t[^>]*>([^<]*)<\/t><\/is>)<\/c>/g)].map((cell) =>
            cell[1] === undefined ? plain(cell[2] ?? "") : Number(cell[1]),
          ),
        ),
      ] as const;
    }),
  );
}

/** `almanac bind FILE`: proposes expressions for the literal numbers of a text. */
import { isUtf8 } from "node:buffer";
import { readFile } from "node:fs/promises";
import { proposeBindings } from "../manuscript/bind.js";
import type { Arguments } from "./arguments.js";
import { chooseLocale, chooseVintage, openPack } from "./open-pack.js";
import { UsageError } from "./usage.js";

export async function runBind(args: Arguments): Promise<number> {
  const file = args.positionals[0] ?? "";
  const bytes = await readFile(file).catch(() => null);
  if (bytes === null) throw new UsageError(`almanac: ${file} cannot be read; give a text file`);
  if (!isUtf8(bytes)) throw new UsageError(`almanac: ${file} is not UTF-8; save it as UTF-8`);
  const text = new TextDecoder().decode(bytes);
  const pack = await openPack(args.text("pack"));
  if (pack === null) return 1;
  const locale = chooseLocale(pack, args.text("locale") ?? localeOf(file, text, pack.file.locales));
  const proposals = proposeBindings(text, chooseVintage(pack, args), locale);
  if (args.flag("json")) process.stdout.write(`${JSON.stringify({ proposals })}\n`);
  else
    for (const { line, column, literal, expression, value, confidence } of proposals)
      process.stdout.write(`${file}:${line}:${column}  ${literal} → {{${expression}}} (${value}, ${Math.round(confidence * 100)} %)\n`);
  return 0;
}

/** The locale of text/<locale>/…, else that of the script most of the text is in. */
function localeOf(file: string, text: string, locales: readonly string[]): string | undefined {
  const folder = /(?:^|\/)text\/([^/]+)\//.exec(file.replaceAll("\\", "/"))?.[1];
  if (folder !== undefined && locales.includes(folder)) return folder;
  const han = (text.match(/[一-鿿]/g) ?? []).length;
  const latin = (text.match(/[A-Za-z]+/g) ?? []).length;
  return locales.find((locale) => locale.startsWith("zh") === han > latin);
}

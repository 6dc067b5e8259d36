/** The gallery: one figure of every kind in both languages, resolved from the invented pack in tests/fixtures/packs/gallery. */
import { fileURLToPath } from "node:url";
import { makeEdition } from "../../src/edition/make.js";
import type { FigureModel } from "../../src/figures/model.js";
import type { Finding } from "../../src/pack/finding.js";
import type { Pack } from "../../src/pack/pack.js";
import { editionOf, readDemo } from "../support/packs.js";

export const galleryFolder = fileURLToPath(new URL("../fixtures/packs/gallery", import.meta.url));

export interface Gallery {
  readonly pack: Pack;
  readonly figures: Readonly<Record<"zh" | "en", readonly FigureModel[]>>;
  readonly findings: readonly Finding[];
}

export async function readGallery(): Promise<Gallery> {
  const pack = await readDemo(galleryFolder);
  const vintage = editionOf(pack, "current");
  const [zh, en] = (["zh", "en"] as const).map((locale) => makeEdition(vintage, "current", locale));
  if (zh === undefined || en === undefined) throw new Error("no edition");
  return { pack, figures: { zh: zh.document.figures, en: en.document.figures }, findings: [...zh.findings, ...en.findings] };
}

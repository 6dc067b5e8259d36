/** Names of pages and anchors inside one edition's folder. Ids of a pack become file names that every file system keeps apart. */

/** FNV-1a, for spreading ids over files; nothing secret hangs on it. The client computes the same. */
export function hash32(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  return value >>> 0;
}

/** A name of lower-case ASCII letters, digits, "-" and "_"; other characters are written as their code in "~hex". */
export function fileName(id: string): string {
  if (/^[a-z0-9][a-z0-9_-]{0,79}$/.test(id)) return id;
  const name = id.replace(/[^a-z0-9_-]/g, (character) => `~${character.charCodeAt(0).toString(16)}`);
  return name.length <= 80 && /^[a-z0-9~]/.test(name) ? name : `${name.slice(0, 60)}~${hash32(id).toString(16)}~`;
}

/** The id of an element: letters, digits, ".", "-", "_" and what is beyond ASCII stay, the rest is written as its code. */
export function anchorName(id: string): string {
  return id.replace(/[\p{Cc}\p{Cs}\s"#%&'<>`\\^{|}]/gu, (character) => `~${character.charCodeAt(0).toString(16)}`);
}

/** An anchor as it stands in an address. */
export function fragment(id: string): string {
  return `#${encodeURIComponent(anchorName(id)).replace(/%(40|3D|2C|3A|2F|3B|2B|24)/g, (code) => decodeURIComponent(code))}`;
}

export const rowsPerPage = 250;
export const factsPerPage = 200;

const factsPerChunk = 60;

/** Into how many script files the evidence of so many facts is split, and which of them holds a fact. */
export const chunkCount = (facts: number): number => Math.max(1, Math.ceil(facts / factsPerChunk));
export const chunkOf = (id: string, chunks: number): number => hash32(id) % chunks;

export const sectionPage = (slug: string) => `s/${fileName(slug)}.html`;
export const figurePage = (slug: string) => `figures/${fileName(slug)}.html`;
export const seriesPage = (id: string) => `series/${fileName(id)}.html`;
export const sourcePage = (id: string) => `sources/${fileName(id)}.html`;
/** Pages of a register are numbered from 1. */
export const registerPage = (id: string, page: number) => `registers/${fileName(id)}${page > 1 ? `.${page}` : ""}.html`;
export const factsPage = (page: number) => `facts/${page}.html`;

export const homePage = "index.html";
export const figuresPage = "figures/index.html";
export const seriesListPage = "series/index.html";
export const sourcesPage = "sources/index.html";
export const registersPage = "registers/index.html";
export const methodPage = "method.html";
export const gapsPage = "gaps.html";
export const changesPage = "changes.html";
export const calculatorsPage = "calculators.html";
export const errataPage = "errata.html";
export const aboutPage = "about.html";

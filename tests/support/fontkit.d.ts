/** The part of fontkit that tests measure with; the package ships no types. */
declare module "fontkit" {
  interface Glyph {
    readonly advanceWidth: number;
  }
  interface Font {
    readonly unitsPerEm: number;
    layout(text: string, features?: unknown): { readonly advanceWidth: number; readonly glyphs: readonly Glyph[] };
    glyphForCodePoint(codePoint: number): Glyph;
    hasGlyphForCodePoint(codePoint: number): boolean;
  }
  export function openSync(file: string): Font;
  export function create(bytes: Uint8Array): Font;
}

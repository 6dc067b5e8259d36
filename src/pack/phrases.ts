/** Finds many fixed phrases in a text in one pass: leftmost, longest, without overlaps. */

export interface PhraseMatch<T> {
  readonly start: number;
  readonly end: number;
  readonly item: T;
}

interface Entry<T> {
  readonly phrase: string;
  readonly item: T;
}

const wordLike = (code: number) => (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);

/** Two code units as one number: cheap to compute at every position of a text. */
const pair = (text: string, i: number) => text.charCodeAt(i) * 0x10000 + text.charCodeAt(i + 1);

/** Phrases shorter than two characters are left out: one character means too many things. ASCII phrases match whole words only. */
export function phraseFinder<T>(phrases: Iterable<readonly [string, T]>): (text: string) => PhraseMatch<T>[] {
  const index = new Map<number, Entry<T>[]>();
  // Most characters begin no phrase: a table of code units passes over them without a look-up.
  const begins = new Uint8Array(0x10000);
  for (const [phrase, item] of phrases) {
    if (phrase.length < 2) continue;
    begins[phrase.charCodeAt(0)] = 1;
    const key = pair(phrase, 0);
    const entries = index.get(key);
    if (entries === undefined) index.set(key, [{ phrase, item }]);
    else entries.push({ phrase, item });
  }
  for (const entries of index.values()) entries.sort((a, b) => b.phrase.length - a.phrase.length);
  return (text) => {
    const found: PhraseMatch<T>[] = [];
    if (index.size === 0) return found;
    for (let i = 0; i + 1 < text.length; ) {
      if (begins[text.charCodeAt(i)] === 0) {
        i += 1;
        continue;
      }
      const entry = index.get(pair(text, i))?.find(({ phrase }) => text.startsWith(phrase, i) && whole(text, i, i + phrase.length));
      if (entry === undefined) {
        i += 1;
        continue;
      }
      const end = i + entry.phrase.length;
      found.push({ start: i, end, item: entry.item });
      i = end;
    }
    return found;
  };
}

/** No letter or digit continues the phrase where the phrase itself begins or ends with one. */
function whole(text: string, start: number, end: number): boolean {
  if (start > 0 && wordLike(text.charCodeAt(start)) && wordLike(text.charCodeAt(start - 1))) return false;
  if (end < text.length && wordLike(text.charCodeAt(end - 1)) && wordLike(text.charCodeAt(end))) return false;
  return true;
}

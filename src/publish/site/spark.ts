/** A line the size of a word: how a key figure came to be where it is. */
import { type Html, html, nothing } from "./html.js";

const width = 112;
const height = 30;
const edge = 5;

export function sparkline(values: readonly number[], label: string): Html {
  const finite = values.filter((value) => Number.isFinite(value));
  if (finite.length < 2) return nothing;
  const low = Math.min(...finite);
  const high = Math.max(...finite);
  const span = high - low;
  const points = finite.map((value, index) => {
    const x = edge + (index / (finite.length - 1)) * (width - 2 * edge);
    const y = span === 0 ? height / 2 : height - edge - ((value - low) / span) * (height - 2 * edge);
    return { x: x.toFixed(1), y: y.toFixed(1) };
  });
  const last = points[points.length - 1];
  if (last === undefined) return nothing;
  const path = points.map(({ x, y }, index) => `${index === 0 ? "M" : "L"}${x} ${y}`).join("");
  return html`<svg viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${label}"><path d="${path}" class="ln"/><circle cx="${last.x}" cy="${last.y}" r="3.5" class="dot"/></svg>`;
}

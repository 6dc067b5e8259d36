/** A chart over regions put on the tiles of a layout of pack.yaml; a region without a value keeps its empty tile. */
import type { ChartBody, TilesBody } from "../model.js";
import { type Context, labelIn } from "./context.js";
import { missingDatum } from "./datum.js";

/**
 * Tiles of the first series. `keys` are the codes of the categories; a category without one is found by its label in any locale.
 * Null with a problem reported when there is no such layout, or a category has no tile on it.
 */
export function tilesOf(body: ChartBody, keys: readonly string[], layout: string | undefined, context: Context): TilesBody | null {
  const layouts = context.scope.vintage.pack.file.tiles ?? {};
  const tiles = layout === undefined ? undefined : layouts[layout];
  if (tiles === undefined) {
    const known = Object.keys(layouts).join(", ");
    context.problem(
      "FIG-TILES",
      `there is no layout of tiles "${layout ?? ""}"`,
      `name one of pack.yaml's tiles: ${known === "" ? "none yet" : known}`,
    );
    return null;
  }
  const [series] = body.series;
  const names = (code: string): readonly string[] => {
    const label = tiles[code]?.label ?? "";
    return [code, ...(typeof label === "string" ? [label] : Object.values(label))];
  };
  const placed = new Map<string, number>();
  for (const [index, category] of body.categories.entries()) {
    const code = Object.keys(tiles).find((each) => names(each).includes(keys[index] ?? "") || names(each).includes(category));
    if (code === undefined) {
      context.problem(
        "FIG-TILES",
        `"${category}" has no tile`,
        `add it to tiles.${layout ?? ""} of pack.yaml, or leave it out of the query`,
      );
      return null;
    }
    placed.set(code, index);
  }
  return {
    type: "tiles",
    label: series?.label ?? "",
    unit: series?.unit ?? "",
    tiles: Object.entries(tiles)
      .sort(([a, { at: p }], [b, { at: q }]) => p[1] - q[1] || p[0] - q[0] || (a < b ? -1 : 1))
      .map(([code, { at, label }]) => {
        const index = placed.get(code);
        return {
          code,
          label: labelIn(label, context.locale),
          column: at[0],
          row: at[1],
          datum: (index === undefined ? undefined : series?.data[index]) ?? missingDatum,
        };
      }),
  };
}

/** All rows of a register for search and facets over every page of it. */
import type { RegisterPage } from "../../../edition/model.js";
import { anchorName, fileName, rowsPerPage } from "../paths.js";
import type { Site } from "../site.js";
import { dataScript } from "./script.js";

export function registerScript(site: Site, register: RegisterPage): string {
  const rows = register.rows.map((row, index) => {
    const sources = row.sources.flatMap((id) => {
      const source = site.sources.get(id);
      return source === undefined ? [] : [[source.number > 0 ? String(source.number) : source.grade, fileName(id)]];
    });
    return [anchorName(row.anchor), Math.floor(index / rowsPerPage) + 1, row.cells, sources];
  });
  return dataScript("register", fileName(register.id), {
    align: register.columns.map((column) => column.align),
    labels: register.columns.map((column) => column.label),
    rows,
  });
}

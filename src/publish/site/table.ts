/** Tables: figure data and tables in text, with the unit in the head and rows that fold into label–value pairs on a phone. */
import type { FigureModel, FigureTableCell } from "../../figures/model.js";
import { isBlank as isEmpty, type ShownTable } from "../../figures/table-view.js";
import { textWidth } from "../../figures/text.js";
import type { Block, Inline } from "../../manuscript/block.js";
import { type Html, html, nothing } from "./html.js";
import { factLink, inline, inlineText } from "./inline.js";
import { marks } from "./marks.js";
import type { Page } from "./page.js";

/** A date that is not broken at its hyphens. */
const isoDate = /^\d{4}-\d{2}(?:-\d{2})?$/;

function cellContent(page: Page, cell: FigureTableCell, slot: boolean, sparse: boolean): Html {
  if (sparse && isEmpty(cell)) return nothing;
  if (cell.text === "" && cell.marks.length === 0) return html`<span class="none">${page.site.words.noValue}</span>`;
  // In number columns marks hang in a slot of fixed width, so that digits align.
  if (!slot) return factLink(page, cell.fact, cell.text, cell.marks);
  return html`${factLink(page, cell.fact, cell.text, [])}<span class="ms">${marks(page, cell.marks)}</span>`;
}

/** Size of table text in px, and the space beside a column. */
const size = 14;
const between = 12;
/** Room for a table: the text column, and a phone's. */
const column = 680;
const phone = 335;
/** Columns of text wrap: what is wider than this asks for no more room. */
const wrapped = 230;

/** Rough width in px at which no row of a table wraps, texts longer than a few words aside. */
function naturalWidth(rows: readonly (readonly string[])[]): number {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  let sum = 0;
  for (let index = 0; index < columns; index += 1) {
    sum += between + Math.max(0, ...rows.map((row) => Math.min(wrapped, textWidth(row[index] ?? "", size))));
  }
  return sum;
}

const textsOf = (table: ShownTable): readonly (readonly string[])[] =>
  table.rows.map((row) => row.cells.map((cell) => `${cell.text}${"\u2003".repeat(2 * cell.marks.length)}`));

/** True for a table that needs the margin beside the text as well. */
export const isWide = (table: ShownTable): boolean => table.columns.length > 6 || naturalWidth(textsOf(table)) > column;

/** Widest text, in px, that a column of texts holds without asking for a least width of its own: nine characters. */
const short = 126;

/** Which columns hold longer texts. The browser would press them to a word, or two characters, a line for the sake of those beside. */
const isLong = (rows: readonly (readonly string[])[], index: number): boolean =>
  rows.some((row) => textWidth(row[index] ?? "", size) > short);

/** The data of a figure as a table. `limit` rows at most; the rest is on the figure's page. */
export function figureTable(page: Page, figure: FigureModel, table: ShownTable, limit: number): Html {
  const { columns, rows } = table;
  const slotted = columns.map((column, index) => column.align === "right" && rows.some((row) => (row.cells[index]?.marks.length ?? 0) > 0));
  const head = columns.map((column, index) => {
    const unit = column.unit === "" ? "" : html` <small>${column.unit}</small>`;
    const shared = column.marks.length === 0 ? "" : html` ${marks(page, column.marks)}`;
    return html`<th scope="col"${column.align === "right" && index > 0 ? html` class="n${slotted[index] ? " s" : ""}"` : ""}>${column.label}${unit}${shared}</th>`;
  });
  // On a phone the head is gone and each value is led by its column's name.
  const leads = columns.map(({ label, unit }) => [label, unit].filter((part) => part !== "").join(" "));
  const texts = textsOf(table);
  const long = columns.map((column, index) => column.align === "left" && isLong(texts, index));
  const body = rows.slice(0, limit).map((row) => {
    const cells = row.cells.map((cell, index) => {
      const column = columns[index];
      const content = cellContent(page, cell, slotted[index] === true, table.sparse);
      if (index === 0) return html`<th scope="row"${isoDate.test(cell.text) ? html` class="day"` : ""}>${content}</th>`;
      const classes = [
        ...(column?.align === "right" ? ["n"] : isoDate.test(cell.text) ? ["day"] : []),
        ...(slotted[index] ? ["s"] : []),
        ...(isEmpty(cell) ? ["e"] : []),
        ...(long[index] ? ["w"] : []),
      ];
      return html`<td${classes.length === 0 ? "" : html` class="${classes.join(" ")}"`} data-l="${leads[index] ?? ""}">${content}</td>`;
    });
    return html`<tr>${cells}</tr>`;
  });
  const narrow = naturalWidth([columns.map((column) => column.label), ...texts]) <= phone;
  // What the heads say for all their values is told beneath the pairs.
  const shared = narrow ? [] : columns.filter((column) => column.marks.length > 0);
  const told = shared.map((column, index) => html`${index === 0 ? "" : page.site.words.comma}${column.label} ${marks(page, column.marks)}`);
  const folded = told.length === 0 ? nothing : html`<p class="cut folded">${told}</p>`;
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${figure.title}"><table class="tbl${narrow ? "" : " stack"}${columns.length > 6 ? " many" : ""}" data-sort><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>${folded}${table.remarks.map((remark) => html`<p class="cut">${remark}</p>`)}`;
}

/** A cell that is a date alone. */
function isDate([only, ...more]: readonly Inline[]): boolean {
  return only?.type === "text" && more.length === 0 && isoDate.test(only.text);
}

/** True for a cell of a text table that holds no value. */
const isBlank = (content: readonly Inline[]): boolean => content.every((each) => each.type === "text" && /^\s*[—–]?\s*$/.test(each.text));

/** A table written in the text: its first column names the row. Two columns find room on a phone as they are. */
export function textTable(page: Page, block: Block & { type: "table" }, listed: boolean): Html {
  const head = block.columns.map((column) => html`<th scope="col"${column.align === "right" ? html` class="n"` : ""}>${column.label}</th>`);
  const texts = block.rows.map((row) => row.map((content) => inlineText(content)));
  const long = block.columns.map((column, index) => column.align === "left" && isLong(texts, index));
  const body = block.rows.map((row) => {
    const cells = row.map((content, index) => {
      const column = block.columns[index];
      const set = content.length > 1 ? html`<span>${inline(page, content, listed)}</span>` : inline(page, content, listed);
      if (index === 0) return html`<th scope="row"${isDate(content) ? html` class="day"` : ""}>${set}</th>`;
      const classes = [
        ...(column?.align === "right" ? ["n"] : isDate(content) ? ["day"] : []),
        ...(isBlank(content) ? ["e"] : []),
        ...(long[index] ? ["w"] : []),
      ];
      return html`<td${classes.length === 0 ? "" : html` class="${classes.join(" ")}"`} data-l="${column?.label}">${set}</td>`;
    });
    return html`<tr>${cells}</tr>`;
  });
  const wide = naturalWidth(texts) > column;
  const name = block.caption ?? block.columns.map((column) => column.label).join(" ");
  return html`<div class="tblock${wide ? " wide" : ""}">${block.caption === undefined ? "" : html`<p class="fig-s">${block.caption}</p>`}<div class="scroll" tabindex="0" role="region" aria-label="${name}"><table class="tbl${block.columns.length > 2 ? " stack" : ""}" data-sort><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>${block.note === undefined ? "" : html`<p class="fig-f">${page.site.words.note}${block.note}</p>`}</div>`;
}

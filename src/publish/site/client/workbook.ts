/**
 * Sheets of text and numbers as an XLSX workbook (ECMA-376, SpreadsheetML): texts are stored as texts, so that none is ever run as
 * a formula, numbers as numbers.
 */
import { zipSync } from "fflate";

export type SheetCell = string | number;
export interface WorkSheet {
  readonly name: string;
  /** Widths of the columns in characters. */
  readonly widths: readonly number[];
  readonly rows: readonly { readonly bold?: boolean; readonly cells: readonly SheetCell[] }[];
}

const signs: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
/** XML text without the characters that XML cannot hold. */
const xml = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "").replace(/[&<>"]/g, (sign) => signs[sign] ?? sign);

/** "A", "B", …, "AA" of a column from 0. */
function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}

/** A sheet's name: what a spreadsheet allows, and no longer. */
const sheetName = (name: string): string => name.replace(/[[\]:*?/\\]/g, " ").slice(0, 31);

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packages = "http://schemas.openxmlformats.org/package/2006";
/** The first day of the ZIP format, so that the same data give the same bytes. */
const firstDay = new Date(1980, 0, 1);
const types = "application/vnd.openxmlformats-officedocument.spreadsheetml";

function sheetXml(sheet: WorkSheet): string {
  const columns = sheet.widths.map(
    (width, index) => `<col min="${index + 1}" max="${index + 1}" width="${Math.max(4, Math.min(60, width))}" customWidth="1"/>`,
  );
  const rows = sheet.rows.map(({ bold, cells }, row) => {
    const content = cells.map((cell, index) => {
      const place = `r="${columnName(index)}${row + 1}"${bold === true ? ' s="1"' : ""}`;
      if (cell === "") return "";
      return typeof cell === "number"
        ? `<c ${place}><v>${cell}</v></c>`
        : `<c ${place} t="inlineStr"><is><t xml:space="preserve">${xml(cell)}</t></is></c>`;
    });
    return `<row r="${row + 1}">${content.join("")}</row>`;
  });
  return `${head}<worksheet xmlns="${main}">${columns.length === 0 ? "" : `<cols>${columns.join("")}</cols>`}<sheetData>${rows.join("")}</sheetData></worksheet>`;
}

/** The workbook as a file. */
export function workbook(sheets: readonly WorkSheet[]): Blob {
  const numbers = sheets.map((_, index) => index + 1);
  const parts: readonly (readonly [string, string])[] = [
    [
      "[Content_Types].xml",
      `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/>${numbers.map((n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${types}.worksheet+xml"/>`).join("")}</Types>`,
    ],
    [
      "_rels/.rels",
      `<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      "xl/workbook.xml",
      `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${sheets.map(({ name }, index) => `<sheet name="${xml(sheetName(name))}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`).join("")}</sheets></workbook>`,
    ],
    [
      "xl/_rels/workbook.xml.rels",
      `<Relationships xmlns="${packages}/relationships">${numbers.map((n) => `<Relationship Id="rId${n}" Type="${relations}/worksheet" Target="worksheets/sheet${n}.xml"/>`).join("")}<Relationship Id="rId${sheets.length + 1}" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
    ],
    [
      "xl/styles.xml",
      `<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf xfId="0"/><xf xfId="0" fontId="1" applyFont="1"/></cellXfs></styleSheet>`,
    ],
  ];
  const encoder = new TextEncoder();
  const files = Object.fromEntries([
    ...parts.map(([name, content]) => [name, encoder.encode(head + content)] as const),
    ...sheets.map((sheet, index) => [`xl/worksheets/sheet${index + 1}.xml`, encoder.encode(sheetXml(sheet))] as const),
  ]);
  return new Blob([zipSync(files, { level: 0, mtime: firstDay })], { type: `${types}.sheet` });
}

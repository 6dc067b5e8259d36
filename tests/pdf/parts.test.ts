/** A drawing higher than a page is cut where it says it may be, and only there. */
import { expect, it } from "vitest";
import { partsOf } from "../../src/publish/pdf/figures.js";

const svg = (height: number, breaks: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 ${height}" width="600" height="${height}"${breaks}><rect/></svg>`;
const views = (parts: readonly string[]): (string | undefined)[] => parts.map((part) => /viewBox="([^"]*)"/.exec(part)?.[1]);

it("keeps a drawing that fits, and one that may not be cut", () => {
  expect(partsOf(svg(700, ' data-breaks="350"'), 600)).toHaveLength(1);
  expect(partsOf(svg(1500, ""), 600)).toHaveLength(1);
});

it("cuts as evenly as the allowed places let it, and shows every stretch once", () => {
  expect(views(partsOf(svg(1200, ' data-breaks="200 560 640 1100"'), 600))).toEqual(["0 0 600 560", "0 560 600 640"]);
  expect(views(partsOf(svg(1500, ' data-breaks="300 800"'), 600))).toEqual(["0 0 600 800", "0 800 600 700"]);
  expect(views(partsOf(svg(1500, ' data-breaks="300 900"'), 600))).toEqual(["0 0 600 300", "0 300 600 600", "0 900 600 600"]);
});

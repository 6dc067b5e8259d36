/**
 * Timeline: one axis in the order of time. A few events stand above and below a level axis; more of them, or a phone, turn the
 * axis upright. Distances do not measure time: every event carries its date.
 */
import type { FigureModel, TimelineBody } from "../model.js";
import type { Scene } from "../scene.js";
import { balance, textWidth, widest, wrap } from "../text.js";
import { newSheet, type Sheet } from "./sheet.js";

type Event = TimelineBody["events"][number];

/** Colours of groups: the first six in order of appearance; one group needs none. */
function groupColours(events: readonly Event[]): ReadonlyMap<string, number> {
  const groups = [...new Set(events.map((event) => event.group))].filter((group) => group !== "");
  return new Map(groups.length < 2 || groups.length > 6 ? [] : groups.map((group, index) => [group, index + 1]));
}

function drawGroups(sheet: Sheet, colours: ReadonlyMap<string, number>, top: number): number {
  if (colours.size === 0) return top;
  let x = 0;
  let y = top + 26;
  for (const [group, colour] of colours) {
    const wide = 15 + textWidth(group, 13);
    if (x > 0 && x + wide > sheet.width) {
      x = 0;
      y += 22;
    }
    sheet.add({ kind: "circle", role: "dot", colour, x: x + 5, y: y - 4.5, r: 4.5 });
    sheet.text(x + 15, y, group, { ink: "ink-2" });
    x += wide + 18;
  }
  return y + 6;
}

interface Card {
  readonly event: Event;
  readonly name: readonly string[];
  readonly detail: readonly string[];
  readonly height: number;
}

function card(event: Event, width: number, level: boolean): Card {
  const name = level ? balance(event.label, width, 13, 700) : wrap(event.label, width, 13, 700);
  const detail = event.detail === event.label ? [] : wrap(event.detail, width, 12);
  return { event, name, detail, height: name.length * 17 + detail.length * 16 };
}

function drawText(sheet: Sheet, one: Card, x: number, top: number): void {
  one.name.forEach((line, row) => {
    sheet.text(x, top + 13 + row * 17, line, { weight: 700 });
  });
  one.detail.forEach((line, row) => {
    sheet.text(x, top + one.name.length * 17 + 12 + row * 16, line, { size: 12, ink: "ink-2" });
  });
}

function drawLevel(sheet: Sheet, events: readonly Event[], colours: ReadonlyMap<string, number>): number | null {
  const slot = sheet.width / events.length;
  const width = slot * 2 - 22;
  // The last card has no neighbour to its right and would leave the sheet; its text stands 14 px right of its slot's start.
  const room = (index: number): number => Math.min(width, sheet.width - index * slot - 16);
  const cards = events.map((event, index) => card(event, room(index), true));
  const narrow = (index: number): boolean => room(index) < Math.max(78, textWidth(events[index]?.date ?? "", 12));
  if (cards.some((one, index) => narrow(index) || one.name.length > 4 || one.detail.length > 6)) return null;
  const dateLine = 20;
  const above = Math.max(...cards.filter((_, index) => index % 2 === 0).map((one) => one.height)) + dateLine;
  const axis = above + 26;
  const below = Math.max(0, ...cards.filter((_, index) => index % 2 === 1).map((one) => one.height)) + dateLine;
  sheet.add({ kind: "line", role: "axis", x1: 0, y1: axis, x2: sheet.width, y2: axis });
  cards.forEach((one, index) => {
    const x = index * slot + 6;
    const colour = colours.get(one.event.group) ?? 1;
    const up = index % 2 === 0;
    const top = up ? axis - 18 - one.height - dateLine : axis + 16;
    sheet.add({ kind: "line", role: "grid", x1: x, y1: up ? top + 4 : axis, x2: x, y2: up ? axis : top + 14 });
    sheet.about(one.event.row, () => {
      sheet.add({ kind: "circle", role: "dot", colour, x, y: axis, r: 5 });
      sheet.text(x + 8, top + 13, one.event.date, { size: 12, ink: "ink-3" });
      drawText(sheet, one, x + 8, top + dateLine);
    });
  });
  return axis + 18 + below;
}

function drawUpright(
  sheet: Sheet,
  events: readonly Event[],
  colours: ReadonlyMap<string, number>,
  dates: number,
  left: number,
  width: number,
  start = 0,
): number {
  const beside = dates <= width * 0.3;
  const axis = left + (beside ? dates + 14 : 6);
  const x = axis + 14;
  let y = start;
  const dots: number[] = [];
  let phase = "";
  for (const event of events) {
    if (event.phase !== undefined && event.phase !== phase) {
      phase = event.phase;
      if (y > start) y += 4;
      for (const line of wrap(phase, left + width - x, 14, 700)) {
        sheet.text(x, y + 15, line, { size: 14, weight: 700, serif: true });
        y += 19;
      }
      y += 6;
    }
    const one = card(event, left + width - x, false);
    const top = beside ? y : y + 17;
    sheet.about(event.row, () => {
      if (beside) sheet.text(left + dates, y + 13, event.date, { size: 12, anchor: "end", ink: "ink-3" });
      else sheet.text(x, y + 12, event.date, { size: 12, ink: "ink-3" });
      drawText(sheet, one, x, top);
    });
    dots.push(y + 8.5);
    y = top + one.height + 11;
  }
  const first = dots[0] ?? start;
  sheet.add({ kind: "line", role: "axis", x1: axis, y1: first, x2: axis, y2: Math.max(first, y - 12) });
  events.forEach((event, index) => {
    const colour = colours.get(event.group) ?? 1;
    sheet.about(event.row, () => sheet.add({ kind: "circle", role: "dot", colour, x: axis, y: dots[index] ?? 0, r: 4.5 }));
  });
  return y - 11;
}

const GAP = 32;
const BLOCK_GAP = 34;

/** Columns of an upright timeline: a long one would be higher than a page. */
function columnsOf(events: number, width: number): number {
  if (events > 30 && width >= 760) return 3;
  return events > 10 && width >= 540 ? 2 : 1;
}

/** Events that three columns hold on a page; more of them stand in blocks of columns, one below the other. */
const BLOCK = 36;

/** A block of columns, read one column after the other; gives the y of its foot. */
function drawColumns(
  sheet: Sheet,
  events: readonly Event[],
  colours: ReadonlyMap<string, number>,
  dates: number,
  columns: number,
  top: number,
): number {
  const share = Math.ceil(events.length / columns);
  const column = (sheet.width - GAP * (columns - 1)) / columns;
  const feet = Array.from({ length: columns }, (_, index) =>
    drawUpright(sheet, events.slice(index * share, (index + 1) * share), colours, dates, index * (column + GAP), column, top),
  );
  return Math.max(...feet);
}

export function drawTimeline(model: FigureModel, body: TimelineBody, width: number, id: string): Scene {
  const sheet = newSheet(width);
  const { events } = body;
  if (events.length === 0) return sheet.finish(1, model.alt, id);
  const colours = groupColours(events);
  let foot =
    width >= 560 && events.length <= 8 && events.every((event) => event.phase === undefined) ? drawLevel(sheet, events, colours) : null;
  const columns = columnsOf(events.length, width);
  // All columns set their dates alike: beside the axis where the longest fits, else above the texts.
  const dates = widest(
    events.map((event) => event.date),
    12,
  );
  if (foot === null && columns > 1) {
    const blocks = columns < 3 ? 1 : Math.ceil(events.length / BLOCK);
    const share = Math.ceil(events.length / blocks);
    let top = 0;
    for (let block = 0; block < blocks; block++) {
      if (block > 0) sheet.mayBreak(top - BLOCK_GAP / 2);
      foot = drawColumns(sheet, events.slice(block * share, (block + 1) * share), colours, dates, columns, top);
      top = foot + BLOCK_GAP;
    }
  }
  const y = drawGroups(sheet, colours, foot ?? drawUpright(sheet, events, colours, dates, 0, width));
  return sheet.finish(y + 4, model.alt, id);
}

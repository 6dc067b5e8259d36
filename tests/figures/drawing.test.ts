/** Every kind of figure, in both languages, at every width and theme: nothing overlaps, nothing leaves its place, bytes repeat. */
import { describe, expect, it } from "vitest";
import { drawFigure, figureScene } from "../../src/figures/draw.js";
import type { ChartBody, FigureModel } from "../../src/figures/model.js";
import { sceneProblems } from "../../src/figures/problems.js";
import { figureStyle } from "../../src/figures/style.js";
import { datum, model, samples } from "./samples.js";

const places = [
  ...[350, 556, 680, 828, 932].map((width) => ({ width, theme: "css" as const })),
  ...[468, 642].map((width) => ({ width, theme: "print" as const })),
];

describe.each(["zh", "en"] as const)("figures in %s", (locale) => {
  it.each(samples(locale).map((sample) => [sample.slug, sample] as const))("%s keeps its texts apart and inside", (_, sample) => {
    for (const { width, theme } of places) {
      const scene = figureScene(sample, width, theme);
      expect(scene, `${width} ${theme}`).not.toBeNull();
      if (scene !== null) expect(sceneProblems(scene), `${width} ${theme}`).toEqual([]);
    }
  });

  it.each(samples(locale).map((sample) => [sample.slug, sample] as const))("%s is drawn in clean, repeatable SVG", (_, sample) => {
    for (const { width, theme } of places) {
      const svg = drawFigure(sample, width, theme);
      expect(svg).toBe(drawFigure(structuredClone(sample), width, theme));
      expect(svg).not.toMatch(/NaN|Infinity|undefined|<style|style=|href=|on[a-z]+=/);
      expect(svg.startsWith(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 `)).toBe(true);
      const classes = [...svg.matchAll(/class="([^"]*)"/g)].flatMap((match) => (match[1] ?? "").split(" "));
      if (theme === "print") expect(classes).toEqual([]);
      else for (const name of classes) expect(name === "" || figureStyle().includes(`.${name}`), name).toBe(true);
      if (theme === "print") expect(Number(/ width="([\d.]+)"/.exec(svg)?.[1])).toBeCloseTo(width, 0);
    }
  });
});

describe("lines of diagrams", () => {
  /** Corner points of a path of straight lines and rounded corners. */
  const corners = (d: string): [number, number][] =>
    [...d.matchAll(/[MLQ]([-\d. ]+)/g)].map((match): [number, number] => {
      const [x = 0, y = 0] = (match[1] ?? "").split(" ").map(Number);
      return [x, y];
    });
  const drawn = samples("en").filter((sample) => sample.body?.type === "diagram");

  it.each(drawn.map((sample) => [sample.slug, sample] as const))("run through no node of %s", (_, sample) => {
    for (const { width, theme } of places) {
      const shapes = figureScene(sample, width, theme)?.shapes ?? [];
      const nodes = shapes.flatMap((shape) => (shape.kind === "rect" && shape.role.startsWith("node") ? [shape] : []));
      const lines = shapes.flatMap((shape) => (shape.kind === "path" && shape.role === "edge" ? [corners(shape.d)] : []));
      const through = lines.flatMap((line) =>
        line.slice(1).flatMap(([x, y], index) => {
          const [fromX, fromY] = line[index] ?? [x, y];
          return nodes.filter(
            (box) =>
              Math.max(fromX, x) > box.x + 1 &&
              Math.min(fromX, x) < box.x + box.w - 1 &&
              Math.max(fromY, y) > box.y + 1 &&
              Math.min(fromY, y) < box.y + box.h - 1,
          );
        }),
      );
      expect(through, `${width} ${theme}`).toEqual([]);
    }
  });
});

describe("what a mark stands for", () => {
  /** The samples whose parts tell the rows of a table, each part with its row. */
  const told = samples("en").flatMap((sample): { readonly model: FigureModel; readonly count: number }[] => {
    const { body } = sample;
    switch (body?.type) {
      case "diagram":
        return [
          { model: { ...sample, body: { ...body, nodes: body.nodes.map((node, row) => ({ ...node, row })) } }, count: body.nodes.length },
        ];
      case "timeline":
        return [
          {
            model: { ...sample, body: { ...body, events: body.events.map((event, row) => ({ ...event, row })) } },
            count: body.events.length,
          },
        ];
      case "phases":
        return [
          { model: { ...sample, body: { ...body, rows: body.rows.map((each, row) => ({ ...each, row })) } }, count: body.rows.length },
        ];
      default:
        return [];
    }
  });

  it.each(told.map((each) => [each.model.slug, each] as const))(
    "every part of %s leads to its row, at every width",
    (_, { model: sample, count }) => {
      for (const { width } of places) {
        const rows = new Set(figureScene(sample, width, "css")?.shapes.flatMap(({ row }) => row ?? []));
        expect(
          [...rows].sort((a, b) => a - b),
          String(width),
        ).toEqual(Array.from({ length: count }, (__, row) => row));
      }
      expect(drawFigure(sample, 680, "css")).toContain('data-row="0"');
      expect(drawFigure(sample, 468, "print")).not.toContain("data-row");
    },
  );
});

describe("states of values", () => {
  const chart = (body: Partial<ChartBody>, state: Parameters<typeof datum>[2]): string =>
    drawFigure(
      model(
        "state",
        "bar",
        {
          type: "chart",
          categories: ["2020", "2021"],
          temporal: true,
          series: [{ id: "a", label: "A", mark: "bar", unit: "t", colour: 1, data: [datum(5), datum(6, "6", state)] }],
          ...body,
        },
        "en",
      ),
      680,
      "css",
    );

  it("draws estimates, forecasts and computed values unlike actual ones, and names them", () => {
    expect(chart({}, { state: "estimate" })).toContain("d-bar-estimate");
    expect(chart({}, { state: "estimate" })).toContain(">Estimate<");
    expect(chart({}, { state: "forecast" })).toContain("d-bar-forecast");
    expect(chart({}, { state: "forecast" })).toContain("<pattern ");
    expect(chart({}, { state: "computed" })).toContain("d-bar-computed");
    expect(chart({}, {})).not.toContain("Actual");
  });

  it("draws the axis of losses at zero, above their bars", () => {
    const loss = datum(-6, "−6");
    const svg = chart({ series: [{ id: "a", label: "A", mark: "bar", unit: "t", colour: 1, data: [loss, loss] }] }, {});
    const bar = Number(/<rect[^>]*\sy="([\d.]+)"[^>]*class="d-bar /.exec(svg)?.[1]);
    const axis = Number(/<line[^>]*\sy1="([\d.]+)"[^>]*class="d-axis"/.exec(svg)?.[1]);
    expect(axis).toBeCloseTo(bar, 0);
  });

  it("marks where forecasts begin", () => {
    expect(chart({}, { state: "forecast" })).toContain("Forecast from 2021");
  });

  it("draws a whisker to a value that was not chosen and writes its number", () => {
    const svg = chart({}, { rejected: [{ value: 3, text: "3.1", source: "b" }] });
    expect(svg).toContain("d-diamond");
    expect(svg).toContain(">3.1<");
    expect(svg).toContain("Value not used");
  });

  it("writes a bound and draws no bar for it", () => {
    const svg = chart({}, { bound: "least", value: 6, text: "over 6" });
    expect(svg).toContain(">over 6<");
    expect(svg.match(/class="d-bar d-k1"/g)).toHaveLength(1);
  });

  it("points from a limit on a line chart, inside its scale, and draws no dot for it", () => {
    const body: ChartBody = {
      type: "chart",
      categories: ["2022", "2023", "2024"],
      temporal: true,
      series: [
        {
          id: "a",
          label: "A",
          mark: "line",
          unit: "t",
          colour: 1,
          data: [datum(5), datum(6), datum(70, "over 70", { bound: "least" })],
        },
      ],
    };
    const svg = drawFigure(model("limit", "line", body, "en"), 680, "css");
    expect(svg).toContain(">over 70<");
    expect(svg.match(/d-arrow-series/g)).toHaveLength(1);
    expect(svg.match(/<circle[^>]*d-dot/g)).toHaveLength(2);
    expect(svg).toMatch(/>60 t</);
  });

  it("leaves the slot of a missing value empty and breaks the line", () => {
    const body: ChartBody = {
      type: "chart",
      categories: ["2019", "2020", "2021", "2022", "2023"],
      temporal: true,
      series: [{ id: "a", label: "A", mark: "line", unit: "t", colour: 1, data: [datum(5), datum(6), datum(null), datum(7), datum(8)] }],
    };
    const svg = drawFigure(model("gap", "line", body, "en"), 680, "css");
    expect(svg.match(/class="d-line d-k1"/g)).toHaveLength(2);
  });

  it("marks the place of a missing bar and says what the mark means", () => {
    const svg = chart({}, { value: null, text: "", state: "missing" });
    expect(svg.match(/>—</g)).toHaveLength(2);
    expect(svg).toContain(">Not obtained<");
  });

  it("writes the year in which a forecast was made once that is older than the newest result", () => {
    const made = (year: string): string => chart({ categories: ["2020", "2025"] }, { state: "forecast", made: year });
    expect(made("2018")).toContain(">(2018)<");
    expect(made("2018")).toContain("year it was made");
    expect(made("2021")).not.toContain("(2021)");
  });

  it("names a series that ends early beside its last point, and whose limit a written bound is", () => {
    const body: ChartBody = {
      type: "chart",
      categories: ["2020", "2021", "2022", "2023", "2024"],
      temporal: true,
      series: [
        { id: "a", label: "Ours", mark: "line", unit: "t", colour: 1, data: [1, 2, 3, 4, 5].map((value) => datum(value)) },
        {
          id: "b",
          label: "Bureau",
          mark: "line",
          unit: "t",
          colour: 0,
          data: [datum(null), datum(4.5), datum(9, "over 9", { bound: "least" }), datum(null), datum(null)],
        },
      ],
    };
    const svg = drawFigure(model("early", "line", body, "en"), 680, "css");
    const x = (text: string): number => Number(new RegExp(`<text x="([0-9.]+)"[^>]*>${text}<`).exec(svg)?.[1]);
    expect(x("Bureau 4.5")).toBeLessThan(300);
    expect(x("Ours 5")).toBeGreaterThan(500);
    expect(svg).toContain(">Bureau over 9<");
  });

  it("gives states that look alike one sample in the key", () => {
    const svg = chart(
      {
        series: [
          {
            id: "a",
            label: "A",
            mark: "bar",
            unit: "t",
            colour: 1,
            data: [datum(5, "5", { state: "estimate" }), datum(6, "6", { state: "provisional" })],
          },
        ],
      },
      {},
    );
    expect(svg).toContain(">Provisional / Estimate<");
    expect(svg.match(/class="d-bar-estimate/g)).toHaveLength(3);
  });

  it("keeps the words of a bound in a crowded chart, inside it", () => {
    const years = Array.from({ length: 12 }, (_, index) => String(2013 + index));
    const data = years.map((_, index) => (index === 11 ? datum(900, "over 900", { bound: "least" }) : datum(50 * index)));
    const body: ChartBody = {
      type: "chart",
      categories: years,
      temporal: true,
      series: [{ id: "a", label: "A", mark: "bar", unit: "t", colour: 1, data }],
    };
    expect(drawFigure(model("crowded", "bar", body, "en"), 350, "css")).toContain(">over 900<");
  });

  it("shows in the key of a waterfall the shades that its bars have", () => {
    const data = [datum(5), datum(2, "2", { state: "computed" }), datum(7)];
    const body: ChartBody = {
      type: "chart",
      categories: ["2020", "More", "2021"],
      temporal: false,
      series: [{ id: "a", label: "A", mark: "bar", unit: "t", colour: 1, data }],
      totals: [true, false, true],
    };
    const bars = (figureScene(model("steps", "waterfall", body, "en"), 680, "css")?.shapes ?? []).flatMap((shape) =>
      shape.kind === "rect" && shape.role.startsWith("bar") ? [`${shape.role} ${shape.colour}`] : [],
    );
    expect(bars).toHaveLength(5);
    expect(new Set(bars.slice(3))).toEqual(new Set(bars.slice(0, 3)));
  });

  it.each(["line", "stacked-bar"] as const)(
    "names as many of 200 series of a %s chart as have room, and says where the others stand",
    (kind) => {
      const mark = kind === "line" ? "line" : "bar";
      const series = Array.from({ length: 200 }, (_, index) => {
        const data = [1, 2, 3].map((value) => datum(value * (1 + (index % 17))));
        return { id: `s${index}`, label: `Series ${index}`, mark, unit: "t", colour: 0, data } as const;
      });
      const body: ChartBody = { type: "chart", categories: ["2020", "2021", "2022"], temporal: true, series };
      for (const { width, theme } of places) {
        const scene = figureScene(model("many", kind, body, "en"), width, theme);
        const texts = scene?.shapes.flatMap((shape) => (shape.kind === "text" ? [shape.text] : [])) ?? [];
        const named = texts.filter((text) => text.startsWith("Series ")).length;
        expect(named).toBeGreaterThan(5);
        expect(texts.join(" ")).toContain(`${200 - named} more, named in the table`);
        expect(scene?.height).toBeLessThan(500);
        expect(scene === null ? [] : sceneProblems(scene)).toEqual([]);
      }
    },
  );

  it("carries the fact of a value for the reader's click", () => {
    expect(chart({}, { fact: "f7" })).toContain('data-fact="f7"');
  });
});

describe("rows, stacks and panels", () => {
  const ranked = (
    data: readonly (readonly (number | null)[])[],
    kind: FigureModel["kind"] = "bar",
    state: "actual" | "computed" = "actual",
  ): string => {
    const body: ChartBody = {
      type: "chart",
      categories: ["Apex", "Boreal", "Cirrus"],
      temporal: false,
      series: data.map((values, index) => ({
        id: `s${index}`,
        label: `Series ${index}`,
        mark: "bar",
        unit: "",
        colour: index + 1,
        data: values.map((value) => datum(value, undefined, value === null ? {} : { state })),
      })),
    };
    return drawFigure(model("rows", kind, body, "en"), 680, "css");
  };

  it("mark a value that was not obtained, and leave out a row of which nothing is told", () => {
    const svg = ranked([
      [5, null, 3],
      [null, null, 4],
    ]);
    expect(svg).not.toContain("Boreal");
    expect(svg.match(/>—</g)).toHaveLength(2);
    expect(svg).toContain(">Not obtained<");
    expect(ranked([[5, 4, 3]])).not.toContain(">Not obtained<");
  });

  it("say what counted parts add up to, also where the parts are too small for their numbers", () => {
    const parts = [
      [400, 3, 0],
      [100, 2, 0],
    ];
    const svg = ranked(parts, "stacked-bar", "computed");
    for (const sum of ["500", "5", "0"]) expect(svg).toContain(`>${sum}<`);
    expect(ranked(parts, "stacked-bar")).not.toContain(">500<");
  });

  it("stand in rows of like length", () => {
    const panels: ChartBody = {
      type: "chart",
      categories: ["2020", "2021"],
      temporal: true,
      series: Array.from({ length: 6 }, (_, index) => ({
        id: `s${index}`,
        label: `Panel ${index}`,
        mark: "bar" as const,
        unit: "",
        colour: 1,
        data: [datum(1), datum(2)],
      })),
    };
    const svg = drawFigure(model("panels", "small-multiples", panels, "en"), 932, "css");
    const rows = [...svg.matchAll(/<text x="[\d.]+" y="([\d.]+)"[^>]*>Panel \d</g)].map((match) => match[1]);
    expect(rows.map((y) => rows.filter((other) => other === y).length)).toEqual([3, 3, 3, 3, 3, 3]);
  });

  it("bear one colour where the palette does not reach them all", () => {
    const panels: ChartBody = {
      type: "chart",
      categories: ["2020", "2021"],
      temporal: true,
      series: Array.from({ length: 8 }, (_, index) => ({
        id: `s${index}`,
        label: `Panel ${index}`,
        mark: "bar" as const,
        unit: "",
        colour: index < 2 ? index + 1 : 0,
        data: [datum(1), datum(2)],
      })),
    };
    const bars = (figureScene(model("panels", "small-multiples", panels, "en"), 680, "css")?.shapes ?? []).filter(
      (shape) => shape.kind === "rect" && shape.role === "bar",
    );
    expect(bars.length).toBe(16);
    expect(new Set(bars.map((shape) => ("colour" in shape ? shape.colour : null)))).toEqual(new Set([1]));
  });

  it("keep their names apart where some lines end before the others", () => {
    const line = (label: string, values: readonly (number | null)[], colour: number) => ({
      id: label,
      label,
      mark: "line" as const,
      unit: "%",
      colour,
      data: values.map((value) => datum(value)),
    });
    const lines: ChartBody = {
      type: "chart",
      categories: Array.from({ length: 33 }, (_, index) => String(index)),
      temporal: true,
      series: [
        line("Northern Line", [...Array(32).fill(45), 43.71], 1),
        line("Southern Line", [...Array(27).fill(8), 7.53, ...Array(5).fill(null)], 2),
        line("A maker with a long name", [...Array(26).fill(5), 5.85, ...Array(5).fill(null), 5.9], 3),
        line("Eastern Line", [...Array(26).fill(4), 3.7, ...Array(6).fill(null)], 4),
      ],
    };
    for (const width of [350, 680]) {
      const scene = figureScene(model("ends", "line", lines, "en"), width, "css");
      expect(scene === null ? ["none"] : sceneProblems(scene)).toEqual([]);
    }
  });

  it("number the squares of a map where codes are words, and leave no empty margin", () => {
    const tile = (code: string, column: number, row: number) => ({ code, label: code.toUpperCase(), column, row, datum: datum(column) });
    const words = ["guangdong", "zhejiang", "heilongjiang", "inner-mongolia"];
    const map = (count: number, from: number) => ({
      type: "tiles" as const,
      label: "Points",
      unit: "",
      tiles: Array.from({ length: count }, (_, index) => tile(words[index % 4] ?? "", from + index, 0)),
    });
    const wide = figureScene(model("map", "tile-map", map(9, 0), "en"), 350, "css");
    expect(wide === null ? ["none"] : sceneProblems(wide)).toEqual([]);
    expect(drawFigure(model("map", "tile-map", map(9, 0), "en"), 350, "css")).toContain("1 GUANGDONG");
    const squares = (from: number) =>
      (figureScene(model("map", "tile-map", map(3, from), "en"), 680, "css")?.shapes ?? []).flatMap((shape) =>
        shape.kind === "rect" && shape.role === "bar" ? [[shape.x, shape.y]] : [],
      );
    expect(squares(7).slice(0, 3)).toEqual(squares(1).slice(0, 3));
  });

  it("keep the number of a bar below zero off the line it hangs from", () => {
    const panels: ChartBody = {
      type: "chart",
      categories: ["2020", "2021"],
      temporal: true,
      series: [{ id: "s", label: "Panel", mark: "bar", unit: "", colour: 1, data: [datum(20), datum(-6)] }],
    };
    const svg = drawFigure(model("panel", "small-multiples", panels, "en"), 680, "css");
    const axis = Number(/<line[^>]*\sy1="([\d.]+)"[^>]*class="d-axis"/.exec(svg)?.[1]);
    const number = Number(/<text x="[\d.]+" y="([\d.]+)"[^>]*>-6</.exec(svg)?.[1]);
    expect(number - 12).toBeGreaterThan(axis);
  });

  it("keep points on the lower edge of a plane off its axis", () => {
    const axis = { label: "x", unit: "", log: false };
    const points = [0, 2, 3].map((y, index) => ({ label: `P${index}`, x: datum(index + 1), y: datum(y), group: "", colour: 1 }));
    const svg = drawFigure(model("edge", "scatter", { type: "scatter", x: axis, y: axis, points }, "en"), 680, "css");
    const lowest = Math.max(...[...svg.matchAll(/<circle[^>]*\scy="([\d.]+)"/g)].map((match) => Number(match[1])));
    const foot = Math.max(...[...svg.matchAll(/<line[^>]*\sy1="([\d.]+)"[^>]*class="d-axis"/g)].map((match) => Number(match[1])));
    expect(foot - lowest).toBeGreaterThan(15);
    expect(svg).toContain(">0<");
  });
});

it("a layer of more than ten nodes sets them closer, and print may cut between a chain map and the list of its relations", () => {
  const sample = samples("en").find(({ slug }) => slug === "chain-map");
  if (sample?.body?.type !== "diagram") throw new Error("no chain");
  const { body } = sample;
  const last = body.nodes.filter(({ id }) => id.startsWith("p0n")).at(-1);
  if (last === undefined) throw new Error("no node");
  const first = body.nodes.filter(({ id }) => id.startsWith("p0n")).length;
  // Only the first layer grows, whose nodes have lines and so stand below each other.
  const sceneOf = (count: number) => {
    const more = Array.from({ length: count - first }, (_, index) => ({ ...last, id: `more${index}`, order: 100 + index }));
    return figureScene({ ...sample, body: { ...body, nodes: [...body.nodes, ...more] } }, 642, "print");
  };
  const [nine, ten, eleven] = [sceneOf(9), sceneOf(10), sceneOf(11)];
  const rise = (ten?.height ?? 0) - (nine?.height ?? 0);
  expect((eleven?.height ?? 0) - (ten?.height ?? 0)).toBeLessThan(rise - 40);
  expect(eleven?.breaks?.every((at) => at > 0 && at < (eleven?.height ?? 0))).toBe(true);
  expect(eleven?.breaks).toHaveLength(1);
});

describe("what has no drawing", () => {
  it("gives no SVG for tables and gaps", () => {
    expect(drawFigure(model("t", "table", { type: "table" }, "en"), 680, "css")).toBe("");
    expect(drawFigure(model("g", "bar", null, "en", { state: "gap" }), 680, "css")).toBe("");
  });

  it("escapes markup and drops control characters", () => {
    const body: ChartBody = {
      type: "chart",
      categories: ['<b onclick="x">&'],
      temporal: false,
      series: [{ id: "a", label: "A", mark: "bar", unit: "%", colour: 1, data: [datum(5)] }],
    };
    const svg = drawFigure(model("x", "bar", body, "en", { alt: 'a "quoted" \u0000 <text>' }), 680, "css");
    expect(svg).toContain("&lt;b onclick=&quot;x&quot;&gt;&amp;");
    expect(svg).toContain('aria-label="a &quot;quoted&quot;  &lt;text&gt;"');
  });

  it("survives empty and single-value bodies", () => {
    const empty: ChartBody = { type: "chart", categories: [], temporal: true, series: [] };
    for (const kind of ["bar", "line", "bar-line", "stacked-bar", "shares"] as const) {
      expect(drawFigure(model("e", kind, empty, "en"), 350, "css")).not.toMatch(/NaN|Infinity/);
      expect(drawFigure(model("e", kind, { ...empty, temporal: false }, "en"), 350, "css")).not.toMatch(/NaN|Infinity/);
      const one: ChartBody = {
        type: "chart",
        categories: ["2020"],
        temporal: true,
        series: [{ id: "a", label: "A", mark: "bar", unit: "", colour: 1, data: [datum(0)] }],
      };
      expect(drawFigure(model("e", kind, one, "en"), 350, "css")).not.toMatch(/NaN|Infinity/);
    }
    for (const kind of ["tree", "chain-map", "layered", "flow", "network", "life-cycle"] as const) {
      const svg = drawFigure(model("e", kind, { type: "diagram", direction: "right", nodes: [], edges: [], groups: [] }, "en"), 680, "css");
      expect(svg).not.toMatch(/NaN|Infinity/);
    }
    expect(drawFigure(model("e", "timeline", { type: "timeline", events: [] }, "en"), 680, "css")).not.toMatch(/NaN|Infinity/);
    const axis = { label: "x", unit: "", log: true };
    expect(drawFigure(model("e", "scatter", { type: "scatter", x: axis, y: axis, points: [] }, "en"), 680, "css")).not.toMatch(
      /NaN|Infinity/,
    );
  });
});

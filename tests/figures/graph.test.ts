/** Layered layout of graphs, containment of diagrams, axes. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { linearScale, logScale, tickText } from "../../src/figures/draw/axis.js";
import { assignLanes, layerGraph, placeAcross } from "../../src/figures/draw/graph.js";
import { forest, layersOf, relations } from "../../src/figures/draw/hierarchy.js";
import type { DiagramBody } from "../../src/figures/model.js";

const graphs = fc.integer({ min: 1, max: 12 }).chain((count) =>
  fc.record({
    nodes: fc.constant(Array.from({ length: count }, (_, index) => ({ id: `n${index}` }))),
    edges: fc.array(
      fc.record({ from: fc.nat(count - 1), to: fc.nat(count - 1) }).map(({ from, to }) => ({ from: `n${from}`, to: `n${to}` })),
      { maxLength: 20 },
    ),
  }),
);

describe("layered graphs", () => {
  it("rank every edge upwards, circles or not, and pass each rank on the way", () => {
    fc.assert(
      fc.property(graphs, ({ nodes, edges }) => {
        const real = edges.filter((edge) => edge.from !== edge.to);
        const graph = layerGraph(nodes, real);
        expect(graph.ranks.flat().filter((slot) => slot.node !== null)).toHaveLength(nodes.length);
        expect(graph.routes).toHaveLength(real.length);
        for (const { slots } of graph.routes) {
          slots.slice(1).forEach((slot, index) => {
            expect(slot.rank).toBe((slots[index]?.rank ?? 0) + 1);
          });
        }
      }),
    );
  });

  it("keep slots of a rank apart", () => {
    fc.assert(
      fc.property(graphs, ({ nodes, edges }) => {
        const graph = layerGraph(
          nodes,
          edges.filter((edge) => edge.from !== edge.to),
        );
        const middles = placeAcross(graph, (slot) => (slot.node === null ? 10 : 60), 14, 2000);
        for (const rank of graph.ranks) {
          rank.slice(1).forEach((slot, index) => {
            const before = rank[index];
            if (before === undefined) return;
            const distance = (middles.get(slot.key) ?? 0) - (middles.get(before.key) ?? 0);
            const need = ((slot.node === null ? 10 : 60) + (before.node === null ? 10 : 60)) / 2 + 14;
            expect(distance).toBeGreaterThanOrEqual(need - 0.001);
          });
        }
      }),
    );
  });

  it("give lines that would touch different lanes", () => {
    expect(
      assignLanes([
        [0, 50],
        [20, 80],
        [100, 120],
      ]),
    ).toEqual([0, 1, 0]);
  });
});

const node = (id: string, parent: string, layer: number | null, group = "g"): DiagramBody["nodes"][number] => ({
  id,
  label: id,
  note: "",
  group,
  layer,
  order: Number(id.replace(/\D/g, "")),
  parent,
  period: "",
  own: false,
  sources: [],
});

describe("containment", () => {
  it("comes from parents or from edges, and a circle of it is cut", () => {
    const body: DiagramBody = {
      type: "diagram",
      direction: "right",
      nodes: [node("a1", "", 0), node("b2", "a1", 1), node("c3", "", 1), node("d4", "e5", null), node("e5", "d4", null)],
      edges: [
        { from: "b2", to: "c3", kind: "contains", label: "" },
        { from: "a1", to: "c3", kind: "flow", label: "" },
      ],
      groups: [],
    };
    const roots = forest(body);
    const count = (branches: typeof roots): number => branches.reduce((sum, branch) => sum + 1 + count([...branch.children]), 0);
    expect(count(roots)).toBe(5);
    expect(roots[0]?.children[0]?.children[0]?.node.id).toBe("c3");
    expect(relations(body).map((edge) => edge.kind)).toEqual(["flow"]);
  });

  it("makes layers of roots by their layer number", () => {
    const body: DiagramBody = {
      type: "diagram",
      direction: "down",
      nodes: [node("a1", "", 1), node("b2", "", 2), node("c3", "b2", 2)],
      edges: [],
      groups: [],
    };
    expect(layersOf(body).map((layer) => [layer.title, layer.items.length])).toEqual([
      ["a1", 0],
      ["b2", 1],
    ]);
  });
});

describe("axes", () => {
  it("hold all values on at most four lines and start bars at zero", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 12 }), (values) => {
        const scale = linearScale(values, { zero: true });
        expect(scale.ticks.length).toBeLessThanOrEqual(6);
        expect(scale.low).toBeLessThanOrEqual(0);
        for (const value of values) {
          expect(scale.at(value)).toBeGreaterThanOrEqual(-1e-9);
          expect(scale.at(value)).toBeLessThanOrEqual(1 + 1e-9);
        }
      }),
    );
  });

  it("place powers of ten evenly on a logarithmic axis", () => {
    const scale = logScale([1, 10, 100, 1000]);
    expect(scale.at(100) - scale.at(10)).toBeCloseTo(scale.at(10) - scale.at(1), 9);
  });

  it("write large ticks as powers of ten", () => {
    expect([1e24, 2e15, -1e18].map(tickText)).toEqual(["10²⁴", "2×10¹⁵", "−10¹⁸"]);
  });

  it("write ticks with thousands and a true minus", () => {
    expect([0.5, 1500, -20, 1e6].map(tickText)).toEqual(["0.5", "1,500", "−20", "1,000,000"]);
  });
});

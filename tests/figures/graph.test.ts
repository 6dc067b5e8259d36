/** Layered layout of graphs, containment of diagrams, axes. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { linearScale, logScale, tickText } from "../../src/figures/draw/axis.js";
import { layerGraph, placeWithin } from "../../src/figures/draw/graph.js";
import { forest, layersOf, relations } from "../../src/figures/draw/hierarchy.js";
import { assignLanes } from "../../src/figures/draw/lanes.js";
import { straightened } from "../../src/figures/draw/straighten.js";
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

const spacing = { node: () => 60, wayPoint: 10, gap: 14 };

describe("layered graphs", () => {
  it("rank every edge upwards, circles or not, and pass each rank on the way", () => {
    fc.assert(
      fc.property(graphs, ({ nodes, edges }) => {
        const real = edges.filter((edge) => edge.from !== edge.to);
        const graph = layerGraph(nodes, real, spacing);
        expect(graph.ranks.flat().filter((slot) => slot.node !== null)).toHaveLength(nodes.length);
        expect(graph.ranks.every((rank) => rank.some((slot) => slot.node !== null))).toBe(true);
        expect(graph.routes).toHaveLength(real.length);
        for (const { edge, reversed, slots } of graph.routes) {
          expect([slots[0]?.node, slots.at(-1)?.node]).toEqual(reversed ? [edge.to, edge.from] : [edge.from, edge.to]);
          slots.slice(1).forEach((slot, index) => {
            expect(slot.rank).toBe((slots[index]?.rank ?? 0) + 1);
          });
        }
      }),
    );
  });

  it("let a long line turn no more often than before, and no slot of a rank pass or crowd another", () => {
    fc.assert(
      fc.property(graphs, ({ nodes, edges }) => {
        const real = edges.filter((edge) => edge.from !== edge.to);
        const graph = layerGraph(nodes, real, spacing);
        const before = placeWithin(graph, spacing, 1000);
        const size = (slot: { readonly node: string | null }): number => (slot.node === null ? spacing.wayPoint : spacing.node());
        const after = straightened(graph, before, size, { low: -1e6, high: 1e6 });
        const turns = (at: ReadonlyMap<string, number>, keys: readonly string[]): number =>
          keys.slice(1).filter((key, index) => Math.abs((at.get(key) ?? 0) - (at.get(keys[index] ?? "") ?? 0)) > 0.001).length;
        for (const { slots } of graph.routes) {
          const ways = slots.filter((slot) => slot.node === null).map((slot) => slot.key);
          expect(turns(after, ways)).toBeLessThanOrEqual(turns(before, ways));
        }
        for (const rank of graph.ranks) {
          for (const slot of rank) if (slot.node !== null) expect(after.get(slot.key)).toBe(before.get(slot.key));
          rank.slice(1).forEach((slot, index) => {
            const left = rank[index];
            if (left === undefined) return;
            const room = (size(slot) + size(left)) / 2 + 7;
            expect((after.get(slot.key) ?? 0) - (after.get(left.key) ?? 0)).toBeGreaterThanOrEqual(room - 0.001);
          });
        }
      }),
    );
  });

  it("lead a line back past many ranks in one straight stretch at the side that is free", () => {
    const nodes = Array.from({ length: 8 }, (_, index) => ({ id: `n${index}` }));
    const edges = [...nodes.slice(1).map(({ id }, index) => ({ from: `n${index}`, to: id })), { from: "n7", to: "n0" }];
    const graph = layerGraph(nodes, edges, spacing);
    const placed = new Map(placeWithin(graph, spacing, 1000));
    // As crooked as nodes of different widths in between would make it.
    const back = graph.routes.find(({ edge }) => edge.from === "n7")?.slots.filter((slot) => slot.node === null) ?? [];
    back.forEach((slot, index) => {
      placed.set(slot.key, (placed.get(slot.key) ?? 0) + (index % 3) * 12);
    });
    const after = straightened(graph, placed, (slot) => (slot.node === null ? 10 : 60), { low: -500, high: 1500 });
    expect(back.length).toBe(6);
    expect(new Set(back.map((slot) => after.get(slot.key))).size).toBe(1);
  });

  it.each([2000, 1000])("keep slots of a rank apart, and within %d px where these suffice", (breadth) => {
    fc.assert(
      fc.property(graphs, ({ nodes, edges }) => {
        const graph = layerGraph(
          nodes,
          edges.filter((edge) => edge.from !== edge.to),
          spacing,
        );
        const middles = placeWithin(graph, spacing, breadth);
        const size = (slot: { readonly node: string | null }): number => (slot.node === null ? spacing.wayPoint : spacing.node());
        for (const rank of graph.ranks) {
          rank.slice(1).forEach((slot, index) => {
            const before = rank[index];
            if (before === undefined) return;
            const distance = (middles.get(slot.key) ?? 0) - (middles.get(before.key) ?? 0);
            expect(distance).toBeGreaterThanOrEqual((size(slot) + size(before)) / 2 + spacing.gap - 0.001);
          });
          const needed = rank.reduce((sum, slot) => sum + size(slot) + spacing.gap, -spacing.gap);
          if (needed > breadth) continue;
          for (const slot of rank) {
            expect(middles.get(slot.key)).toBeGreaterThanOrEqual(size(slot) / 2 - 0.001);
            expect(middles.get(slot.key)).toBeLessThanOrEqual(breadth - size(slot) / 2 + 0.001);
          }
        }
      }),
    );
  });

  it("close a circle where the author's layers lead back", () => {
    const nodes = [
      { id: "later", layer: 2 },
      { id: "first", layer: 0 },
      { id: "then", layer: 1 },
    ];
    const edges = [
      { from: "later", to: "first" },
      { from: "first", to: "then" },
      { from: "then", to: "later" },
    ];
    const { ranks, routes } = layerGraph(nodes, edges, spacing);
    expect(ranks.map((rank) => rank.flatMap((slot) => slot.node ?? []))).toEqual([["first"], ["then"], ["later"]]);
    expect(routes.filter((route) => route.reversed).map((route) => route.edge)).toEqual([{ from: "later", to: "first" }]);
  });

  it("keep the author's order where it crosses no more lines", () => {
    const nodes = ["a", "b", "a1", "a2", "a3", "b1", "b2"].map((id) => ({ id }));
    const edges = ["a1", "a2", "a3", "b1", "b2"].map((to) => ({ from: to.slice(0, 1), to }));
    const order = (list: typeof nodes) => layerGraph(list, edges, spacing).ranks.map((rank) => rank.map((slot) => slot.node));
    expect(order(nodes)).toEqual([
      ["a", "b"],
      ["a1", "a2", "a3", "b1", "b2"],
    ]);
    expect(order([...nodes].reverse())).toEqual([
      ["b", "a"],
      ["b2", "b1", "a3", "a2", "a1"],
    ]);
  });

  it("lay the same graph out the same way, whatever was laid out before", () => {
    fc.assert(
      fc.property(graphs, graphs, (one, other) => {
        const real = ({ nodes, edges }: typeof one, node: number) =>
          layerGraph(
            nodes,
            edges.filter((edge) => edge.from !== edge.to),
            { ...spacing, node: () => node },
          );
        const first = real(one, 60);
        real(other, 61);
        // Twice the size: nothing remembered, the same ranks and order.
        const again = real(one, 120);
        expect(real(one, 60)).toEqual(first);
        expect(again.ranks.map((rank) => rank.flatMap((slot) => slot.node ?? []))).toEqual(
          first.ranks.map((rank) => rank.flatMap((slot) => slot.node ?? [])),
        );
      }),
      { numRuns: 30 },
    );
  });
});

describe("lanes", () => {
  it("differ for lines that would touch", () => {
    const lanes = assignLanes([
      { from: 0, to: 50 },
      { from: 20, to: 80 },
      { from: 100, to: 120 },
    ]);
    expect(lanes[0]).not.toBe(lanes[1]);
    expect(lanes[2]).toBe(0);
  });

  it("let lines that fan out or meet turn without crossing", () => {
    // The outer lines of a fan turn first, those that come together last.
    const fan = [-90, -40, 40, 90].map((to, index) => ({ from: index * 10, to }));
    expect(assignLanes(fan)).toEqual([0, 1, 1, 0]);
    expect(assignLanes(fan.map(({ from, to }) => ({ from: to, to: from })))).toEqual([1, 0, 0, 1]);
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

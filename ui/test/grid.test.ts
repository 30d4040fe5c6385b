// The grid's arithmetic: where keys lead, which rows and pages are drawn, what a paste changes.
import { describe, expect, it } from "vitest";
import { nextSort, withFilter } from "../src/kit/grid/asking";
import { hide, inOrder, moveBefore, place, readArrangement, unarranged, widen } from "../src/kit/grid/columns";
import { block, move, stretches, within, type Extent } from "../src/kit/grid/cursor";
import { planFill, planPaste } from "../src/kit/grid/paste";
import { pagesOf, scrollFor, scrollLeftFor, visibleRows } from "../src/kit/grid/window";
import type { Press } from "../src/kit/keys";
import type { Column } from "../src/wire";

const EXTENT: Extent = { rows: 100_000, columns: 5, screen: 18 };

function leads(from: [number, number], press: Press | string, extent = EXTENT): [number, number] | null {
  const to = move({ row: from[0], column: from[1] }, typeof press === "string" ? { key: press } : press, extent);
  return to && [to.row, to.column];
}

describe("keys move as in a spreadsheet", () => {
  it.each([
    ["ArrowDown", [3, 2], [4, 2]],
    ["ArrowUp", [0, 2], [0, 2]],
    ["ArrowRight", [3, 4], [3, 4]],
    ["ArrowLeft", [3, 1], [3, 0]],
    ["PageDown", [3, 2], [21, 2]],
    ["PageUp", [3, 2], [0, 2]],
    ["Home", [3, 2], [3, 0]],
    ["End", [3, 2], [3, 4]],
    ["Enter", [3, 2], [4, 2]],
    ["Tab", [3, 4], [4, 0]],
  ] as const)("%s", (key, from, to) => expect(leads([...from], key)).toEqual(to));

  it("goes to the ends with Ctrl and back with Shift", () => {
    expect(leads([3, 2], { key: "End", ctrlKey: true })).toEqual([99_999, 4]);
    expect(leads([3, 2], { key: "Home", ctrlKey: true })).toEqual([0, 0]);
    expect(leads([3, 0], { key: "Tab", shiftKey: true })).toEqual([2, 4]);
    expect(leads([3, 2], { key: "Enter", shiftKey: true })).toEqual([2, 2]);
  });

  it("lets the keyboard out of the grid at both ends", () => {
    expect(leads([99_999, 4], "Tab")).toBeNull();
    expect(leads([0, 0], { key: "Tab", shiftKey: true })).toBeNull();
  });

  it("leaves keys alone that are not its own", () => {
    expect(leads([3, 2], { key: "Enter", ctrlKey: true })).toBeNull();
    expect(leads([3, 2], { key: "ArrowLeft", altKey: true })).toBeNull();
    expect(leads([3, 2], "a")).toBeNull();
    expect(leads([0, 0], "ArrowDown", { rows: 0, columns: 5, screen: 1 })).toBeNull();
  });

  it("never moves while an input method composes", () => {
    expect(leads([3, 2], { key: "Enter", isComposing: true })).toBeNull();
    expect(leads([3, 2], { key: "ArrowDown", keyCode: 229 })).toBeNull();
  });

  it("stretches a block with Shift and an arrow only", () => {
    expect(stretches({ key: "ArrowDown", shiftKey: true })).toBe(true);
    expect(stretches({ key: "Tab", shiftKey: true })).toBe(false);
    const area = block({ row: 5, column: 3 }, { row: 2, column: 1 });
    expect(area).toEqual({ top: 2, bottom: 5, left: 1, right: 3 });
    expect(within(area, { row: 2, column: 3 })).toBe(true);
    expect(within(area, { row: 6, column: 3 })).toBe(false);
  });
});

describe("only what is seen is drawn and fetched", () => {
  it("draws a screenful with a margin, wherever it stands", () => {
    expect(visibleRows(0, 720, 36, 100_000)).toEqual({ start: 0, end: 28 });
    expect(visibleRows(36 * 50_000, 720, 36, 100_000)).toEqual({ start: 49_992, end: 50_028 });
    expect(visibleRows(36 * 99_990, 720, 36, 100_000)).toEqual({ start: 99_982, end: 100_000 });
  });

  it("draws next to nothing before the box has a height", () => {
    const { start, end } = visibleRows(0, 0, 36, 100_000);
    expect(end - start).toBeLessThan(20);
  });

  it("asks for the pages that a span touches", () => {
    expect(pagesOf({ start: 0, end: 28 })).toEqual([0]);
    expect(pagesOf({ start: 190, end: 210 })).toEqual([0, 1]);
    expect(pagesOf({ start: 199, end: 200 })).toEqual([0]);
    expect(pagesOf({ start: 5, end: 5 })).toEqual([]);
  });

  it("scrolls no more than it has to", () => {
    expect(scrollFor(3, 0, 360, 36)).toBe(0);
    expect(scrollFor(10, 0, 360, 36)).toBe(36);
    expect(scrollFor(3, 200, 360, 36)).toBe(108);
    const column = { left: 500, width: 100, frozen: false };
    expect(scrollLeftFor(column, 200, 0, 550)).toBe(50);
    expect(scrollLeftFor(column, 200, 400, 550)).toBe(300);
    expect(scrollLeftFor({ ...column, frozen: true }, 200, 400, 550)).toBe(400);
  });
});

const COLUMNS: Column[] = ["name", "kind", "content"].map((key, at) => ({ key, label: key, width: 100, style: "text", frozen: at === 0, filter: false, editable: at > 0 }));

describe("columns stand as the user has put them", () => {
  it("keeps frozen columns first and new ones where the shape has them", () => {
    const arrangement = { order: ["content", "name"], widths: {}, hidden: [] };
    expect(inOrder(COLUMNS, arrangement).map((column) => column.key)).toEqual(["name", "content", "kind"]);
  });

  it("places, widens, moves and hides", () => {
    let arrangement = widen(unarranged(), "kind", 240);
    arrangement = moveBefore(COLUMNS, arrangement, "content", "kind");
    expect(place(COLUMNS, arrangement, 60, 1).map(({ key, left, width }) => [key, left, width])).toEqual([["name", 60, 100], ["content", 160, 100], ["kind", 260, 240]]);
    arrangement = hide(COLUMNS, arrangement, "content", true);
    expect(place(COLUMNS, arrangement, 60, 1.5).map(({ key, left, width }) => [key, left, width])).toEqual([["name", 60, 150], ["kind", 210, 360]]);
  });

  it("never hides the last column and never makes one unreadable", () => {
    const two = { ...unarranged(), hidden: ["kind", "content"] };
    expect(hide(COLUMNS, two, "name", true).hidden).toEqual(["kind", "content"]);
    expect(widen(unarranged(), "kind", -5).widths["kind"]).toBe(48);
  });

  it("gives a heading the room it needs until it is pulled narrower", () => {
    const long: Column[] = [{ ...COLUMNS[1]!, label: "是否采集报送点", width: 60 }];
    expect(place(long, unarranged(), 0, 1)[0]?.width).toBe(147);
    expect(place(long, widen(unarranged(), "kind", 60), 0, 1)[0]?.width).toBe(60);
  });

  it("takes nothing from a memory it cannot read", () => {
    for (const text of [null, "", "{", "[]", "null", '{"order":[1],"hidden":[],"widths":{}}']) expect(readArrangement(text)).toEqual(unarranged());
    expect(readArrangement('{"order":["a"],"hidden":["b"],"widths":{"a":90,"b":"x"}}')).toEqual({ order: ["a"], hidden: ["b"], widths: { a: 90 } });
  });
});

describe("a press on a heading", () => {
  it("goes up, down, and back to the register's own order", () => {
    const up = nextSort(null, "name");
    const down = nextSort(up, "name");
    expect([up, down, nextSort(down, "name"), nextSort(down, "kind")]).toEqual([{ column: "name", descending: false }, { column: "name", descending: true }, null, { column: "kind", descending: false }]);
  });

  it("replaces a column's filter and takes an empty one away", () => {
    const filters = withFilter(withFilter([], "kind", ["行政许可"]), "name", [""]);
    expect(withFilter(filters, "kind", ["行政处罚"])).toEqual([{ column: "name", values: [""] }, { column: "kind", values: ["行政处罚"] }]);
    expect(withFilter(filters, "kind", [])).toEqual([{ column: "name", values: [""] }]);
  });
});

describe("a paste changes what it may", () => {
  const targets = COLUMNS.map(({ key, editable }) => ({ key, editable }));
  const idOf = (row: number): string | undefined => (row < 3 ? `r${row}` : undefined);

  it("lays a block at the cursor and counts what it had to leave out", () => {
    const plan = planPaste([["甲", "乙"], ["丙", "丁"]], { top: 1, bottom: 1, left: 0, right: 0 }, targets, idOf);
    expect(plan).toEqual({ records: [{ id: "r1", fields: { kind: "乙" } }, { id: "r2", fields: { kind: "丁" } }], cells: 2, skipped: 2 });
  });

  it("fills the whole chosen block with one copied cell", () => {
    const plan = planPaste([["甲"]], { top: 0, bottom: 1, left: 1, right: 2 }, targets, idOf);
    expect(plan.records).toEqual([{ id: "r0", fields: { kind: "甲", content: "甲" } }, { id: "r1", fields: { kind: "甲", content: "甲" } }]);
  });

  it("leaves out rows and columns past the end", () => {
    expect(planPaste([["甲", "乙"], ["丙", "丁"]], { top: 2, bottom: 2, left: 2, right: 2 }, targets, idOf)).toEqual({ records: [{ id: "r2", fields: { content: "甲" } }], cells: 1, skipped: 3 });
  });

  it("fills down from the first row of the block", () => {
    const plan = planFill({ top: 0, bottom: 2, left: 1, right: 1 }, targets, idOf, ({ row }) => `第${row}行`);
    expect(plan.records).toEqual([{ id: "r1", fields: { kind: "第0行" } }, { id: "r2", fields: { kind: "第0行" } }]);
    expect(planFill({ top: 0, bottom: 0, left: 1, right: 1 }, targets, idOf, () => "").records).toEqual([]);
  });
});

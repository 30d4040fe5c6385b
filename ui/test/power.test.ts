// The editors of a power: rows that move by keys, what is said against them, and which columns a choice shows.
import { nextTick } from "vue";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { onlyThese, shownKeys, unarranged } from "../src/kit/grid/columns";
import { against, inserted, moved } from "../src/power/rows";
import { readRows } from "../src/power/useEditor";
import type { Column, PowerView, Step } from "../src/wire";
import { at, mount } from "./mount";

const step = (name: string, id = name): Step => ({ id, name, post: "", time_limit: "", interface: "", control_point: "" });
let view: PowerView;
let refusal: unknown = null;
const asked: { command: string; request: unknown }[] = [];
vi.mock("../src/host", () => ({
  ask: async (command: string, request: unknown): Promise<unknown> => {
    asked.push({ command, request });
    if (command === "read_power") return view;
    if (command === "read_draft") return { content: null };
    if (command === "save_process" && refusal) throw refusal;
    return command === "save_process" ? { id: "p", sentence: "saved" } : { undo: null, redo: null };
  },
}));
const { default: ProcessTab } = await import("../src/power/ProcessTab.vue");

const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  await nextTick();
};

describe("rows", () => {
  it("are put in, moved and stay at the edges", () => {
    expect(inserted(["a", "b"], 0, "x")).toEqual(["a", "x", "b"]);
    expect(inserted(["a"], -1, "x")).toEqual(["x", "a"]);
    expect(moved(["a", "b", "c"], 2, -1)).toEqual(["a", "c", "b"]);
    expect(moved(["a", "b"], 1, 1)).toEqual(["a", "b"]);
    expect(moved(["a", "b"], 0, -1)).toEqual(["a", "b"]);
  });

  it("are told what stands against them", () => {
    const said = [{ field: "steps.10.name", rule: "required", sentence: "ten" }, { field: "steps.1.name", rule: "required", sentence: "one" }];
    expect(against(said, "steps", 1, "name")).toEqual(["one"]);
    expect(against(said, "steps", 1, "post")).toEqual([]);
  });

  it("come back from a draft, and nothing else does", () => {
    expect(readRows('[{"name":"a"}]')).toEqual([{ name: "a" }]);
    for (const text of [null, "", "{", "{}", "null"]) expect(readRows(text)).toBeNull();
  });
});

describe("a choice of columns", () => {
  const columns = ["a", "b", "c", "d"].map((key): Column => ({ key, label: key, width: 100, style: "text", frozen: key === "a", filter: false, editable: true }));

  it("shows these and prints these, in this order", () => {
    const chosen = onlyThese(columns, unarranged(), ["a", "d", "b"]);
    expect(chosen.hidden).toEqual(["c"]);
    expect(shownKeys(columns, chosen)).toEqual(["a", "d", "b"]);
  });

  it("never hides all, and names nothing where everything stands as it came", () => {
    expect(onlyThese(columns, unarranged(), ["gone"])).toEqual(unarranged());
    expect(shownKeys(columns, unarranged())).toEqual([]);
  });
});

describe("the process", () => {
  beforeEach(() => {
    asked.length = 0;
    refusal = null;
    const known = (one: Step) => ({ step: one, posts: [], unknown_posts: [], days: "", risks: [] });
    view = { power: "p", steps: [step("one"), step("two")].map(known), days: "", elsewhere: [], tiers: [], legal_basis: "", basis_check: "", basis_open: false, confirmed: "" };
  });

  const key = (test: string, init: KeyboardEventInit): void => void at(test).dispatchEvent(new KeyboardEvent("keydown", { bubbles: true, cancelable: true, ...init }));
  const type = (test: string, text: string): void => {
    const field = at<HTMLInputElement>(test);
    field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const sent = (): string[] => (asked.find((one) => one.command === "save_process")?.request as { steps: Step[] }).steps.map((one) => `${one.id}:${one.name}`);

  it("is edited by keys and saved whole, each step with its key", async () => {
    await mount(ProcessTab, { id: "p", readonly: false });
    await settled();
    key("process-0-name", { key: "Enter" });
    await settled();
    expect(document.activeElement).toBe(at("process-1-name"));
    type("process-1-name", "new");
    key("process-1-name", { key: "ArrowUp", altKey: true });
    await settled();
    type("process-2-name", "renamed");
    await settled();
    key("process-1-name", { key: "Delete", altKey: true });
    await settled();
    at("process-save").click();
    await settled();
    expect(sent()).toEqual([":new", "two:renamed"]);
  });

  it("keeps what was typed when it is refused, and says why at its row", async () => {
    refusal = { kind: "refused", objections: [{ field: "steps.1.name", rule: "required", sentence: "no name" }] };
    const root = await mount(ProcessTab, { id: "p", readonly: false });
    await settled();
    type("process-1-name", "");
    await settled();
    at("process-save").click();
    await settled();
    expect(at("process-row-1").textContent).toContain("no name");
    expect(root.textContent).not.toContain("saved");
    type("process-1-name", "again");
    await settled();
    expect(at("process-row-1").textContent).not.toContain("no name");
  });

  it("cannot be touched in the bin", async () => {
    await mount(ProcessTab, { id: "p", readonly: true });
    await settled();
    expect(at<HTMLInputElement>("process-0-name").readOnly).toBe(true);
    expect(document.querySelector('[data-test="process-save"]')).toBeNull();
  });
});

// Forms: what is sent, where sentences stand, and that an input method is left in peace.
import { nextTick } from "vue";
import { describe, expect, it, vi } from "vitest";
import { at, mount } from "./mount";
import type { Field, Objection } from "../src/wire";

const ask = vi.fn(async (_command: string, _request: unknown): Promise<unknown> => []);
vi.mock("../src/host", () => ({ ask: (command: string, request: unknown) => ask(command, request) }));
const values = await import("../src/kit/form/values");
const { default: FormFields } = await import("../src/kit/form/FormFields.vue");
const { isDay, keyDay, plusMonths, sheet } = await import("../src/kit/form/month");

function field(key: string, input: Field["input"], more: Partial<Field> = {}): Field {
  return { key, label: key, group: "基本情况", input, required: false, read_only: false, choices: [], article: null, help: null, ...more };
}

const no = (key: string, sentence: string): Objection => ({ field: key, rule: "required", sentence });

describe("what a form sends", () => {
  it("sends only what differs from what is stored", () => {
    expect(values.changes({ name: "乙", kind: "许可", note: "" }, { name: "甲", kind: "许可" })).toEqual({ name: "乙" });
  });

  it("joins lists and steps as the wire carries them", () => {
    expect(values.switchChoice("领导提", "自身找", ["自身找", "相互帮", "领导提"])).toBe("自身找、领导提");
    expect(values.switchChoice("自身找、领导提", "自身找", ["自身找", "相互帮", "领导提"])).toBe("领导提");
    expect(values.joinSteps(["受理 ", "", "审查"])).toBe("受理→审查");
    expect(values.splitSteps("受理→ 审查")).toEqual(["受理", "审查"]);
  });

  it("takes no draft it cannot read", () => {
    for (const text of [null, "", "{", "[]", "null"]) expect(values.readValues(text)).toBeNull();
    expect(values.readValues('{"name":"甲","count":3}')).toEqual({ name: "甲" });
  });
});

describe("where sentences stand", () => {
  const fields = [field("name", "text", { required: true }), field("on", "date")];

  it("puts what belongs to no shown field over the form", () => {
    const sorted = values.byField([no("name", "甲"), no("name", "乙"), no("gone", "丙"), no("", "丁")], fields);
    expect([...sorted]).toEqual([["name", ["甲", "乙"]], ["", ["丙", "丁"]]]);
  });

  it("speaks of untouched fields only after a try to save", () => {
    const all = [no("name", "甲"), no("on", "乙")];
    expect(values.worthSaying(all, new Set(["on"]), false)).toEqual([no("on", "乙")]);
    expect(values.worthSaying(all, new Set(), true)).toEqual(all);
  });

  it("shows them beside their fields, with label, mark and article", async () => {
    const root = await mount(FormFields, { fields: [field("name", "text", { required: true, label: "职权名称", article: "《办法》第八条", help: "五项要素之一。" })], modelValue: {}, objections: [no("name", "职权名称不能为空，请填写。"), no("", "现在不能保存。")] });
    expect(at("objection-name").textContent).toBe("职权名称不能为空，请填写。");
    expect(at("objection-general").textContent).toContain("现在不能保存。");
    expect(at("field-name").className).toContain("wrong");
    expect(root.textContent).toContain("《办法》第八条");
    at("field-name").dispatchEvent(new KeyboardEvent("keydown", { key: "F1", bubbles: true, cancelable: true }));
    await nextTick();
    expect(at("help").textContent).toContain("五项要素之一。");
  });

  it("never makes markup of stored text", async () => {
    const text = '<img src=x onerror="alert(1)"><script>alert(1)</script>';
    const root = await mount(FormFields, { fields: [field("name", "text", { label: text, help: text })], modelValue: { name: text }, objections: [no("name", text)] });
    expect(root.querySelectorAll("img, script")).toHaveLength(0);
    expect(at("objection-name").textContent).toBe(text);
  });
});

describe("typing", () => {
  it("hands over every change under its key", async () => {
    const written: unknown[] = [];
    await mount(FormFields, { fields: [field("name", "text"), field("in_hall", "yes_no")], modelValue: { name: "甲", in_hall: "" }, objections: [], "onUpdate:modelValue": (now: unknown) => written.push(now) });
    const box = at<HTMLInputElement>("field-name");
    box.value = "乙";
    box.dispatchEvent(new Event("input"));
    const yes = at<HTMLInputElement>("choice-in_hall-是");
    yes.checked = true;
    yes.dispatchEvent(new Event("change"));
    expect(written).toEqual([{ name: "乙", in_hall: "" }, { name: "甲", in_hall: "是" }]);
  });

  it("marks a choice by its value or by its label", async () => {
    const choices = [{ value: "high", label: "高" }, { value: "low", label: "低" }];
    expect([values.isChoice("high", choices[0]!), values.isChoice("高", choices[0]!), values.isChoice("高", choices[1]!)]).toEqual([true, true, false]);
  });

  it("does not choose a suggestion with the Enter of a composition", async () => {
    vi.useFakeTimers();
    ask.mockResolvedValue([{ value: "社事办", detail: "社会事务办公室" }]);
    const written: unknown[] = [];
    await mount(FormFields, { fields: [field("unit", "unit")], modelValue: { unit: "社" }, objections: [], "onUpdate:modelValue": (now: unknown) => written.push(now) });
    const box = at<HTMLInputElement>("field-unit");
    box.focus();
    box.dispatchEvent(new Event("input"));
    written.length = 0;
    await vi.advanceTimersByTimeAsync(200);
    vi.useRealTimers();
    await nextTick();
    expect(ask).toHaveBeenCalledWith("suggest", { input: "unit", text: "社", unit: "" });
    const press = (key: string, more: KeyboardEventInit = {}): void => void box.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more }));
    press("ArrowDown");
    press("Enter", { isComposing: true });
    expect(written).toEqual([]);
    press("Enter");
    expect(written).toEqual([{ unit: "社事办" }]);
  });
});

describe("the calendar", () => {
  it("lays out six weeks from a Monday", () => {
    const days = sheet("2026-03-15");
    expect([days[0]?.iso, days[6]?.iso, days[41]?.iso]).toEqual(["2026-02-23", "2026-03-01", "2026-04-05"]);
    expect(days.filter((day) => day.inside)).toHaveLength(31);
  });

  it("moves by keys and months without leaving the calendar", () => {
    expect([keyDay("2026-03-01", "ArrowLeft"), keyDay("2026-03-01", "ArrowDown"), keyDay("2026-03-31", "PageUp"), keyDay("2026-03-01", "a")]).toEqual(["2026-02-28", "2026-03-08", "2026-02-28", null]);
    expect([plusMonths("2025-12-31", 2), plusMonths("2026-01-15", -1)]).toEqual(["2026-02-28", "2025-12-15"]);
    expect([isDay("2026-02-28"), isDay("2026-02-30"), isDay("3.5")]).toEqual([true, false, false]);
  });
});

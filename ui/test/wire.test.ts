// The desk's own replies, drawn: they were taken by `lianfang-cli --today 2026-04-07 call COMMAND` from a
// fresh training office and lie in test/golden under the command's name.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { nextTick } from "vue";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { at, mount } from "./mount";
import type { Command } from "../src/call";
import type { Commands, Field, NoticeDraft } from "../src/wire";

function golden<K extends Command>(command: K): Commands[K]["reply"] {
  return JSON.parse(readFileSync(join(import.meta.dirname, "golden", `${command}.json`), "utf8")) as Commands[K]["reply"];
}

const TAKEN: Command[] = ["app_status", "shapes", "home", "list_records", "read_record", "read_warning", "notice_choices", "unit_tree"];
const answers = new Map<string, () => unknown>();
const asked: { command: string; request: unknown }[] = [];
vi.mock("../src/host", () => ({
  sayShown: () => undefined,
  listPrinters: async () => [],
  ask: async (command: string, request: unknown): Promise<unknown> => {
    asked.push({ command, request });
    const answer = answers.get(command);
    if (!answer) throw { kind: "fault", code: "internal", what: `${command}?`, safe: "", todo: "", log_id: "" };
    return answer();
  },
}));
const state = await import("../src/state");
const { rail, destinations } = await import("../src/frame/places");
const { toasts } = await import("../src/kit/toast");
const { place } = await import("../src/frame/router");
const { default: FormFields } = await import("../src/kit/form/FormFields.vue");
const { default: HomePage } = await import("../src/home/HomePage.vue");
const { default: WarningDetail } = await import("../src/warning/WarningDetail.vue");
const { default: RecordPane } = await import("../src/register/RecordPane.vue");
const { actOf } = await import("../src/warning/acts");
const { textsOf } = await import("../src/warning/notice");
const { default: LevelCards } = await import("../src/warning/LevelCards.vue");

const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 12; turn += 1) await Promise.resolve();
  await nextTick();
};

beforeEach(async () => {
  answers.clear();
  for (const command of TAKEN) answers.set(command, () => golden(command));
  answers.set("undo_state", () => ({ undo: "修改职权", redo: null }));
  answers.set("read_draft", () => ({ content: null }));
  answers.set("keep_draft", () => ({}));
  asked.length = 0;
  toasts.value = [];
  await state.start();
});

describe("the shapes", () => {
  const shapes = golden("shapes");

  it("give every register a place on the rail, or a tab of one", () => {
    const here = state.status.value;
    const placed = rail().flatMap((section) => section.items.flatMap((item) => item.kinds));
    state.status.value = here ? { ...here, centre: true } : null;
    const centre = rail().flatMap((section) => section.items.flatMap((item) => item.kinds));
    state.status.value = here;
    expect([...new Set([...placed, ...centre])].sort()).toEqual(shapes.registers.map((shape) => shape.kind).sort());
    expect(rail().flatMap((section) => section.items).every((item) => item.label !== "")).toBe(true);
    expect(rail().map((section) => section.number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it("let the palette begin a record of every register that can have one by hand", () => {
    const begun = destinations().filter((one) => one.place.page === "register" && one.place.create === true);
    expect(begun).toHaveLength(shapes.registers.filter((shape) => shape.can_create).length);
  });

  it("hold no field that the form cannot draw", async () => {
    for (const shape of shapes.registers) {
      await mount(FormFields, { fields: shape.fields, modelValue: {}, objections: [], readonly: false });
      for (const field of shape.fields) expect(at(`field-${field.key}`), `${shape.kind}.${field.key}`).toBeTruthy();
      document.body.replaceChildren();
    }
  });

  it("keep lists and steps within the separators the form joins them with", () => {
    const listed = (field: Field): boolean => field.input === "choices";
    const words = shapes.registers.flatMap((shape) => shape.fields.filter(listed).flatMap((field) => field.choices.map((choice) => choice.value + choice.label)));
    expect(words.filter((word) => word.includes("、"))).toEqual([]);
  });
});

describe("the home page", () => {
  it("shows what is due in its groups, and each opens its record", async () => {
    await mount(HomePage, {});
    await settled();
    const home = golden("home");
    const overdue = home.todo.filter((item) => item.group === "overdue");
    expect(at("todo-overdue").querySelectorAll('[data-test="todo-item"]')).toHaveLength(overdue.length);
    expect(at("todo-overdue").textContent).toContain(`超期 ${-(overdue[0]?.days ?? 0)} 天`);
    at(`figure-${home.figures[0]?.label}`).click();
    await settled();
    expect(place.value).toEqual({ page: "register", kind: home.figures[0]?.kind, filters: home.figures[0]?.filters });
  });
});

describe("a warning", () => {
  it("offers what can be done and says why the rest cannot", async () => {
    const view = golden("read_warning");
    await mount(WarningDetail, { id: view.id });
    await settled();
    expect(at("warning-state").textContent).toBe(view.state_label);
    for (const next of view.next) {
      expect(at<HTMLButtonElement>(`act-${next.act}`).disabled, next.act).toBe(next.why_not !== null);
      if (next.why_not !== null) expect(at(`why-${next.act}`).textContent).toBe(next.why_not);
    }
  });

  it("asks in each form for what its command takes, and a notice's form for its texts", () => {
    const answered = Object.fromEntries(golden("read_warning").next.map((next) => [next.act, next.fields.map((field) => field.key)]));
    const sent: { [act: string]: string[] } = {
      serve: ["served_on", "served_at", "received_by", "way", "place", "servers", "copies", "proxy", "relation", "witness", "reason", "due_on", "remark"],
      reply: ["received_on", "cause_thought", "cause_duty", "cause_process", "cause_supervision", "cause", "measures", "number"],
      verify: ["result", "opinion", "again_by", "cause_found", "measures_done", "accountability_done"],
      close: [],
      transfer: ["reason"],
      withdraw: ["reason"],
      void: ["reason"],
    };
    // 提级 has no form of its own: it goes through that of a notice.
    expect(answered).toEqual({ ...sent, raise: [] });
    for (const name of Object.keys(sent)) expect(actOf(name), name).not.toBeNull();
    const texts = golden("notice_choices").fields.map((field) => field.key);
    expect(Object.keys(textsOf({} as NoticeDraft))).toEqual(texts);
  });

  it("keeps what was typed when an act is refused, and sets the sentences beside the fields", async () => {
    answers.set("record_reply", () => {
      throw { kind: "refused", objections: [{ field: "cause", rule: "required", sentence: "成因剖析不能为空。" }, { field: "", rule: "state", sentence: "现在不能登记回告。" }] };
    });
    await mount(WarningDetail, { id: golden("read_warning").id });
    await settled();
    at("act-reply").click();
    await settled();
    const box = at<HTMLTextAreaElement>("field-measures");
    box.value = "健全制度";
    box.dispatchEvent(new Event("input"));
    await settled();
    at("confirm-go").click();
    await settled();
    expect(asked.find((one) => one.command === "record_reply")?.request).toMatchObject({ warning: golden("read_warning").id, measures: "健全制度", cause: "" });
    expect(at("objection-cause").textContent).toBe("成因剖析不能为空。");
    expect(at("rule-state").textContent).toBe("现在不能登记回告。");
    expect(at<HTMLTextAreaElement>("field-measures").value).toBe("健全制度");
  });
});

describe("a record", () => {
  async function pane(): Promise<void> {
    const record = golden("read_record");
    await mount(RecordPane, { shape: state.shapeOf("powers"), id: record.id });
    await settled();
    const box = at<HTMLInputElement>("field-name");
    expect(box.value).toBe(record.fields["name"]);
    box.value = "改过的名称";
    box.dispatchEvent(new Event("input"));
    await settled();
  }

  it("sends only what was changed, and offers to undo it", async () => {
    const { id } = golden("read_record");
    answers.set("save_record", () => ({ id, sentence: "已保存职权“改过的名称”。" }));
    await pane();
    at("save").click();
    await settled();
    expect(asked.find((one) => one.command === "save_record")?.request).toEqual({ kind: "powers", id, fields: { name: "改过的名称" } });
    expect(toasts.value.map((one) => [one.sentence, one.action?.label])).toEqual([["已保存职权“改过的名称”。", "撤销"]]);
  });

  it("keeps the typed text as a draft when the focus leaves", async () => {
    await pane();
    window.dispatchEvent(new Event("focusout"));
    await settled();
    expect(asked.find((one) => one.command === "keep_draft")?.request).toEqual({ place: `record:powers:${golden("read_record").id}`, content: '{"name":"改过的名称"}' });
  });

  it("says a refusal beside its field and loses nothing", async () => {
    answers.set("save_record", () => {
      throw { kind: "refused", objections: [{ field: "name", rule: "same_name", sentence: "已有同名职权，请核对。" }] };
    });
    await pane();
    at("save").click();
    await settled();
    expect(at("objection-name").textContent).toBe("已有同名职权，请核对。");
    expect(at<HTMLInputElement>("field-name").value).toBe("改过的名称");
    expect(toasts.value).toEqual([]);
  });
});

describe("the levels of a notice", () => {
  it("show the condition of each colour in the desk's words, and mark the suggested one", async () => {
    const { levels } = golden("notice_choices");
    await mount(LevelCards, { levels, modelValue: null });
    for (const one of levels) {
      expect(at(`level-${one.level}`).textContent).toContain(one.condition);
      expect(at(`level-${one.level}`).textContent?.includes("预警信息建议")).toBe(one.suggested);
    }
  });
});

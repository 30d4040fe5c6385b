// The form of a record on a slow machine: answers come late, and nothing that was typed meanwhile is lost, called saved,
// or put into another record.
import { nextTick, reactive } from "vue";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { at, mount } from "./mount";
import type { Field, Shape } from "../src/wire";

interface Asked {
  command: string;
  request: { [key: string]: unknown };
  answer: (reply: unknown) => Promise<void>;
  refuse: (thrown: unknown) => Promise<void>;
}
const asked: Asked[] = [];
const settled = async (): Promise<void> => {
  await new Promise((done) => setTimeout(done));
  await nextTick();
};
vi.mock("../src/host", () => ({
  ask: (command: string, request: { [key: string]: unknown }) => new Promise((resolve, reject) => {
    if (["undo_state", "keep_draft", "hint_record", "check_record"].includes(command)) resolve(command === "undo_state" ? { undo: "新增单位", redo: null } : []);
    asked.push({ command, request, answer: (reply) => (resolve(reply), settled()), refuse: (thrown) => (reject(thrown), settled()) });
  }),
}));
const { default: RecordPane } = await import("../src/register/RecordPane.vue");
const { toasts } = await import("../src/kit/toast");

const field = (key: string): Field => ({ key, label: key, group: "", input: "text", required: false, read_only: false, choices: [], article: null, help: null });
const shape = { kind: "units", noun: "单位", title: "机构", fields: [field("name"), field("note")], columns: [], can_edit: true } as unknown as Shape;
const record = (id: string, fields: object) => ({ id, title: id, fields, remarks: [], links: [], history: [], deleted: false, not_for: [] });

/** What was asked and not answered yet, oldest first. */
function open(command: string): Asked {
  const place = asked.findIndex((one) => one.command === command);
  if (place < 0) throw new Error(`nobody asked ${command}`);
  return asked.splice(place, 1)[0] as Asked;
}
const kept = () => asked.filter((one) => one.command === "keep_draft").map((one) => one.request);
const text = (key: string) => at<HTMLInputElement>(`field-${key}`).value;
async function type(key: string, words: string): Promise<void> {
  const input = at<HTMLInputElement>(`field-${key}`);
  input.value = words;
  input.dispatchEvent(new Event("input"));
  await nextTick();
}

async function pane(id: string | null, seed = {}) {
  const saved = vi.fn();
  const props = reactive<{ [key: string]: unknown }>({ shape, id, seed, onSaved: saved });
  await mount(RecordPane, props);
  await settled();
  return { props, saved };
}
async function shown(id: string, fields: object): Promise<void> {
  await open("read_record").answer(record(id, fields));
  await open("read_draft").answer({ content: null });
}

/** 甲 is being saved, and 乙 was opened meanwhile. */
async function savingAndGoneOn() {
  const { props, saved } = await pane("a");
  await shown("a", { name: "甲" });
  await type("name", "改甲");
  at("save").click();
  await settled();
  props.id = "b";
  await settled();
  await shown("b", { name: "乙" });
  return { saved };
}

beforeEach(() => {
  asked.length = 0;
  toasts.value = [];
});

describe("a new record", () => {
  it("keeps what is typed before its draft has been looked for", async () => {
    await pane(null, { note: "镇属" });
    await type("name", "宣讲队");
    await open("read_draft").answer({ content: '{"note":"半途"}' });
    expect([text("name"), text("note")]).toEqual(["宣讲队", "半途"]);
  });

  it("is begun at once, and no key goes into the record that was shown", async () => {
    const { props } = await pane("a");
    await shown("a", { name: "甲" });
    props.id = null;
    await nextTick();
    expect(text("name")).toBe("");
    await type("name", "乙");
    await open("read_draft").answer({ content: null });
    expect(text("name")).toBe("乙");
    at("save").click();
    await settled();
    expect(open("save_record").request).toMatchObject({ id: null, fields: { name: "乙" } });
  });

  it("is the saved one afterwards, and what was typed on is not called saved", async () => {
    const { props, saved } = await pane(null);
    await open("read_draft").answer({ content: null });
    await type("name", "甲");
    at("save").click();
    await settled();
    await type("note", "补一句");
    await open("save_record").answer({ id: "a", sentence: "已保存单位“甲”。" });
    expect(saved).toHaveBeenCalledWith("a");
    props.id = "a";
    await settled();
    await open("read_record").answer(record("a", { name: "甲", note: "" }));
    expect([text("name"), text("note")]).toEqual(["甲", "补一句"]);
    expect(at<HTMLButtonElement>("save").disabled).toBe(false);
    at("save").click();
    await settled();
    expect(open("save_record").request).toMatchObject({ id: "a", fields: { note: "补一句" } });
  });
});

describe("a record that is shown", () => {
  it("takes no key before its texts are there", async () => {
    await pane("a");
    expect(at("field-name").closest("[inert]")).not.toBeNull();
    await shown("a", { name: "甲" });
    expect(at("field-name").closest("[inert]")).toBeNull();
  });

  it("keeps what is typed while it is saved and read again", async () => {
    await pane("a");
    await shown("a", { name: "甲", note: "" });
    await type("name", "乙");
    at("save").click();
    await settled();
    await type("note", "补一句");
    await open("save_record").answer({ id: "a", sentence: "已保存单位“乙”。" });
    await type("note", "补一句话");
    await open("read_record").answer(record("a", { name: "乙", note: "" }));
    expect([text("name"), text("note")]).toEqual(["乙", "补一句话"]);
    at("save").click();
    await settled();
    expect(open("save_record").request).toMatchObject({ fields: { note: "补一句话" } });
  });

  it("is what is saved and kept as a draft until the next one is read", async () => {
    const { props } = await pane("a");
    await shown("a", { name: "甲" });
    await type("name", "改甲");
    props.id = "b";
    await settled();
    window.dispatchEvent(new Event("focusout"));
    await settled();
    expect(kept()).toEqual([{ place: "record:units:a", content: '{"name":"改甲"}' }]);
    await type("name", "再改甲");
    await shown("b", { name: "乙" });
    expect(text("name")).toBe("乙");
    expect(kept().at(-1)).toEqual({ place: "record:units:a", content: '{"name":"再改甲"}' });
  });

  it("leaves the next one alone when its own saving ends late", async () => {
    const { saved } = await savingAndGoneOn();
    await type("name", "改乙");
    await open("save_record").answer({ id: "a", sentence: "已保存单位“改甲”。" });
    await open("read_record").answer(record("b", { name: "乙" }));
    expect(text("name")).toBe("改乙");
    expect(saved).not.toHaveBeenCalled();
    expect(kept().at(-1)).toEqual({ place: "record:units:a", content: "" });
    expect(at<HTMLButtonElement>("save").disabled).toBe(false);
  });

  it("says aloud that the one before was refused", async () => {
    await savingAndGoneOn();
    await open("save_record").refuse({ kind: "refused", objections: [{ field: "name", rule: "unique", sentence: "已有同名单位。" }] });
    expect(toasts.value.map((one) => one.sentence)).toEqual(["已有同名单位。"]);
    expect(document.querySelector("[data-test=objection-name]")).toBeNull();
  });
});

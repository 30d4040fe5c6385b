// The page of templates: where a field goes, what is saved, what is never lost.
import { nextTick } from "vue";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { at, mount } from "./mount";
import type { TemplateLine, TemplateTrial, TemplateView } from "../src/wire";

const answers = new Map<string, (request: { [key: string]: unknown }) => unknown>();
const asked: { command: string; request: { [key: string]: unknown } }[] = [];
vi.mock("../src/host", () => ({
  ask: async (command: string, request: { [key: string]: unknown }): Promise<unknown> => {
    asked.push({ command, request });
    const answer = answers.get(command);
    if (!answer) throw { kind: "fault", code: "internal", what: `${command}?`, safe: "", todo: "", log_id: "" };
    return answer(request);
  },
}));
const { grouped, insertAt, sameText } = await import("../src/template/template");
const { default: TemplatePage } = await import("../src/template/TemplatePage.vue");
const state = await import("../src/state");

const LINE: TemplateLine = { kind: "slip", label: "通知书回执", group: "送达和回告", number: 1, version_label: "第1版", sample: false };
const SHIPPED = "我单位已收到《{文书名称}》（{文号}）。";
const trial: TemplateTrial = { pages: { pages: ["<svg xmlns='http://www.w3.org/2000/svg'/>"], words: [], total: 1, title: "回执", template: "", numbers: 0, why_hidden: "" }, record: "按示例预览。" };
const refusal = { kind: "refused", objections: [{ field: "body", rule: "brace", sentence: "第1段：少了“}”。" }] };
let bodies: string[];

function view(): TemplateView {
  const body = bodies[bodies.length - 1] ?? SHIPPED;
  const versions = bodies.map((text, index) => ({ number: index + 1, label: `第${index + 1}版`, made_at: "2026-04-08 09:00", body: text, in_force: text === body })).reverse();
  return {
    line: LINE, article: "《办法》第四十三条", help: "", rules: ["一行是一段。"], fields: [{ token: "{文号}", help: "文号。", example: "1号", required: true }], body, shipped: SHIPPED,
    versions: [...versions, { number: 0, label: "随软件自带", made_at: "", body: SHIPPED, in_force: body === SHIPPED }],
  };
}

const settled = async (): Promise<void> => {
  await vi.advanceTimersByTimeAsync(600);
  await nextTick();
};
const last = (command: string): unknown => [...asked].reverse().find((one) => one.command === command)?.request;
const box = (): HTMLTextAreaElement => at<HTMLTextAreaElement>("template-body");

async function type(text: string): Promise<void> {
  box().value = text;
  box().dispatchEvent(new Event("input"));
  await settled();
}

beforeEach(() => {
  vi.useFakeTimers();
  URL.createObjectURL = () => "blob:page";
  URL.revokeObjectURL = () => undefined;
  bodies = ["已收到{文号}。"];
  asked.length = 0;
  answers.clear();
  answers.set("list_templates", () => [LINE, { ...LINE, kind: "admonition", label: "告诫书", group: "函询和告诫", number: 0, version_label: "随软件自带", sample: true }]);
  answers.set("read_template", view);
  answers.set("preview_template", (request) => {
    if (String(request["body"]).includes("{文号。")) throw refusal;
    return trial;
  });
  answers.set("save_template", (request) => {
    bodies.push(String(request["body"]));
    return { number: bodies.length, sentence: "已保存。" };
  });
  answers.set("reset_template", () => {
    bodies.push(SHIPPED);
    return { number: bodies.length, sentence: "已恢复。" };
  });
  answers.set("read_draft", () => ({ content: null }));
  answers.set("keep_draft", () => ({}));
  answers.set("undo_state", () => ({ undo: null, redo: null }));
});

async function open(): Promise<void> {
  await mount(TemplatePage, { start: null });
  await settled();
  at("template-slip").click();
  await settled();
}

describe("what the page works out by itself", () => {
  it.each([
    ["已收到。", 3, 3, "已收到{文号}。", 7],
    ["已收到某号。", 3, 5, "已收到{文号}。", 7],
    ["", 0, 0, "{文号}", 4],
    ["倒选", 2, 0, "{文号}", 4],
  ])("a field goes into %s at %i–%i", (text, from, to, result, caret) => expect(insertAt(text, from, to, "{文号}")).toEqual({ text: result, caret }));

  it("keeps the desk's order and headings", () => {
    const groups = grouped([LINE, { ...LINE, kind: "reply", label: "回告书", sample: true }, { ...LINE, kind: "zero_report", group: "季度报送" }]);
    expect(groups.map((group) => [group.label, group.items.map((item) => item.key)])).toEqual([["送达和回告", ["slip", "reply"]], ["季度报送", ["zero_report"]]]);
    expect(groups[0]?.items.map((item) => item.note)).toEqual(["第1版", "第1版　示例"]);
  });

  it("takes ends of lines for no change", () => {
    expect(sameText("甲 \r\n乙\n\n", "甲\n乙")).toBe(true);
    expect(sameText("甲\n\n乙", "甲\n乙")).toBe(false);
  });
});

describe("the page", () => {
  it("shows text, pages and record, with nothing to save", async () => {
    await open();
    expect([box().value, at("template-version").textContent, at("template-record").textContent]).toEqual(["已收到{文号}。", "第1版", "按示例预览。"]);
    expect(at<HTMLButtonElement>("template-save").disabled).toBe(true);
    at("page-1");
  });

  it("tries what is typed, says what stands against it, and does not save that", async () => {
    await open();
    await type("已收到{文号。");
    expect(last("preview_template")).toEqual({ kind: "slip", body: "已收到{文号。" });
    expect(at("rule-brace").textContent).toBe("第1段：少了“}”。");
    expect(at<HTMLButtonElement>("template-save").disabled).toBe(true);
    at("page-1");
    await type("我村已收到{文号}。");
    expect([document.querySelector("[data-test=rule-brace]"), state.dirty.value]).toEqual([null, true]);
  });

  it("puts a field where the caret stands", async () => {
    await open();
    box().setSelectionRange(0, 3);
    at("insert-{文号}").click();
    await settled();
    expect([box().value, box().selectionStart]).toEqual(["{文号}{文号}。", 4]);
  });

  it("saves the next version by button or key and is clean again", async () => {
    await open();
    await type("我村已收到{文号}。");
    window.dispatchEvent(new KeyboardEvent("keydown", { key: "s", ctrlKey: true, cancelable: true }));
    await settled();
    expect(last("save_template")).toEqual({ kind: "slip", body: "我村已收到{文号}。" });
    expect(last("keep_draft")).toEqual({ place: "template:slip", content: "" });
    expect([box().value, state.dirty.value]).toEqual(["我村已收到{文号}。", false]);
  });

  it("saves at once, whether or not the pages are drawn yet", async () => {
    await open();
    box().value = "我村已收到{文号}。";
    box().dispatchEvent(new Event("input"));
    await nextTick();
    window.dispatchEvent(new KeyboardEvent("keydown", { key: "s", ctrlKey: true, cancelable: true }));
    await settled();
    expect(bodies).toEqual(["已收到{文号}。", "我村已收到{文号}。"]);
  });

  it("looks at an old version without losing what is typed, and takes it", async () => {
    bodies = ["第一版{文号}。", "第二版{文号}。"];
    await open();
    await type("打到一半{文号}。");
    at("template-tab-versions").click();
    await settled();
    at("version-look-1").click();
    await settled();
    expect([at<HTMLTextAreaElement>("template-looked-body").value, last("preview_template")]).toEqual(["第一版{文号}。", { kind: "slip", body: "第一版{文号}。" }]);
    at("template-return").click();
    await settled();
    expect(box().value).toBe("打到一半{文号}。");
    at("version-take-1").click();
    await settled();
    expect(box().value).toBe("第一版{文号}。");
    at("template-give-back").click();
    await settled();
    expect(box().value).toBe("打到一半{文号}。");
  });

  it("goes back to the shipped text as a version", async () => {
    await open();
    at("template-reset").click();
    await settled();
    expect([bodies.length, box().value, at<HTMLButtonElement>("template-reset").disabled]).toEqual([2, SHIPPED, true]);
  });

  it("brings back a text that was not saved, and follows an undo where nothing was typed", async () => {
    answers.set("read_draft", () => ({ content: "没存完{文号}。" }));
    await open();
    expect(box().value).toBe("没存完{文号}。");
    at("template-discard").click();
    await settled();
    expect(box().value).toBe("已收到{文号}。");
    bodies = [];
    state.revision.value += 1;
    await settled();
    expect(box().value).toBe(SHIPPED);
  });
});

// 导入: a row put right in place. What is typed stays as typed, whatever answer comes when.
import { nextTick, reactive } from "vue";
import { describe, expect, it, vi } from "vitest";
import { at, mount } from "./mount";
import type { Field, IntakeRow } from "../src/wire";

vi.mock("../src/host", () => ({ ask: async () => [] }));
const { default: RowEditor } = await import("../src/intake/RowEditor.vue");

const field: Field = { key: "point", label: "采集点", group: "", input: "text", required: true, read_only: false, choices: [], article: null, help: null };
const row = (at: number, point: string): IntakeRow => ({ at, sheet: "一", row: at + 1, verdict: "confirm", take: "add", reasons: [], objections: [], fields: { point }, before: {}, original: {}, known: false, editable: true });

/** An editor whose answers come when the test lets them. */
async function editor() {
  const answers: ((judged: boolean) => void)[] = [];
  const correct = vi.fn((_at: number, _fields: unknown, _everywhere: boolean) => new Promise<boolean>((resolve) => answers.push(resolve)));
  const props = reactive({ row: row(0, "财所"), fields: [field], correct });
  await mount(RowEditor, props);
  const type = async (text: string) => {
    const input = at<HTMLInputElement>("field-point");
    input.value = text;
    input.dispatchEvent(new Event("input"));
    await nextTick();
  };
  const leave = async () => {
    at("field-point").dispatchEvent(new Event("focusout", { bubbles: true }));
    await nextTick();
  };
  const answer = async (which: number, judged: boolean, after?: IntakeRow) => {
    if (after) props.row = after;
    answers[which]?.(judged);
    await new Promise((done) => setTimeout(done));
  };
  return { props, correct, type, leave, answer, shown: () => at<HTMLInputElement>("field-point").value };
}

describe("a row that is put right", () => {
  it("keeps what is typed while the answer to less is on its way", async () => {
    const { type, leave, answer, shown, correct } = await editor();
    await type("");
    await leave();
    expect(shown()).toBe("");
    await type("财政");
    await answer(0, true, row(0, ""));
    expect(shown()).toBe("财政");
    await type("财政所");
    await leave();
    await answer(1, true, row(0, "财政所"));
    expect(shown()).toBe("财政所");
    expect(correct.mock.calls).toEqual([[0, { point: "" }, false], [0, { point: "财政所" }, false]]);
    await leave();
    expect(correct).toHaveBeenCalledTimes(2);
  });

  it("shows what the desk made of it once it is judged", async () => {
    const { type, leave, answer, shown } = await editor();
    await type("财政所 ");
    await leave();
    await answer(0, true, row(0, "财政所"));
    expect(shown()).toBe("财政所");
  });

  it("keeps the text where judging failed, and tries again", async () => {
    const { type, leave, answer, shown, correct } = await editor();
    await type("财政所");
    await leave();
    await answer(0, false);
    expect(shown()).toBe("财政所");
    await leave();
    expect(correct).toHaveBeenCalledTimes(2);
  });

  it("sends what was typed to the row it was typed into", async () => {
    const { props, type, shown, correct } = await editor();
    await type("财政所");
    props.row = row(1, "民政");
    await nextTick();
    expect(correct.mock.calls).toEqual([[0, { point: "财政所" }, false]]);
    expect(shown()).toBe("民政");
  });

  it("waits for the whole word where it goes to every row with the same", async () => {
    vi.useFakeTimers();
    const { type, leave, correct } = await editor();
    at<HTMLInputElement>("everywhere").click();
    await type("");
    vi.advanceTimersByTime(5000);
    expect(correct).not.toHaveBeenCalled();
    await type("财政所");
    await leave();
    vi.useRealTimers();
    expect(correct.mock.calls).toEqual([[0, { point: "财政所" }, true]]);
  });
});

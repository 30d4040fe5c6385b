// The road to the desk: what comes back when the desk says no, and when nothing comes back at all.
import { beforeEach, describe, expect, it, vi } from "vitest";

const ask = vi.fn();
vi.mock("../src/host", () => ({ ask: (...given: unknown[]): unknown => ask(...given) }));
const { call, No, objectionsOf, toNo } = await import("../src/call");
const { words } = await import("../src/text");

const REFUSED = { kind: "refused", objections: [{ field: "name", rule: "required", sentence: "职权名称不能为空，请填写。" }, { field: "", rule: "state", sentence: "现在不能保存。" }] };
const FAULT = { kind: "fault", code: "disk_full", what: "磁盘满了，没有存入。", safe: "原来的资料没有变。", todo: "请清理磁盘。", log_id: "L-7" };

beforeEach(() => {
  ask.mockReset();
});

describe("call", () => {
  it("sends the command with its request and gives the reply back as it is", async () => {
    ask.mockResolvedValue({ id: "1", sentence: "已保存" });
    expect(await call("save_record", { kind: "powers", id: null, fields: { name: "甲" } })).toEqual({ id: "1", sentence: "已保存" });
    expect(ask).toHaveBeenCalledWith("save_record", { kind: "powers", id: null, fields: { name: "甲" } });
  });

  it("rejects with the desk's own sentences", async () => {
    ask.mockRejectedValue(REFUSED);
    const no = await call("home", {}).catch((thrown: unknown) => thrown);
    expect(no).toBeInstanceOf(No);
    expect(objectionsOf(no).map((objection) => objection.field)).toEqual(["name", ""]);
    expect((no as Error).message).toBe("职权名称不能为空，请填写。\n现在不能保存。");
  });

  it("keeps a fault a fault, with its log id", async () => {
    ask.mockRejectedValue(FAULT);
    const no = await call("home", {}).catch(toNo);
    expect(no).toMatchObject({ answer: FAULT });
    expect(objectionsOf(FAULT)).toEqual([]);
  });

  it("knows a lock", () => expect(toNo({ kind: "locked", sentence: "请输入密码。" }).message).toBe("请输入密码。"));

  it.each([["a text", "IPC failed"], ["an error", new Error("boom")], ["nothing", undefined], ["half an answer", { kind: "refused" }], ["another kind", { kind: "odd", what: "x" }]])("makes a fault in Chinese of %s, and shows none of it", async (_, thrown) => {
    ask.mockRejectedValue(thrown);
    const { answer } = (await call("home", {}).catch(toNo)) as InstanceType<typeof No>;
    expect(answer).toEqual({ kind: "fault", code: "no_answer", what: words.fault.noAnswer, safe: words.fault.noAnswerSafe, todo: words.fault.noAnswerTodo, log_id: "" });
  });
});

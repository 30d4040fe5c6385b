// Typing in a cell of the grid: first key, Enter, Esc, and a Chinese input method.
import { ref } from "vue";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { useEditor } from "../src/kit/grid/useEditor";

const commit = vi.fn();
const dropped = vi.fn();
const cursor = ref({ row: 0, column: 0 });
const box = ref<HTMLTextAreaElement>();

function editor(editable = true) {
  return useEditor({ box, cursor, editable: () => editable, textAt: () => "旧", commit, dropped });
}

function key(name: string, more: KeyboardEventInit = {}): KeyboardEvent {
  return new KeyboardEvent("keydown", { key: name, cancelable: true, ...more });
}

beforeEach(() => {
  commit.mockReset();
  dropped.mockReset();
  box.value = document.createElement("textarea");
});

describe("a cell", () => {
  it("opens on the first character typed and hands over on Enter, which then moves on", () => {
    const cell = editor();
    cell.typed.value = "新";
    cell.onInput();
    expect(cell.editing.value).toBe(true);
    expect(cell.onKey(key("Enter"))).toBe(false);
    expect(commit).toHaveBeenCalledWith({ row: 0, column: 0 }, "新");
  });

  it("opens with its text on F2 and hands over nothing when nothing changed", () => {
    const cell = editor();
    cell.begin();
    expect(cell.typed.value).toBe("旧");
    cell.onKey(key("Tab"));
    expect(commit).not.toHaveBeenCalled();
  });

  it("gives what Esc drops back to whoever wants it", () => {
    const cell = editor();
    cell.begin("新");
    const event = key("Escape");
    expect(cell.onKey(event)).toBe(true);
    expect(event.defaultPrevented).toBe(true);
    expect([commit.mock.calls.length, dropped.mock.calls]).toEqual([0, [[{ row: 0, column: 0 }, "新"]]]);
  });

  it("takes no text where it cannot be changed", () => {
    const cell = editor(false);
    cell.typed.value = "新";
    cell.onInput();
    cell.begin();
    expect([cell.editing.value, cell.typed.value]).toEqual([false, ""]);
  });

  it("leaves every key of a composition to the input method", () => {
    const cell = editor();
    cell.onInput();
    cell.typed.value = "sheshi";
    for (const event of [key("Enter", { isComposing: true }), key("Process"), Object.defineProperty(key("Enter"), "keyCode", { value: 229 })]) {
      expect(cell.onKey(event)).toBe(true);
      expect([cell.editing.value, event.defaultPrevented]).toEqual([true, false]);
    }
    expect(commit).not.toHaveBeenCalled();
  });

  it("breaks the line on Alt+Enter", () => {
    const cell = editor();
    cell.begin("甲乙");
    box.value!.value = "甲乙";
    box.value!.setSelectionRange(1, 1);
    cell.onKey(key("Enter", { altKey: true }));
    expect(cell.typed.value).toBe("甲\n乙");
  });
});

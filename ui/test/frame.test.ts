// Back and forward, Esc, and keys that an input method owns.
import { describe, expect, it, vi } from "vitest";
import { adjust, back, begin, forward, go, here, type Place } from "../src/frame/history";
import { listenForEscape, pushEscape } from "../src/kit/escape";
import { isComposing, isCtrl, takesText } from "../src/kit/keys";

const HOME: Place = { page: "home" };
const POWERS: Place = { page: "register", kind: "powers" };
const RISKS: Place = { page: "register", kind: "risks" };

describe("the trail works like a browser's", () => {
  it("goes back and forward", () => {
    const trail = go(go(begin(HOME), POWERS), RISKS);
    expect(here(back(trail))).toEqual(POWERS);
    expect(here(forward(back(trail)))).toEqual(RISKS);
    expect(back(begin(HOME)).at).toBe(0);
    expect(forward(trail)).toBe(trail);
  });

  it("forgets what lay ahead once another way is taken", () => {
    const trail = go(back(go(begin(HOME), POWERS)), RISKS);
    expect(trail.places).toEqual([HOME, RISKS]);
  });

  it("counts the same place once", () => {
    const trail = go(begin(HOME), POWERS);
    expect(go(trail, { page: "register", kind: "powers" })).toBe(trail);
  });

  it("remembers a filter without a step", () => {
    const filtered: Place = { page: "register", kind: "powers", search: "宅基地" };
    const trail = go(adjust(go(begin(HOME), POWERS), filtered), RISKS);
    expect(here(back(trail))).toEqual(filtered);
    expect(trail.places).toHaveLength(3);
  });

  it("is not led back by a page that was left while it still read", () => {
    const trail = go(go(begin(HOME), { page: "returns" }), { page: "paper", paper: "p" });
    expect(adjust(trail, { page: "returns", quarter: "2026Q1" })).toBe(trail);
  });

  it("does not grow for ever", () => {
    let trail = begin(HOME);
    for (let step = 0; step < 300; step += 1) trail = go(trail, { page: "issue", signal: String(step) });
    expect([trail.places.length, here(trail)]).toEqual([100, { page: "issue", signal: "299" }]);
  });
});

describe("Esc", () => {
  it("closes the innermost thing and only that", () => {
    const stop = listenForEscape(window);
    const [outer, inner] = [vi.fn(), vi.fn()];
    const off = [pushEscape(outer), pushEscape(inner)];
    const press = (more: KeyboardEventInit = {}): void => void window.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", cancelable: true, ...more }));
    press();
    expect([outer.mock.calls.length, inner.mock.calls.length]).toEqual([0, 1]);
    press({ isComposing: true });
    expect(inner).toHaveBeenCalledTimes(1);
    off[1]?.();
    press();
    expect(outer).toHaveBeenCalledTimes(1);
    off[0]?.();
    stop();
  });
});

describe("keys and the input method", () => {
  it("knows a composition in all three dialects", () => {
    expect(isComposing({ key: "a", isComposing: true })).toBe(true);
    expect(isComposing({ key: "Enter", isComposing: false, keyCode: 229 })).toBe(true);
    expect(isComposing({ key: "Process" })).toBe(true);
    expect(isComposing({ key: "Enter", keyCode: 13 })).toBe(false);
  });

  it("fires no shortcut while composing", () => {
    expect(isCtrl({ key: "s", ctrlKey: true }, "s")).toBe(true);
    expect(isCtrl({ key: "s", ctrlKey: true, keyCode: 229 }, "s")).toBe(false);
    expect(isCtrl({ key: "s", ctrlKey: true, altKey: true }, "s")).toBe(false);
  });

  it("leaves Ctrl+Z to text fields, but not to the grid's waiting box", () => {
    const box = document.createElement("textarea");
    expect(takesText(box)).toBe(true);
    box.dataset["idle"] = "";
    expect(takesText(box)).toBe(false);
    const tick = document.createElement("input");
    tick.type = "checkbox";
    expect([takesText(tick), takesText(document.body), takesText(null)]).toEqual([false, false, false]);
  });
});

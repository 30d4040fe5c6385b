// what is typed is kept every five seconds, when the focus leaves, and not again while nothing changed.
import { createApp, defineComponent, h } from "vue";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

const kept = vi.hoisted(() => [] as { place: string; content: string }[]);
vi.mock("../src/state", () => ({
  keepText: (place: string, content: string) => {
    kept.push({ place, content });
    return Promise.resolve(true);
  },
}));
vi.mock("../src/frame/router", () => ({ beforeLeave: () => () => undefined }));

import { useDraft } from "../src/kit/form/useDraft";

describe("a half-typed form", () => {
  let typed = "";
  const app = () => createApp(defineComponent({ setup: () => (useDraft(() => "signals:new", () => typed), () => h("div")) }));

  beforeEach(() => {
    vi.useFakeTimers();
    kept.length = 0;
    typed = "";
  });
  afterEach(() => vi.useRealTimers());

  it("is never more than five seconds behind", async () => {
    const form = app();
    form.mount(document.createElement("div"));
    for (let second = 1; second <= 23; second += 1) {
      typed += "字";
      await vi.advanceTimersByTimeAsync(1000);
      const there = kept.at(-1)?.content.length ?? 0;
      expect(typed.length - there).toBeLessThanOrEqual(5);
    }
    expect(kept.length).toBe(4);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(kept.length).toBe(5);
    form.unmount();
  });

  it("is kept at once when the focus leaves or the page goes", async () => {
    const form = app();
    form.mount(document.createElement("div"));
    typed = "半";
    window.dispatchEvent(new Event("focusout"));
    await vi.advanceTimersByTimeAsync(0);
    expect(kept.at(-1)).toEqual({ place: "signals:new", content: "半" });
    typed = "半张";
    form.unmount();
    await vi.advanceTimersByTimeAsync(0);
    expect(kept.at(-1)?.content).toBe("半张");
  });
});

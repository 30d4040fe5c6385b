// 恢复码 in its boxes: typed without a pause, pasted whole, in full-width digits.
import { describe, expect, it } from "vitest";
import { digitsOf, spread } from "../src/lock/code";

const EMPTY = Array.from({ length: 8 }, () => "");

describe("the boxes of a recovery code", () => {
  it("take digits and nothing else", () => {
    expect(digitsOf("１２3 a-4　五5")).toBe("12345");
  });

  it("go on in the next one", () => {
    expect(spread(EMPTY, 0, "12345")).toEqual({ boxes: ["12345", ...EMPTY.slice(1)], at: 0 });
    expect(spread(EMPTY, 0, "123456")).toEqual({ boxes: ["123456", ...EMPTY.slice(1)], at: 1 });
    const whole = "123456234567345678456789567890678901789012890123";
    const pasted = spread(EMPTY, 0, whole);
    expect([pasted.boxes.join(""), pasted.at]).toEqual([whole, 7]);
    expect(spread(EMPTY, 7, "1234567").boxes[7]).toBe("123456");
  });

  it("stay where a full one is put right", () => {
    const full = ["123456", ...EMPTY.slice(1)];
    expect(spread(full, 0, "123457").at).toBe(0);
  });
});

// 待办 in parts and topics: a long topic buries nothing.
import { describe, expect, it } from "vitest";
import { inTopics, SHOWN, topicsOf } from "../src/home/todo";
import type { TodoGroup, TodoItem } from "../src/wire";

function lines(group: TodoGroup, topic: string, count: number): TodoItem[] {
  return Array.from({ length: count }, (_, at) => ({ group, topic, title: `${topic}${at}`, detail: "", due_on: null, days: null, kind: "duties", id: String(at), page: null }));
}

describe("todo", () => {
  it("folds a long topic and leaves a short one whole", () => {
    const items = [...lines("overdue", "预警处置", 2), ...lines("overdue", "责任分解", 35), ...lines("week", "责任分解", SHOWN + 1)];
    const [overdue, week] = inTopics(items, new Set());
    expect(overdue?.count).toBe(37);
    expect(overdue?.topics.map((block) => [block.topic, block.items.length, block.folded])).toEqual([["预警处置", 2, 0], ["责任分解", SHOWN, 35 - SHOWN]]);
    expect(week?.topics[0]?.folded).toBe(0);
    const opened = inTopics(items, new Set(["overdue:责任分解"]))[0]?.topics[1];
    expect([opened?.items.length, opened?.folded, opened?.open]).toEqual([35, 0, true]);
  });

  it("shows what passed before it was entered only when asked", () => {
    const items = [...lines("before_entry", "责任分解", 3), ...lines("today", "预警处置", 1)];
    const parts = inTopics(items, new Set());
    expect(parts.map((part) => part.group)).toEqual(["today", "before_entry"]);
    expect(parts[1]?.topics[0]?.items).toEqual([]);
    expect(inTopics(items, new Set(["before_entry:责任分解"]))[1]?.topics[0]?.items.length).toBe(3);
  });

  it("counts topics in the order in which they appear", () => {
    expect(topicsOf([...lines("today", "甲", 1), ...lines("week", "乙", 2), ...lines("later", "甲", 1)])).toEqual([{ topic: "甲", count: 2 }, { topic: "乙", count: 2 }]);
  });
});

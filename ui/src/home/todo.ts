// How the lines of 待办 are laid out: by part, then by topic, long topics folded so that they bury nothing. Never a date.
import type { TodoGroup, TodoItem } from "../wire";

const ORDER: readonly TodoGroup[] = ["overdue", "today", "week", "later", "before_entry"];
/** Lines of one topic that stand before the rest is folded away. */
export const SHOWN = 5;

/** A topic with how many lines it has. */
export interface Topic {
  topic: string;
  count: number;
}

/** The topics in the order in which they first appear. */
export function topicsOf(items: readonly TodoItem[]): Topic[] {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item.topic, (counts.get(item.topic) ?? 0) + 1);
  return [...counts].map(([topic, count]) => ({ topic, count }));
}

/** The lines of one topic in one part. */
export interface Block {
  key: string;
  topic: string;
  items: TodoItem[];
  folded: number;
  open: boolean;
}

/** A part of 待办. */
export interface Part {
  group: TodoGroup;
  count: number;
  topics: Block[];
}

/** The parts that have lines; of a topic whose key is not among `open` only the first few are shown, and of what passed
 * before it was entered none until it is asked for. */
export function inTopics(items: readonly TodoItem[], open: ReadonlySet<string>): Part[] {
  return ORDER.map((group) => {
    const own = items.filter((item) => item.group === group);
    const shown = group === "before_entry" ? 0 : SHOWN;
    const topics = topicsOf(own).map(({ topic }): Block => {
      const key = `${group}:${topic}`;
      const all = own.filter((item) => item.topic === topic);
      // One line more than the few is shown at once: a button in its place would save nothing.
      const folds = all.length > (shown === 0 ? 0 : shown + 1);
      const isOpen = folds && open.has(key);
      const lines = folds && !isOpen ? all.slice(0, shown) : all;
      return { key, topic, items: lines, folded: all.length - lines.length, open: isOpen };
    });
    return { group, count: own.length, topics };
  }).filter((part) => part.count > 0);
}

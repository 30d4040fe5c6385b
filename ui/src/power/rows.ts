// Rows of an editor that are inserted, moved and removed by keyboard as by mouse. Never checks what stands in them.
import { nextTick, type Ref } from "vue";
import type { Objection } from "../wire";
import { isComposing } from "../kit/keys";

/** Rows after one was put in behind a place; -1 is before the first. */
export function inserted<T>(rows: readonly T[], after: number, row: T): T[] {
  return [...rows.slice(0, after + 1), row, ...rows.slice(after + 1)];
}

/** Rows with one moved up or down; at the edge they stay as they are. */
export function moved<T>(rows: readonly T[], at: number, by: -1 | 1): T[] {
  const other = at + by;
  const [row, beside] = [rows[at], rows[other]];
  if (row === undefined || beside === undefined) return [...rows];
  return rows.map((one, place) => (place === at ? beside : place === other ? row : one));
}

/** Sentences against one part of one row: `steps.2.name`. */
export function against(objections: readonly Objection[], list: string, at: number, part: string): string[] {
  return objections.filter((one) => one.field === `${list}.${at}.${part}`).map((one) => one.sentence);
}

/** Keys and acts of an editor whose fields carry `data-row` and `data-part`. */
export function useRows<T>(rows: Ref<T[]>, root: Ref<HTMLElement | undefined>, blank: () => T) {
  async function focus(at: number, part: string): Promise<void> {
    await nextTick();
    const found = root.value?.querySelector<HTMLElement>(`[data-row="${at}"][data-part="${part}"]`);
    (found?.matches("input, textarea") ? found : found?.querySelector<HTMLElement>("input, textarea"))?.focus();
  }

  async function insert(after: number, part: string): Promise<void> {
    rows.value = inserted(rows.value, after, blank());
    await focus(after + 1, part);
  }

  async function move(at: number, by: -1 | 1, part: string): Promise<void> {
    const stays = at + by < 0 || at + by >= rows.value.length;
    rows.value = moved(rows.value, at, by);
    await focus(stays ? at : at + by, part);
  }

  async function remove(at: number, part: string): Promise<void> {
    rows.value = rows.value.filter((_, place) => place !== at);
    await focus(Math.min(at, rows.value.length - 1), part);
  }

  /** Enter, Alt+↑, Alt+↓, Alt+Delete, ↑ and ↓ in a field of a row. */
  function onKey(event: KeyboardEvent, first: string): void {
    const field = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-row]") : null;
    if (!field || event.defaultPrevented || isComposing(event) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const [at, part] = [Number(field.dataset.row), field.dataset.part ?? first];
    const run: { [key: string]: () => void } = event.altKey
      ? { ArrowUp: () => void move(at, -1, part), ArrowDown: () => void move(at, 1, part), Delete: () => void remove(at, part) }
      : { Enter: () => void insert(at, first), ArrowUp: () => void focus(at - 1, part), ArrowDown: () => void focus(at + 1, part) };
    const act = run[event.key];
    if (!act || (!event.altKey && event.key !== "Enter" && event.target instanceof HTMLTextAreaElement)) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  }
  return { insert, move, remove, onKey };
}

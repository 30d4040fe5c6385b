// Rows ticked for an act on several of them. Never kept over a change of the question.
import { ref } from "vue";

/** Ticked rows by id. */
export function useRowPicks(idAt: (row: number) => string | undefined) {
  const picked = ref<Set<string>>(new Set());
  let last = 0;

  function toggle(row: number): void {
    const id = idAt(row);
    if (id === undefined) return;
    last = row;
    const next = new Set(picked.value);
    if (!next.delete(id)) next.add(id);
    picked.value = next;
  }

  /** Shift: ticks everything from the last ticked row to this one. */
  function stretch(row: number): void {
    const next = new Set(picked.value);
    for (let at = Math.min(last, row); at <= Math.max(last, row); at += 1) {
      const id = idAt(at);
      if (id !== undefined) next.add(id);
    }
    picked.value = next;
  }

  function clear(): void {
    picked.value = new Set();
  }

  return { picked, toggle, stretch, clear };
}

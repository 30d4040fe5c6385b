// Presses and pulls on the grid's cells. Never moves anything itself: it says which cell was meant.
import type { Ref } from "vue";
import type { Cell } from "./cursor";

/** What the pointer has to know of its grid. */
export interface PointerSite {
  box: Ref<HTMLElement | undefined>;
  cursor: Ref<Cell>;
  anchor: Ref<Cell | null>;
  editing: () => boolean;
  /** Ends what is being typed and takes the focus. */
  settle: () => void;
}

/** The cell under an event; a press on the number column means the row. */
export function cellOf(event: Event, column: number): Cell | null {
  const target = event.target instanceof Element ? event.target : null;
  const row = target?.closest<HTMLElement>("[data-row]")?.dataset["row"];
  const found = target?.closest<HTMLElement>("[data-cell]")?.dataset["cell"];
  return row === undefined ? null : { row: Number(row), column: found === undefined ? column : Number(found) };
}

/** The event belongs to a tick box, not to the cell under it. */
export function onTick(event: Event): boolean {
  return event.target instanceof HTMLInputElement && event.target.type === "checkbox";
}

/** Handlers of the pointer's events. */
export function usePointer(site: PointerSite) {
  function onPress(event: PointerEvent): void {
    if (event.target === site.box.value || onTick(event)) return;
    const cell = cellOf(event, site.cursor.value.column);
    if (!cell) return;
    event.preventDefault();
    site.settle();
    if (event.shiftKey) site.anchor.value ??= site.cursor.value;
    else if (event.button === 0) site.anchor.value = null;
    site.cursor.value = cell;
  }

  function onDrag(event: PointerEvent): void {
    if (event.buttons !== 1 || site.editing()) return;
    const cell = cellOf(event, site.cursor.value.column);
    if (!cell || (cell.row === site.cursor.value.row && cell.column === site.cursor.value.column)) return;
    site.anchor.value ??= site.cursor.value;
    site.cursor.value = cell;
  }

  return { onPress, onDrag };
}

// Typing in a cell. One text box is always under the cursor cell, so that an input method composes in
// the real place from its first key. Never saves: it hands the text over.
import { computed, nextTick, ref, type Ref } from "vue";
import { isComposing } from "../keys";
import type { Cell } from "./cursor";

/** What the editor has to know of its grid. */
export interface EditorSite {
  box: Ref<HTMLTextAreaElement | undefined>;
  cursor: Ref<Cell>;
  editable: (cell: Cell) => boolean;
  textAt: (cell: Cell) => string;
  commit: (cell: Cell, text: string) => void;
  dropped: (cell: Cell, text: string) => void;
}

/** Editing of the cursor cell. */
export function useEditor(site: EditorSite) {
  const editing = ref(false);
  const typed = ref("");
  const canEdit = computed(() => site.editable(site.cursor.value));

  /** Shows the editor with the cell's text, or with a text that was dropped before. */
  function begin(text = site.textAt(site.cursor.value)): void {
    if (!canEdit.value) return;
    editing.value = true;
    typed.value = text;
    void nextTick(() => site.box.value?.setSelectionRange(text.length, text.length));
  }

  /** Hands over what was typed, if it differs. */
  function finish(): void {
    if (!editing.value) return;
    const cell = site.cursor.value;
    const text = typed.value;
    editing.value = false;
    typed.value = "";
    if (text !== site.textAt(cell)) site.commit(cell, text);
  }

  /** Esc: the cell keeps its old text; what was typed can be had back. */
  function drop(): void {
    const text = typed.value;
    const cell = site.cursor.value;
    editing.value = false;
    typed.value = "";
    if (text !== "" && text !== site.textAt(cell)) site.dropped(cell, text);
  }

  /** The first character, or the first key of a composition, opens the editor in place of the old text. */
  function onInput(): void {
    if (canEdit.value) editing.value = true;
    else typed.value = "";
  }

  /** A key while editing; true when it is done with. Enter inside a composition belongs to the input method. */
  function onKey(event: KeyboardEvent): boolean {
    if (isComposing(event)) return true;
    if (!editing.value) return false;
    if (event.key === "Escape") {
      drop();
      event.preventDefault();
      return true;
    }
    if (event.key === "Enter" && event.altKey) {
      const box = site.box.value;
      const at = box?.selectionStart ?? typed.value.length;
      typed.value = `${typed.value.slice(0, at)}\n${typed.value.slice(box?.selectionEnd ?? at)}`;
      event.preventDefault();
      return true;
    }
    if (event.key === "Enter" || event.key === "Tab") {
      finish();
      return false;
    }
    return true;
  }

  return { editing, typed, canEdit, begin, finish, onInput, onKey };
}

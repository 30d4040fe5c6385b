// Esc closes the innermost thing and only that. Never does anything that loses text: a handler here
// may close, collapse or leave, not delete or discard.
import { onBeforeUnmount, onMounted, watch } from "vue";
import { isComposing } from "./keys";

const stack: (() => void)[] = [];

/** Puts a handler on top; returns how to take it off. */
export function pushEscape(handler: () => void): () => void {
  stack.push(handler);
  return () => {
    const at = stack.lastIndexOf(handler);
    if (at >= 0) stack.splice(at, 1);
  };
}

/** Runs the innermost handler; false when there is none. */
export function runEscape(): boolean {
  const top = stack[stack.length - 1];
  top?.();
  return top !== undefined;
}

/** Listens for Esc on the window; called once. Returns how to stop. */
export function listenForEscape(target: Window): () => void {
  const listener = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || event.defaultPrevented || isComposing(event)) return;
    if (runEscape()) event.preventDefault();
  };
  target.addEventListener("keydown", listener);
  return () => target.removeEventListener("keydown", listener);
}

/** While `open` holds (or while mounted), Esc calls `close`. */
export function useEscape(close: () => void, open?: () => boolean): void {
  let off: (() => void) | null = null;
  const set = (on: boolean): void => {
    off?.();
    off = on ? pushEscape(close) : null;
  };
  if (open) watch(open, set, { immediate: true });
  else onMounted(() => set(true));
  onBeforeUnmount(() => set(false));
}

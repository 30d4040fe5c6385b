// Keys of the page that is shown. Never fires while an input method composes.
import { onBeforeUnmount, onMounted } from "vue";
import { isCtrl } from "../kit/keys";

/** What a page does on a key; the frame keeps the keys that work everywhere. */
export interface PageKeys {
  new?: () => unknown;
  save?: () => unknown;
  search?: () => unknown;
  print?: () => unknown;
  /** What the record that is shown is for: 签发 of a signal. */
  act?: () => unknown;
}

const KEYS: [keyof PageKeys, string][] = [["new", "n"], ["save", "s"], ["search", "f"], ["print", "p"], ["act", "i"]];

/** Ctrl+N, Ctrl+S, Ctrl+F, Ctrl+P and Ctrl+I for as long as the page stands. */
export function useShortcuts(keys: PageKeys): void {
  const listener = (event: KeyboardEvent): void => {
    const found = KEYS.find(([name, key]) => keys[name] !== undefined && isCtrl(event, key));
    if (!found) return;
    event.preventDefault();
    keys[found[0]]?.();
  };
  onMounted(() => window.addEventListener("keydown", listener));
  onBeforeUnmount(() => window.removeEventListener("keydown", listener));
}

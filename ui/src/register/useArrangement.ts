// Column widths, order and hidden columns of one list, remembered by the desk. Never in the browser.
import { ref, watch } from "vue";
import { readArrangement, unarranged } from "../kit/grid/columns";
import { keepText, keptText } from "../state";
import type { Kind } from "../wire";

/** The arrangement of a list; `ready` turns true once it has been read. */
export function useArrangement(kind: Kind) {
  const place = `grid:${kind}`;
  const arrangement = ref(unarranged());
  const ready = ref(false);
  let wait: ReturnType<typeof setTimeout> | undefined;

  void keptText(place).then((text) => {
    arrangement.value = readArrangement(text);
    ready.value = true;
    watch(arrangement, (now) => {
      clearTimeout(wait);
      wait = setTimeout(() => void keepText(place, JSON.stringify(now)), 600);
    });
  });
  return { arrangement, ready };
}

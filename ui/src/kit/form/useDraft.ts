// Half-typed text survives a power cut: kept every five seconds, when the focus leaves, and before the
// window moves on. Never kept in the browser: the desk keeps it, in the encrypted file.
import { onBeforeUnmount, onMounted, ref } from "vue";
import { beforeLeave } from "../../frame/router";
import { keepText } from "../../state";

const EVERY = 5000;

/** Keeps what `content` gives at `place`; an empty text removes the draft. */
export function useDraft(place: () => string, content: () => string) {
  const keptAt = ref<string | null>(null);
  let last: { place: string; content: string } | null = null;

  async function flush(): Promise<void> {
    const now = { place: place(), content: content() };
    if (last?.place === now.place && last.content === now.content) return;
    if (now.content === "" && (last === null || last.place !== now.place)) return;
    last = now;
    const kept = await keepText(now.place, now.content);
    const clock = new Date().toTimeString().slice(0, 5);
    keptAt.value = kept && now.content !== "" ? clock : null;
  }

  /** The draft has been used up: saved or not wanted. What was at a place that has been left is told by it. */
  async function forget(at: string = place()): Promise<void> {
    last = { place: at, content: "" };
    keptAt.value = null;
    await keepText(at, "");
  }

  let timer: ReturnType<typeof setInterval> | undefined;
  let unguard: (() => void) | undefined;
  const blurred = (): void => void flush();
  onMounted(() => {
    timer = setInterval(blurred, EVERY);
    unguard = beforeLeave(flush);
    window.addEventListener("focusout", blurred);
    window.addEventListener("pagehide", blurred);
  });
  onBeforeUnmount(() => {
    clearInterval(timer);
    unguard?.();
    window.removeEventListener("focusout", blurred);
    window.removeEventListener("pagehide", blurred);
    void flush();
  });
  return { keptAt, flush, forget };
}

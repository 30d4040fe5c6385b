// Sentences that pass by. Never the only place where an error is told.
import { ref } from "vue";

/** One sentence, maybe with a button. */
export interface Toast {
  id: number;
  sentence: string;
  action: { label: string; run: () => void } | null;
}

/** What is shown now, the newest last. */
export const toasts = ref<Toast[]>([]);

const STAYS = 8000;
let last = 0;

/** Shows a sentence for eight seconds. Of those with a button only the newest stays: 撤销 means the last act. */
export function toast(sentence: string, action: Toast["action"] = null): void {
  const id = ++last;
  const before = toasts.value.filter((one) => action === null || one.action === null);
  toasts.value = [...before.slice(-2), { id, sentence, action }];
  setTimeout(() => dismiss(id), STAYS);
}

/** Takes a sentence away. */
export function dismiss(id: number): void {
  toasts.value = toasts.value.filter((one) => one.id !== id);
}

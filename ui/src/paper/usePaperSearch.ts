// 查找文字 in a preview: the words of the whole paper, the hits, and which one is shown. Never draws, and
// never asks for words before something is looked for.
import { computed, ref, shallowRef, watch, type Ref } from "vue";
import { attempt } from "../state";
import type { PageWords } from "../wire";
import { find, firstFrom, indexOf, type Hit } from "./search";

/** What the search works on. */
export interface Searched {
  /** Words of the pages that are there already. */
  loaded: Ref<readonly PageWords[]>;
  /** Pages of the whole paper. */
  total: Ref<number>;
  /** The page that is looked at, from 1. */
  at: Ref<number>;
  /** Reads the words of every page. */
  readAll: () => Promise<PageWords[]>;
  /** Brings a hit into sight. */
  show: (hit: Hit) => Promise<void>;
}

/** The search of one preview. */
export function usePaperSearch(searched: Searched) {
  const open = ref(false);
  const text = ref("");
  const current = ref(0);
  const all = shallowRef<readonly PageWords[] | null>(null);
  const index = computed(() => indexOf(all.value ?? searched.loaded.value));
  const hits = computed(() => (open.value ? find(index.value, text.value) : []));
  let reading: Promise<void> | null = null;

  async function ready(): Promise<void> {
    if (all.value !== null || searched.loaded.value.length >= searched.total.value) return;
    reading ??= attempt(searched.readAll).then((words) => {
      if (reading && words) all.value = words;
      reading = null;
    });
    await reading;
  }

  async function go(by: number): Promise<void> {
    await ready();
    if (hits.value.length === 0) return;
    current.value = (current.value + by + hits.value.length) % hits.value.length;
    const hit = hits.value[current.value];
    if (hit) await searched.show(hit);
  }

  watch([text, open], async () => {
    if (!open.value || text.value.trim() === "") return;
    const wanted = text.value;
    await ready();
    if (wanted !== text.value) return;
    current.value = firstFrom(hits.value, searched.at.value - 1);
    await go(0);
  });

  /** The paper is another one: its words are to be read anew. */
  function forget(): void {
    reading = null;
    all.value = null;
    current.value = 0;
  }

  return { open, text, current, hits, go, forget };
}

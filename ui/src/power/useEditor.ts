// What the editors of a power share: read, draft, save as one act, objections at their rows. Never a rule.
import { computed, onBeforeUnmount, ref, watch, type Ref } from "vue";
import { call, objectionsOf } from "../call";
import { useDraft } from "../kit/form/useDraft";
import { attempt, dirty, keptText, revision, tell, toastUndo } from "../state";
import type { Objection, PowerView, Saved } from "../wire";

/** Reads rows kept as a draft; anything unreadable is no draft. */
export function readRows<T>(text: string | null): T[] | null {
  if (text === null || text === "") return null;
  try {
    const kept: unknown = JSON.parse(text);
    return Array.isArray(kept) ? (kept as T[]) : null;
  } catch {
    return null;
  }
}

/** An editor of some rows of a power. `power` changes when another one is shown. */
export function useEditor<T>(options: { name: string; power: () => string; pick: (view: PowerView) => T[]; write: (power: string, rows: T[]) => Promise<Saved> }) {
  const view = ref<PowerView | null>(null);
  const rows = ref([]) as Ref<T[]>;
  const stored = ref("[]");
  const objections = ref<Objection[]>([]);
  const saving = ref(false);
  const restored = ref(false);
  const isDirty = computed(() => JSON.stringify(rows.value) !== stored.value);
  /** The power whose rows are here; another one that is asked for comes when it is read. */
  const place = (): string => `${options.name}:${view.value?.power ?? options.power()}`;
  const draft = useDraft(place, () => (isDirty.value ? JSON.stringify(rows.value) : ""));
  let reading = 0;

  async function load(): Promise<void> {
    reading += 1;
    const mine = reading;
    const read = await attempt(() => call("read_power", { power: options.power() }));
    const kept = readRows<T>(await keptText(`${options.name}:${options.power()}`));
    if (mine !== reading || !read) return;
    // What was typed while it was being read stays.
    const since = view.value?.power === read.power && isDirty.value ? rows.value : null;
    void draft.flush();
    view.value = read;
    stored.value = JSON.stringify(options.pick(read));
    rows.value = since ?? kept ?? (JSON.parse(stored.value) as T[]);
    restored.value = since === null && kept !== null && isDirty.value;
    objections.value = [];
  }

  async function save(): Promise<void> {
    if (saving.value || !isDirty.value) return;
    saving.value = true;
    const [at, sent] = [place(), JSON.stringify(rows.value)];
    try {
      const saved = await options.write(view.value?.power ?? options.power(), rows.value);
      if (at === place()) stored.value = sent;
      restored.value = false;
      await draft.forget(at);
      void toastUndo(saved.sentence);
      await load();
    } catch (thrown) {
      objections.value = objectionsOf(thrown);
      if (objections.value.length === 0) tell(thrown);
    } finally {
      saving.value = false;
    }
  }

  async function discard(): Promise<void> {
    rows.value = JSON.parse(stored.value) as T[];
    restored.value = false;
    objections.value = [];
    await draft.forget();
  }

  watch(options.power, () => void load(), { immediate: true });
  watch(revision, () => {
    if (!saving.value && !isDirty.value) void load();
  });
  watch(isDirty, (now) => (dirty.value = now));
  // What was said stands against the rows as they were.
  watch(rows, () => (objections.value = []));
  onBeforeUnmount(() => (dirty.value = false));
  return { view, rows, objections, saving, restored, isDirty, draft, save, discard };
}

// The texts of one record while they are being changed: read, kept as a draft, checked, saved. What is typed while the
// desk is answering is never lost and never called saved. Never judges: objections and remarks come from the desk.
import { computed, onBeforeUnmount, ref, watch } from "vue";
import { call, objectionsOf } from "../call";
import { useDraft } from "../kit/form/useDraft";
import { changes, readValues, worthSaying, type Values } from "../kit/form/values";
import { act, attempt, dirty, keptText, revision, tell, toastUndo } from "../state";
import type { Objection, Record as RegisterRecord, Saved, Shape } from "../wire";

/** The record that is asked for; `null` is one that is not there yet and begins with `seed`. */
export interface Wanted {
  shape: () => Shape;
  id: () => string | null;
  seed: () => Values;
  /** It was saved and is still the one in the form. */
  saved: (id: string) => void;
  /** It was refused: the field that the first sentence stands at. */
  refused: (field: string) => void;
}

/** The form of the wanted record. It holds another one until the wanted one is read. */
export function useRecordForm(wanted: Wanted) {
  /** The record whose texts are in the form. */
  const held = ref<string | null>(wanted.id());
  /** How often another record was taken into the form. */
  let turns = 0;
  /** What is in the form is that record's; a kept draft of it is older then. */
  let taken = false;
  const record = ref<RegisterRecord | null>(null);
  const stored = ref<Values>({});
  const values = ref<Values>({});
  const objections = ref<Objection[]>([]);
  const remarks = ref<Objection[]>([]);
  const touched = ref(new Set<string>());
  const tried = ref(false);
  const saving = ref(false);
  const restored = ref(false);
  /** Nothing has been read yet: there is no text to type behind. */
  const blank = ref(wanted.id() !== null);

  const changed = computed(() => changes(values.value, stored.value));
  const isDirty = computed(() => Object.keys(changed.value).length > 0);
  const readonly = computed(() => !wanted.shape().can_edit || record.value?.deleted === true);
  const said = computed(() => worthSaying(objections.value, touched.value, tried.value));
  const begin = (): Values => (held.value === null ? wanted.seed() : {});
  /** What was typed beyond what a new record begins with; the next one may begin with other texts. */
  const typed = computed(() => changes(values.value, { ...stored.value, ...begin() }));
  const place = (): string => `record:${wanted.shape().kind}:${held.value ?? "new"}`;
  const draft = useDraft(place, () => (Object.keys(typed.value).length > 0 && !readonly.value ? JSON.stringify(typed.value) : ""));
  let wait: ReturnType<typeof setTimeout> | undefined;
  let reading = 0;
  let arrival = Promise.resolve();

  /** Another record takes the form; what was typed into the one before is kept. */
  function hold(id: string | null): void {
    void draft.flush();
    turns += 1;
    taken = false;
    held.value = id;
    record.value = null;
    stored.value = {};
    values.value = { ...begin() };
    remarks.value = [];
    restored.value = false;
    say([]);
  }

  function say(refused: Objection[]): void {
    objections.value = refused;
    touched.value = new Set(Object.keys(typed.value));
    tried.value = refused.length > 0;
  }

  async function load(): Promise<void> {
    reading += 1;
    const mine = reading;
    const id = wanted.id();
    if (id === null && held.value !== null) hold(null);
    const read = id === null ? null : await attempt(() => call("read_record", { kind: wanted.shape().kind, id }));
    if (mine !== reading || read === undefined) return;
    const known = read?.deleted === true || (taken && id === held.value);
    const kept = known ? null : readValues(await keptText(`record:${wanted.shape().kind}:${id ?? "new"}`));
    if (mine !== reading) return;
    if (id !== held.value) hold(id);
    const since = typed.value;
    record.value = read;
    stored.value = read?.fields ?? {};
    values.value = { ...stored.value, ...begin(), ...kept, ...since };
    remarks.value = read?.remarks ?? [];
    restored.value = (restored.value || kept !== null) && isDirty.value;
    [blank.value, taken] = [false, true];
    say([]);
  }

  async function check(): Promise<void> {
    const mine = reading;
    const request = { kind: wanted.shape().kind, id: held.value, fields: changed.value };
    const found = await call("check_record", request).catch(() => null);
    const known = await call("hint_record", request).catch(() => null);
    if (mine !== reading) return;
    if (found) objections.value = found;
    if (known) remarks.value = [...(record.value?.remarks ?? []).filter((remark) => !(remark.field in request.fields)), ...known];
  }

  function touch(key: string): void {
    touched.value = new Set([...touched.value, key]);
    clearTimeout(wait);
    wait = setTimeout(() => void check(), 400);
  }

  async function save(): Promise<void> {
    if (saving.value || readonly.value || blank.value || !isDirty.value) return;
    clearTimeout(wait);
    saving.value = true;
    const [turn, own, sent] = [turns, place(), { ...values.value }];
    try {
      const saved = await act("save_record", { kind: wanted.shape().kind, id: held.value, fields: changed.value });
      await draft.forget(own);
      void toastUndo(saved.sentence);
      if (turn === turns) settle(saved, sent);
      if (saved.id === wanted.id() || turn !== turns) await load();
    } catch (thrown) {
      const refused = objectionsOf(thrown);
      if (refused.length === 0 || turn !== turns) tell(thrown);
      else {
        say(refused);
        const first = refused.find((objection) => objection.field !== "");
        if (first) wanted.refused(first.field);
      }
    } finally {
      saving.value = false;
    }
  }

  /** What was sent is stored; what was typed meanwhile is not. */
  function settle(saved: Saved, sent: Values): void {
    held.value = saved.id;
    stored.value = sent;
    tried.value = false;
    wanted.saved(saved.id);
  }

  async function discard(): Promise<void> {
    values.value = { ...stored.value, ...begin() };
    restored.value = false;
    await draft.forget();
  }

  watch(() => [wanted.shape().kind, wanted.id()], () => void (arrival = load()), { immediate: true });
  watch(revision, () => {
    if (!saving.value && !isDirty.value) void load();
  });
  watch(isDirty, (now) => (dirty.value = now), { immediate: true });
  onBeforeUnmount(() => {
    clearTimeout(wait);
    dirty.value = false;
  });
  /** Settles when the wanted record is in the form. */
  const arrived = (): Promise<void> => arrival;
  return { record, values, remarks, said, saving, restored, blank, isDirty, readonly, draft, touch, save, discard, arrived };
}

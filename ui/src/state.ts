// What every page shares: where the program stands, the shapes, the fault that is being told, and how
// an act is carried out. Never a rule; never kept anywhere but in the desk.
import { computed, ref, shallowRef, watch, type ShallowRef } from "vue";
import { call, objectionsOf, toNo, type Command } from "./call";
import { toast } from "./kit/toast";
import { words } from "./text";
import type { Answer, AppStatus, Commands, Field, Kind, Objection, Shape, Shapes, UndoState } from "./wire";

/** Where the program stands; null until the first answer. */
export const status = shallowRef<AppStatus | null>(null);
/** Every register's columns and fields. */
export const shapes = shallowRef<Shapes | null>(null);
/** Grows with every act, so that lists know they are stale. */
export const revision = ref(0);
/** The fault being told, if any. */
export const fault = shallowRef<Extract<Answer, { kind: "fault" | "locked" }> | null>(null);
/** What Ctrl+Z and Ctrl+Y would do. */
export const undoState = shallowRef<UndoState>({ undo: null, redo: null });
/** Something typed is not saved yet. */
export const dirty = ref(false);
/** Acts under way. */
export const working = ref(0);
/** Size of text, 1 to 1.5. */
export const scale = ref(1);

/** Settings form fields. */
export const officeFields = computed<Field[]>(() => shapes.value?.office ?? []);

/** The shape of a register. */
export function shapeOf(kind: Kind): Shape | undefined {
  return shapes.value?.registers.find((shape) => shape.kind === kind);
}

/** Shows a fault; a refusal or a lock that no form caught is shown as well, never swallowed. */
export function tell(thrown: unknown): void {
  const { answer } = toNo(thrown);
  if (answer.kind === "refused") toast(answer.objections.map((objection) => objection.sentence).join("　"));
  else if (answer.kind === "locked" && status.value?.state === "open") void lookAgain(answer);
  else fault.value = answer;
}

/** The desk says that it is locked though the page thought it open: where it is, the page of 解锁 says enough. */
async function lookAgain(answer: Extract<Answer, { kind: "locked" }>): Promise<void> {
  status.value = await call("app_status", {}).catch(() => status.value);
  if (status.value?.state === "open") fault.value = answer;
}

/** Runs something for a page and tells what went wrong; undefined when it did. */
export async function attempt<T>(run: () => Promise<T>): Promise<T | undefined> {
  try {
    return await run();
  } catch (thrown) {
    tell(thrown);
    return undefined;
  }
}

/** A form that does one thing at a time. `guarded` runs it: what the desk refuses stands in `objections`, anything else that
 * goes wrong is told; a second press while it runs does nothing. */
export function useGuard() {
  const busy = ref(false);
  const objections = shallowRef<Objection[]>([]);
  async function guarded(run: () => Promise<void>): Promise<void> {
    if (busy.value) return;
    busy.value = true;
    objections.value = [];
    try {
      await run();
    } catch (thrown) {
      objections.value = objectionsOf(thrown);
      if (objections.value.length === 0) tell(thrown);
    } finally {
      busy.value = false;
    }
  }
  return { busy, objections, guarded };
}

/** What the desk says of a record, read again whenever another record is shown or anything was changed. What was read
 * stays until the next answer is there, and where reading failed; an answer that comes behind a later question is let go. */
export function useReading<T>(id: () => string, read: (id: string) => Promise<T>): ShallowRef<T | null> {
  const reading = shallowRef<T | null>(null);
  let asked = 0;
  watch([id, revision], async () => {
    asked += 1;
    const mine = asked;
    const answer = await attempt(() => read(id()));
    if (mine === asked && answer !== undefined) reading.value = answer;
  }, { immediate: true });
  return reading;
}

/** Carries out an act that changes something: lists become stale, undo is asked anew. */
export async function act<K extends Command>(command: K, request: Commands[K]["request"]): Promise<Commands[K]["reply"]> {
  working.value += 1;
  try {
    const reply = await call(command, request);
    revision.value += 1;
    void refreshUndo();
    return reply;
  } finally {
    working.value -= 1;
  }
}

/** Asks what undo and redo would do. */
export async function refreshUndo(): Promise<void> {
  try {
    undoState.value = await call("undo_state", {});
  } catch {
    // Without an office there is nothing to undo; the buttons are then off.
    undoState.value = { undo: null, redo: null };
  }
}

/** 撤销 or 重做; the sentence says what came back. */
export async function stepBack(which: "undo" | "redo"): Promise<void> {
  await refreshUndo();
  if (undoState.value[which] === null) {
    toast(which === "undo" ? words.undo.nothingUndo : words.undo.nothingRedo);
    return;
  }
  const done = await attempt(() => act(which, {}));
  if (done) toast(done.sentence, which === "undo" ? { label: words.undo.redo, run: () => void stepBack("redo") } : null);
}

/** Tells what was done, with 撤销 beside it where it can be undone: issuing and voiding cannot. */
export async function toastUndo(sentence: string): Promise<void> {
  await refreshUndo();
  toast(sentence, undoState.value.undo === null ? null : { label: words.undo.undo, run: () => void stepBack("undo") });
}

/** Reads what every page needs. */
export async function start(): Promise<void> {
  status.value = await call("app_status", {});
  // A locked office tells nothing, not even its forms.
  if (status.value.state === "locked") return;
  shapes.value = await call("shapes", {});
  if (status.value.state === "open") {
    const kept = await keptText("window:scale");
    const factor = Number(kept ?? "1");
    if (factor >= 1 && factor <= 1.5) scale.value = factor;
    await refreshUndo();
  }
}

/** What was kept at a place; null when nothing was or it cannot be read now. */
export async function keptText(place: string): Promise<string | null> {
  try {
    return (await call("read_draft", { place })).content;
  } catch {
    return null;
  }
}

/** Keeps text at a place; empty removes it. Returns whether it is kept. */
export async function keepText(place: string, content: string): Promise<boolean> {
  try {
    await call("keep_draft", { place, content });
    return true;
  } catch {
    return false;
  }
}

// The one trail of the window. Never asks the desk: pages do.
import { computed, ref } from "vue";
import * as history from "./history";
import type { Place } from "./history";

const trail = ref(history.begin({ page: "home" }));
/** Grows with every move, so that a page begins anew each time it is come to. */
export const visit = ref(0);
const guards = new Set<() => Promise<void> | void>();

/** Where the window stands. */
export const place = computed<Place>(() => history.here(trail.value));
/** There is somewhere to go back to. */
export const canBack = computed(() => trail.value.at > 0);
/** There is somewhere to go forward to. */
export const canForward = computed(() => trail.value.at < trail.value.places.length - 1);

/** Calls `leave` before every move, so that half-typed text can be kept; returns how to stop. */
export function beforeLeave(leave: () => Promise<void> | void): () => void {
  guards.add(leave);
  return () => guards.delete(leave);
}

/** Keeps whatever is half-typed, without going anywhere. */
export async function leaveAll(): Promise<void> {
  for (const guard of guards) await guard();
}

async function move(next: history.Trail): Promise<void> {
  if (next === trail.value) return;
  await leaveAll();
  trail.value = next;
  visit.value += 1;
}

/** Goes to a place. */
export function goTo(next: Place): Promise<void> {
  return move(history.go(trail.value, next));
}

/** Remembers how the present place looks; only the page that stands there may. */
export function adjust(next: Place): void {
  trail.value = history.adjust(trail.value, next);
}

export function goBack(): Promise<void> {
  return move(history.back(trail.value));
}

export function goForward(): Promise<void> {
  return move(history.forward(trail.value));
}

/** Another office, another trail. */
export function beginAnew(): void {
  trail.value = history.begin({ page: "home" });
  visit.value += 1;
}

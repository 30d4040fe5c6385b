// 锁定 as the page takes part in it: says that somebody is here, keeps the drafts before the office is locked,
// and locks at a key. Never the lock itself: that is the desk's.
import { call } from "../call";
import { leaveAll } from "../frame/router";
import { onLock } from "../host";
import { isCtrl } from "../kit/keys";
import { attempt, status } from "../state";
import type { LockCause } from "../wire";

/** Between two words that somebody is here. */
const EVERY = 15_000;
const CAUSES: readonly LockCause[] = ["start", "hand", "idle", "sleep"];

/** There is an office open that can be locked. */
export function lockable(): boolean {
  return status.value?.state === "open" && !status.value.training;
}

/** Keeps every half-typed text, then locks. */
export async function lockNow(cause: LockCause): Promise<void> {
  if (!lockable()) return;
  await leaveAll();
  const now = await attempt(() => call("lock_office", { cause }));
  if (now) status.value = now;
}

/** Watches the keyboard and the mouse, and listens to the desk's clock; returns how to stop. */
export function guard(target: Window): () => void {
  let told = 0;
  const here = (): void => {
    const now = performance.now();
    if (!lockable() || now - told < EVERY) return;
    told = now;
    void call("still_here", {}).catch(() => undefined);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (!isCtrl(event, "l") || event.defaultPrevented || !lockable()) return;
    event.preventDefault();
    void lockNow("hand");
  };
  const signs = ["keydown", "pointerdown", "pointermove", "wheel"] as const;
  for (const sign of signs) target.addEventListener(sign, here, { passive: true });
  target.addEventListener("keydown", onKey);
  let off: (() => void) | undefined;
  let over = false;
  const due = (text: string): void => void lockNow(CAUSES.find((one) => one === text) ?? "idle");
  const locked = (): void => void attempt(async () => (status.value = await call("app_status", {})));
  void onLock(due, locked).then((stop) => (over ? stop() : (off = stop))).catch(() => undefined);
  return () => {
    over = true;
    off?.();
    for (const sign of signs) target.removeEventListener(sign, here);
    target.removeEventListener("keydown", onKey);
  };
}

// How far the wizard has come. Never trusts what it reads, and never keeps the tick: it is given afresh.
import type { Values } from "../kit/form/values";

/** Steps of the wizard. */
export const STEPS = 5;
/** The step of 口令 and 恢复码: the office is founded in it. */
export const KEYS = 2;

/** A wizard left half-way. */
export interface Progress {
  step: number;
  values: Values;
}

/** Reads kept progress; anything unreadable is a fresh start. */
export function readProgress(text: string | null): Progress | null {
  if (text === null || text === "") return null;
  try {
    const kept = JSON.parse(text) as Partial<Progress> | null;
    if (!kept || typeof kept.step !== "number" || typeof kept.values !== "object" || kept.values === null) return null;
    const values = Object.fromEntries(Object.entries(kept.values).filter((entry): entry is [string, string] => typeof entry[1] === "string"));
    return { step: Math.max(0, Math.min(STEPS - 1, Math.floor(kept.step))), values };
  } catch {
    return null;
  }
}

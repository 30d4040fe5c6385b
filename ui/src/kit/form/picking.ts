// What a closed list offers while it is typed into. Never draws.
import type { Choice } from "../../wire";

/** Lists up to this length are read at a glance and need no typing. */
const SHORT = 12;
/** Lines shown at once; typing narrows the rest down. */
const MOST = 200;

/** The list is read at a glance. */
export function isShort(choices: readonly Choice[]): boolean {
  return choices.length <= SHORT;
}

/** The choices that hold every word typed, in their order. */
export function matching(choices: readonly Choice[], typed: string): Choice[] {
  const parts = typed.trim().toLowerCase().split(/\s+/).filter((part) => part !== "");
  return choices.filter((one) => parts.every((part) => one.label.toLowerCase().includes(part))).slice(0, MOST);
}

/** What stands chosen at first: the first of a short list, or a first choice that means all. */
export function firstChoice(choices: readonly Choice[]): string | undefined {
  const first = choices[0];
  return first && (isShort(choices) || first.value === "") ? first.value : undefined;
}

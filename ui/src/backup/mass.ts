// Whether a refusal asks for one more yes because an act changes much at once. Never says yes itself.
import { objectionsOf } from "../call";

/** The sentence that asks; null for any other refusal. */
export function massQuestion(thrown: unknown): string | null {
  return objectionsOf(thrown).find((one) => one.rule === "mass_change")?.sentence ?? null;
}

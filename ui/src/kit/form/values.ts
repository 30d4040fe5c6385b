// A form's texts as the wire carries them. Never checks them: check_record does.
import type { Choice, Field, Objection } from "../../wire";

/** Texts by field key. */
export type Values = { [key: string]: string };

/** The parts of a list joined by 、. */
export function splitList(text: string): string[] {
  return text.split("、").map((part) => part.trim()).filter((part) => part !== "");
}

/** The steps joined by →. An empty text is one empty step, so that there is something to type into. */
export function splitSteps(text: string): string[] {
  return text.split("→").map((part) => part.trim());
}

/** Steps as the wire carries them; empty ones in between are kept out. */
export function joinSteps(steps: readonly string[]): string {
  return steps.map((step) => step.trim()).filter((step) => step !== "").join("→");
}

/** A list with one value switched, in the order of the choices. */
export function switchChoice(text: string, value: string, order: readonly string[]): string {
  const now = splitList(text);
  const next = now.includes(value) ? now.filter((one) => one !== value) : [...now, value];
  const rank = (one: string): number => (order.includes(one) ? order.indexOf(one) : order.length);
  return next.sort((one, other) => rank(one) - rank(other)).join("、");
}

/** The text names this choice, by what is stored or by what is shown. */
export function isChoice(text: string, choice: Choice): boolean {
  return text === choice.value || text === choice.label;
}

/** What differs from what is stored; only that is sent. */
export function changes(now: Values, stored: Values): Values {
  return Object.fromEntries(Object.entries(now).filter(([key, text]) => text !== (stored[key] ?? "")));
}

/** Sentences by field; those of no shown field stand over the form, under the empty key. */
export function byField(objections: readonly Objection[], fields: readonly Field[]): Map<string, string[]> {
  const known = new Set(fields.map((field) => field.key));
  const sorted = new Map<string, string[]>();
  for (const { field, sentence } of objections) {
    const key = known.has(field) ? field : "";
    sorted.set(key, [...(sorted.get(key) ?? []), sentence]);
  }
  return sorted;
}

/** While typing, only what was touched is spoken of; after a try to save, everything. */
export function worthSaying(objections: readonly Objection[], touched: ReadonlySet<string>, tried: boolean): Objection[] {
  return tried ? [...objections] : objections.filter((objection) => touched.has(objection.field));
}

/** Fields under their group headings, in the order of the shape. */
export function inGroups(fields: readonly Field[]): { group: string; fields: Field[] }[] {
  const groups: { group: string; fields: Field[] }[] = [];
  for (const field of fields) {
    const last = groups[groups.length - 1];
    if (last && last.group === field.group) last.fields.push(field);
    else groups.push({ group: field.group, fields: [field] });
  }
  return groups;
}

/** Reads a kept draft; anything unreadable is no draft. */
export function readValues(text: string | null): Values | null {
  if (text === null || text === "") return null;
  try {
    const kept: unknown = JSON.parse(text);
    if (typeof kept !== "object" || kept === null || Array.isArray(kept)) return null;
    return Object.fromEntries(Object.entries(kept).filter((entry): entry is [string, string] => typeof entry[1] === "string"));
  } catch {
    return null;
  }
}

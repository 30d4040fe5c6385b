// The marks on the page that makes a year from the one before, and what is sent for them. Never a rule.
import type { Values } from "../kit/form/values";
import { changes } from "../kit/form/values";
import type { Renewal, RenewLine } from "../wire";

/** What stands against one duty of the year before. */
export interface Marked {
  mark: string;
  /** Texts that were changed, by field. */
  fields: Values;
}

/** How the page stands. */
export interface Marks {
  title: string;
  basis_number: string;
  basis: string;
  /** By the key of the duty of the year before; none = 未变. */
  lines: { [from: string]: Marked };
  added: Values[];
}

export const NO_MARKS: Marks = { title: "", basis_number: "", basis: "", lines: {}, added: [] };

const UNCHANGED = "unchanged";

/** The mark of a duty. */
export function markOf(marks: Marks, from: string): string {
  return marks.lines[from]?.mark ?? UNCHANGED;
}

/** How many duties bear which mark. */
export function sums(marks: Marks, renewal: Renewal): { unchanged: number; changed: number; cancelled: number; added: number } {
  const of = (mark: string): number => renewal.lines.filter((line) => markOf(marks, line.from) === mark).length;
  return { unchanged: of(UNCHANGED), changed: of("changed"), cancelled: of("cancelled"), added: marks.added.length };
}

/** Every duty with what becomes of it, in order, then the new ones. */
export function lines(marks: Marks, renewal: Renewal): RenewLine[] {
  const old = renewal.lines.map((line): RenewLine => {
    const mark = markOf(marks, line.from);
    const fields = mark === "changed" ? changes({ ...line.after, ...marks.lines[line.from]?.fields }, line.after) : {};
    return { from: line.from, mark, fields };
  });
  return [...old, ...marks.added.map((fields): RenewLine => ({ from: "", mark: "added", fields }))];
}

/** Reads kept marks; anything unreadable is none. */
export function readMarks(text: string | null): Marks | null {
  if (text === null || text === "") return null;
  try {
    const kept = JSON.parse(text) as Partial<Marks>;
    return typeof kept.lines === "object" && Array.isArray(kept.added) ? { ...NO_MARKS, ...kept } : null;
  } catch {
    return null;
  }
}

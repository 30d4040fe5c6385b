// What becomes of the rows of a file, counted and filtered. Never gives a verdict itself.
import type { IntakeRow, RowVerdict } from "../wire";

/** Verdicts in the order they are worth reading. */
export const VERDICTS: RowVerdict[] = ["reject", "confirm", "enter", "update", "same", "left_out"];

/** How many rows have each verdict. */
export function countVerdicts(rows: readonly IntakeRow[]): { [verdict in RowVerdict]: number } {
  const counts = { enter: 0, update: 0, same: 0, confirm: 0, reject: 0, left_out: 0 };
  for (const row of rows) counts[row.verdict] += 1;
  return counts;
}

/** The first texts of a row, enough to know it by; of an update what changes stands first. */
export function shown(row: IntakeRow, keys: readonly string[], count: number): { key: string; text: string; before: string | null }[] {
  const changes = (key: string): boolean => row.before[key] !== undefined && row.before[key] !== (row.fields[key] ?? "");
  const known = keys.filter((key) => (row.fields[key] ?? "") !== "" || changes(key));
  const ordered = row.verdict === "update" ? [...known.filter(changes), ...known.filter((key) => !changes(key))] : known;
  return ordered.slice(0, count).map((key) => ({ key, text: row.fields[key] ?? "", before: row.before[key] ?? null }));
}

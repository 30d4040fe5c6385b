// What becomes of the rows of a file, in the order worth reading, and what a table read anew is asked. Never gives a
// verdict itself.
import type { ChangeImport, ColumnMatch, ImportPreview, IntakeCounts, IntakeRow, Kind, RowVerdict, SheetHeader } from "../wire";

/** Verdicts in the order they are worth reading. */
export const VERDICTS: RowVerdict[] = ["reject", "confirm", "update", "enter", "same", "left_out"];

/** How many rows a choice of verdicts shows. */
export function countOf(counts: IntakeCounts, only: RowVerdict | null, total: number): number {
  return only === null ? total : counts[only];
}

/** The first texts of a row, enough to know it by; of an update what changes stands first, of a refusal what is wrong. */
export function shown(row: IntakeRow, keys: readonly string[], count: number): { key: string; text: string; before: string | null }[] {
  const changes = (key: string): boolean => row.before[key] !== undefined && row.before[key] !== (row.fields[key] ?? "");
  const wrong = new Set(row.objections.map((objection) => objection.field));
  const known = keys.filter((key) => (row.fields[key] ?? "") !== "" || changes(key));
  const first = (key: string): boolean => wrong.has(key) || (row.verdict === "update" && changes(key));
  const ordered = [...known.filter(first), ...known.filter((key) => !first(key))];
  return ordered.slice(0, count).map((key) => ({ key, text: row.fields[key] ?? "", before: row.before[key] ?? null }));
}

/** What a person changes about how a table is read. */
export interface Change {
  kind?: Kind;
  sheets?: string[];
  header?: SheetHeader;
  /** One heading's new column. */
  column?: ColumnMatch;
  year?: number | null;
}

/** The whole of what is asked after a change: everything that was settled stays, what it rested on does not. */
export function changed(preview: ImportPreview, change: Change): ChangeImport {
  const taken = preview.sheets.filter((sheet) => sheet.taken);
  const standing = preview.can_match ? taken.filter((sheet) => sheet.header_rows.length > 0).map((sheet) => ({ sheet: sheet.name, rows: sheet.header_rows })) : [];
  const sheets = change.sheets ?? taken.map((sheet) => sheet.name);
  const request: ChangeImport = {
    token: preview.token,
    kind: change.kind ?? preview.kind,
    sheets,
    header_rows: standing.filter((one) => sheets.includes(one.sheet)),
    mapping: preview.can_match ? preview.mapping : [],
    base_year: change.year === undefined ? preview.base_year : change.year,
  };
  if (change.kind !== undefined && change.kind !== preview.kind) {
    // Another register has other columns, and perhaps other headings speak for it.
    request.mapping = [];
    request.header_rows = [];
  }
  if (change.header) {
    const header = change.header;
    request.header_rows = [...request.header_rows.filter((one) => one.sheet !== header.sheet), header];
    if (!sheets.includes(header.sheet)) request.sheets = [...sheets, header.sheet];
    request.mapping = [];
  }
  if (change.column) {
    const { heading, column } = change.column;
    // A column of the register has one heading at most.
    request.mapping = request.mapping.map((one) => (one.heading === heading ? { heading, column } : one.column === column && column !== "" ? { ...one, column: "" } : one));
  }
  return request;
}

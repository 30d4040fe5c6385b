// The columns as this user has arranged them. Never invents a column: what the shape lacks is dropped.
import type { Column } from "../../wire";

/** What is remembered of an arrangement. */
export interface Arrangement {
  order: string[];
  widths: { [key: string]: number };
  hidden: string[];
}

/** A column with its place on the screen. */
export interface Placed extends Column {
  /** Pixels from the left edge of the row. */
  left: number;
}

/** Narrowest and widest a column can be drawn, in pixels at 100 %. */
export const NARROWEST = 48;
export const WIDEST = 900;

/** Pixels at 100 % that a heading needs beside its menu. */
export function headingWidth(label: string): number {
  const CHARACTER = 15;
  const AROUND = 42;
  return [...label].reduce((sum, char) => sum + (char.charCodeAt(0) < 0x100 ? CHARACTER / 2 : CHARACTER), AROUND);
}

/** Nothing arranged. */
export function unarranged(): Arrangement {
  return { order: [], widths: {}, hidden: [] };
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((one) => typeof one === "string");
}

/** Reads a kept arrangement; anything unreadable is nothing arranged. */
export function readArrangement(text: string | null): Arrangement {
  if (text === null || text === "") return unarranged();
  try {
    const kept = JSON.parse(text) as Partial<Arrangement> | null;
    if (!kept || !isTexts(kept.order) || !isTexts(kept.hidden) || typeof kept.widths !== "object" || kept.widths === null) return unarranged();
    const widths = Object.entries(kept.widths).filter(([, width]) => typeof width === "number" && Number.isFinite(width));
    return { order: kept.order, hidden: kept.hidden, widths: Object.fromEntries(widths) };
  } catch {
    return unarranged();
  }
}

/** Columns in the arranged order: frozen ones always first, new ones where the shape has them. */
export function inOrder(columns: readonly Column[], arrangement: Arrangement): Column[] {
  const rank = (column: Column, at: number): number => {
    const chosen = arrangement.order.indexOf(column.key);
    return chosen >= 0 ? chosen : arrangement.order.length + at;
  };
  return columns
    .map((column, at) => ({ column, rank: rank(column, at) }))
    .sort((one, other) => Number(other.column.frozen) - Number(one.column.frozen) || one.rank - other.rank)
    .map(({ column }) => column);
}

/** Places the shown columns from left to right, starting after the number column. */
export function place(columns: readonly Column[], arrangement: Arrangement, start: number, scale: number): Placed[] {
  let left = start;
  return inOrder(columns, arrangement)
    .filter((column) => !arrangement.hidden.includes(column.key))
    .map((column) => {
      // A heading that cannot be read is no heading: the label and its menu always fit until pulled narrower.
      const width = Math.round((arrangement.widths[column.key] ?? Math.max(column.width, headingWidth(column.label))) * scale);
      const placed = { ...column, width, left };
      left += width;
      return placed;
    });
}

/** The arrangement with one column made this wide, in pixels at 100 %. */
export function widen(arrangement: Arrangement, key: string, width: number): Arrangement {
  const kept = Math.max(NARROWEST, Math.min(WIDEST, Math.round(width)));
  return { ...arrangement, widths: { ...arrangement.widths, [key]: kept } };
}

/** The arrangement with one column moved to stand before another. */
export function moveBefore(columns: readonly Column[], arrangement: Arrangement, key: string, before: string): Arrangement {
  if (key === before) return arrangement;
  const order = inOrder(columns, arrangement).map((column) => column.key).filter((one) => one !== key);
  const at = order.indexOf(before);
  order.splice(at < 0 ? order.length : at, 0, key);
  return { ...arrangement, order };
}

/** The arrangement with one column hidden or shown. The last shown column stays. */
export function hide(columns: readonly Column[], arrangement: Arrangement, key: string, hidden: boolean): Arrangement {
  const rest = arrangement.hidden.filter((one) => one !== key);
  const shown = columns.filter((column) => !arrangement.hidden.includes(column.key));
  if (hidden && shown.length <= 1) return arrangement;
  return { ...arrangement, hidden: hidden ? [...rest, key] : rest };
}

/** Only these columns, in this order. */
export function onlyThese(columns: readonly Column[], arrangement: Arrangement, keys: readonly string[]): Arrangement {
  const hidden = columns.map((column) => column.key).filter((key) => !keys.includes(key));
  return hidden.length === columns.length ? arrangement : { ...arrangement, order: [...keys], hidden };
}

/** The keys of the shown columns in their order; none where nothing is hidden or moved. */
export function shownKeys(columns: readonly Column[], arrangement: Arrangement): string[] {
  const shown = inOrder(columns, arrangement).map((column) => column.key).filter((key) => !arrangement.hidden.includes(key));
  const plain = columns.map((column) => column.key);
  return shown.length === plain.length && shown.every((key, at) => key === plain[at]) ? [] : shown;
}

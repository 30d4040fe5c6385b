// How a press on a heading changes what is asked. Never asks.
import type { Filter, Sort } from "../../wire";

/** Ascending, descending, then the register's own order again. */
export function nextSort(now: Sort | null, column: string): Sort | null {
  if (now?.column !== column) return { column, descending: false };
  return now.descending ? null : { column, descending: true };
}

/** The filters with one column's values; no values take its filter away. */
export function withFilter(filters: readonly Filter[], column: string, values: string[]): Filter[] {
  const rest = filters.filter((filter) => filter.column !== column);
  return values.length > 0 ? [...rest, { column, values }] : rest;
}

// The question a list asks the desk, made from how the page stands. Never answers it.
import type { Filter, Kind, ListRequest, Shape, Sort } from "../wire";

/** How a list stands. */
export interface Listing {
  kind: Kind;
  search: string;
  filters: Filter[];
  sort: Sort | null;
  unit: string | null;
  bin: boolean;
}

/** The request for some rows of it. */
export function request(listing: Listing, offset = 0, limit = 0): ListRequest {
  return { ...listing, offset, limit };
}

/** The same text means the same question; what follows the line break only says that the answer may be new. */
export function question(listing: Listing, revision: number): string {
  return `${JSON.stringify(listing)}\n${revision}`;
}

/** Filters with their column's heading. */
export function namedFilters(filters: readonly Filter[], shape: Shape): { column: string; label: string; values: string[] }[] {
  return filters.map(({ column, values }) => ({ column, values, label: shape.columns.find((one) => one.key === column)?.label ?? column }));
}

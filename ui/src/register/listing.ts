// The question a list asks the desk, made from how the page stands. Never answers it.
import { isChoice, type Values } from "../kit/form/values";
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

/** What a record made in a filtered list begins with: it belongs where the list shows it, in that year, on that list. */
export function begun(filters: readonly Filter[], shape: Shape): Values {
  const one = (key: string): string => {
    const values = filters.find((filter) => filter.column === key)?.values ?? [];
    return values.length === 1 ? (values[0] ?? "") : "";
  };
  const texts = shape.fields
    .filter((field) => !field.read_only && ["choice", "number"].includes(field.input))
    .map((field): [string, string] => [field.key, field.choices.find((choice) => isChoice(one(field.key), choice))?.value ?? one(field.key)]);
  return Object.fromEntries(texts.filter(([, text]) => text !== ""));
}

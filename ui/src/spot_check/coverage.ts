// What the pages of 抽查 share. Never counts: the desk does.
import type { SpotFilter } from "../wire";

/** All objects of high risk of this year. */
export const EVERYTHING: SpotFilter = { year: 0, sort: "", state: "", unit: "" };

/** The pool that a draw begins with: what is listed, and where nothing was chosen, what was not looked at yet. */
export function poolOf(filter: SpotFilter): SpotFilter {
  return filter.state === "" ? { ...filter, state: "open" } : filter;
}

// Pages of a paper in the window. Never draws.
import type { Pages } from "../wire";

/** What stands where no page could be drawn. */
export const NO_PAGES: Pages = { pages: [], words: [], total: 0, title: "", template: "", numbers: 0, why_hidden: "" };

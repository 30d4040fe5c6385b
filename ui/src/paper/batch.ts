// Printing papers together: which sides each gets, and what is left when it ended early. Never asks a printer.
import type { PrintingState, PrintSides } from "../host";
import type { BatchPaper } from "../wire";

/** Which sides a paper is printed on. */
export function sidesOf(paper: BatchPaper, twoSided: boolean): PrintSides {
  if (!twoSided || paper.sides === "one") return "one";
  return paper.sides === "short_edge" ? "short_edge" : "long_edge";
}

/** What to say about both sides: the name of a sentence; null when there is nothing to say. */
export type SidesHint = "single" | "outside" | "long" | "short" | "mixed" | null;

/** The hint for these papers on a printer that can print both sides, cannot, or does not say. */
export function sidesHint(papers: readonly BatchPaper[], twoSided: boolean, can: boolean | null): SidesHint {
  const sides = new Set(papers.map((paper) => paper.sides).filter((one) => one !== "one"));
  if (!twoSided || sides.size === 0) return null;
  if (can === false) return "single";
  const lying = sides.delete("short_edge");
  if (lying) return sides.size > 0 ? "mixed" : "short";
  return sides.has("numbers_outside") ? "outside" : "long";
}

/** The papers that did not go to the printer: they go in order, so the first ones did. */
export function left(papers: readonly BatchPaper[], state: PrintingState): BatchPaper[] {
  return papers.slice(state.printed);
}

/** How it ended; null while it is under way. */
export function outcome(state: PrintingState): "done" | "stopped" | "broken" | null {
  if (!state.over) return null;
  if (state.trouble !== null && state.trouble !== undefined) return "broken";
  return state.printed < state.total ? "stopped" : "done";
}

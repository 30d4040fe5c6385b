// From a paper on the shelf and what was chosen to the request that makes it. Never a choice of its own
// beside those the desk lists.
import { firstChoice } from "../kit/form/picking";
import type { PaperRequest, ShelfPaper } from "../wire";

/** What was chosen, by the field that takes it. */
export type Chosen = { [field: string]: string | undefined };

/** What stands chosen when a paper is taken from the shelf. */
export function chosenAtFirst(paper: ShelfPaper): Chosen {
  return Object.fromEntries(paper.asks.map((ask) => [ask.field, firstChoice(ask.choices)]));
}

/** The request with its choices; null while one is open or no longer listed. */
export function filledIn(paper: ShelfPaper, chosen: Chosen): PaperRequest | null {
  if (!paper.asks.every((ask) => ask.choices.some((one) => one.value === chosen[ask.field]))) return null;
  const fields = Object.fromEntries(paper.asks.map((ask) => [ask.field, chosen[ask.field]]));
  return { ...paper.request, ...fields } as PaperRequest;
}

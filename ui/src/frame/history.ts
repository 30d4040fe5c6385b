// Back and forward as in a browser, without addresses. Never draws anything.
import type { Filter, Kind, PaperRequest, SpotFilter } from "../wire";

/** Somewhere in the window, with what is needed to stand there again. */
export type Place =
  | { page: "home" }
  | { page: "register"; kind: Kind; id?: string; search?: string; filters?: Filter[]; unit?: string; create?: boolean; top?: number }
  | { page: "issue-sheet"; year: number }
  | { page: "renewal"; year: number }
  | { page: "check"; check?: string; search?: string; all?: boolean }
  | { page: "editions"; chosen?: string; tab?: string }
  | { page: "persons"; ids: string[] }
  | { page: "network" }
  | { page: "letter"; kind: string; warning: string }
  | { page: "talk-coverage" }
  | { page: "spots"; filter?: SpotFilter }
  | { page: "draw"; filter: SpotFilter }
  | { page: "rectify-finding"; check: string; finding: number }
  | { page: "returns"; quarter?: string }
  | { page: "depart"; person: string }
  | { page: "review"; risks: string[] }
  | { page: "merge"; unit: string }
  | { page: "bin"; kind?: Kind }
  | { page: "import"; kind?: Kind; file?: string }
  | { page: "issue"; signal: string; raised?: string; proposal?: string }
  | { page: "quarter"; quarter?: string }
  | { page: "shelf"; paper?: string; values?: { [field: string]: string } }
  | { page: "make"; request: PaperRequest; title: string }
  | { page: "paper"; paper: string }
  | { page: "office" }
  | { page: "backups" }
  | { page: "templates"; kind?: string }
  | { page: "bundles"; file?: string }
  | { page: "verify" };

/** A list of places with a position in it. */
export interface Trail {
  readonly places: readonly Place[];
  readonly at: number;
}

const LONGEST = 100;

/** A trail of one place. */
export function begin(place: Place): Trail {
  return { places: [place], at: 0 };
}

/** Goes on to a place; what lay ahead is forgotten. The same place twice is one step. */
export function go(trail: Trail, place: Place): Trail {
  if (JSON.stringify(trail.places[trail.at]) === JSON.stringify(place)) return trail;
  const kept = [...trail.places.slice(0, trail.at + 1), place];
  const places = kept.slice(Math.max(0, kept.length - LONGEST));
  return { places, at: places.length - 1 };
}

/** Changes how the present place looks (a filter, the chosen record) without a step. */
export function adjust(trail: Trail, place: Place): Trail {
  // What a page read before it was left may come in afterwards.
  if (here(trail).page !== place.page) return trail;
  const places = trail.places.slice();
  places[trail.at] = place;
  return { places, at: trail.at };
}

/** One step back; the same trail when there is none. */
export function back(trail: Trail): Trail {
  return trail.at === 0 ? trail : { places: trail.places, at: trail.at - 1 };
}

/** One step forward; the same trail when there is none. */
export function forward(trail: Trail): Trail {
  return trail.at >= trail.places.length - 1 ? trail : { places: trail.places, at: trail.at + 1 };
}

/** Where the trail stands. */
export function here(trail: Trail): Place {
  return trail.places[trail.at] ?? { page: "home" };
}

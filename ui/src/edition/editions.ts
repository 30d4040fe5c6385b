// What the page of editions works out by itself: keys of its list, and what is sent with an act. Never judges one.
import type { Values } from "../kit/form/values";
import { act } from "../state";
import { words } from "../text";
import type { CatalogueLine, EditionState, PaperRequest } from "../wire";

/** Key of a catalogue in the list: `duties:2026`, `powers`. */
export function catalogueKey(line: Pick<CatalogueLine, "catalogue" | "year">): string {
  return line.year === null ? line.catalogue : `${line.catalogue}:${line.year}`;
}

/** The catalogue of the list that a key names, or to which an edition belongs. */
export function lineOf(lines: readonly CatalogueLine[], key: string | null): CatalogueLine | undefined {
  return lines.find((line) => catalogueKey(line) === key || line.editions.some((one) => one.id === key));
}

/** How a catalogue stands, in a line. */
export function standing(line: CatalogueLine): string {
  if (line.in_force === "") return line.editions.length === 0 ? words.edition.none : words.edition.notApproved;
  const inForce = words.edition.inForce(line.in_force, line.approved_on ?? "");
  return line.revised === null ? inForce : `${inForce}，${words.edition.since(line.revised)}`;
}

/** The catalogue as its register has it, on paper. */
export function draftPaper(catalogue: string, year: number | null, open: boolean): PaperRequest | null {
  switch (catalogue) {
    case "duties":
      return { paper: "duties", public: open, year: year === null ? "" : String(year) };
    case "powers":
      return { paper: "powers", public: open };
    case "risks":
      return { paper: "risks", public: open };
    default:
      return null;
  }
}

function filled<K extends string>(values: Values, keys: readonly K[]): { [key in K]: string } {
  return Object.fromEntries(keys.map((key) => [key, values[key] ?? ""])) as { [key in K]: string };
}

/** Begins the next edition. */
export function sendBegin(line: Pick<CatalogueLine, "catalogue" | "year">, values: Values): Promise<EditionState> {
  return act("begin_edition", { catalogue: line.catalogue, year: line.year, ...filled(values, ["on", "number", "body", "note"]) });
}

/** Takes a step. */
export function sendStep(edition: string, step: string, values: Values): Promise<EditionState> {
  return act("step_edition", { edition, act: step, ...filled(values, ["on", "number", "body", "note", "from_on", "until_on", "way"]) });
}

/** Texts that became other reasons than those that are kept. */
export function changedReasons(typed: { [record: string]: string }, kept: { [record: string]: string }): { record: string; reason: string }[] {
  return Object.entries(typed).filter(([record, reason]) => reason.trim() !== (kept[record] ?? "")).map(([record, reason]) => ({ record, reason }));
}

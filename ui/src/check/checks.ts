// What of 条款体检 is shown: only what failed, only what the words are found in. Never judges a record.
import type { CheckLine } from "../wire";

/** The most findings of a check that the window lists. */
export const LISTED = 500;

/** What was asked for on the page. */
export interface CheckView {
  /** Checks that found nothing are shown too. */
  all: boolean;
  search: string;
}

/** The checks to show: each with the findings that hold the words, or whole where its own name does. */
export function shownChecks(checks: readonly CheckLine[], view: CheckView): CheckLine[] {
  const words = view.search.split(/\s+/).filter((word) => word !== "");
  const holds = (text: string): boolean => words.every((word) => text.toLowerCase().includes(word.toLowerCase()));
  return checks
    .filter((check) => view.all || check.count > 0)
    .map((check) => (holds(check.article + check.label) ? check : { ...check, findings: check.findings.filter((one) => holds(one.record + one.sentence)) }))
    .filter((check) => check.findings.length > 0 || holds(check.article + check.label));
}

/** The check that stands open: the chosen one while it is shown, else the first that found something. */
export function openCheck(shown: readonly CheckLine[], chosen: string | null): CheckLine | null {
  return shown.find((check) => check.check === chosen) ?? shown.find((check) => check.count > 0) ?? shown[0] ?? null;
}

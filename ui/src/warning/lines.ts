// The columns of the two tables of a warning: what is demanded, and what was done.
import { words } from "../text";

const column = <K extends string>(key: K, label: string, long = false) => ({ key, label, long });

/** 整改要求. */
export const DEMANDS = [
  column("problem", words.notice.measure.problem, true),
  column("requirement", words.notice.measure.requirement, true),
  column("responsible", words.notice.measure.responsible),
  column("due", words.notice.measure.due),
  column("evidence", words.notice.measure.evidence),
];

/** 整改措施和落实情况. */
export const DONE = [
  column("problem", words.notice.measure.problem, true),
  column("measure", words.proposal.line.measure, true),
  column("responsible", words.notice.measure.responsible),
  column("due", words.notice.measure.due),
  column("evidence", words.notice.measure.evidence),
  column("progress", words.proposal.line.progress, true),
];

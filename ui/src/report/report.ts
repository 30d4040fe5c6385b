// What the page of reports works out by itself: which paper a period has, and the lines of its list. Never judges a text
// and never counts.
import type { SideItem } from "../kit/SideList.vue";
import { words } from "../text";
import type { PaperRequest, PeriodChoice } from "../wire";

/** 2026Q1 is a quarter, 2026H1 half a year, 2026 a year. */
export function kindOf(period: string): "quarter" | "half" | "year" {
  return period.includes("Q") ? "quarter" : period.includes("H") ? "half" : "year";
}

/** The report of a period; of a quarter also bound with its annexes. */
export function requestOf(period: string, bound: boolean): PaperRequest {
  const kind = kindOf(period);
  if (kind === "half") return { paper: "half_year_report", half: period };
  if (kind === "year") return { paper: "year_report", year: period };
  return bound ? { paper: "bound_report", quarter: period } : { paper: "quarter_report", quarter: period };
}

/** The list: quarters, halves, years, each newest first as the desk sends them. */
export function grouped(choices: readonly PeriodChoice[]): { label: string; items: SideItem[] }[] {
  const note = (one: PeriodChoice): string => {
    const parts = [words.report.counts(one.signals, one.warnings)];
    if (one.edited > 0) parts.push(words.report.editedCount(one.edited));
    if (one.made_at !== "") parts.push(words.report.madeAt(one.made_at.slice(0, 10)));
    return parts.join("　");
  };
  const of = (kind: "quarter" | "half" | "year"): SideItem[] =>
    choices.filter((one) => kindOf(one.period) === kind).map((one) => ({ key: one.period, label: one.label, note: note(one), test: `quarter-${one.period}` }));
  return (["quarter", "half", "year"] as const).map((kind) => ({ label: words.report.groups[kind], items: of(kind) }));
}

// The page of reports: which paper a period has, and how the list of periods is laid out.
import { describe, expect, it } from "vitest";
import { grouped, kindOf, requestOf } from "../src/report/report";
import { words } from "../src/text";

const choice = (period: string, more = {}) => ({ period, label: period, kind_label: "", signals: 3, warnings: 1, edited: 0, made_at: "", ...more });

describe("periods", () => {
  it("have each their paper; only a quarter is bound", () => {
    expect(["2026Q1", "2026H1", "2026"].map(kindOf)).toEqual(["quarter", "half", "year"]);
    expect(requestOf("2026Q1", false)).toEqual({ paper: "quarter_report", quarter: "2026Q1" });
    expect(requestOf("2026Q1", true)).toEqual({ paper: "bound_report", quarter: "2026Q1" });
    expect(requestOf("2026H1", true)).toEqual({ paper: "half_year_report", half: "2026H1" });
    expect(requestOf("2026", true)).toEqual({ paper: "year_report", year: "2026" });
  });

  it("stand under their kind in the order of the desk, with what was rewritten and kept", () => {
    const groups = grouped([choice("2026Q2"), choice("2026H1", { edited: 2 }), choice("2026Q1", { made_at: "2026-04-08 09:00" }), choice("2026")]);
    expect(groups.map((group) => group.items.map((item) => item.key))).toEqual([["2026Q2", "2026Q1"], ["2026H1"], ["2026"]]);
    expect(groups[1]?.items[0]?.note).toContain(words.report.editedCount(2));
    expect(groups[0]?.items[1]?.note).toContain(words.report.madeAt("2026-04-08"));
    expect(groups[0]?.items[0]?.note).toBe(words.report.counts(3, 1));
  });
});

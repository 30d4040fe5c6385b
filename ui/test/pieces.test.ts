// Small pure pieces of the pages: tree, verdicts, notice drafts, progress of the wizard, list questions.
import { describe, expect, it } from "vitest";
import { readProgress } from "../src/first/progress";
import { changed, countOf, shown } from "../src/intake/verdicts";
import { gradeShape, levelOf } from "../src/kit/marks";
import { closeOf, isParent, keyTo, visibleNodes } from "../src/kit/tree";
import { begun, namedFilters, question, request, type Listing } from "../src/register/listing";
import { readDraft, sameDraft, textsOf, withTexts } from "../src/warning/notice";
import type { Filter, ImportPreview, IntakeRow, NoticeDraft, Shape, TreeNode } from "../src/wire";

describe("the tree", () => {
  const nodes: TreeNode[] = [["g1", 0], ["a", 1], ["b", 1], ["g2", 0], ["c", 1]].map(([id, depth]) => ({ id: String(id), label: String(id), depth: Number(depth), count: 0 }));

  it("hides what lies under a closed node and nothing else", () => {
    expect(visibleNodes(nodes, new Set(["g1"])).map((node) => node.id)).toEqual(["g1", "g2", "c"]);
    expect([isParent(nodes, nodes[0]!), isParent(nodes, nodes[1]!), isParent(nodes, nodes[4]!)]).toEqual([true, false, false]);
  });

  it("moves by keys, and left to the parent", () => {
    expect([closeOf(nodes, 2), closeOf(nodes, 0), keyTo("ArrowDown", 4, 5), keyTo("ArrowUp", 3, 5), keyTo("Home", 3, 5), keyTo("End", 0, 5), keyTo("x", 0, 5)]).toEqual([0, null, 4, 2, 0, 4, null]);
  });
});

describe("marks", () => {
  it("gives a colour to level words only and a shape to grade words only", () => {
    expect(["高级（红色）", "黄色", "低级（蓝色）", "高"].map(levelOf)).toEqual(["red", "yellow", "blue", null]);
    expect(["高", "中级", "低", "待分"].map(gradeShape)).toEqual(["◆", "▲", "●", ""]);
  });
});

describe("a file's rows", () => {
  const row = (verdict: IntakeRow["verdict"], more: Partial<IntakeRow> = {}): IntakeRow => ({ at: 0, sheet: "一", row: 1, verdict, take: "add", reasons: [], objections: [], fields: {}, before: {}, original: {}, known: false, editable: true, ...more });

  it("are counted by what becomes of them", () => {
    const counts = { enter: 2, update: 1, same: 4, confirm: 0, reject: 3, left_out: 5, to_add: 2, to_update: 0, missing_posts: 0 };
    expect([countOf(counts, null, 15), countOf(counts, "reject", 15), countOf(counts, "confirm", 15)]).toEqual([15, 3, 0]);
  });

  it("show first what is wrong", () => {
    const one = row("reject", { fields: { a: "甲", c: "丙" }, objections: [{ field: "c", rule: "choice", sentence: "丙不行。" }] });
    expect(shown(one, ["a", "b", "c"], 1)).toEqual([{ key: "c", text: "丙", before: null }]);
  });

  it("show their first texts in the order of the form", () => {
    const one = row("enter", { fields: { c: "丙", a: "甲", b: "" } });
    expect(shown(one, ["a", "b", "c"], 2)).toEqual([{ key: "a", text: "甲", before: null }, { key: "c", text: "丙", before: null }]);
  });

  it("show first what an update changes, with what was there before", () => {
    const one = row("update", { fields: { a: "甲", b: "", c: "丙" }, before: { a: "甲", b: "旧", c: "老" } });
    expect(shown(one, ["a", "b", "c"], 3)).toEqual([{ key: "b", text: "", before: "旧" }, { key: "c", text: "丙", before: "老" }, { key: "a", text: "甲", before: "甲" }]);
  });
});

describe("a table read anew", () => {
  const sheet = (name: string, taken: boolean): ImportPreview["sheets"][number] => ({ name, rows: 9, hidden: false, taken, remark: "", header_rows: taken ? [2, 3] : [] });
  const preview: ImportPreview = {
    token: "t", file_name: "f", format: "", kind: "duties", kind_label: "", trouble: null, sheets: [sheet("一", true), sheet("二", false)],
    mapping: [{ heading: "任务", column: "任务" }, { heading: "要求", column: "" }], choices: [], can_match: true, by_hand: false, remembered: false, base_year: 2026,
    notes: [], total: 0, counts: { enter: 0, update: 0, same: 0, confirm: 0, reject: 0, left_out: 0, to_add: 0, to_update: 0, missing_posts: 0 }, rows: [], summary: "",
  };
  const settled = { token: "t", kind: "duties", sheets: ["一"], header_rows: [{ sheet: "一", rows: [2, 3] }], mapping: preview.mapping, base_year: 2026 };

  it("keeps what was settled, and takes a column from the heading that had it", () => {
    expect(changed(preview, { year: 2025 })).toEqual({ ...settled, base_year: 2025 });
    expect(changed(preview, { column: { heading: "要求", column: "任务" } }).mapping).toEqual([{ heading: "任务", column: "" }, { heading: "要求", column: "任务" }]);
  });

  it("lets the columns go with the headings or the register they rested on", () => {
    expect(changed(preview, { header: { sheet: "二", rows: [1] } })).toEqual({ ...settled, sheets: ["一", "二"], header_rows: [...settled.header_rows, { sheet: "二", rows: [1] }], mapping: [] });
    expect(changed(preview, { kind: "risks" })).toEqual({ ...settled, kind: "risks", header_rows: [], mapping: [] });
    expect(changed({ ...preview, can_match: false }, { sheets: ["二"] })).toEqual({ ...settled, sheets: ["二"], header_rows: [], mapping: [] });
  });
});

describe("a notice's draft", () => {
  const draft: NoticeDraft = { signal: "Y001", level: "blue", dispositions: ["谈话提醒"], unit: "社事办", addressee: "", recipient: "社会事务办公室", body: "正文", measures: [], copies_to: "", contact: "预警信息员", phone: "0000-0000000", issuer: "郑某某", issued_on: "", approvals: [], approved: false, raised_from: "", raise_reason: "", proposal: "", pre_printed: false, template: null };

  it("goes through the form and comes back", () => {
    expect(withTexts(draft, textsOf(draft))).toEqual(draft);
    expect(withTexts(draft, { ...textsOf(draft), body: "改过" }).body).toBe("改过");
  });

  it("counts as touched when a text or a line changed, not when approval was ticked", () => {
    expect(sameDraft(draft, { ...draft, approved: true })).toBe(true);
    expect(sameDraft(draft, { ...draft, body: "改过" })).toBe(false);
    expect(sameDraft(draft, { ...draft, measures: [{ problem: "", requirement: "", responsible: "", due: "", evidence: "" }] })).toBe(false);
  });

  it("is read back whole or not at all", () => {
    expect(readDraft(JSON.stringify(draft))).toEqual(draft);
    for (const text of [null, "", "{", "{}"]) expect(readDraft(text)).toBeNull();
  });
});

describe("the wizard", () => {
  it("goes on where it was left, within its steps", () => {
    expect(readProgress('{"step":2,"values":{"name":"甲","x":1}}')).toEqual({ step: 2, values: { name: "甲" } });
    expect(readProgress('{"step":99,"values":{}}')?.step).toBe(4);
    for (const text of [null, "", "{", '{"step":"1"}']) expect(readProgress(text)).toBeNull();
  });
});

describe("a list's question", () => {
  const listing: Listing = { kind: "powers", search: "宅基地", filters: [{ column: "kind", values: ["行政许可"] }], sort: null, unit: null, bin: false };

  it("is the same question after a save, with a new answer", () => {
    const [one, other] = [question(listing, 1), question(listing, 2)];
    expect(one).not.toBe(other);
    expect(one.split("\n")[0]).toBe(other.split("\n")[0]);
    expect(question({ ...listing, search: "低保" }, 1).split("\n")[0]).not.toBe(one.split("\n")[0]);
  });

  it("carries paging apart from how the list stands", () => {
    expect(request(listing, 400, 200)).toEqual({ ...listing, offset: 400, limit: 200 });
    expect(namedFilters(listing.filters, { columns: [{ key: "kind", label: "类型" }] } as Shape)[0]?.label).toBe("类型");
  });

  it("lets a new record begin where the list shows it", () => {
    const field = (key: string, input: string, read_only = false): object => ({ key, input, read_only, choices: input === "choice" ? [{ value: "problems", label: "问题清单" }] : [] });
    const shape = { fields: [field("year", "number"), field("kind", "choice"), field("matter", "long_text"), field("sum", "number", true)] } as Shape;
    const one = (column: string, ...values: string[]): Filter => ({ column, values });
    expect(begun([one("year", "2027"), one("kind", "问题清单"), one("matter", "甲"), one("sum", "1")], shape)).toEqual({ year: "2027", kind: "problems" });
    expect(begun([one("year", "2026", "2027"), one("kind", "")], shape)).toEqual({});
  });
});

// The preview's search and selection, choices of the shelf, printing together: the pure pieces of ui/src/paper.
import { describe, expect, it } from "vitest";
import type { PrintingState } from "../src/host";
import { firstChoice, matching } from "../src/kit/form/picking";
import { left, outcome, sidesHint, sidesOf } from "../src/paper/batch";
import { boxOf, copied, find, firstFrom, indexOf } from "../src/paper/search";
import { selectedText } from "../src/paper/selection";
import { chosenAtFirst, filledIn } from "../src/paper/shelf";
import type { BatchPaper, PageWords, ShelfPaper, Sides, WordLine } from "../src/wire";

function line(text: string, more: Partial<WordLine> = {}): WordLine {
  const steps = [...text].map((character) => (character < "⺀" ? 80 : 160));
  const width = steps.reduce((sum, step) => sum + step, 0);
  return { text, left: 1000, top: 1000, width, height: 160, turn: 0, steps, joined: false, ...more };
}

function page(...lines: WordLine[]): PageWords {
  return { width: 5953, height: 8419, lines };
}

describe("words in a paper", () => {
  const pages = [page(line("七纪廉警〔2026〕1号"), line("廉政风险预警整改通"), line("知书已经送达。", { joined: true })), page(line("𪟝喆堃收。ＡＢＣ"), line("通"), line("知书"))];
  const hits = (words: string) => find(indexOf(pages), words);

  it("are found over the end of a line that goes on, and not into the next cell", () => {
    expect(hits("通知书")).toEqual([[{ page: 0, line: 1, from: 8, to: 9 }, { page: 0, line: 2, from: 0, to: 2 }]]);
  });

  it("are found whatever their width and case, and with blanks where none are drawn", () => {
    expect(hits("2026")).toEqual([[{ page: 0, line: 0, from: 5, to: 9 }]]);
    expect(hits("２０２６〕 1号")).toHaveLength(1);
    expect(hits("abc")).toEqual([[{ page: 1, line: 0, from: 5, to: 8 }]]);
  });

  it("count a character beyond U+FFFF as one", () => {
    expect(hits("喆")).toEqual([[{ page: 1, line: 0, from: 1, to: 2 }]]);
    expect(hits("𪟝")).toEqual([[{ page: 1, line: 0, from: 0, to: 1 }]]);
  });

  it("are all found, in the order of reading, without overlap", () => {
    expect(find(indexOf([page(line("人人人人人"))]), "人人")).toHaveLength(2);
    expect(hits("知").map((hit) => hit[0]?.page)).toEqual([0, 1]);
    expect([hits(""), hits("  "), hits("没有的")]).toEqual([[], [], []]);
  });

  it("are shown from the page that is looked at, and again from the front", () => {
    expect([firstFrom(hits("知"), 0), firstFrom(hits("知"), 1), firstFrom(hits("知"), 2)]).toEqual([0, 1, 0]);
  });

  it("are marked where they stand, also on a page that lies", () => {
    expect(boxOf(line("七纪1号"), 1, 3)).toEqual({ x: 1160, y: 1000, width: 240, height: 160 });
    const turned = line("七纪1号", { turn: 90, width: 160, height: 560 });
    expect(boxOf(turned, 0, 1)).toEqual({ x: 1000, y: 1400, width: 160, height: 160 });
    expect(boxOf(turned, 3, 4)).toEqual({ x: 1000, y: 1000, width: 160, height: 160 });
  });

  it("are copied with the lines that a word goes over made whole", () => {
    expect(copied([{ text: "整改通", joined: false }, { text: "知书", joined: true }, { text: "送达", joined: false }])).toBe("整改通知书\n送达");
  });

  it("are copied as far as they are selected", () => {
    const view = document.createElement("div");
    const sheet = document.createElement("div");
    sheet.dataset["page"] = "1";
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    const texts = (pages[0]?.lines ?? []).map((one, at) => {
      const text = document.createElementNS("http://www.w3.org/2000/svg", "text");
      text.setAttribute("data-line", String(at));
      text.textContent = one.text;
      svg.append(text);
      return text;
    });
    sheet.append(svg);
    view.append(sheet);
    document.body.append(view);
    const selection = document.getSelection();
    selection?.setBaseAndExtent(texts[1]!.firstChild!, 6, texts[2]!.firstChild!, 2);
    expect(selectedText(view, selection, pages)).toBe("整改通知书");
    selection?.removeAllRanges();
    expect(selectedText(view, selection, pages)).toBe("");
    view.remove();
  });
});

describe("a paper on the shelf", () => {
  const choices = (count: number, first = "0") => Array.from({ length: count }, (_, at) => ({ value: at === 0 ? first : String(at), label: `第 ${at} 项 Ｙ00${at}` }));
  const paper = (...lists: { field: string; choices: ReturnType<typeof choices> }[]): ShelfPaper => ({
    key: "k",
    label: "零报告",
    note: "",
    request: { paper: "zero_report", quarter: "", point: "" },
    asks: lists.map((list) => ({ ...list, label: list.field })),
    why_not: null,
  });

  it("stands at the first of a short list and at a choice that means all, never at one of many", () => {
    expect([firstChoice(choices(3)), firstChoice(choices(40)), firstChoice(choices(40, "")), firstChoice([])]).toEqual(["0", undefined, "", undefined]);
    expect(chosenAtFirst(paper({ field: "quarter", choices: choices(4) }, { field: "point", choices: choices(36) }))).toEqual({ quarter: "0", point: undefined });
  });

  it("is asked for once everything is chosen from what is listed", () => {
    const asked = paper({ field: "quarter", choices: choices(4) }, { field: "point", choices: choices(36, "") });
    expect(filledIn(asked, { quarter: "1", point: undefined })).toBeNull();
    expect(filledIn(asked, { quarter: "1", point: "gone" })).toBeNull();
    expect(filledIn(asked, { quarter: "1", point: "" })).toEqual({ paper: "zero_report", quarter: "1", point: "" });
    expect(filledIn(paper(), {})).toEqual({ paper: "zero_report", quarter: "", point: "" });
  });

  it("finds a choice by any of its words", () => {
    expect(matching(choices(40), "第 7").map((one) => one.value)).toEqual(["7", "17", "27", "37"]);
    expect(matching(choices(40), "")).toHaveLength(40);
    expect(matching(choices(500), "")).toHaveLength(200);
  });
});

describe("papers printed together", () => {
  const one = (sides: Sides): BatchPaper => ({ sides, paper: { id: sides, title: sides, file_name: "", pages: sides === "one" ? 1 : 3, made_at: "", sha256: "", template: "" } });
  const state = (more: Partial<PrintingState>): PrintingState => ({ total: 3, printed: 0, stopping: false, over: false, trouble: null, ...more });

  it("turn their sheets as their pages lie", () => {
    expect((["one", "long_edge", "numbers_outside", "short_edge"] as const).map((sides) => sidesOf(one(sides), true))).toEqual(["one", "long_edge", "long_edge", "short_edge"]);
    expect(sidesOf(one("short_edge"), false)).toBe("one");
  });

  it("have one hint about both sides, or none", () => {
    expect(sidesHint([one("numbers_outside")], false, true)).toBeNull();
    expect(sidesHint([one("one")], true, false)).toBeNull();
    expect(sidesHint([one("long_edge"), one("one")], true, false)).toBe("single");
    expect(sidesHint([one("numbers_outside"), one("long_edge")], true, null)).toBe("outside");
    expect([sidesHint([one("long_edge")], true, true), sidesHint([one("short_edge")], true, true), sidesHint([one("short_edge"), one("long_edge")], true, true)]).toEqual(["long", "short", "mixed"]);
  });

  it("are told as done, stopped or broken, and what is left is known", () => {
    expect([outcome(state({})), outcome(state({ over: true, printed: 3 })), outcome(state({ over: true, printed: 2, stopping: true })), outcome(state({ over: true, printed: 1, trouble: {} }))]).toEqual([null, "done", "stopped", "broken"]);
    // A stop that came during the last paper stopped nothing.
    expect(outcome(state({ over: true, printed: 3, stopping: true }))).toBe("done");
    const papers = [one("one"), one("long_edge"), one("short_edge")];
    expect(left(papers, state({ printed: 1 })).map((paper) => paper.paper.id)).toEqual(["long_edge", "short_edge"]);
  });
});

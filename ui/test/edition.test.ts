// What the page of editions works out by itself.
import { describe, expect, it } from "vitest";
import { catalogueKey, changedReasons, draftPaper, lineOf, standing } from "../src/edition/editions";
import { words } from "../src/text";
import type { CatalogueLine, EditionLine } from "../src/wire";

const edition: EditionLine = { id: "e1", title: "第1版", full_title: "职权目录第1版", state: "approved", state_label: "已审定", on: "2026-04-08", in_force: true };
const powers: CatalogueLine = { catalogue: "powers", year: null, label: "职权目录", kind: "powers", rows: 75, revised: null, in_force: "", approved_on: null, why_not: null, fields: [], editions: [] };
const duties: CatalogueLine = { ...powers, catalogue: "duties", year: 2026, label: "2026年责任分解表", kind: "duties", editions: [edition] };

describe("the list of editions", () => {
  it("finds a catalogue by its key and by each of its editions", () => {
    expect([powers, duties].map(catalogueKey)).toEqual(["powers", "duties:2026"]);
    const find = (key: string | null) => lineOf([powers, duties], key)?.catalogue;
    expect([find("powers"), find("duties:2026"), find("e1"), find("nothing"), find(null)]).toEqual(["powers", "duties", "duties", undefined, undefined]);
  });

  it("says how a catalogue stands", () => {
    const approved = { ...powers, in_force: "第1版", approved_on: "2026-04-08", editions: [edition] };
    expect(standing(powers)).toBe(words.edition.none);
    expect(standing({ ...powers, editions: [edition] })).toBe(words.edition.notApproved);
    expect(standing({ ...approved, revised: 0 })).toBe("现行第1版（2026-04-08审定），审定后册子里没有改动");
    expect(standing({ ...approved, revised: 3 })).toBe("现行第1版（2026-04-08审定），审定后册子里改动了3条");
  });

  it("previews the register of each catalogue", () => {
    expect(["powers", "risks"].map((one) => draftPaper(one, null, true))).toEqual([{ paper: "powers", public: true }, { paper: "risks", public: true }]);
    expect(draftPaper("duties", 2026, false)).toEqual({ paper: "duties", public: false, year: "2026" });
    expect(draftPaper("others", null, false)).toBeNull();
  });
});

describe("reasons", () => {
  it("are sent only where they differ from what is kept", () => {
    const kept = { a: "法规修订", b: "", c: "旧" };
    const typed = { a: " 法规修订 ", b: "人事变动", c: "", d: "" };
    expect(changedReasons(typed, kept)).toEqual([{ record: "b", reason: "人事变动" }, { record: "c", reason: "" }]);
  });
});

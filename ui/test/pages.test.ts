// Rows of a long list arrive page by page.
import { expect, it, vi } from "vitest";
import { Pages } from "../src/kit/grid/pages";
import { PAGE_ROWS } from "../src/kit/grid/window";
import type { List } from "../src/wire";

function source(total: number, name = "r") {
  return vi.fn(async (offset: number, limit: number): Promise<List> => ({
    total,
    all: total,
    rows: Array.from({ length: Math.max(0, Math.min(limit, total - offset)) }, (_, at) => ({ id: `${name}${offset + at}`, cells: [], overdue_days: null })),
  }));
}

it("fetches the first page, then only what comes into sight", async () => {
  const fetch = source(100_000);
  const pages = new Pages(fetch, () => undefined);
  await pages.ask({ start: 0, end: 28 });
  expect([pages.total.value, pages.row(5)?.id, pages.row(50_000)]).toEqual([100_000, "r5", undefined]);
  await pages.need({ start: 49_990, end: 50_020 });
  expect(pages.row(50_000)?.id).toBe("r50000");
  expect(fetch.mock.calls.map(([offset, limit]) => [offset, limit])).toEqual([[0, 200], [49_800, 200], [50_000, 200]]);
});

it("asks for a page once, however often it is needed", async () => {
  const fetch = source(1000);
  const pages = new Pages(fetch, () => undefined);
  await pages.ask({ start: 0, end: 10 });
  await Promise.all([pages.need({ start: 300, end: 310 }), pages.need({ start: 320, end: 330 })]);
  expect(fetch).toHaveBeenCalledTimes(2);
});

it("never shows rows of an older question", async () => {
  let answer: (list: List) => void = () => undefined;
  const slow = new Promise<List>((done) => (answer = done));
  let calls = 0;
  const pages = new Pages((offset, limit) => (++calls === 1 ? slow : source(3, "new")(offset, limit)), () => undefined);
  const first = pages.ask({ start: 0, end: 10 });
  await pages.ask({ start: 0, end: 10 });
  answer({ total: 9, all: 9, rows: [{ id: "old", cells: [], overdue_days: null }] });
  await first;
  expect([pages.total.value, pages.row(0)?.id]).toEqual([3, "new0"]);
});

it("keeps memory bounded on a long scroll and fetches again on the way back", async () => {
  const fetch = source(100_000);
  const pages = new Pages(fetch, () => undefined);
  await pages.ask({ start: 0, end: 10 });
  for (let page = 1; page < 60; page += 1) await pages.need({ start: page * PAGE_ROWS, end: page * PAGE_ROWS + 10 });
  expect(pages.row(0)).toBeUndefined();
  await pages.need({ start: 0, end: 10 });
  expect(pages.row(0)?.id).toBe("r0");
});

it("tells a failed page once and can ask again", async () => {
  const failed = vi.fn();
  const fetch = vi.fn().mockRejectedValueOnce("no").mockImplementation(source(2));
  const pages = new Pages(fetch, failed);
  await pages.ask({ start: 0, end: 10 });
  expect([failed.mock.calls.length, pages.ready.value]).toEqual([1, false]);
  await pages.ask({ start: 0, end: 10 });
  expect(pages.row(1)?.id).toBe("r1");
});

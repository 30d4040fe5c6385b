// Rows of a long list, fetched page by page as they come into sight. Never holds more pages than are
// worth keeping, and never shows a row of an older question.
import { shallowReactive, shallowRef } from "vue";
import type { List, Row } from "../../wire";
import { PAGE_ROWS, pagesOf, type Span } from "./window";

/** Fetches one page. */
export type Fetch = (offset: number, limit: number) => Promise<List>;

const KEPT_PAGES = 40;

/** A list whose pages arrive when asked for. */
export class Pages {
  readonly total = shallowRef(0);
  readonly all = shallowRef(0);
  /** The first answer to the present question is there. */
  readonly ready = shallowRef(false);
  private readonly pages = shallowReactive(new Map<number, Row[]>());
  private readonly asked = new Map<number, Promise<void>>();
  private question = 0;

  constructor(
    private readonly fetch: Fetch,
    private readonly failed: (thrown: unknown) => void,
  ) {}

  /** The row, once its page is there. */
  row(index: number): Row | undefined {
    return this.pages.get(Math.floor(index / PAGE_ROWS))?.[index % PAGE_ROWS];
  }

  /** Where a record stands among the loaded rows; -1 when it is not loaded. */
  indexOf(id: string): number {
    for (const [page, rows] of this.pages) {
      const at = rows.findIndex((row) => row.id === id);
      if (at >= 0) return page * PAGE_ROWS + at;
    }
    return -1;
  }

  /** A new question: the old rows stay in sight until the answer comes, so that nothing jumps. */
  async ask(seen: Span): Promise<void> {
    this.question += 1;
    this.asked.clear();
    const question = this.question;
    const wanted = new Set([0, ...pagesOf(seen)]);
    const fresh = new Map<number, Row[]>();
    try {
      for (const page of wanted) {
        const list = await this.fetch(page * PAGE_ROWS, PAGE_ROWS);
        if (question !== this.question) return;
        fresh.set(page, list.rows);
        this.total.value = list.total;
        this.all.value = list.all;
        if (page * PAGE_ROWS + list.rows.length >= list.total) break;
      }
    } catch (thrown) {
      if (question === this.question) this.failed(thrown);
      return;
    }
    this.pages.clear();
    for (const [page, rows] of fresh) this.pages.set(page, rows);
    this.ready.value = true;
  }

  /** Makes sure the pages of a span are there or on their way. */
  async need(span: Span): Promise<void> {
    await Promise.all(pagesOf({ start: span.start, end: Math.min(span.end, this.total.value) }).map((page) => this.load(page)));
    this.forget(span);
  }

  private load(page: number): Promise<void> {
    if (this.pages.has(page)) return Promise.resolve();
    const before = this.asked.get(page);
    if (before) return before;
    const question = this.question;
    const run = this.fetch(page * PAGE_ROWS, PAGE_ROWS)
      .then((list) => {
        if (question === this.question) this.pages.set(page, list.rows);
      })
      .catch((thrown: unknown) => {
        if (question === this.question) this.failed(thrown);
      })
      .finally(() => {
        if (question === this.question) this.asked.delete(page);
      });
    this.asked.set(page, run);
    return run;
  }

  private forget(span: Span): void {
    const middle = (span.start + span.end) / 2 / PAGE_ROWS;
    const far = [...this.pages.keys()].sort((one, other) => Math.abs(other - middle) - Math.abs(one - middle));
    for (const page of far.slice(0, Math.max(0, this.pages.size - KEPT_PAGES))) this.pages.delete(page);
  }
}

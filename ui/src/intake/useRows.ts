// Rows of a preview, fetched page by page as they come into sight. Never all of them: there may be 20,000.
import { shallowReactive, shallowRef } from "vue";
import { call } from "../call";
import { PAGE_ROWS, pagesOf, type Span } from "../kit/grid/window";
import type { IntakeRow, RowVerdict } from "../wire";

/** How many pages are kept. */
const KEPT = 20;

/** The rows of one preview. */
export class IntakeRows {
  readonly total = shallowRef(0);
  private readonly pages = shallowReactive(new Map<number, IntakeRow[]>());
  private readonly asked = new Set<number>();
  private question = 0;

  constructor(
    private readonly token: () => string,
    private readonly failed: (thrown: unknown) => void,
  ) {}

  /** The row at a place of the list, once its page is there. */
  row(index: number): IntakeRow | undefined {
    return this.pages.get(Math.floor(index / PAGE_ROWS))?.[index % PAGE_ROWS];
  }

  /** Asks anew; the old rows stay in sight until the answer is there, so that nothing jumps. */
  async ask(only: RowVerdict | null, span: Span): Promise<void> {
    this.question += 1;
    this.asked.clear();
    const [question, wanted] = [this.question, pagesOf(span.end > span.start ? span : { start: 0, end: 1 })];
    const fresh = new Map<number, IntakeRow[]>();
    for (const page of wanted) {
      const got = await this.fetch(only, page);
      if (got === null || question !== this.question) return;
      this.total.value = got.total;
      fresh.set(page, got.rows);
    }
    this.pages.clear();
    for (const [page, rows] of fresh) this.pages.set(page, rows);
  }

  /** Makes sure that the pages of a span are there or on their way. */
  async need(only: RowVerdict | null, span: Span): Promise<void> {
    const question = this.question;
    for (const page of pagesOf({ start: span.start, end: Math.min(span.end, this.total.value) })) {
      if (this.pages.has(page) || this.asked.has(page)) continue;
      this.asked.add(page);
      const got = await this.fetch(only, page);
      if (question !== this.question) return;
      this.asked.delete(page);
      if (got) this.pages.set(page, got.rows);
    }
    const middle = (span.start + span.end) / 2 / PAGE_ROWS;
    const far = [...this.pages.keys()].sort((one, other) => Math.abs(other - middle) - Math.abs(one - middle));
    for (const page of far.slice(0, Math.max(0, this.pages.size - KEPT))) this.pages.delete(page);
  }

  private async fetch(only: RowVerdict | null, page: number): Promise<{ total: number; rows: IntakeRow[] } | null> {
    try {
      return await call("import_rows", { token: this.token(), verdicts: only === null ? [] : [only], offset: page * PAGE_ROWS, limit: PAGE_ROWS });
    } catch (thrown) {
      this.failed(thrown);
      return null;
    }
  }
}

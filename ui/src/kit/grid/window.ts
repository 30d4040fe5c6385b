// Which rows are drawn and which pages are asked for. Never touches the page's elements.

/** Rows asked for at once. */
export const PAGE_ROWS = 200;

/** A run of rows; `end` is one past the last. */
export interface Span {
  start: number;
  end: number;
}

/** Rows to draw for a scroll position, with a margin above and below. */
export function visibleRows(scrollTop: number, height: number, rowHeight: number, total: number, margin = 8): Span {
  // A box that has not been laid out yet has no height; drawing every row then blocks the window.
  const rows = height > 0 ? Math.ceil(height / rowHeight) : 0;
  const first = Math.floor(Math.max(0, scrollTop) / rowHeight);
  const start = Math.max(0, Math.min(first - margin, total));
  return { start, end: Math.max(start, Math.min(total, first + rows + margin)) };
}

/** Numbers of the pages a span needs. */
export function pagesOf(span: Span, size = PAGE_ROWS): number[] {
  if (span.end <= span.start) return [];
  const first = Math.floor(span.start / size);
  const last = Math.floor((span.end - 1) / size);
  return Array.from({ length: last - first + 1 }, (_, step) => first + step);
}

/** Where to scroll so that a row is seen; the present position when it is. */
export function scrollFor(row: number, scrollTop: number, height: number, rowHeight: number): number {
  const top = row * rowHeight;
  if (top < scrollTop) return top;
  if (top + rowHeight > scrollTop + height) return Math.max(0, top + rowHeight - height);
  return scrollTop;
}

/** Where to scroll sideways so that a column is seen beside the frozen ones. */
export function scrollLeftFor(column: { left: number; width: number; frozen: boolean }, frozen: number, scrollLeft: number, width: number): number {
  if (column.frozen) return scrollLeft;
  if (column.left - frozen < scrollLeft) return Math.max(0, column.left - frozen);
  if (column.left + column.width > scrollLeft + width) return column.left + column.width - width;
  return scrollLeft;
}

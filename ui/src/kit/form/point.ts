// Brings a field of a form into sight, ready for typing. Never more than that.

const CONTROLS = "input:not(:disabled), textarea, select, button";

/** The field's control, or the first one of several, takes the keys; the whole field comes into sight. */
export function pointTo(root: HTMLElement | undefined, field: string): void {
  const found = root?.querySelector<HTMLElement>(`[data-test="field-${field}"]`);
  if (!found) return;
  (found.matches(CONTROLS) ? found : found.querySelector<HTMLElement>(CONTROLS))?.focus({ preventScroll: true });
  found.scrollIntoView({ block: "center" });
}

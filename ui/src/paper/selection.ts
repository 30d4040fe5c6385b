// What is selected on the pages of a paper, as text. Never touches the clipboard.
import type { PageWords } from "../wire";
import { copied } from "./search";

/** The selected text of the pages in a view; empty when nothing on them is selected. */
export function selectedText(view: HTMLElement, selection: Selection | null, words: readonly PageWords[]): string {
  if (!selection || selection.rangeCount === 0 || selection.isCollapsed) return "";
  const range = selection.getRangeAt(0);
  const pieces: { text: string; joined: boolean }[] = [];
  for (const line of view.querySelectorAll<SVGTextElement>("text[data-line]")) {
    if (!range.intersectsNode(line)) continue;
    const page = Number(line.closest<HTMLElement>("[data-page]")?.dataset["page"] ?? "0");
    const whole = line.textContent ?? "";
    const from = line.contains(range.startContainer) ? range.startOffset : 0;
    const to = line.contains(range.endContainer) ? range.endOffset : whole.length;
    const text = whole.slice(from, to);
    if (text !== "") pieces.push({ text, joined: words[page - 1]?.lines[Number(line.dataset["line"])]?.joined === true });
  }
  return copied(pieces);
}

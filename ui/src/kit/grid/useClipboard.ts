// Copy, paste and fill between the grid and other tables. Never reads the clipboard on its own: only
// when the user pastes.
import type { ComputedRef } from "vue";
import { words } from "../../text";
import { toast } from "../toast";
import type { Block, Cell } from "./cursor";
import { planFill, planPaste, type Plan, type Target } from "./paste";
import { parseTsv, toTsv } from "./tsv";

/** What the clipboard has to know of its grid. */
export interface ClipboardSite {
  chosen: ComputedRef<Block>;
  targets: ComputedRef<Target[]>;
  idAt: (row: number) => string | undefined;
  textAt: (cell: Cell) => string;
  editing: () => boolean;
  send: (plan: Plan) => Promise<boolean>;
}

/** Handlers of the clipboard's events, and the acts on a block of cells. */
export function useClipboard(site: ClipboardSite) {
  /** The chosen cells' texts; null when a row of them has not been read yet. */
  function chosenTexts(): string[][] | null {
    const { top, bottom, left, right } = site.chosen.value;
    const rows: string[][] = [];
    for (let row = top; row <= bottom; row += 1) {
      if (site.idAt(row) === undefined) return null;
      rows.push(Array.from({ length: right - left + 1 }, (_, at) => site.textAt({ row, column: left + at })));
    }
    return rows;
  }

  function onCopy(event: ClipboardEvent): void {
    if (site.editing()) return;
    event.preventDefault();
    const texts = chosenTexts();
    if (texts === null) toast(words.grid.notLoaded);
    else event.clipboardData?.setData("text/plain", toTsv(texts));
  }

  async function onPaste(event: ClipboardEvent): Promise<void> {
    if (site.editing()) return;
    event.preventDefault();
    const text = event.clipboardData?.getData("text/plain") ?? "";
    const plan = planPaste(parseTsv(text), site.chosen.value, site.targets.value, site.idAt);
    if (plan.cells === 0) toast(words.grid.noPaste);
    else if ((await site.send(plan)) && plan.skipped > 0) toast(words.grid.pasted(plan.cells, plan.skipped));
  }

  function fill(): void {
    void site.send(planFill(site.chosen.value, site.targets.value, site.idAt, site.textAt));
  }

  function empty(): void {
    void site.send(planPaste([[""]], site.chosen.value, site.targets.value, site.idAt));
  }

  return { onCopy, onPaste, fill, empty };
}

// Which cells a paste or a fill changes. Never decides whether a value is right: the desk does.
import type { CellChange } from "../../wire";
import type { Block, Cell } from "./cursor";

/** A column as far as changing its cells goes. */
export interface Target {
  key: string;
  editable: boolean;
}

/** The changes, and how many cells could not be taken. */
export interface Plan {
  records: CellChange[];
  cells: number;
  skipped: number;
}

type RowId = (row: number) => string | undefined;

function plan(rows: Iterable<[number, Iterable<[number, string]>]>, columns: readonly Target[], idOf: RowId): Plan {
  const records: CellChange[] = [];
  let cells = 0;
  let skipped = 0;
  for (const [row, texts] of rows) {
    const id = idOf(row);
    const fields: { [key: string]: string } = {};
    let taken = 0;
    for (const [at, text] of texts) {
      const column = columns[at];
      if (id !== undefined && column?.editable === true) {
        fields[column.key] = text;
        taken += 1;
      } else skipped += 1;
    }
    cells += taken;
    if (id !== undefined && taken > 0) records.push({ id, fields });
  }
  return { records, cells, skipped };
}

/** Lays copied cells at the chosen block: one copied cell fills the block, a block of cells keeps its shape. */
export function planPaste(copied: readonly (readonly string[])[], chosen: Block, columns: readonly Target[], idOf: RowId): Plan {
  const only = copied.length === 1 && copied[0]?.length === 1 ? copied[0][0] : undefined;
  if (only !== undefined) return plan(fill(chosen, () => only), columns, idOf);
  const corner: Cell = { row: chosen.top, column: chosen.left };
  return plan(
    copied.map((texts, down) => [corner.row + down, texts.map((text, across): [number, string] => [corner.column + across, text])]),
    columns,
    idOf,
  );
}

/** Ctrl+D: the block's first row goes into the rows under it. */
export function planFill(chosen: Block, columns: readonly Target[], idOf: RowId, textAt: (cell: Cell) => string): Plan {
  const under = { ...chosen, top: chosen.top + 1 };
  return plan(fill(under, (column) => textAt({ row: chosen.top, column })), columns, idOf);
}

function fill(area: Block, text: (column: number) => string): [number, [number, string][]][] {
  const rows: [number, [number, string][]][] = [];
  for (let row = area.top; row <= area.bottom; row += 1) {
    const cells: [number, string][] = [];
    for (let column = area.left; column <= area.right; column += 1) cells.push([column, text(column)]);
    rows.push([row, cells]);
  }
  return rows;
}

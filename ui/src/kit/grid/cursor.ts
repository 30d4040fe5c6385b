// Where keys move in the grid, as in a spreadsheet. Never edits.
import { isComposing, type Press } from "../keys";

/** A cell: row and column from 0. */
export interface Cell {
  row: number;
  column: number;
}

/** How large the grid is and how many rows a screenful has. */
export interface Extent {
  rows: number;
  columns: number;
  screen: number;
}

/** A block of cells, both corners included. */
export interface Block {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

function clamp(value: number, count: number): number {
  return Math.max(0, Math.min(value, count - 1));
}

/** The cell a key leads to; null when the key does not move. Tab at the end of a row goes to the next. */
export function move(from: Cell, press: Press, extent: Extent): Cell | null {
  if (isComposing(press) || press.altKey || extent.rows === 0 || extent.columns === 0) return null;
  const far = press.ctrlKey === true || press.metaKey === true;
  const to = (row: number, column: number): Cell => ({ row: clamp(row, extent.rows), column: clamp(column, extent.columns) });
  switch (press.key) {
    case "ArrowUp":
      return to(far ? 0 : from.row - 1, from.column);
    case "ArrowDown":
      return to(far ? extent.rows - 1 : from.row + 1, from.column);
    case "ArrowLeft":
      return to(from.row, far ? 0 : from.column - 1);
    case "ArrowRight":
      return to(from.row, far ? extent.columns - 1 : from.column + 1);
    case "PageUp":
      return to(from.row - extent.screen, from.column);
    case "PageDown":
      return to(from.row + extent.screen, from.column);
    case "Home":
      return to(far ? 0 : from.row, 0);
    case "End":
      return to(far ? extent.rows - 1 : from.row, extent.columns - 1);
    case "Enter":
      return far ? null : to(from.row + (press.shiftKey ? -1 : 1), from.column);
    case "Tab":
      return tab(from, press.shiftKey ? -1 : 1, extent);
    default:
      return null;
  }
}

/** Tab leaves the grid at its first and last cell, so that the keyboard is never caught in it. */
function tab(from: Cell, step: number, extent: Extent): Cell | null {
  const at = from.row * extent.columns + from.column + step;
  if (at < 0 || at >= extent.rows * extent.columns) return null;
  return { row: Math.floor(at / extent.columns), column: at % extent.columns };
}

/** Shift with this key stretches the chosen block. */
export function stretches(press: Press): boolean {
  return press.shiftKey === true && /^(Arrow|Page|Home$|End$)/.test(press.key);
}

/** The block between two corners. */
export function block(one: Cell, other: Cell): Block {
  return {
    top: Math.min(one.row, other.row),
    bottom: Math.max(one.row, other.row),
    left: Math.min(one.column, other.column),
    right: Math.max(one.column, other.column),
  };
}

/** The cell lies in the block. */
export function within(area: Block, cell: Cell): boolean {
  return cell.row >= area.top && cell.row <= area.bottom && cell.column >= area.left && cell.column <= area.right;
}

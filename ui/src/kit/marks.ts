// Which drawing goes with a word the desk sent. Never changes the word.
import type { Level } from "../wire";

/** The colour a level's word names. */
export function levelOf(text: string): Level | null {
  if (text.includes("红")) return "red";
  if (text.includes("黄")) return "yellow";
  if (text.includes("蓝")) return "blue";
  return null;
}

/** The shape beside a risk grade's word: never a colour of the warnings. */
export function gradeShape(text: string): string {
  if (text.startsWith("高")) return "◆";
  if (text.startsWith("中")) return "▲";
  if (text.startsWith("低")) return "●";
  return "";
}

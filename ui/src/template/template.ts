// What the page of templates works out by itself: where a field goes, and which lines its list has. Never
// judges a text: check_template does.
import type { SideItem } from "../kit/SideList.vue";
import { words } from "../text";
import type { TemplateLine } from "../wire";

/** The text with a field put in place of what is chosen, and where the caret then stands. */
export function insertAt(text: string, from: number, to: number, token: string): { text: string; caret: number } {
  const [start, end] = from <= to ? [from, to] : [to, from];
  return { text: text.slice(0, start) + token + text.slice(end), caret: start + token.length };
}

/** The list under its headings, in the order of the desk; each line says which version is in force. */
export function grouped(lines: readonly TemplateLine[]): { label: string; items: SideItem[] }[] {
  const groups = new Map<string, SideItem[]>();
  for (const line of lines) {
    const note = line.sample ? `${line.version_label}　${words.template.sample}` : line.version_label;
    const item = { key: line.kind, label: line.label, note, test: `template-${line.kind}` };
    groups.set(line.group, [...(groups.get(line.group) ?? []), item]);
  }
  return [...groups].map(([label, items]) => ({ label, items }));
}

/** Ends of lines and spaces around them aside, two texts are the same paper. */
export function sameText(one: string, other: string): boolean {
  const bare = (text: string): string => text.split(/\r\n|\r|\n/).map((line) => line.trim()).join("\n").replace(/^\n+|\n+$/g, "");
  return bare(one) === bare(other);
}

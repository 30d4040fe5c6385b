// The unit tree's shape: a flat list with depths. Never draws.
import type { TreeNode } from "../wire";

/** The node has nodes under it. */
export function isParent(nodes: readonly TreeNode[], node: TreeNode): boolean {
  const at = nodes.findIndex((one) => one.id === node.id);
  const next = nodes[at + 1];
  return at >= 0 && next !== undefined && next.depth > node.depth;
}

/** Nodes that are not under a closed one. */
export function visibleNodes(nodes: readonly TreeNode[], closed: ReadonlySet<string>): TreeNode[] {
  const shown: TreeNode[] = [];
  let hiddenUnder: number | null = null;
  for (const node of nodes) {
    if (hiddenUnder !== null && node.depth > hiddenUnder) continue;
    hiddenUnder = closed.has(node.id) ? node.depth : null;
    shown.push(node);
  }
  return shown;
}

/** The row of the node above that holds this one; null at the top. */
export function closeOf(shown: readonly TreeNode[], at: number): number | null {
  const depth = shown[at]?.depth ?? 0;
  for (let row = at - 1; row >= 0; row -= 1) if ((shown[row]?.depth ?? 0) < depth) return row;
  return null;
}

/** Where a key leads in a list of rows; null when it leads nowhere. */
export function keyTo(key: string, at: number, count: number): number | null {
  if (key === "ArrowDown") return Math.min(count - 1, at + 1);
  if (key === "ArrowUp") return Math.max(0, at - 1);
  if (key === "Home") return 0;
  if (key === "End") return count - 1;
  return null;
}

// What a register has beyond form and list. Never a rule: it only names who draws the detail.
import { defineAsyncComponent, type Component } from "vue";
import { goTo } from "../frame/router";
import { words } from "../text";
import type { Kind } from "../wire";

/** Additions to the general page. */
export interface Extras {
  /** Draws the detail in place of the form. */
  detail: Component | null;
  /** The detail wants room. */
  wide: boolean;
  /** Its records have kept papers that can be printed together. */
  papers: "papers" | "warnings" | null;
  actions: { label: string; test: string; run: (id: string) => void }[];
}

const WarningDetail = defineAsyncComponent(() => import("../warning/WarningDetail.vue"));
const PaperDetail = defineAsyncComponent(() => import("../paper/PaperDetail.vue"));
const NONE: Extras = { detail: null, wide: false, papers: null, actions: [] };

/** The additions of a register. */
export function extrasOf(kind: Kind): Extras {
  switch (kind) {
    case "warnings":
      return { ...NONE, detail: WarningDetail, wide: true, papers: "warnings" };
    case "papers":
      return { ...NONE, detail: PaperDetail, wide: true, papers: "papers" };
    case "signals":
      return { ...NONE, actions: [{ label: words.notice.issue, test: "issue-notice", run: (id) => void goTo({ page: "issue", signal: id }) }] };
    default:
      return NONE;
  }
}

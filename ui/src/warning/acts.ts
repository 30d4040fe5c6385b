// What is sent when something is done to a warning next. Never says whether an act is allowed or what its
// form asks for: the desk's `next` does.
import type { Values } from "../kit/form/values";
import { act } from "../state";
import { words } from "../text";
import type { ReplyLine, WarningState } from "../wire";

/** One act of this window. */
export interface Act {
  happens: readonly string[];
  /** `lines` are the rows of the table under the form, where the act has one. */
  send: (warning: string, values: Values, lines: ReplyLine[]) => Promise<WarningState>;
  table?: boolean;
}

const ACTS: { [name: string]: Act } = {
  serve: {
    happens: words.act.serve,
    send: (warning, values) => act("serve_notice", { warning, ...filled(values, ["served_on", "served_at", "received_by", "way", "place", "servers", "copies", "proxy", "relation", "witness", "reason", "due_on", "remark"]) }),
  },
  reply: {
    happens: words.act.reply,
    table: true,
    send: (warning, values, lines) => act("record_reply", { warning, lines, ...filled(values, ["received_on", "cause_thought", "cause_duty", "cause_process", "cause_supervision", "cause", "measures", "number"]) }),
  },
  verify: {
    happens: words.act.verify,
    send: (warning, values) => {
      const ticked = (key: string): boolean => values[key] === words.yes;
      return act("verify_reply", { warning, ...filled(values, ["result", "opinion", "again_by"]), cause_found: ticked("cause_found"), measures_done: ticked("measures_done"), accountability_done: ticked("accountability_done") });
    },
  },
  close: { happens: words.act.close, send: (warning) => act("close_warning", { warning }) },
  transfer: { happens: words.proposal.transfer, send: (warning, values) => act("transfer_warning", { warning, ...filled(values, ["reason"]) }) },
  withdraw: { happens: words.proposal.withdraw, send: (warning, values) => act("withdraw_warning", { warning, ...filled(values, ["reason"]) }) },
  void: { happens: words.act.void, send: (warning, values) => act("void_notice", { warning, ...filled(values, ["reason"]) }) },
};

function filled<K extends string>(values: Values, keys: readonly K[]): { [key in K]: string } {
  return Object.fromEntries(keys.map((key) => [key, values[key] ?? ""])) as { [key in K]: string };
}

/** An act by its name; none for one this window does not know. */
export function actOf(name: string): Act | null {
  return ACTS[name] ?? null;
}

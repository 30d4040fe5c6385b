// What is sent when something is done to a letter or an inspection. Never says whether it may be: the desk does.
import type { Values } from "../kit/form/values";
import { act, attempt, keepText, toastUndo } from "../state";
import { call } from "../call";
import { goTo } from "../frame/router";
import type { Saved } from "../wire";

/** Does one act; its name is the desk's. */
export async function doneTo(name: string, id: string, fields: Values): Promise<Saved> {
  if (name === "serve") return act("serve_letter", { letter: id, fields });
  if (name === "answer") return act("answer_letter", { letter: id, fields });
  if (name === "evaluate") return act("evaluate_letter", { letter: id, fields });
  if (name === "measure") return act("measure_inspection", { inspection: id, fields });
  if (name === "conclude") return act("conclude_inspection", { inspection: id, fields });
  if (name === "close") return act("close_inspection", { inspection: id, fields });
  return act("void_letter", { letter: id, fields });
}

/** Begins the talk that a warning calls for, with what the registers know of it. */
export async function beginTalk(warning: string): Promise<void> {
  const proposal = await attempt(() => call("propose_talk", { warning }));
  if (!proposal) return;
  await keepText("record:talks:new", JSON.stringify(proposal.fields));
  await goTo({ page: "register", kind: "talks", create: true });
}

/** 提请问责 of a warning, then on to the record. */
export async function proposeAccountability(warning: string): Promise<void> {
  const saved = await attempt(() => act("propose_accountability", { warning }));
  if (!saved) return;
  void toastUndo(saved.sentence);
  await goTo({ page: "register", kind: "accountabilities", id: saved.id });
}

// From a problem to its rectification in one click. Never decides whether it may be: the desk does.
import { goTo } from "../frame/router";
import { act, attempt, toastUndo } from "../state";

/** Makes the rectification of a problem and goes to it. */
export async function rectify(item: string): Promise<void> {
  const saved = await attempt(() => act("rectify_problem", { item }));
  if (!saved) return;
  void toastUndo(saved.sentence);
  await goTo({ page: "register", kind: "work_items", id: saved.id });
}

// A blank 采集表 for the points, saved where the person says. Never a form of the window's own: the desk writes it.
import { pickSave } from "../host";
import { toast } from "../kit/toast";
import { act, attempt } from "../state";
import { words } from "../text";

/** Saves a form for one point by name, or for all of them. */
export async function saveForm(point: string): Promise<void> {
  const path = await attempt(() => pickSave(words.signal.formName(point)));
  if (typeof path !== "string") return;
  const done = await attempt(() => act("save_signal_form", { point, path }));
  if (done) toast(done.sentence);
}

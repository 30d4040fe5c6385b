// The editable texts of a notice's draft, by the keys of the desk's form. Never checks them: check_notice does.
import type { NoticeDraft } from "../wire";
import type { Values } from "../kit/form/values";

const TEXTS = ["unit", "addressee", "recipient", "body", "copies_to", "contact", "phone", "issuer", "issued_on"] as const;

/** The draft's texts by field key. */
export function textsOf(draft: NoticeDraft): Values {
  return Object.fromEntries(TEXTS.map((key) => [key, draft[key]]));
}

/** The draft with the form's texts. */
export function withTexts(draft: NoticeDraft, values: Values): NoticeDraft {
  const next = { ...draft };
  for (const key of TEXTS) next[key] = values[key] ?? "";
  return next;
}

/** The same texts and lines; the tick of approval is no text. */
export function sameDraft(one: NoticeDraft, other: NoticeDraft): boolean {
  const bare = (draft: NoticeDraft): string => JSON.stringify([textsOf(draft), draft.measures]);
  return bare(one) === bare(other);
}

/** Reads a kept draft; anything unreadable is no draft. */
export function readDraft(text: string | null): NoticeDraft | null {
  if (text === null || text === "") return null;
  try {
    const kept = JSON.parse(text) as NoticeDraft;
    return typeof kept.body === "string" && Array.isArray(kept.measures) && Array.isArray(kept.dispositions) ? kept : null;
  } catch {
    return null;
  }
}

// The editable texts of a notice's draft, as a form. Never checks them: check_notice does.
import { words } from "../text";
import type { Field, NoticeDraft } from "../wire";
import type { Values } from "../kit/form/values";

const TEXTS = ["unit", "addressee", "recipient", "body", "copies_to", "contact", "phone", "issuer", "issued_on"] as const;
type TextKey = (typeof TEXTS)[number];

const INPUTS: { [key in TextKey]: { label: string; input: Field["input"]; required: boolean; help: string | null } } = {
  unit: { label: words.notice.unit, input: "unit", required: true, help: null },
  addressee: { label: words.notice.addressee, input: "post", required: false, help: null },
  recipient: { label: words.notice.recipient, input: "text", required: true, help: null },
  body: { label: words.notice.body, input: "long_text", required: true, help: words.notice.bodyHint },
  copies_to: { label: words.notice.copiesTo, input: "text", required: false, help: null },
  contact: { label: words.notice.contact, input: "text", required: true, help: null },
  phone: { label: words.notice.phone, input: "text", required: true, help: null },
  issuer: { label: words.notice.issuer, input: "text", required: false, help: null },
  issued_on: { label: words.notice.issuedOn, input: "date", required: false, help: null },
};

/** The draft's fields as a form shows them. */
export const DRAFT_FIELDS: Field[] = TEXTS.map((key) => ({ key, group: "", read_only: false, choices: [], article: null, ...INPUTS[key] }));

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

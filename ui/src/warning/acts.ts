// The forms of what can be done to a warning next: which fields each act asks for and what it sends.
// Never says whether an act is allowed: the desk's `next` does.
import type { Values } from "../kit/form/values";
import { act } from "../state";
import { words } from "../text";
import type { Field, WarningState } from "../wire";

/** One act's form. */
export interface ActForm {
  fields: Field[];
  happens: readonly string[];
  send: (warning: string, values: Values) => Promise<WarningState>;
}

const labels = words.act.fields;

function field(key: keyof typeof labels, input: Field["input"], more: Partial<Field> = {}): Field {
  return { key, label: labels[key], group: "", input, required: false, read_only: false, choices: [], article: null, help: null, ...more };
}

function listOf(choices: readonly (readonly [string, string])[]): Field["choices"] {
  return choices.map(([value, label]) => ({ value, label }));
}

const text = (values: Values, key: string): string => values[key] ?? "";
const ticked = (values: Values, key: string): boolean => text(values, key) === words.yes;

const FORMS: { [name: string]: ActForm } = {
  serve: {
    happens: words.act.serve,
    fields: [
      field("served_on", "date", { required: true, article: words.act.articles.serve, help: words.act.help.served_on }),
      field("received_by", "text", { required: true }),
      field("way", "choice", { choices: listOf(words.act.ways) }),
      field("place", "text"),
      field("servers", "text", { help: words.act.help.servers }),
      field("witness", "text", { help: words.act.help.witness }),
      field("reason", "long_text", { help: words.act.help.reason }),
    ],
    send: (warning, values) =>
      act("serve_notice", {
        warning,
        served_on: text(values, "served_on"),
        received_by: text(values, "received_by"),
        way: text(values, "way"),
        place: text(values, "place"),
        servers: text(values, "servers"),
        witness: text(values, "witness"),
        reason: text(values, "reason"),
      }),
  },
  reply: {
    happens: words.act.reply,
    fields: [
      field("received_on", "date", { required: true, article: words.act.articles.reply, help: words.act.help.received_on }),
      field("cause", "long_text", { required: true, article: words.act.articles.reply }),
      field("measures", "long_text", { required: true, article: words.act.articles.reply }),
      field("number", "text"),
    ],
    send: (warning, values) =>
      act("record_reply", { warning, received_on: text(values, "received_on"), cause: text(values, "cause"), measures: text(values, "measures"), number: text(values, "number") }),
  },
  verify: {
    happens: words.act.verify,
    fields: [
      field("result", "choice", { required: true, choices: listOf(words.act.results) }),
      field("opinion", "long_text"),
      field("cause_found", "yes_no", { article: words.act.articles.verify, help: words.act.help.three }),
      field("measures_done", "yes_no", { article: words.act.articles.verify, help: words.act.help.three }),
      field("accountability_done", "yes_no", { article: words.act.articles.verify, help: words.act.help.three }),
    ],
    send: (warning, values) =>
      act("verify_reply", {
        warning,
        result: text(values, "result"),
        opinion: text(values, "opinion"),
        cause_found: ticked(values, "cause_found"),
        measures_done: ticked(values, "measures_done"),
        accountability_done: ticked(values, "accountability_done"),
      }),
  },
  close: { happens: words.act.close, fields: [], send: (warning) => act("close_warning", { warning }) },
  void: {
    happens: words.act.void,
    fields: [{ ...field("reason", "long_text", { required: true }), label: words.act.voidReason }],
    send: (warning, values) => act("void_notice", { warning, reason: text(values, "reason") }),
  },
};

/** The form of an act; none for one this window does not know. */
export function formOf(name: string): ActForm | null {
  return FORMS[name] ?? null;
}

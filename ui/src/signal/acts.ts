// Which command an act of the course stands for. Never whether it may be done: the desk says.
import type { Values } from "../kit/form/values";
import { act } from "../state";
import type { Saved } from "../wire";

type Send = (record: string, fields: Values) => Promise<Saved>;

const SENDS: { [command: string]: Send } = {
  decide_signal: (signal, fields) => act("decide_signal", { signal, fields }),
  end_signal: (signal, fields) => act("end_signal", { signal, fields }),
  make_lead: (signal, fields) => act("make_lead", { signal, fields }),
  reopen_signal: (signal) => act("reopen_signal", { signal }),
  exclude_signal: (signal, fields) => act("exclude_signal", { signal, fields }),
  include_signal: (signal) => act("include_signal", { signal }),
  link_repeat: (signal, fields) => act("link_repeat", { signal, fields }),
  unlink_repeat: (signal) => act("unlink_repeat", { signal }),
  save_reporter: (signal, fields) => act("save_reporter", { signal, fields }),
  remove_reporter: (signal) => act("remove_reporter", { signal }),
  assess_lead: (lead, fields) => act("assess_lead", { lead, fields }),
  transfer_lead: (lead, fields) => act("transfer_lead", { lead, fields }),
};

/** Does an act of a signal or a lead. */
export function send(command: string, record: string, fields: Values): Promise<Saved> {
  const run = SENDS[command];
  return run ? run(record, fields) : Promise.reject(new Error(command));
}

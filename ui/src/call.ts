// The only road from the window to the desk. Never judges a request or words a refusal: names,
// requests and replies come from the generated list, sentences come from the desk.
import { ask } from "./host";
import { words } from "./text";
import type { Answer, Commands, Objection } from "./wire";

/** Names of the commands. */
export type Command = keyof Commands;

/** A "no" from the desk, or from the road to it. */
export class No extends Error {
  readonly answer: Answer;

  constructor(answer: Answer) {
    super(sentenceOf(answer));
    this.answer = answer;
  }
}

function sentenceOf(answer: Answer): string {
  switch (answer.kind) {
    case "refused":
      return answer.objections.map((objection) => objection.sentence).join("\n");
    case "fault":
      return answer.what;
    case "locked":
      return answer.sentence;
  }
}

function isObject(value: unknown): value is { [key: string]: unknown } {
  return typeof value === "object" && value !== null;
}

function isAnswer(value: unknown): value is Answer {
  if (!isObject(value)) return false;
  if (value["kind"] === "refused") return Array.isArray(value["objections"]);
  if (value["kind"] === "fault") return typeof value["what"] === "string";
  return value["kind"] === "locked" && typeof value["sentence"] === "string";
}

/** Makes an answer of whatever was thrown; a broken road becomes a fault that says so. */
export function toNo(thrown: unknown): No {
  if (thrown instanceof No) return thrown;
  if (isAnswer(thrown)) return new No(thrown);
  return new No({ kind: "fault", code: "no_answer", what: words.fault.noAnswer, safe: words.fault.noAnswerSafe, todo: words.fault.noAnswerTodo, log_id: "" });
}

/** Asks the desk. Rejects with a {@link No}. */
export async function call<K extends Command>(command: K, request: Commands[K]["request"]): Promise<Commands[K]["reply"]> {
  try {
    return (await ask(command, request)) as Commands[K]["reply"];
  } catch (thrown) {
    throw toNo(thrown);
  }
}

/** The objections in a "no"; none when it is a fault or a lock. */
export function objectionsOf(thrown: unknown): Objection[] {
  const { answer } = toNo(thrown);
  return answer.kind === "refused" ? answer.objections : [];
}

// Digits of a recovery code on their way into boxes. Never checks a group: the desk does.

/** Groups of a code. */
export const GROUPS = 8;
/** Digits of a group. */
export const DIGITS = 6;

/** The digits of what was typed or pasted; full-width ones are digits too. */
export function digitsOf(text: string): string {
  const plain = [...text].map((one) => (one >= "０" && one <= "９" ? String.fromCharCode(one.charCodeAt(0) - 0xfee0) : one));
  return plain.filter((one) => one >= "0" && one <= "9").join("");
}

/** Puts digits into the box at `place`; what does not fit goes on in the following ones. `at` is where typing goes on. */
export function spread(boxes: readonly string[], place: number, digits: string): { boxes: string[]; at: number } {
  const next = [...boxes];
  next[place] = digits.slice(0, DIGITS);
  let rest = digits.slice(DIGITS);
  let at = place;
  while (rest !== "" && at + 1 < next.length) {
    at += 1;
    next[at] = rest.slice(0, DIGITS);
    rest = rest.slice(DIGITS);
  }
  const full = (next[at] ?? "").length === DIGITS && (boxes[at] ?? "").length < DIGITS;
  return { boxes: next, at: full ? Math.min(at + 1, next.length - 1) : at };
}

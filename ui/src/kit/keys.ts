// What a key press means before any component looks at it. Never listens to anything itself.

/** A part of KeyboardEvent, so that tests need no browser. */
export interface Press {
  key: string;
  keyCode?: number;
  isComposing?: boolean;
  ctrlKey?: boolean;
  metaKey?: boolean;
  altKey?: boolean;
  shiftKey?: boolean;
}

/**
 * The input method has the key. WebKit reports the Enter that ends a composition with isComposing
 * already false and key code 229, so both are asked.
 */
export function isComposing(press: Press): boolean {
  return press.isComposing === true || press.keyCode === 229 || press.key === "Process";
}

/** Ctrl (or Cmd) and nothing else, with this key; false while composing. */
export function isCtrl(press: Press, key: string): boolean {
  return !isComposing(press) && (press.ctrlKey === true || press.metaKey === true) && !press.altKey && press.key.toLowerCase() === key;
}

/** The element takes text, so Ctrl+Z and letters belong to it. */
export function takesText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  // The grid's text box waits under the cursor cell; until it is typed into, it is no text field.
  if (target.dataset["idle"] !== undefined) return false;
  if (target instanceof HTMLTextAreaElement) return !target.readOnly;
  if (target instanceof HTMLInputElement) return !target.readOnly && !["checkbox", "radio", "button", "range"].includes(target.type);
  return target.isContentEditable;
}

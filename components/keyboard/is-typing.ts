/** Inputs that take no text: keys are not typed into them. */
const pressed = ['button', 'checkbox', 'radio', 'reset', 'submit', 'file', 'range', 'color'];

/** True where keys belong to what somebody types, or chooses from. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !pressed.includes(target.type);
  return target.isContentEditable || /^(TEXTAREA|SELECT)$/.test(target.tagName);
}

/** Whether a dialog or menu lies over the page: its keys are its own. */
export function isCovered(): boolean {
  return document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"]') !== null;
}

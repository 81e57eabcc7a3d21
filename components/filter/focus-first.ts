/** As a `ref`: what was opened begins where one types or chooses. */
export function focusFirst(element: HTMLElement | null): void {
  element?.focus({ preventScroll: true });
}

'use client';

import { useEffect } from 'react';

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}

/**
 * Lets a key press the control of the page that names it by `data-key`: a button is pressed, a field gets the focus. Not while
 * somebody types, holds another key, or something lies over the page.
 */
export function useButtonKeys(): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.defaultPrevented) return;
      if (isTyping(event.target) || document.querySelector('[role="dialog"], [role="menu"]')) return;
      if (!/^[a-z]$/.test(event.key)) return;
      const control = document.querySelector<HTMLElement>(`[data-key="${event.key}"]`);
      if (!control) return;
      event.preventDefault();
      if (control instanceof HTMLButtonElement) control.click();
      else control.focus();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}

'use client';

import { type RefObject, useEffect } from 'react';

/**
 * Closes an open `<details>` menu as menus are closed: Escape (the focus returns to its button), a click or the focus elsewhere. What
 * it asks in a dialog over the page is not elsewhere.
 */
export function useDismiss(ref: RefObject<HTMLDetailsElement | null>): void {
  useEffect(() => {
    const details = ref.current;
    if (!details) return;
    const closeOutside = (event: Event) => {
      // A dialog hides the page under it from whoever reads by ear.
      if (details.closest('[aria-hidden="true"]')) return;
      if (details.open && event.target instanceof Node && !details.contains(event.target)) details.open = false;
    };
    const closeOnEscape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !details.open) return;
      event.stopPropagation();
      details.open = false;
      details.querySelector('summary')?.focus();
    };
    document.addEventListener('pointerdown', closeOutside);
    document.addEventListener('focusin', closeOutside);
    details.addEventListener('keydown', closeOnEscape);
    return () => {
      document.removeEventListener('pointerdown', closeOutside);
      document.removeEventListener('focusin', closeOutside);
      details.removeEventListener('keydown', closeOnEscape);
    };
  }, [ref]);
}

'use client';

import { useEffect } from 'react';

/** Does what was pressed before the scripts of the page were there. Stands last in the body: what it opens needs the others. Draws nothing. */
export function PressAgain() {
  useEffect(() => {
    const { earlyPresses: presses } = window;
    window.earlyPresses = undefined;
    presses?.end();
    const button = presses?.button;
    if (!button?.isConnected) return;
    // A menu opens as the button is held down, or by a key.
    if (button.getAttribute('aria-haspopup') === 'menu') {
      button.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
    } else {
      button.click();
    }
  }, []);
  return null;
}

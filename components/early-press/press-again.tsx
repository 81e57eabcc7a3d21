'use client';

import { useEffect } from 'react';
import { type EarlyPresses, earlyPressesName } from './watch-early-presses';

function takeEarlyPresses(): EarlyPresses | null {
  const presses: EarlyPresses | undefined = Reflect.get(window, earlyPressesName);
  Reflect.deleteProperty(window, earlyPressesName);
  return presses ?? null;
}

/** Does what was pressed before the scripts of the page were there. Draws nothing. */
export function PressAgain() {
  useEffect(() => {
    const presses = takeEarlyPresses();
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

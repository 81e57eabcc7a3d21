/** What the watching script and the scripts of the page share. */
export interface EarlyPresses {
  /** Pressed last; null: none was. */
  button: HTMLButtonElement | null;
  /** From here on presses go where they always go. */
  end(): void;
}

declare global {
  interface Window {
    /** There until the scripts of the page take it. */
    earlyPresses?: EarlyPresses;
  }
}

/**
 * Keeps what was pressed until `end`: a button that needs scripts would do nothing. Buttons that send a form are left alone, for forms
 * need none. Goes into the page as text, so it may use nothing from around it.
 */
function watchEarlyPresses(): void {
  const presses: EarlyPresses = {
    button: null,
    end: () => window.removeEventListener('click', keep, true),
  };
  function keep(event: MouseEvent) {
    const button = event.target instanceof Element ? event.target.closest('button[type="button"]') : null;
    if (!(button instanceof HTMLButtonElement)) return;
    // Of the page's scripts some may be there already: nobody else may act on it as well.
    event.stopImmediatePropagation();
    presses.button = button;
  }
  window.addEventListener('click', keep, true);
  window.earlyPresses = presses;
}

/** The text of a script for the beginning of a page. */
export const earlyPressScript = `(${watchEarlyPresses.toString()})()`;

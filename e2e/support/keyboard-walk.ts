import { type CDPSession, expect, type Page } from '@playwright/test';

/**
 * What is in the order of focus below `#main` (`whole`: of the document), as the browser would have it: one of a group of radios,
 * nothing hidden, nothing disabled. A mark of focus is a difference to the same element without it, or to what lies around or beside it.
 */
const watchFocus = `(whole) => {
  const root = (!whole && document.getElementById('main')) || document.body;
  // From its beginning, wherever the page has put the focus.
  root.tabIndex = -1;
  root.focus();
  const words = (element) => element.outerHTML.slice(0, 200);
  const controls = () => [...root.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')].filter(
    (element) =>
      element.tabIndex >= 0 && !element.matches(':disabled') && !element.closest('[inert]') && element.type !== 'hidden' &&
      !(element.type === 'radio' && !element.checked) &&
      element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }));
  const looks = (element) => {
    const near = [element, element.previousElementSibling, element.nextElementSibling];
    for (let at = element.parentElement; at && near.length < 8; at = at.parentElement) near.push(at);
    return near.map((one) => {
      if (!one) return '';
      const { outlineStyle, outlineWidth, outlineColor, boxShadow, backgroundColor, borderColor, textDecorationLine } = getComputedStyle(one);
      return [outlineStyle, outlineWidth, outlineColor, boxShadow, backgroundColor, borderColor, textDecorationLine].join();
    }).join('|');
  };
  const before = new Map(controls().map((element) => [element, looks(element)]));
  const seen = new Set();
  const unshown = new Set();
  document.addEventListener('focusin', ({ target }) => {
    seen.add(target);
    if (before.get(target) === looks(target)) unshown.add(words(target));
  });
  window.focusWatch = () => ({ left: controls().filter((element) => !seen.has(element)).map(words), unshown: [...unshown] });
}`;

interface Watched {
  /** Controls that had no focus yet. */
  left: string[];
  /** Those that looked the same with it. */
  unshown: string[];
}

/** Far more than any page of a test's console has: one that is not through by then holds the focus. */
const pressesMax = 800;
const pressesAtOnce = 10;

async function pressTab(keys: CDPSession, times: number): Promise<void> {
  const key = { key: 'Tab', code: 'Tab', windowsVirtualKeyCode: 9 };
  const sent = Array.from({ length: times }, () => [
    keys.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key }),
    keys.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key }),
  ]);
  await Promise.all(sent.flat());
}

/**
 * Tab alone reaches every control of the page's main part (`whole`: of the whole page), and each shows that it has the focus: nothing
 * is left out, and nothing traps it.
 */
export async function expectReachableByTab(page: Page, { whole = false } = {}): Promise<void> {
  await page.evaluate(`(${watchFocus})(${whole})`);
  const keys = await page.context().newCDPSession(page);
  let watched: Watched = await page.evaluate('focusWatch()');
  for (let presses = 0; watched.left.length > 0 && presses < pressesMax; presses += pressesAtOnce) {
    await pressTab(keys, pressesAtOnce);
    watched = await page.evaluate('focusWatch()');
  }
  await keys.detach();
  expect(watched, `Tab reaches every control of ${page.url()}, and each shows that it has the focus`).toEqual({
    left: [],
    unshown: [],
  });
}

/** Between which neighbours a branch stood in `parent`. */
interface Place {
  parent: Element;
  before: Element | null;
  after: Element | null;
}

/** An element that had the focus, and where it stood, from its parent up to the body's child. */
export interface Held {
  element: HTMLElement;
  places: readonly Place[];
  /** The focus was seen on it: it came by a key. */
  visible: boolean;
}

/** The page under the frame. */
const page = '#main';

/** What takes a key; what came of a form says so by this attribute. */
const tabbable =
  'a[href], button:not(:disabled), input:not(:disabled, [type="hidden"]), select:not(:disabled), textarea:not(:disabled), summary, [tabindex="0"]';
const result = '[data-result]';
const heading = 'h1, h2, h3';

/** Marks what has the focus only because what had it is gone. */
const refuge = 'data-refuge';

/** Whether the focus is where nobody put it: whoever knows a better place may take it there. */
export function isFocusAdrift(): boolean {
  const { activeElement: at } = document;
  return at === null || at === document.body || at.matches(page) || at.hasAttribute(refuge);
}

/** Remembers where an element stands while it has the focus. */
export function holdPlace(element: HTMLElement): Held {
  const places: Place[] = [];
  for (let at: Element = element; at.parentElement && at.parentElement !== document.body; at = at.parentElement) {
    places.push({ parent: at.parentElement, before: at.previousElementSibling, after: at.nextElementSibling });
  }
  return { element, places, visible: element.matches(':focus-visible') };
}

/** Whether the element is drawn: what CSS takes away cannot keep the focus either. */
export const isSeen = (element: Element) => element.getClientRects().length > 0;

function firstIn(roots: readonly Element[], selector: string): HTMLElement | null {
  for (const root of roots) {
    for (const found of [root, ...root.querySelectorAll(selector)]) {
      if (found instanceof HTMLElement && found.matches(selector) && isSeen(found)) return found;
    }
  }
  return null;
}

/** What stands now between the neighbours that are left. */
function newcomers({ parent, before, after }: Place): Element[] {
  if (before && before.parentElement !== parent) return [];
  const found: Element[] = [];
  let at = before ? before.nextElementSibling : parent.firstElementChild;
  for (; at && at !== after; at = at.nextElementSibling) found.push(at);
  return found;
}

/** The heading of the nearest part of the page around `element`. */
function headingAround(element: Element): HTMLElement | null {
  for (let at: Element | null = element; at && at !== document.body; at = at.parentElement) {
    const found = firstIn([at], heading);
    if (found) return found;
  }
  return null;
}

/** The heading of the page. */
export function headingOfPage(): HTMLElement | null {
  const main = document.querySelector(page);
  return main && firstIn([main], heading);
}

/**
 * Where the focus goes now that the last of `trail` (oldest first) is gone: to itself where it is not, to what came of its form, to
 * what took its place, else to the heading above it. What stood in a dialog that is gone too leads to what opened the dialog; what
 * nothing is left of to the heading of the page.
 */
export function successorOf(trail: readonly Held[]): HTMLElement | null {
  for (const { element, places } of trail.toReversed()) {
    if (element.isConnected && isSeen(element)) return element;
    const place = places.find(({ parent }) => parent.isConnected);
    if (!place) continue;
    const came = newcomers(place);
    const form = place.parent.closest('form');
    return firstIn(form ? [...came, form] : came, result) ?? firstIn(came, tabbable) ?? headingAround(place.parent);
  }
  return headingOfPage();
}

/** Puts the focus there, in sight where it was seen before. */
export function takeRefuge(element: HTMLElement, visible: boolean): void {
  if (!element.matches(tabbable)) {
    element.tabIndex = -1;
    element.setAttribute(refuge, '');
    element.addEventListener('blur', () => element.removeAttribute(refuge), { once: true });
  }
  element.focus({ preventScroll: !visible, focusVisible: visible });
}

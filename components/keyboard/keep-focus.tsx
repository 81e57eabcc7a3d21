'use client';

import { useEffect } from 'react';
import { type Held, headingOfPage, holdPlace, isSeen, successorOf, takeRefuge } from './focus-trail';

/** So far back a dialog is followed to what opened it. */
const trailMax = 8;

/** Calls back once what is being drawn is there, and a dialog that closes had its say about the focus. */
function whenDrawn(then: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(then));
}

/**
 * Whatever has the focus and goes away by what it did leaves it to what took its place, to what came of it, or to the heading above
 * it, never to nothing. Where it led to another page that is the heading there; whoever followed a link begins that page anew, as
 * browsers do.
 */
export function KeepFocus() {
  useEffect(() => {
    let trail: Held[] = [];
    let pathname = location.pathname;
    const isLost = () => {
      const last = trail.at(-1);
      if (last === undefined || document.activeElement !== document.body) return false;
      return !last.element.isConnected || !isSeen(last.element);
    };
    const hold = (target: EventTarget | null) => {
      if (!(target instanceof HTMLElement) || target === document.body) return;
      if (location.pathname !== pathname) trail = [];
      pathname = location.pathname;
      trail = [...trail.filter(({ element }) => element !== target), holdPlace(target)].slice(-trailMax);
    };
    // Whoever clicks beside everything wants the focus nowhere.
    const letGo = () => {
      if (document.activeElement === document.body) trail = [];
    };
    const find = () => {
      const last = trail.at(-1);
      if (!last || !isLost()) return;
      const isElsewhere = location.pathname !== pathname;
      if (isElsewhere && last.element.matches('a[href]')) return;
      const to = isElsewhere ? headingOfPage() : successorOf(trail);
      if (to) takeRefuge(to, last.visible);
    };
    const holdNext = ({ target }: FocusEvent) => hold(target);
    // What CSS hides lets go of it without any change of the page's elements.
    const loseNext = ({ relatedTarget }: FocusEvent) => {
      if (relatedTarget === null) whenDrawn(find);
    };
    // What had it before these scripts were there.
    hold(document.activeElement);
    const observer = new MutationObserver(() => {
      if (isLost()) whenDrawn(find);
    });
    observer.observe(document.body, { childList: true, subtree: true });
    document.addEventListener('focusin', holdNext);
    document.addEventListener('focusout', loseNext);
    document.addEventListener('click', letGo, { capture: true });
    return () => {
      observer.disconnect();
      document.removeEventListener('focusin', holdNext);
      document.removeEventListener('focusout', loseNext);
      document.removeEventListener('click', letGo, { capture: true });
    };
  }, []);
  return null;
}

'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { splitBeside } from '@/components/beside/beside-query';
import { isFocusAdrift } from './focus-trail';
import { formatPlaces, type PagePlace, parsePlaces, withPlace } from './places';
import { focusedRow, rowAddress } from './rows';

const storageKey = 'console.places';

/** Rows of a page that is asked for anew may take so long; whoever acts meanwhile is left alone. */
const patienceMs = 3_000;

/** A record beside a list does not make another page of it. */
function addressOf(pathname: string, search: URLSearchParams): string {
  const query = splitBeside(search).query.toString();
  return query === '' ? pathname : `${pathname}?${query}`;
}

const addressNow = () => addressOf(location.pathname, new URLSearchParams(location.search));

/** What scrolls on the page: itself, and the lists in it. Drawings and panels find their own way. */
function scrollers(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('#main, #main section:has(> table)')];
}

function placeNow(): PagePlace {
  const row = focusedRow();
  return { tops: scrollers().map(({ scrollTop }) => scrollTop), row: row && rowAddress(row) };
}

/** Puts the page back to `place` as far as it stands by now; true once all of it is. */
function goTo({ tops, row }: PagePlace): boolean {
  const parts = scrollers();
  for (const [at, top] of tops.entries()) parts[at]?.scrollTo({ top });
  const isThere = tops.every((top, at) => Math.abs((parts[at]?.scrollTop ?? 0) - top) < 2);
  if (row === null) return isThere;
  const links = document.querySelectorAll<HTMLAnchorElement>('#main tbody tr a[href], #main [data-row] a[href]');
  const link = [...links].find(({ pathname, search }) => pathname + search === row);
  if (link && isFocusAdrift()) link.focus({ preventScroll: true, focusVisible: true });
  return isThere && link !== undefined;
}

/** Goes to `place` once the page has what it takes. Returns the function that gives up. */
function goToSoon(place: PagePlace): () => void {
  if (goTo(place)) return () => undefined;
  const main = document.getElementById('main');
  const observer = new MutationObserver(() => goTo(place) && stop());
  const timer = setTimeout(() => stop(), patienceMs);
  const acts = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const;
  const stop = () => {
    observer.disconnect();
    clearTimeout(timer);
    for (const act of acts) window.removeEventListener(act, stop);
  };
  if (main) observer.observe(main, { childList: true, subtree: true });
  for (const act of acts) window.addEventListener(act, stop, { passive: true });
  return stop;
}

/** Whoever comes back to a page, by "back", "forward" or a reload, finds it scrolled as it was and the focus on the same row. */
export function KeepPlace() {
  const pathname = usePathname();
  const address = addressOf(pathname, new URLSearchParams(useSearchParams()));
  const known = useRef<Map<string, PagePlace> | null>(null);
  /** Where the history went to, until its page is drawn. */
  const back = useRef<{ address: string; place: PagePlace | undefined } | null>(null);

  useEffect(() => {
    const read = parsePlaces(sessionStorage.getItem(storageKey));
    known.current = read;
    const [navigation] = performance.getEntriesByType('navigation');
    const isFirst = navigation instanceof PerformanceNavigationTiming && navigation.type !== 'navigate';
    if (isFirst) back.current = { address: addressNow(), place: read.get(addressNow()) };
    const keep = () => {
      known.current = withPlace(known.current ?? new Map(), addressNow(), placeNow());
    };
    const store = () => sessionStorage.setItem(storageKey, formatPlaces(known.current ?? new Map()));
    // Before the page of the address that the history went to is drawn.
    const turn = () => {
      back.current = { address: addressNow(), place: known.current?.get(addressNow()) };
    };
    document.addEventListener('scroll', keep, { capture: true, passive: true });
    document.addEventListener('focusin', keep);
    window.addEventListener('popstate', turn);
    window.addEventListener('pagehide', store);
    return () => {
      document.removeEventListener('scroll', keep, { capture: true });
      document.removeEventListener('focusin', keep);
      window.removeEventListener('popstate', turn);
      window.removeEventListener('pagehide', store);
    };
  }, []);

  useEffect(() => {
    const went = back.current;
    back.current = null;
    return went?.address === address && went.place ? goToSoon(went.place) : undefined;
  }, [address]);
  return null;
}

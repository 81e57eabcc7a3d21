'use client';

import { createContext, type ReactNode, useContext, useEffect, useSyncExternalStore } from 'react';
import { secondMs } from '@/lib/platform/time';
import { createTicker } from './ticker';

/** The instant the server rendered at: what hydration compares against, so that both sides say the same words. */
const RenderedAt = createContext<string | null>(null);

/** A difference this small is the way of the page to the browser, not a wrong clock. */
const skewMsMin = 5 * secondMs;

/** How far the server's clock is ahead of this browser's; null until it is known. */
let skewMs: number | null = null;

const ticker = createTicker(
  () => Date.now() + (skewMs ?? 0),
  secondMs,
  () => document.hidden,
);

/**
 * Compares the server's clock with this browser's, so that a laptop with a wrong clock still tells the right age. Once, at
 * the page's first load: only of that one is it known when the answer came.
 */
function calibrate(renderedAt: string): void {
  if (skewMs !== null) return;
  const [navigation] = performance.getEntriesByType('navigation');
  if (!(navigation instanceof PerformanceNavigationTiming)) return;
  const difference = Date.parse(renderedAt) - (performance.timeOrigin + navigation.responseStart);
  skewMs = Math.abs(difference) < skewMsMin ? 0 : difference;
}

/** Stands once around the app. `at`: the server's clock at rendering, ISO 8601. */
export function NowProvider({ at, children }: { at: string; children: ReactNode }) {
  useEffect(() => calibrate(at), [at]);
  return <RenderedAt value={at}>{children}</RenderedAt>;
}

/**
 * What `words` says of now, kept up to date each second; renders again only when the words change. On the server and while
 * hydrating "now" is the server's; afterwards the browser's.
 */
export function useNow(words: (now: Date) => string): string {
  const renderedAt = useContext(RenderedAt);
  return useSyncExternalStore(
    ticker.subscribe,
    () => words(new Date(ticker.now())),
    () => words(renderedAt === null ? new Date() : new Date(renderedAt)),
  );
}

'use client';

import { createContext, type ReactNode, useContext, useSyncExternalStore } from 'react';
import { secondMs } from '@/lib/platform/time';

/** The instant the server rendered at: what hydration compares against, so that both sides say the same words. */
const RenderedAt = createContext<string | null>(null);

let tickAt = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;
const listeners = new Set<() => void>();

/** One timer for all the times on a page; it rests while nobody looks. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    if (document.hidden) return;
    tickAt = Date.now();
    for (const each of listeners) each();
  }, secondMs);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** Stands once around the app. `at`: the server's clock at rendering, ISO 8601. */
export function NowProvider({ at, children }: { at: string; children: ReactNode }) {
  return <RenderedAt value={at}>{children}</RenderedAt>;
}

/**
 * What `words` says of now, kept up to date each second; renders again only when the words change. On the server and while
 * hydrating "now" is the server's, `live` false; afterwards the browser's.
 */
export function useNow(words: (now: Date, live: boolean) => string): string {
  const renderedAt = useContext(RenderedAt);
  return useSyncExternalStore(
    subscribe,
    () => words(new Date(tickAt), true),
    () => words(renderedAt === null ? new Date() : new Date(renderedAt), false),
  );
}

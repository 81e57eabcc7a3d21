import { type LiveState, parseLiveState } from '@/lib/live/messages';
import type { LiveList } from '@/lib/live/subscription';
import { subscriptionToSearchParams } from '@/lib/live/subscription-url';
import { answerMsMax, firstWordMsMax, hiddenMsMax, pollMs, retryMs, silenceMsMax } from './reconnect';

/** How this tab hears of changes. */
export type LiveStatus =
  /** The page shows nothing that changes. */
  | 'idle'
  | 'connecting'
  | 'live'
  /** Events do not come through here; it asks every few seconds. */
  | 'polling'
  /** Connected, but the database does not tell. */
  | 'stale'
  | 'reconnecting'
  /** By the reader. */
  | 'paused'
  /** The role does not include being told of this page. */
  | 'refused'
  /** Nobody is signed in here; asked again when the reader goes on or comes back. */
  | 'ended'
  /** Somebody else is signed in here than the page was drawn for; asked again likewise. */
  | 'somebody else';

/** Why nothing more is asked until the reader goes on or comes back. */
const overStatuses = ['ended', 'refused', 'somebody else'] as const;
type OverStatus = (typeof overStatuses)[number];

/** A part of the page and what it wants to hear of. */
export type LivePart =
  | { subject: string }
  | { list: { name: LiveList; query: string; mark: string } }
  | { rows: { list: LiveList; ids: readonly string[] } };

export interface LiveSnapshot {
  status: LiveStatus;
  /** What the server said last; null: nothing yet. */
  state: LiveState | null;
  /** The mark that `state.news` counts from. */
  mark: string | null;
}

/** One connection of one tab, whatever its page shows: opened, mended and closed by itself. */
export interface LiveClient {
  subscribe(listener: () => void): () => void;
  snapshot(): LiveSnapshot;
  /** Adds a part; returns the function that takes it away. */
  want(part: LivePart): () => void;
  setPaused(paused: boolean): void;
  /** Begins to listen to the tab itself; returns the function that ends everything. */
  run(): () => void;
}

export const nothingHeard: LiveSnapshot = { status: 'idle', state: null, mark: null };

type Answer = { outcome: 'told'; state: LiveState } | { outcome: OverStatus | 'failed' };

async function ask(url: string, signal: AbortSignal): Promise<Answer> {
  try {
    const patience = AbortSignal.any([signal, AbortSignal.timeout(answerMsMax)]);
    const response = await fetch(url, { headers: { accept: 'application/json' }, cache: 'no-store', signal: patience });
    if (response.status === 401) return { outcome: 'ended' };
    if (response.status === 409) return { outcome: 'somebody else' };
    if (response.status === 403) return { outcome: 'refused' };
    const state = response.ok ? parseLiveState(await response.text()) : null;
    return state ? { outcome: 'told', state } : { outcome: 'failed' };
  } catch {
    return { outcome: 'failed' };
  }
}

/** `drawnFor`: the id of the person whom the tab was loaded for, and who alone is told anything. */
export function createLiveClient(drawnFor: string): LiveClient {
  const parts = new Set<LivePart>();
  const listeners = new Set<() => void>();
  let now = nothingHeard;
  let running = false;
  let paused = false;
  let asleep = false;
  /** What is connected to, or being connected to. */
  let url: string | null = null;
  let mark: string | null = null;
  let source: EventSource | null = null;
  let asking: AbortController | null = null;
  let failures = 0;
  let soon: ReturnType<typeof setTimeout> | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let silence: ReturnType<typeof setTimeout> | undefined;
  let dozing: ReturnType<typeof setTimeout> | undefined;

  const set = (change: Partial<LiveSnapshot>) => {
    now = { ...now, ...change };
    for (const listener of [...listeners]) listener();
  };

  const isOver = () => overStatuses.some((status) => status === now.status);

  const disconnect = () => {
    source?.close();
    source = null;
    asking?.abort();
    asking = null;
    clearTimeout(retry);
    clearTimeout(silence);
  };

  /** Until the reader goes on or comes back, which may be as somebody else. */
  const stop = (status: OverStatus) => {
    disconnect();
    url = null;
    set({ status });
  };

  const hear = (state: LiveState, status: 'live' | 'polling') =>
    set({ state, status: state.fresh ? status : 'stale', mark });

  const tryAgain = (waitMs: number) => {
    clearTimeout(retry);
    retry = setTimeout(() => void connect(), waitMs);
  };

  const lose = () => {
    disconnect();
    failures += 1;
    set({ status: 'reconnecting' });
    tryAgain(retryMs(failures, Math.random()));
  };

  const listen = (to: string) => {
    const made = new EventSource(to);
    source = made;
    let heard = false;
    const alive = () => {
      heard = true;
      clearTimeout(silence);
      silence = setTimeout(lose, silenceMsMax);
    };
    /** Asking tells what became of it, and is as good meanwhile. */
    const askInstead = () => {
      disconnect();
      void poll();
    };
    silence = setTimeout(askInstead, firstWordMsMax);
    made.addEventListener('beat', () => {
      alive();
      failures = 0;
      if (now.status !== 'stale') set({ status: 'live' });
    });
    made.addEventListener('state', (event) => {
      alive();
      const state = parseLiveState(String(event.data));
      if (state) hear(state, 'live');
    });
    // The session may be over, or its role another one: asking tells who is signed in now.
    made.addEventListener('ended', askInstead);
    made.onerror = () => {
      if (source !== made) return;
      if (heard) return lose();
      // Refused, or held back on the way.
      askInstead();
    };
  };

  /** Asks once; what it hears is true now, whatever was missed meanwhile. */
  const poll = async (): Promise<void> => {
    const to = url;
    if (to === null) return;
    const asked = new AbortController();
    asking = asked;
    const answer = await ask(to, asked.signal);
    if (asking !== asked) return;
    asking = null;
    switch (answer.outcome) {
      case 'told':
        failures = 0;
        hear(answer.state, 'polling');
        return tryAgain(pollMs);
      case 'ended':
      case 'refused':
      case 'somebody else':
        return stop(answer.outcome);
      case 'failed':
        return lose();
    }
  };

  const connect = async (): Promise<void> => {
    if (url === null) return;
    // Whether somebody is signed in again is asked before anything is opened.
    if (typeof EventSource === 'undefined' || isOver()) return poll();
    listen(url);
  };

  const settle = () => {
    const wanted = running && !paused && !asleep && parts.size > 0 ? urlOf(parts, drawnFor) : null;
    if (wanted === url && !(wanted === null && isOver())) return;
    disconnect();
    url = wanted;
    mark = listOf(parts)?.mark ?? null;
    if (wanted !== null) {
      const keeps = now.status === 'live' || now.status === 'reconnecting' || isOver();
      if (!keeps) set({ status: 'connecting' });
      void connect();
    } else if (!asleep) set({ status: paused ? 'paused' : 'idle' });
  };
  /** Parts come and go together when a page changes. */
  const settleSoon = () => {
    clearTimeout(soon);
    soon = setTimeout(settle, 0);
  };

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    snapshot: () => now,
    want(part) {
      parts.add(part);
      settleSoon();
      return () => {
        parts.delete(part);
        settleSoon();
      };
    },
    setPaused(next) {
      paused = next;
      settle();
    },
    run() {
      running = true;
      const look = () => {
        clearTimeout(dozing);
        if (document.hidden) {
          dozing = setTimeout(() => {
            asleep = true;
            settle();
          }, hiddenMsMax);
          return;
        }
        asleep = false;
        settle();
      };
      const hurry = () => {
        if (now.status === 'reconnecting') tryAgain(0);
      };
      const leave = () => disconnect();
      const back = (event: PageTransitionEvent) => {
        if (!event.persisted) return;
        if (url === null) settle();
        else tryAgain(0);
      };
      document.addEventListener('visibilitychange', look);
      window.addEventListener('focus', look);
      window.addEventListener('online', hurry);
      window.addEventListener('pagehide', leave);
      window.addEventListener('pageshow', back);
      look();
      return () => {
        running = false;
        clearTimeout(dozing);
        clearTimeout(soon);
        settle();
        document.removeEventListener('visibilitychange', look);
        window.removeEventListener('focus', look);
        window.removeEventListener('online', hurry);
        window.removeEventListener('pagehide', leave);
        window.removeEventListener('pageshow', back);
      };
    },
  };
}

function listOf(parts: ReadonlySet<LivePart>) {
  for (const part of parts) if ('list' in part) return part.list;
  return null;
}

function rowsOf(parts: ReadonlySet<LivePart>) {
  for (const part of parts) if ('rows' in part) return part.rows;
  return null;
}

function urlOf(parts: ReadonlySet<LivePart>, drawnFor: string): string {
  const subjects = [...parts].flatMap((part) => ('subject' in part ? [part.subject] : []));
  const query = subscriptionToSearchParams([...new Set(subjects)], listOf(parts), rowsOf(parts));
  query.set('for', drawnFor);
  return `/api/live?${query}`;
}

/** A clock that many can listen to, with one timer for all of them; it rests while nobody listens. */
export interface Ticker {
  /** The instant of the last tick, ms; steady between ticks, so that everything on a page says the same. */
  now(): number;
  /** Calls `listener` at each tick; returns the function that ends it. */
  subscribe(listener: () => void): () => void;
}

/** `isResting` true skips ticks, as while a page is not looked at. */
export function createTicker(readClock: () => number, stepMs: number, isResting: () => boolean = () => false): Ticker {
  const listeners = new Set<() => void>();
  let timer: ReturnType<typeof setInterval> | undefined;
  let tickAt = 0;

  const tick = () => {
    if (isResting()) return;
    tickAt = readClock();
    for (const listener of listeners) listener();
  };

  return {
    now() {
      // Without a timer the last tick may be long ago.
      if (timer === undefined) tickAt = readClock();
      return tickAt;
    },
    subscribe(listener) {
      if (timer === undefined) {
        tickAt = readClock();
        timer = setInterval(tick, stepMs);
      }
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        clearInterval(timer);
        timer = undefined;
      };
    },
  };
}

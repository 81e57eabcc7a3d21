import { secondMs } from '@/lib/platform/time';

interface Window {
  startedAtMs: number;
  count: number;
}

/**
 * Fixed windows of one second in this process: with several processes each lets its own share through. A flood costs
 * a map entry or two an account, never a query.
 */
export class RateLimiter {
  readonly #windows = new Map<string, Window>();

  /** Counts one request of an account, or of one kind of its requests; false: it is over `perSecondMax`. */
  take(key: string, perSecondMax: number, nowMs: number): boolean {
    const startedAtMs = nowMs - (nowMs % secondMs);
    const window = this.#windows.get(key);
    if (window?.startedAtMs !== startedAtMs) {
      this.#windows.set(key, { startedAtMs, count: 1 });
      return true;
    }
    window.count += 1;
    return window.count <= perSecondMax;
  }
}

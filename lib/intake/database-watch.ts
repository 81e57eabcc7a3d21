import { setTimeout as sleep } from 'node:timers/promises';
import { secondMs } from '@/lib/platform/time';

/** A fault that comes sooner costs nobody any time: the next request may try for itself. */
const quickMs = 100;
/**
 * Between two questions whether it is back. The next one does not wait for the answer to the one before: what is back is known
 * at once, and what is only slow is not taken for away.
 */
const askEveryMs = secondMs / 4;

/**
 * Knows when the database stopped answering without a word (a machine that hangs, a network that swallows packets), so that
 * only those who found out have waited for it: everybody else is told to come again at once. Asks by itself until it is back.
 */
export class DatabaseWatch {
  readonly #ask: () => Promise<unknown>;
  #isAway = false;
  #isAsking = false;

  /** `ask` resolves where the database answers, and rejects in the end where it does not. */
  constructor(ask: () => Promise<unknown>) {
    this.#ask = ask;
  }

  /** Nothing that is tried now can be stored. */
  get isAway(): boolean {
    return this.#isAway;
  }

  /** Somebody waited for `waitedMs` and was let down. */
  missed(waitedMs: number): void {
    if (waitedMs < quickMs || this.#isAway) return;
    this.#isAway = true;
    void this.#untilFound();
  }

  /** It answered somebody. */
  found(): void {
    this.#isAway = false;
  }

  async #untilFound(): Promise<void> {
    if (this.#isAsking) return;
    this.#isAsking = true;
    while (this.#isAway) {
      this.#ask().then(
        () => this.found(),
        () => undefined,
      );
      await sleep(askEveryMs, undefined, { ref: false });
    }
    this.#isAsking = false;
  }
}

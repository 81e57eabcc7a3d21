import type { Logger } from '@/lib/platform/log';
import { secondMs } from '@/lib/platform/time';

/**
 * Tells the log that requests were sent away because nothing could be stored: the first one at once, what follows once a second by its
 * reason and number, so that an outage under load is no flood of lines.
 */
export class RefusalLog {
  readonly #counts = new Map<string, number>();
  #timer: NodeJS.Timeout | null = null;

  /** `reason`: what the database or we said, a word or code. */
  add(log: Pick<Logger, 'warn'>, reason: string): void {
    this.#counts.set(reason, (this.#counts.get(reason) ?? 0) + 1);
    if (this.#timer === null) this.#tell(log);
  }

  #tell(log: Pick<Logger, 'warn'>): void {
    this.#timer = null;
    if (this.#counts.size === 0) return;
    for (const [reason, requests] of this.#counts) {
      log.warn({ reason, requests }, 'nothing could be stored at the door; the providers were told to send again');
    }
    this.#counts.clear();
    this.#timer = setTimeout(() => this.#tell(log), secondMs).unref();
  }
}

import type { ServerResponse } from 'node:http';

/** So many may wait at once; who comes then is told at once. */
const waitingMax = 1_000;

/** A value that requests wait for, and that may be taken back. */
export class Arrival<Value> {
  #value: Value | null = null;
  readonly #waiting = new Set<(value: Value | null) => void>();

  set(value: Value | null): void {
    this.#value = value;
    if (value === null) return;
    for (const go of this.#waiting) go(value);
  }

  /** What is there, unless it is `known`; else what comes. Null after `ms`, once the client has gone, and where too many wait already. */
  otherThan(known: Value | null, ms: number, response: ServerResponse): Promise<Value | null> {
    if (response.destroyed) return Promise.resolve(null);
    if (this.#value !== null && this.#value !== known) return Promise.resolve(this.#value);
    if (ms <= 0 || this.#waiting.size >= waitingMax) return Promise.resolve(null);
    return new Promise((resolve) => {
      const go = (value: Value | null) => {
        clearTimeout(timer);
        response.off('close', giveUp);
        this.#waiting.delete(go);
        resolve(value);
      };
      const giveUp = () => go(null);
      const timer = setTimeout(giveUp, ms);
      response.once('close', giveUp);
      this.#waiting.add(go);
    });
  }
}

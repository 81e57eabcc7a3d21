/** How many proofs are computed at one time, and how many may wait for it: of one account, and of all together. */
export interface SlowProofsOptions {
  atOnceMax: number;
  waitingOfAccountMax: number;
  waitingMax: number;
}

/**
 * Bounds the proofs that take long to compute: whoever sends what has to be proven is a stranger until then, and must take
 * neither all of the machine nor the time of those who wait behind. Accounts take turns, so that what waits for one holds each of
 * the others up by one proof a turn. One a process.
 */
export class SlowProofs {
  readonly #options: SlowProofsOptions;
  /** Those of each account in the order of arrival; the account whose turn is next comes first, and none is empty. */
  readonly #waiting = new Map<string, (() => void)[]>();
  #waitingCount = 0;
  #running = 0;

  constructor(options: SlowProofsOptions) {
    this.#options = options;
  }

  /**
   * What `prove` comes to, in the order of arrival within the account; null, and it was not begun: as many wait as may. Throws what
   * `prove` throws.
   */
  async run<Result>(accountId: string, prove: () => Promise<Result>): Promise<Result | null> {
    if (this.#running < this.#options.atOnceMax) this.#running += 1;
    else if (!this.#mayWait(accountId)) return null;
    // Whoever ends hands its place on, so that nobody comes in between.
    else await new Promise<void>((resolve) => this.#enqueue(accountId, resolve));
    try {
      return await prove();
    } finally {
      const next = this.#dequeue();
      if (next) next();
      else this.#running -= 1;
    }
  }

  #mayWait(accountId: string): boolean {
    const ofAccount = this.#waiting.get(accountId)?.length ?? 0;
    return ofAccount < this.#options.waitingOfAccountMax && this.#waitingCount < this.#options.waitingMax;
  }

  #enqueue(accountId: string, begin: () => void): void {
    const queue = this.#waiting.get(accountId);
    if (queue) queue.push(begin);
    else this.#waiting.set(accountId, [begin]);
    this.#waitingCount += 1;
  }

  #dequeue(): (() => void) | undefined {
    const [turn] = this.#waiting;
    if (!turn) return undefined;
    const [accountId, queue] = turn;
    const begin = queue.shift();
    this.#waitingCount -= 1;
    // Behind the others, until its next turn.
    this.#waiting.delete(accountId);
    if (queue.length > 0) this.#waiting.set(accountId, queue);
    return begin;
  }
}

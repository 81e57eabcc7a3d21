/** How many proofs are computed at one time, and how many may wait for it. */
export interface SlowProofsOptions {
  atOnceMax: number;
  waitingMax: number;
}

/**
 * Bounds the proofs that take long to compute: whoever sends what has to be proven is a stranger until then, and must take
 * neither all of the machine nor the time of those who wait behind. One a process.
 */
export class SlowProofs {
  readonly #options: SlowProofsOptions;
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor(options: SlowProofsOptions) {
    this.#options = options;
  }

  /** What `prove` comes to, in the order of arrival; null, and it was not begun: as many wait as may. Throws what `prove` throws. */
  async run<Result>(prove: () => Promise<Result>): Promise<Result | null> {
    if (this.#running < this.#options.atOnceMax) this.#running += 1;
    else if (this.#waiting.length >= this.#options.waitingMax) return null;
    // Whoever ends hands its place on, so that nobody comes in between.
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    try {
      return await prove();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#running -= 1;
    }
  }
}

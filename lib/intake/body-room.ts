/** What one request holds of the room; ended when its bytes are no longer needed. */
export interface BodyClaim {
  /** Holds `bytes` in all from now on; false: there is no room for them, and what was held stays. */
  hold(bytes: number): boolean;
  end(): void;
}

/**
 * Bounds what bodies take in memory at one time, over all requests of the process: whoever sends thousands of large ones slowly
 * must not end it. The first `freeBytes` of each body are free, so that an ordinary callback gets in whatever large ones do.
 */
export class BodyRoom {
  readonly #bytesMax: number;
  readonly #freeBytes: number;
  #taken = 0;

  constructor({ bytesMax, freeBytes }: { bytesMax: number; freeBytes: number }) {
    this.#bytesMax = bytesMax;
    this.#freeBytes = freeBytes;
  }

  claim(): BodyClaim {
    let held = 0;
    const set = (bytes: number) => {
      this.#taken += bytes - held;
      held = bytes;
    };
    return {
      hold: (bytes) => {
        const wanted = Math.max(0, bytes - this.#freeBytes);
        if (wanted > held && this.#taken - held + wanted > this.#bytesMax) return false;
        set(wanted);
        return true;
      },
      end: () => set(0),
    };
  }
}

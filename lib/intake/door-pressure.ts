/** Above this the door is pressed: twice and more what a callback waits where the machine has time for it. */
const pressedMs = 50;
/** What a new wait counts for beside those before it: one slow group is no pressure, three are. */
const newShare = 0.3;
/** Between two words of it at least. */
const tellEveryMs = 200;

/** Tells when callbacks wait for long to be stored, again and again for as long as they do. */
export class DoorPressure {
  readonly #tell: () => void;
  #smoothedMs = 0;
  #toldAtMs = Number.NEGATIVE_INFINITY;

  constructor(tell: () => void) {
    this.#tell = tell;
  }

  /** A group was stored whose first callback waited for `waitedMs`; `nowMs` of a monotonic clock. */
  note(waitedMs: number, nowMs: number): void {
    this.#smoothedMs += newShare * (waitedMs - this.#smoothedMs);
    if (this.#smoothedMs < pressedMs || nowMs - this.#toldAtMs < tellEveryMs) return;
    this.#toldAtMs = nowMs;
    this.#tell();
  }
}

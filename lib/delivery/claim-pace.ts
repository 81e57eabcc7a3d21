/** So many calls have ended for each that still runs: most of them. */
const endedPerCalling = 3;
/**
 * From one claim to the next while calls run, unless most of them have ended: a claim costs the same for one delivery as for many,
 * so a busy worker claims by the dozen. Twice what the last claim took, within these bounds.
 */
const gapMsMin = 20;
const gapMsMax = 200;
/** More calls from one claim to the next than end where backends take their time. */
const busyCalls = 16;
/** What a claim found holds for so long, unless nothing is left: a small claim while the last calls are still out says nothing. */
const busyMs = 1_000;

/** When a worker claims again. Instants are milliseconds of one monotonic clock. */
export interface ClaimPace {
  /** A call has ended. */
  ended(): void;
  /** How long the next claim waits yet; 0 where nothing runs. */
  waitMs(calling: number, nowMs: number): number;
  begins(nowMs: number): void;
  /** The claim that began last took `claimed` deliveries, besides `held` that were claimed before. */
  took(claimed: number, held: number, nowMs: number): void;
  /** Deliveries flow as fast as the process makes them: a moment ago many calls had ended when it claimed, and as many more were due. */
  isBusy(nowMs: number): boolean;
}

export function makeClaimPace(): ClaimPace {
  let ended = 0;
  let beganMs = Number.NEGATIVE_INFINITY;
  let gapMs = gapMsMin;
  let flows = false;
  let busyUntilMs = Number.NEGATIVE_INFINITY;
  const mostHaveEnded = (calling: number) => ended >= endedPerCalling * calling;
  return {
    ended() {
      ended += 1;
    },
    waitMs: (calling, nowMs) => (mostHaveEnded(calling) ? 0 : Math.max(0, beganMs + gapMs - nowMs)),
    begins(nowMs) {
      flows = ended >= busyCalls;
      ended = 0;
      beganMs = nowMs;
    },
    took(claimed, held, nowMs) {
      gapMs = Math.min(Math.max(2 * (nowMs - beganMs), gapMsMin), gapMsMax);
      if (flows && claimed >= busyCalls) busyUntilMs = nowMs + busyMs;
      else if (claimed === 0 && held === 0) busyUntilMs = nowMs;
    },
    isBusy: (nowMs) => nowMs < busyUntilMs,
  };
}

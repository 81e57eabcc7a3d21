import { countPutOff } from './metrics/count';
import { onNudge } from './nudge';

/** A word of pressure counts for so long; it is repeated more often while it lasts. */
const pressedMs = 500;
/** In a row at most, so that what is stored also becomes known and is handed on where the door is pressed for hours. */
const restMsMax = 5_000;
/** Then it works for so long, whatever the door says. */
const workMs = 1_000;

/** Whether what can wait gives way. Instants are milliseconds of one monotonic clock. */
export interface GiveWay {
  press(nowMs: number): void;
  isPressed(nowMs: number): boolean;
  mustRest(nowMs: number): boolean;
}

export function makeGiveWay(): GiveWay {
  let pressedUntilMs = Number.NEGATIVE_INFINITY;
  let worksUntilMs = Number.NEGATIVE_INFINITY;
  let restsSinceMs: number | null = null;
  return {
    press(nowMs) {
      pressedUntilMs = nowMs + pressedMs;
    },
    isPressed: (nowMs) => nowMs < pressedUntilMs,
    mustRest(nowMs) {
      if (nowMs >= pressedUntilMs) restsSinceMs = null;
      if (nowMs >= pressedUntilMs || nowMs < worksUntilMs) return false;
      restsSinceMs ??= nowMs;
      if (nowMs - restsSinceMs < restMsMax) return true;
      restsSinceMs = null;
      worksUntilMs = nowMs + workMs;
      return false;
    },
  };
}

/** Gives way to the doors of this process and, by the bell, of all others on the database, and counts how often it rests; `stop` ends it. */
export function giveWayToDoors(): { isPressed(): boolean; mustRest(): boolean; stop(): void } {
  const giveWay = makeGiveWay();
  const off = onNudge('press', () => giveWay.press(performance.now()));
  const mustRest = () => {
    const rests = giveWay.mustRest(performance.now());
    if (rests) countPutOff();
    return rests;
  };
  return { isPressed: () => giveWay.isPressed(performance.now()), mustRest, stop: off };
}

import { minuteMs, secondMs } from '@/lib/platform/time';

/** How long what waits to be searched is looked for in vain before it is looked for again. */
export const idleMs = 2 * secondMs;
/** Beside what others wait for, rests are so many times the work: a twentieth of the time, and a fifth once it waited for long. */
const pressedRests = 19;
const lateRests = 4;
const lateMs = 5 * minuteMs;

export interface IndexedRound {
  /** 0: nothing waits. */
  callbacks: number;
  /** How long the first of them had waited. */
  waitedMs: number;
  tookMs: number;
  /** A door, applying or deliveries need the machine. */
  pressed: boolean;
}

/** Pure: how long the loop that makes what is searched rests after a round; never for ever, however long others are pressed. */
export function restMsAfter({ callbacks, waitedMs, tookMs, pressed }: IndexedRound): number {
  if (callbacks === 0) return idleMs;
  if (!pressed) return tookMs;
  return tookMs * (waitedMs < lateMs ? pressedRests : lateRests);
}

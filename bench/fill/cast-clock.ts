import type { Clock } from '@/lib/platform/clock';

/** A clock that stands until it is moved on, from the instant at which the data set begins. */
export interface CastClock extends Clock {
  advance(ms: number): void;
}

export function castClock(startsAt: Date): CastClock {
  let time = startsAt.getTime();
  return {
    now: () => new Date(time),
    advance(ms) {
      time += ms;
    },
  };
}

/** Where instants come from. Decisions take an instant as an argument; only thin shells hold a clock. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

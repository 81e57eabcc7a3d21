/** How much was settled at an instant, from the start of the measurement on. */
export interface Sample {
  atMs: number;
  settled: number;
}

export interface Rates {
  perSecond: number;
  /** Over each tenth of the time, in order: does it slow down as the tables grow? */
  tenths: number[];
  /** The last three tenths together beside the first three; null where nothing was settled in those. */
  lastToFirst: number | null;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}

/** Settled a second over all of `samples`, and how that went on. Pure; 0 where nothing was measured. */
export function rateOver(samples: readonly Sample[]): Rates {
  const rate = (from: Sample | undefined, to: Sample | undefined) =>
    from && to && to.atMs > from.atMs ? Math.round(((to.settled - from.settled) / (to.atMs - from.atMs)) * 1_000) : 0;
  const last = samples.at(-1);
  const lastBefore = (atMs: number) => samples.findLast((sample) => sample.atMs <= atMs);
  const bounds = Array.from({ length: 11 }, (_, tenth) => lastBefore(((last?.atMs ?? 0) * tenth) / 10));
  const tenths = bounds.slice(1).map((bound, index) => rate(bounds[index], bound));
  const first = sum(tenths.slice(0, 3));
  const lastToFirst = first === 0 ? null : Math.round((sum(tenths.slice(-3)) / first) * 100) / 100;
  return { perSecond: rate(samples[0], last), tenths, lastToFirst };
}

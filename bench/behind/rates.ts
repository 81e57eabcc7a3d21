/** How much was settled at an instant, from the start of the measurement on. */
export interface Sample {
  atMs: number;
  settled: number;
}

/** Settled a second over all of `samples`, and over each tenth of their time, in order. Pure; 0 where nothing was measured. */
export function rateOver(samples: readonly Sample[]): { perSecond: number; tenths: number[] } {
  const rate = (from: Sample | undefined, to: Sample | undefined) =>
    from && to && to.atMs > from.atMs ? Math.round(((to.settled - from.settled) / (to.atMs - from.atMs)) * 1_000) : 0;
  const last = samples.at(-1);
  const lastBefore = (atMs: number) => samples.findLast((sample) => sample.atMs <= atMs);
  const bounds = Array.from({ length: 11 }, (_, tenth) => lastBefore(((last?.atMs ?? 0) * tenth) / 10));
  const tenths = bounds.slice(1).map((bound, index) => rate(bounds[index], bound));
  return { perSecond: rate(samples[0], last), tenths };
}

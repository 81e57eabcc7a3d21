import type { Tick } from './time-ticks';

/** Gap between a tick and its text, px. */
const tickGap = 4;
/** Least gap between two texts, px. */
const textGap = 8;

/**
 * Pure: where the texts of ticks start, px from the left: beside their tick, moved inwards where they would be cut at the
 * edge. A text that would run into the one before it, or is wider than all there is, is left out.
 */
export function placeLabels(
  ticks: readonly Tick[],
  {
    text,
    at,
    characterPixels,
    width,
  }: {
    /** Null: this tick has none. */
    text: (tick: Tick) => string | null;
    /** The tick's own place, px. */
    at: (tick: Tick) => number;
    characterPixels: number;
    /** Of the axis, px. */
    width: number;
  },
): ReadonlyMap<Tick, number> {
  const starts = new Map<Tick, number>();
  let free = 0;
  for (const tick of ticks) {
    const pixels = (text(tick)?.length ?? 0) * characterPixels;
    const start = Math.min(at(tick) + tickGap, width - pixels);
    if (pixels === 0 || start < free) continue;
    starts.set(tick, start);
    free = start + pixels + textGap;
  }
  return starts;
}

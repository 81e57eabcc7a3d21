import type { TimeDomain } from './timeline-model';

/** Narrowest stretch drawn, ms: instants have whole milliseconds, so anything narrower shows nothing more. */
export const domainMsMin = 20;
/** Air on each side, as a share of the span, so that the first and last mark are whole. */
const paddingShare = 0.03;

/** The stretch that holds every instant with some air around it. `instants` may be empty or all the same. */
export function fitDomain(instants: Iterable<number>, fallbackMs: number): TimeDomain {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const instant of instants) {
    if (!Number.isFinite(instant)) continue;
    if (instant < first) first = instant;
    if (instant > last) last = instant;
  }
  if (first > last) {
    first = fallbackMs;
    last = fallbackMs;
  }
  const span = last - first;
  const padding = Math.max((domainMsMin - span) / 2, span * paddingShare, 1);
  return { startMs: first - padding, endMs: last + padding };
}

/** Where `atMs` lies in the domain: 0 at its start, 1 at its end, held within both. */
export function positionOf(atMs: number, domain: TimeDomain): number {
  const share = (atMs - domain.startMs) / (domain.endMs - domain.startMs);
  return Math.min(1, Math.max(0, share));
}

/** The inverse of `positionOf`, to the nearest millisecond. */
export function instantAt(position: number, domain: TimeDomain): number {
  return Math.round(domain.startMs + position * (domain.endMs - domain.startMs));
}

import { domainMsMin, positionOf } from './time-domain';
import type { LaneSource, TimeDomain } from './timeline-model';

/** The part of the domain on screen; always within 0..1. */
export interface ViewWindow {
  start: number;
  end: number;
}

/** The whole domain. */
export const wholeView: ViewWindow = { start: 0, end: 1 };

/** Narrowest window of `domain`, as a share: below it a millisecond is wider than the screen. */
function shareMin(domain: TimeDomain): number {
  return Math.min(1, domainMsMin / (domain.endMs - domain.startMs));
}

/** `start..end` moved and widened as little as needed to be a window of the domain. */
export function holdView(start: number, end: number, domain: TimeDomain): ViewWindow {
  const share = Math.min(1, Math.max(end - start, shareMin(domain)));
  const middle = (start + end) / 2;
  const from = Math.min(1 - share, Math.max(0, middle - share / 2));
  return { start: from, end: Math.min(1, from + share) };
}

/** Zooms by `factor` (above 1: closer), keeping the instant at `anchor` (0..1 of the window) where it is. */
export function zoomView(view: ViewWindow, factor: number, anchor: number, domain: TimeDomain): ViewWindow {
  const share = Math.min(1, Math.max((view.end - view.start) / factor, shareMin(domain)));
  const held = view.start + anchor * (view.end - view.start);
  const start = held - anchor * share;
  return holdView(start, start + share, domain);
}

/** Moves the window by `share` of its own width; it stops at the ends. */
export function panView(view: ViewWindow, share: number): ViewWindow {
  const width = view.end - view.start;
  const start = Math.min(1 - width, Math.max(0, view.start + share * width));
  return { start, end: start + width };
}

/** Where a domain position lies in the window: 0..1 is on screen, the rest is beside it. */
export function viewPosition(position: number, view: ViewWindow): number {
  return (position - view.start) / (view.end - view.start);
}

/** The stretch of time in the window. */
export function viewDomain(view: ViewWindow, domain: TimeDomain): TimeDomain {
  const span = domain.endMs - domain.startMs;
  return { startMs: domain.startMs + view.start * span, endMs: domain.startMs + view.end * span };
}

/** The window that holds one lane's own news with some air. */
export function laneView(lane: LaneSource, domain: TimeDomain): ViewWindow {
  const positions = lane.events.map((event) => positionOf(event.atMs, domain));
  if (positions.length === 0) return wholeView;
  const first = Math.min(...positions);
  const last = Math.max(...positions);
  const air = Math.max((last - first) * 0.15, shareMin(domain) / 2);
  return holdView(first - air, last + air, domain);
}

/** Below this share of the whole a life is a speck: the first view is then its own. */
const speckShare = 0.02;

/** What to show first: everything, unless that would squeeze the head's own news into a speck. */
export function firstView(head: LaneSource, domain: TimeDomain): ViewWindow {
  const positions = head.events.map((event) => positionOf(event.atMs, domain));
  const share = positions.length < 2 ? 1 : Math.max(...positions) - Math.min(...positions);
  return share > 0 && share < speckShare ? laneView(head, domain) : wholeView;
}

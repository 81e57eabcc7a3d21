import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LaneSource, TimelineEvent } from './timeline-model';
import { firstView, holdView, laneView, panView, viewPosition, wholeView, zoomView } from './view-window';

const domain = { startMs: 0, endMs: 10_000_000 };
const share = fc.double({ min: 0, max: 1, noNaN: true });

function lane(...atMs: number[]): LaneSource {
  const events = atMs.map(
    (at): TimelineEvent => ({ atMs: at, verdict: 'advanced', fromStatus: null, toStatus: 'X', callbackId: '1' }),
  );
  return { key: 'b', label: 'b', status: 'X', terminal: true, outcome: 'succeeded', conflicted: false, events };
}

describe('the window on a timeline', () => {
  test('never leaves the domain nor closes, however it is moved and zoomed', () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant('zoom' as const), by: fc.double({ min: 0.01, max: 100, noNaN: true }), at: share }),
      fc.record({ kind: fc.constant('pan' as const), by: fc.double({ min: -3, max: 3, noNaN: true }) }),
      fc.record({ kind: fc.constant('hold' as const), from: share, to: share }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (moves) => {
        let view = wholeView;
        for (const move of moves) {
          if (move.kind === 'zoom') view = zoomView(view, move.by, move.at, domain);
          else if (move.kind === 'pan') view = panView(view, move.by);
          else view = holdView(Math.min(move.from, move.to), Math.max(move.from, move.to), domain);
          expect(view.start).toBeGreaterThanOrEqual(0);
          expect(view.end).toBeLessThanOrEqual(1 + 1e-9);
          expect(view.end).toBeGreaterThan(view.start);
        }
      }),
    );
  });

  test('keeps the instant under the pointer where it is while zooming in', () => {
    fc.assert(
      fc.property(share, fc.double({ min: 1, max: 50, noNaN: true }), (anchor, factor) => {
        const held = anchor;
        expect(viewPosition(held, zoomView(wholeView, factor, anchor, domain))).toBeCloseTo(anchor, 6);
      }),
    );
  });

  test('starts with everything, but with the batch itself where the whole would squeeze it to a speck', () => {
    expect(firstView(lane(0, 5_000_000), domain)).toEqual(wholeView);
    const speck = lane(9_000_000, 9_001_000);
    expect(firstView(speck, domain)).toEqual(laneView(speck, domain));
    expect(firstView(lane(9_000_000), domain)).toEqual(wholeView);
  });
});

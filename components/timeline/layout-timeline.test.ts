import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { transitionVerdicts } from '@/lib/ledger/types';
import { outcomes } from '@/lib/providers/contract';
import { newsOf } from './lane-news';
import { layoutLane } from './layout-lane';
import { densityParts, groupOf, layoutTimeline, type TimelineSources } from './layout-timeline';
import { initiallyUnfolded, stackRows } from './stack-rows';
import { type LaneSource, laneGroups, type TimelineEvent, type TimelineModel } from './timeline-model';

/** The same timeline with its first lanes only, as the first paint carries it. */
const firstLanes = (model: TimelineModel, linesMax: number): TimelineModel => ({
  ...model,
  lines: model.lines.slice(0, linesMax),
});

const bornMs = Date.UTC(2026, 10, 20);
/** From "everything in one millisecond" to "over years". */
const spread = fc.constantFrom(0, 3, 1_000, 86_400_000, 3 * 365 * 86_400_000);

function eventArbitrary(spreadMs: number): fc.Arbitrary<TimelineEvent> {
  return fc.record({
    atMs: fc.integer({ min: bornMs - spreadMs, max: bornMs + spreadMs }),
    verdict: fc.constantFrom(...transitionVerdicts),
    fromStatus: fc.constantFrom(null, 'INIT', 'PROCESSING'),
    toStatus: fc.constantFrom('INIT', 'PROCESSING', 'PARTIAL', 'WEIRD'),
    callbackId: fc.nat().map(String),
  });
}

function laneArbitrary(spreadMs: number): fc.Arbitrary<LaneSource> {
  return fc.record({
    key: fc.uuid(),
    label: fc.string(),
    status: fc.constant('PARTIAL'),
    terminal: fc.boolean(),
    outcome: fc.constantFrom(...outcomes),
    conflicted: fc.boolean(),
    events: fc.array(eventArbitrary(spreadMs), { maxLength: 8 }),
  });
}

const sourcesArbitrary: fc.Arbitrary<TimelineSources> = spread.chain((spreadMs) =>
  fc.record({
    openedMs: fc.constant(bornMs),
    settledMs: fc.option(fc.integer({ min: bornMs, max: bornMs + spreadMs })),
    nowMs: fc.integer({ min: bornMs, max: bornMs + spreadMs }),
    head: laneArbitrary(spreadMs),
    lines: fc.array(laneArbitrary(spreadMs), { maxLength: 60 }),
  }),
);

describe('the layout of any timeline', () => {
  test('puts every span and mark within 0 and 1, at its own instant, in order', () => {
    fc.assert(
      fc.property(sourcesArbitrary, (sources) => {
        const model = layoutTimeline(sources);
        expect(model.domain.endMs).toBeGreaterThan(model.domain.startMs);
        for (const lane of [model.head, ...model.lines]) {
          const { spans, marks } = layoutLane(lane, model.domain, model.nowMs);
          expect(marks).toHaveLength(lane.events.length);
          let before = 0;
          for (const mark of marks) {
            expect(mark.position).toBeGreaterThanOrEqual(before);
            expect(mark.position).toBeLessThanOrEqual(1);
            before = mark.position;
          }
          let end = 0;
          for (const span of spans) {
            expect(span.start).toBeGreaterThanOrEqual(end);
            expect(span.end).toBeGreaterThanOrEqual(span.start);
            expect(span.end).toBeLessThanOrEqual(1);
            end = span.end;
          }
        }
      }),
    );
  });

  test('never cuts an instant off: the domain holds every one of them', () => {
    fc.assert(
      fc.property(sourcesArbitrary, (sources) => {
        const { domain } = layoutTimeline(sources);
        for (const lane of [sources.head, ...sources.lines]) {
          for (const { atMs } of lane.events) {
            expect(atMs).toBeGreaterThan(domain.startMs);
            expect(atMs).toBeLessThan(domain.endMs);
          }
        }
      }),
    );
  });

  test('keeps news of one instant in the order recorded, each in a slot of its own', () => {
    fc.assert(
      fc.property(laneArbitrary(2), (lane) => {
        const { domain } = layoutTimeline({ openedMs: bornMs, settledMs: null, nowMs: bornMs, head: lane, lines: [] });
        const { marks } = layoutLane(lane, domain, bornMs);
        for (const row of ['main', 'under'] as const) {
          for (const atMs of new Set(lane.events.map((event) => event.atMs))) {
            const together = marks.filter((mark) => mark.row === row && mark.event.atMs === atMs);
            expect(together.map((mark) => mark.slot)).toEqual(together.map((_, index) => index));
            const places = together.map((mark) => newsOf(lane).indexOf(mark.event));
            expect(places).toEqual([...places].sort((a, b) => a - b));
          }
        }
      }),
    );
  });

  test('is deterministic', () => {
    fc.assert(
      fc.property(sourcesArbitrary, (sources) => {
        expect(layoutTimeline(structuredClone(sources))).toEqual(layoutTimeline(sources));
      }),
    );
  });

  test('gives every row its place directly under the one above, with or without folded groups', () => {
    fc.assert(
      fc.property(sourcesArbitrary, fc.subarray([...laneGroups]), fc.nat({ max: 60 }), (sources, unfolded, arrived) => {
        const model = firstLanes(layoutTimeline(sources), arrived);
        const rows = stackRows(model, new Set(unfolded));
        let bottom = 0;
        for (const row of rows) {
          expect(row.top).toBe(bottom);
          expect(row.height).toBeGreaterThan(0);
          bottom = row.top + row.height;
        }
        expect(new Set(rows.map((row) => row.key)).size).toBe(rows.length);
      }),
    );
  });

  test('has the same height while lanes are on their way as when they are there', () => {
    fc.assert(
      fc.property(sourcesArbitrary, fc.nat({ max: 60 }), (sources, arrived) => {
        const model = layoutTimeline(sources);
        const unfolded = initiallyUnfolded(model.groups);
        const height = (rows: ReturnType<typeof stackRows>) => rows.reduce((sum, row) => sum + row.height, 0);
        expect(height(stackRows(firstLanes(model, arrived), unfolded))).toBe(height(stackRows(model, unfolded)));
      }),
    );
  });

  test('counts every lane and every change in exactly one group', () => {
    fc.assert(
      fc.property(sourcesArbitrary, (sources) => {
        const { groups } = layoutTimeline(sources);
        for (const group of groups) {
          const members = sources.lines.filter((line) => groupOf(line) === group.key);
          expect(group.count).toBe(members.length);
          expect(group.density).toHaveLength(densityParts);
          const changes = members.reduce((sum, line) => sum + line.events.length, 0);
          expect(group.density.reduce((sum, count) => sum + count, 0)).toBe(changes);
        }
        expect(groups.reduce((sum, group) => sum + group.count, 0)).toBe(sources.lines.length);
      }),
    );
  });
});

import { describe, expect, test } from 'vitest';
import type { TransitionVerdict } from '@/lib/ledger/types';
import { describeEvent } from './describe-event';
import { layoutLane } from './layout-lane';
import type { LaneSource, TimelineEvent } from './timeline-model';

const domain = { startMs: 0, endMs: 100 };

function event(atMs: number, verdict: TransitionVerdict, toStatus: string, fromStatus: string | null = null) {
  return { atMs, verdict, fromStatus, toStatus, callbackId: '1' } satisfies TimelineEvent;
}

function lane(events: TimelineEvent[], ended: Partial<LaneSource> = {}): LaneSource {
  return {
    key: 'batch',
    label: 'Batch',
    status: 'PARTIAL',
    terminal: true,
    outcome: 'partial',
    conflicted: false,
    events,
    ...ended,
  };
}

describe('a lane', () => {
  test('shows each status from its change to the next, and the end as a mark', () => {
    const { spans, marks } = layoutLane(
      lane([
        event(10, 'opened', 'INIT'),
        event(20, 'advanced', 'PROCESSING', 'INIT'),
        event(60, 'advanced', 'PARTIAL', 'PROCESSING'),
      ]),
      domain,
      100,
    );
    expect(spans).toEqual([
      { status: 'INIT', tone: 'new', start: 0.1, end: 0.2, open: false },
      { status: 'PROCESSING', tone: 'progress', start: 0.2, end: 0.6, open: false },
    ]);
    expect(marks.map((mark) => [mark.tone, mark.final])).toEqual([
      ['new', false],
      ['progress', false],
      ['partial', true],
    ]);
  });

  test('runs on to now while it is open', () => {
    const open = lane([event(10, 'opened', 'INIT')], { terminal: false, outcome: 'pending' });
    expect(layoutLane(open, domain, 80).spans).toEqual([
      { status: 'INIT', tone: 'new', start: 0.1, end: 0.8, open: true },
    ]);
  });

  test('puts late and unknown news under the lane and a contradiction on it, without moving a span', () => {
    const quiet = [event(10, 'opened', 'INIT'), event(60, 'advanced', 'SUCCESS', 'INIT')];
    const noisy = [
      ...quiet,
      event(30, 'superseded', 'PROCESSING', 'SUCCESS'),
      event(70, 'conflict', 'FAIL', 'SUCCESS'),
      event(80, 'unrecognised', 'ODD', 'SUCCESS'),
    ];
    const calm = layoutLane(lane(quiet), domain, 100);
    const loud = layoutLane(lane(noisy), domain, 100);
    expect(loud.spans).toEqual(calm.spans);
    expect(loud.marks.map((mark) => [describeEvent(mark.event), mark.row, mark.final])).toEqual([
      ['INIT (opened)', 'main', false],
      ['SUCCESS → PROCESSING (superseded)', 'under', false],
      ['INIT → SUCCESS (advanced)', 'main', true],
      ['SUCCESS → FAIL (conflict)', 'main', false],
      ['SUCCESS → ODD (unrecognised)', 'under', false],
    ]);
  });

  test('never runs backwards where a later change is dated before an earlier one', () => {
    const { spans, marks } = layoutLane(
      lane([
        event(50, 'opened', 'INIT'),
        event(20, 'advanced', 'PROCESSING', 'INIT'),
        event(90, 'advanced', 'SUCCESS', 'PROCESSING'),
      ]),
      domain,
      100,
    );
    expect(spans.map((span) => [span.start, span.end])).toEqual([
      [0.5, 0.5],
      [0.5, 0.9],
    ]);
    expect(marks.map((mark) => mark.position)).toEqual([0.2, 0.5, 0.9]);
  });

  test('lasts no longer than the change that ended it, whatever is dated after that', () => {
    const { spans, marks } = layoutLane(
      lane([
        event(50, 'opened', 'INIT'),
        event(60, 'advanced', 'PROCESSING', 'INIT'),
        event(30, 'advanced', 'DONE', 'PROCESSING'),
      ]),
      domain,
      100,
    );
    expect(spans.every((span) => span.end <= 0.3)).toBe(true);
    expect(marks.map((mark) => mark.position)).toEqual([0.3, 0.5, 0.6]);
  });

  const link = { href: '/issues/1', words: 'Issue 1' };

  test('draws what happened around the record at its instant, and what lasted as long as it did', () => {
    const note = { shape: 'issue', tone: 'partial', words: 'Underpaid', hint: '', link } as const;
    const issues = lane([], {
      notes: [
        { ...note, atMs: 20, endMs: 60 },
        { ...note, atMs: 70, endMs: 100 },
        { ...note, atMs: 70, endMs: null },
      ],
    });
    const { spans, marks } = layoutLane(issues, domain, 100);
    expect(spans.map(({ start, end, open }) => [start, end, open])).toEqual([
      [0.2, 0.6, false],
      [0.7, 1, true],
    ]);
    expect(marks.map(({ position, row, slot, tone, final }) => [position, row, slot, tone, final])).toEqual([
      [0.2, 'main', 0, 'partial', false],
      [0.7, 'main', 0, 'partial', false],
      [0.7, 'main', 1, 'partial', false],
    ]);
  });

  test('that opened with an unknown word has that word as its status', () => {
    const odd = lane([event(10, 'unrecognised', 'QUEUED')], { terminal: false, outcome: 'pending', status: 'QUEUED' });
    const { spans, marks } = layoutLane(odd, domain, 100);
    expect(spans.map((span) => span.status)).toEqual(['QUEUED']);
    expect(marks.map((mark) => mark.row)).toEqual(['main']);
  });
});

import { expect, test } from 'vitest';
import type { TimelineEntry } from '@/lib/ledger/types';
import { findConflicts } from './find-conflicts';

function entry(told: Partial<TimelineEntry>): TimelineEntry {
  const at = '2026-11-20T10:00:00Z';
  return {
    at,
    recordedAt: at,
    kind: 'batch',
    lineKey: null,
    verdict: 'advanced',
    fromStatus: null,
    toStatus: 'SUCCESS',
    callbackId: '1',
    ...told,
  };
}

test('a contradiction names what stands, what was said, and the callback behind each', () => {
  const timeline = [
    entry({ callbackId: '1', toStatus: 'SUCCESS' }),
    entry({ kind: 'suborder', lineKey: 'a', callbackId: '1', toStatus: 'DONE' }),
    entry({
      kind: 'suborder',
      lineKey: 'a',
      callbackId: '2',
      verdict: 'conflict',
      fromStatus: 'DONE',
      toStatus: 'FAIL',
    }),
    entry({ callbackId: '2', verdict: 'conflict', fromStatus: 'SUCCESS', toStatus: 'FAIL' }),
    entry({ callbackId: '3', verdict: 'superseded', fromStatus: 'SUCCESS', toStatus: 'INIT' }),
  ];
  expect(findConflicts({ timeline })).toEqual([
    { lineKey: null, held: 'SUCCESS', said: 'FAIL', callbackId: '2', heldBy: '1' },
    { lineKey: 'a', held: 'DONE', said: 'FAIL', callbackId: '2', heldBy: '1' },
  ]);
});

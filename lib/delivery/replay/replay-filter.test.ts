import { expect, test } from 'vitest';
import { parseCallbackFilter } from '@/lib/intake/callback-filter';
import {
  freezeFilter,
  replayFilterSchema,
  replayFilterToSearchParams,
  replayFilterWords,
  toReplayFilter,
} from './replay-filter';

const none = replayFilterSchema.parse({});

test('a filter survives being stored and being a URL', () => {
  const filter = replayFilterSchema.parse({
    ...{ provider: ['gatepay'], status: ['failed', 'new'], verified: true, q: 'B-1', from: '2026-03-02' },
  });
  expect(replayFilterSchema.parse(JSON.parse(JSON.stringify(filter)))).toEqual(filter);
  expect(toReplayFilter(parseCallbackFilter(replayFilterToSearchParams(filter)))).toEqual(filter);
});

test('a misspelt condition is refused instead of matching everything', () => {
  expect(replayFilterSchema.safeParse({ statsu: ['failed'] }).success).toBe(false);
  expect(replayFilterSchema.safeParse({ status: ['faild'] }).success).toBe(false);
});

test('an open end becomes now, an end that is set stays', () => {
  const now = new Date('2026-03-02T09:00:00.000Z');
  expect(freezeFilter(none, now).to).toBe('2026-03-02T09:00:00.001Z');
  expect(freezeFilter({ ...none, to: '2026-03-01T00:00:00.000Z' }, now).to).toBe('2026-03-01T00:00:00.000Z');
});

test('the words say every condition', () => {
  expect(replayFilterWords(none)).toBe('Every callback');
  const filter = {
    ...none,
    provider: ['gatepay'],
    status: ['in_progress' as const, 'failed' as const],
    verified: false,
  };
  expect(replayFilterWords({ ...filter, from: '2026-03-02T09:00:00.000Z' })).toBe(
    'GatePay · status in progress or failed · unverified · received from 2026-03-02 09:00:00 UTC',
  );
});

import { expect, test } from 'vitest';
import { type BehindRun, withRun } from './results';

const door = { seconds: 1, answers: { 200: 500 }, perSecond: 500, p50Ms: 1, p95Ms: 2, p99Ms: 3, maxMs: 4 };
const settled = {
  ...{ settled: 1, seconds: 1, perSecond: 1, tenths: [1], lastToFirst: 1, drained: true, unsearched: 0 },
  ...{ searchedPerSecond: null, searchedWorkerMicroseconds: null, searchedPostgresMicroseconds: null },
  ...{ workerMicroseconds: null, postgresMicroseconds: null, memoryMb: {}, peakMb: null, door },
};
const run = (backlog: number, measuredAt: string): BehindRun => ({
  ...{ measuredAt, machine: { cores: 2, node: 'v20', load: 0 }, options: { backlog, seconds: 60, doorPerSecond: 500 } },
  ...{ applied: settled, delivered: settled },
});

test('a large run and a usual one stand beside each other, each in place of the one before', () => {
  const first = withRun(null, run(100_000, 'first'));
  expect(first).toMatchObject({ measuredAt: 'first', large: undefined });
  const both = withRun(first, run(1_000_000, 'large'));
  expect(both).toMatchObject({ measuredAt: 'first', large: { measuredAt: 'large' } });
  expect(withRun(both, run(50_000, 'second'))).toMatchObject({ measuredAt: 'second', large: { measuredAt: 'large' } });
  expect(withRun(both, run(2_000_000, 'larger'))).toMatchObject({
    measuredAt: 'first',
    large: { measuredAt: 'larger' },
  });
  expect(() => withRun(null, run(1_000_000, 'large'))).toThrow('usual one');
});

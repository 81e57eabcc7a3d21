import { expect, test } from 'vitest';
import { addTallies, describeTally, emptyTally, isGood, readPlaywright, readVitest } from './tally.mjs';

test('a run in which nothing ran is not good', () => {
  expect(isGood(emptyTally)).toBe(false);
  expect(isGood({ passed: 1, failed: 0, skipped: 0 })).toBe(true);
  expect(isGood({ passed: 100, failed: 1, skipped: 0 })).toBe(false);
});

test('the last line counts everything, and names skipped tests when there are any', () => {
  const sum = addTallies({ passed: 2, failed: 0, skipped: 0 }, { passed: 3, failed: 1, skipped: 0 });
  expect(describeTally(sum)).toBe('5 passed, 1 failed');
  expect(describeTally({ passed: 5, failed: 0, skipped: 2 })).toBe('5 passed, 0 failed, 2 skipped');
});

test('a runner that writes no report, or ends badly without a failed test, has failed', () => {
  const empty = { numPassedTests: 7, numPendingTests: 0, numTodoTests: 0, testResults: [] };
  expect(readVitest(null, 1).tally.failed).toBe(1);
  expect(readPlaywright(null, 0).tally.failed).toBe(1);
  expect(readVitest(empty, 1).tally).toEqual({ passed: 7, failed: 1, skipped: 0 });
  expect(readVitest(empty, 0).tally).toEqual({ passed: 7, failed: 0, skipped: 0 });
});

test('a test file that cannot be loaded counts as a failure', () => {
  const report = {
    numPassedTests: 1,
    numPendingTests: 1,
    numTodoTests: 1,
    testResults: [{ name: 'a.test.ts', status: 'failed', message: 'no such module', assertionResults: [] }],
  };
  const { tally, failures } = readVitest(report, 1);
  expect(tally).toEqual({ passed: 1, failed: 1, skipped: 2 });
  expect(failures).toEqual([{ title: 'a.test.ts', message: 'no such module' }]);
});

test('a flaky browser test is a failed one', () => {
  const spec = { ok: true, file: 'a.spec.ts', title: 'signs in', tests: [{ status: 'flaky', results: [] }] };
  const report = {
    stats: { expected: 4, unexpected: 0, flaky: 1, skipped: 0 },
    suites: [{ specs: [], suites: [{ specs: [spec] }] }],
    errors: [],
  };
  const { tally, failures } = readPlaywright(report, 0);
  expect(tally).toEqual({ passed: 4, failed: 1, skipped: 0 });
  expect(failures[0]?.title).toBe('a.spec.ts › signs in');
});

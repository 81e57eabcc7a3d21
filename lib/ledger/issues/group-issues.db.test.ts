import { expect } from 'vitest';
import { test } from '@/e2e/support/issues-test';
import { storeRandomIssues } from '@/e2e/support/random-issues';
import { foldDeltas } from '@/lib/ledger/statistics/fold-deltas';
import { groupIssues } from './group-issues';
import { parseIssueFilter } from './issue-filter';

test('the groups of all are those of a filter that every issue fits, folded or not', async ({ ctx, db }) => {
  const all = () => groupIssues(ctx, parseIssueFilter({}));
  // What is filtered is read issue by issue.
  const fitting = () => groupIssues(ctx, parseIssueFilter({ from: '2020-01-01T00:00:00Z' }));
  expect(await all()).toEqual([]);
  for (const seed of [1, 2, 3]) {
    await storeRandomIssues(db, seed, 120);
    expect(await all()).toEqual(await fitting());
    await foldDeltas(ctx, 20);
    expect(await all()).toEqual(await fitting());
    await db.pool.query(
      `update issues set state = 'resolved' where state = 'open' and value_at_risk::text ~ '[0-9.]{12}' and id % 3 < 2`,
    );
    await db.pool.query(`update issues set state = 'acknowledged' where state = 'open' and id % 3 = 1`);
    expect(await all()).toEqual(await fitting());
  }
  expect((await all()).length).toBeGreaterThan(10);
  await db.pool.query(`update issues set state = 'ignored' where kind <> 'stuck'`);
  expect(new Set((await all()).map(({ kind }) => kind))).toEqual(new Set(['stuck']));
  expect(await all()).toEqual(await fitting());
});

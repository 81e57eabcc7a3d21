import { expect } from 'vitest';
import { postGatepay } from '@/e2e/support/gatepay-door';
import { applyAll, one, test } from '@/e2e/support/ledger-test';
import * as published from '@/lib/providers/gatepay/fixtures/withdraw-published';

test("GatePay's three examples as printed name one batch: the first answer stands, the others are conflicts", async ({
  ctx,
  db,
}) => {
  for (const example of [published.batchSucceeded, published.batchPartial, published.batchFailed]) {
    await postGatepay(ctx, example);
    await applyAll(ctx);
  }
  expect(await one(db, 'select status, outcome, conflicted, line_count, done_count from batches')).toEqual({
    status: 'SUCCESS',
    outcome: 'succeeded',
    conflicted: true,
    line_count: 1,
    done_count: 1,
  });
  const { rows } = await db.pool.query(
    `select to_status as "to" from transitions where subject = 'batch' and verdict = 'conflict' order by id`,
  );
  expect(rows).toEqual([{ to: 'PARTIAL' }, { to: 'FAIL' }]);
  expect(await one(db, 'select count(*)::int as callbacks from callbacks')).toEqual({ callbacks: 3 });
  expect(await one(db, `select count(*)::int as issues from issues where state = 'open'`)).toEqual({ issues: 2 });
});

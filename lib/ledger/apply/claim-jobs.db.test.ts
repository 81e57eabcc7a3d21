import { expect } from 'vitest';
import { one, test } from '@/e2e/support/ledger-test';
import { applyAloneFromTries } from './backoff';

test('jobs that were tried before have an index of their own, whatever else waits', async ({ db }) => {
  const { indexdef } = await one<{ indexdef: string }>(
    db,
    `select indexdef from pg_indexes where indexname = 'apply_jobs_tried'`,
  );
  expect(indexdef).toContain(`WHERE (tries >= ${applyAloneFromTries})`);
});

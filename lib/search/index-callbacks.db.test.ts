import { expect } from 'vitest';
import { emptyTables } from '@/e2e/support/empty-tables';
import { postGatepay, withdrawBody } from '@/e2e/support/gatepay-door';
import { applyAll, test as base, one } from '@/e2e/support/ledger-test';
import { secondMs } from '@/lib/platform/time';
import { indexCallbacks } from './index-callbacks';

const test = base.extend('known', async ({ ctx }) => {
  await emptyTables(ctx.db, 'search_documents, payload_facts');
  await postGatepay(ctx, withdrawBody('b1', 'INIT', [{ merchant_withdraw_id: 'm1' }]));
  await applyAll(ctx);
  await emptyTables(ctx.db, 'search_documents, payload_facts');
  return ctx;
});

const documentsSql = 'select count(*)::int as count from search_documents';

test('documents that are missing are made, and what waits to be applied is left to its applying', async ({ known }) => {
  await postGatepay(known, withdrawBody('b2', 'INIT', [{ merchant_withdraw_id: 'm1' }]));
  const input = { until: new Date(known.clock.now().getTime() + secondMs), limit: 10 };
  expect(await indexCallbacks(known, input)).toBe(1);
  expect(await one(known.db, documentsSql)).toEqual({ count: 1 });
  expect(await indexCallbacks(known, input), 'the second one waits').toBe(0);
  await applyAll(known);
  expect(await indexCallbacks(known, input), 'and is passed when it is applied').toBe(1);
  expect(await one(known.db, documentsSql)).toEqual({ count: 2 });
});

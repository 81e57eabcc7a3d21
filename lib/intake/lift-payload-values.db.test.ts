import { expect } from 'vitest';
import { postGatepay, withdrawBody } from '@/e2e/support/gatepay-door';
import { applyAll, test } from '@/e2e/support/ledger-test';
import { postCallback } from '@/e2e/support/provider-door';
import { testContext } from '@/e2e/support/test-context';
import { secondMs } from '@/lib/platform/time';
import { bayarcash } from '@/lib/providers/bayarcash';
import { transaction } from '@/lib/providers/bayarcash/fixtures/records';
import { indexCallbacks } from '@/lib/search/index-callbacks';
import { ensureAccounts } from './accounts';
import { listPayloadPaths } from './facts/list-payload-paths';
import { liftPayloadValues } from './lift-payload-values';

const lines = [1, 2, 3, 4, 5].map((line) => ({
  merchant_withdraw_id: `${1526052914503263470n + BigInt(line)}`,
  status: 'DONE',
}));

test('values of payloads are lifted for the rows that are asked for, exactly, and sensitive ones masked for everybody', async ({
  ctx,
}) => {
  const secretKey = 'bayar-secret-of-tests-only';
  const known = {
    ...ctx,
    ...testContext(ctx.db, {
      GATEPAY_API_SECRET: 'gatepay-secret-for-tests-only',
      BAYARCASH_API_SECRET_KEY: secretKey,
    }),
  };
  await ensureAccounts(known);
  await postGatepay(known, withdrawBody('B-1', 'PARTIAL', lines));
  const body = JSON.stringify({ ...transaction, payer_name: 'Siti Nurhaliza', amount: '88.10' });
  await postCallback(
    known,
    bayarcash,
    { secretKey },
    {
      ...{ channel: 'bayarcash', method: 'POST', contentType: 'application/json', query: '' },
      body,
    },
  );
  const { rows } = await ctx.db.pool.query<{ id: string; provider: string }>(
    'select id::text, provider from callbacks order by id',
  );
  const [batch = '', payment = ''] = rows.map(({ id }) => id);
  const paths = ['main_order.status', 'suborders.merchant_withdraw_id', 'amount', 'payer_name', 'suborders[4].status'];
  const lifted = await liftPayloadValues(known, { ids: [payment, batch, '987654', 'x'], paths });
  expect(Object.keys(lifted).toSorted()).toEqual([batch, payment].toSorted());
  expect(lifted[batch]).toEqual({
    state: 'read',
    values: {
      'main_order.status': 'PARTIAL',
      'suborders.merchant_withdraw_id': '1526052914503263471, 1526052914503263472, 1526052914503263473 +2',
      amount: null,
      payer_name: null,
      'suborders[4].status': 'DONE',
    },
  });
  const paid = lifted[payment];
  expect(paid).toMatchObject({ state: 'read', values: { amount: '88.10', 'main_order.status': null } });
  expect(JSON.stringify(paid)).not.toContain('Nurhaliza');
  expect(JSON.stringify(paid)).toContain('***');

  await applyAll(known);
  await indexCallbacks(known, { until: new Date(ctx.clock.now().getTime() + secondMs), limit: 10 });
  const offered = await listPayloadPaths(known, { provider: ['gatepay'] });
  expect(offered).toContain('main_order.status');
  expect(offered).not.toContain('amount');
  const everywhere = await listPayloadPaths(known, { provider: [] });
  expect(everywhere).toContain('amount');
  expect(everywhere).not.toContain('payer_name');

  await ctx.db.pool.query('update requests set body_kept_bytes = 300000 where callback_id = $1', [batch]);
  expect(await liftPayloadValues(known, { ids: [batch], paths })).toEqual({ [batch]: { state: 'too_large' } });
  await ctx.db.pool.query('delete from requests where callback_id = $1', [batch]);
  expect(await liftPayloadValues(known, { ids: [batch], paths })).toEqual({ [batch]: { state: 'dropped' } });
});

import { expect } from 'vitest';
import { postGatepay, withdrawBody } from '@/e2e/support/gatepay-door';
import { applyAll, test as base } from '@/e2e/support/ledger-test';

/** A callback that waits to be applied, of an account that nothing but the door's rows names. */
const test = base.extend('stored', async ({ ctx }) => {
  await postGatepay(ctx, withdrawBody('b1', 'INIT', [{ merchant_withdraw_id: 'm1' }]));
  await ctx.db.pool.query('truncate secret_uses');
  return ctx.db;
});

const gatepay = `provider = 'gatepay'`;

test.for([
  ['an account is not deleted', `delete from accounts where ${gatepay}`, 'disable it instead'],
  ['nor one that no row names yet', `delete from accounts where provider = 'caibo'`, 'disable it instead'],
  [
    'an account keeps its number',
    `update accounts set id = id + 1000 where ${gatepay}`,
    'keeps its row and its number',
  ],
  ['accounts are not emptied alone', 'truncate accounts cascade', 'emptied together'],
  ['a callback is not deleted', 'delete from callbacks', 'would be applied again'],
  ['a callback keeps its number', 'update callbacks set id = id + 1000', 'keeps its row and its number'],
  ['callbacks are not emptied without their jobs', 'truncate callbacks cascade', 'emptied together'],
] as const)('%s', async ([, sql, words], { stored }) => {
  const refusal = { code: '23503', message: expect.stringContaining(words) };
  await expect(stored.pool.query(sql)).rejects.toMatchObject(refusal);
  const { rows } = await stored.pool.query(
    `select count(*)::int from requests r join accounts a on a.id = r.account_id
     join callbacks c on c.id = r.callback_id and c.account_id = a.id join apply_jobs j on j.callback_id = c.id`,
  );
  expect(rows).toEqual([{ count: 1 }]);
});

test('callbacks are not emptied without what became of them', async ({ stored, ctx }) => {
  await applyAll(ctx);
  const refusal = { code: '23503', message: expect.stringContaining('emptied together') };
  await expect(stored.pool.query('truncate callbacks, apply_jobs')).rejects.toMatchObject(refusal);
  await stored.pool.query('truncate callbacks, apply_jobs, transitions, deliveries');
});

test('an account that is being changed keeps no callback waiting', async ({ stored, ctx }) => {
  const client = await stored.pool.connect();
  try {
    await client.query('begin');
    await client.query(`select from accounts where ${gatepay} for update`);
    const answer = await postGatepay(ctx, withdrawBody('b1', 'SUCCESS', [{ merchant_withdraw_id: 'm1' }]));
    expect(answer.status).toBe(200);
  } finally {
    await client.query('rollback');
    client.release();
  }
});

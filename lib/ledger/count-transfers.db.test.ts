import { expect } from 'vitest';
import { testContext } from '@/e2e/support/test-context';
import { test as base } from '@/e2e/support/test-database';
import type { ActorContext } from '@/lib/access/actor';
import { ensureAccounts } from '@/lib/intake/accounts';
import { countTransfers, lookedAtMax } from './count-transfers';
import { parseTransferFilter } from './transfer-filter';

/** Of each of three kinds more than are looked at one by one; one in a hundred is expired, one in ten failed. */
const rows = 4 * lookedAtMax;

const test = base.extend('ctx', { scope: 'file' }, async ({ db }): Promise<ActorContext> => {
  const ctx = testContext(db);
  await ensureAccounts(ctx);
  await db.pool.query(
    `insert into transfers (account_id, provider, transfer_id, kind, status, rank, terminal, outcome, currency, opened_at, updated_at)
     select a.id, a.provider, n::text, (array['deposit', 'payment', 'payout'])[1 + n % 3], 'made', 1, true,
       case when n % 100 = 1 then 'expired' when n % 10 = 0 then 'failed' else 'succeeded' end, (array['USDT', 'TRX'])[1 + n % 2],
       timestamptz '2026-01-01Z' + n * interval '1 minute', now()
     from generate_series(1, ${rows}) n, accounts a where a.provider = 'basswallet'`,
  );
  await db.pool.query('vacuum analyze transfers');
  return { ...ctx, actor: { kind: 'system', name: 'test' } };
});

async function fitting(ctx: ActorContext, condition: string): Promise<number> {
  const { rows } = await ctx.db.pool.query<{ count: number }>(
    `select count(*)::int as count from transfers where ${condition}`,
  );
  return rows[0]?.count ?? 0;
}

test.for([
  ['one field', { kind: 'payout' }, `kind = 'payout'`],
  ['of several one that few have', { outcome: 'expired', kind: 'deposit' }, `outcome = 'expired' and kind = 'deposit'`],
  ['what excludes each other', { outcome: 'expired', currency: 'USDT' }, 'false'],
  [
    'several within a time',
    { kind: 'payout', currency: 'USDT', from: '2026-01-02T00:00:00Z', to: '2026-01-03T00:00:00Z' },
    `kind = 'payout' and currency = 'USDT' and opened_at >= '2026-01-02Z' and opened_at < '2026-01-03Z'`,
  ],
] as const)('%s: counted to the last', async ([, params, condition], { ctx }) => {
  expect(await countTransfers(ctx, parseTransferFilter(params))).toEqual({
    value: await fitting(ctx, condition),
    bounded: false,
  });
});

test.for([
  { of: 'one value each', params: { kind: 'payout', currency: 'USDT' }, fits: `kind = 'payout' and currency = 'USDT'` },
  {
    of: 'several values',
    params: { kind: ['payout', 'deposit'], currency: ['USDT', 'BTC'] },
    fits: `kind in ('payout', 'deposit') and currency = 'USDT'`,
  },
  { of: 'beside an account', params: { account: 'default', terminal: 'true' }, fits: 'true' },
])('fields that very many have, $of: as many at least as are said', async ({ params, fits }, { ctx }) => {
  const { value, bounded } = await countTransfers(ctx, parseTransferFilter(params));
  expect(bounded).toBe(true);
  expect(value).toBeGreaterThan(0);
  expect(value).toBeLessThan(await fitting(ctx, fits));
});

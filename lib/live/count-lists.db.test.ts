import { expect } from 'vitest';
import { openWebDoor, signedGatepay } from '@/e2e/support/door-client';
import { testContext } from '@/e2e/support/test-context';
import { test as base } from '@/e2e/support/test-database';
import type { ActorContext } from '@/lib/access/actor';
import { ensureAccounts } from '@/lib/intake/accounts';
import { parseCallbackFilter } from '@/lib/intake/callback-filter';
import { parseIssueFilter } from '@/lib/ledger/issues/issue-filter';
import { parseTransferFilter } from '@/lib/ledger/transfer-filter';
import { secondMs } from '@/lib/platform/time';
import { countLists } from './count-lists';

const secret = 'gatepay-secret-for-tests-only';

const test = base.extend('console', { scope: 'file' }, async ({ db }) => {
  const ctx = testContext(db, { GATEPAY_API_SECRET: secret });
  await ensureAccounts(ctx);
  const door = await openWebDoor(ctx);
  const send = (batchId: string) =>
    door.send(
      signedGatepay(`{"main_order":{"batch_id":"${batchId}","status":"INIT"},"suborders":[]}`, secret, ctx.clock.now()),
    );
  const asking: ActorContext = { ...ctx, actor: { kind: 'system', name: 'test' } };
  return { ctx: asking, clock: ctx.clock, send };
});

const listed = (key: string) =>
  ({
    key,
    of: { list: 'callbacks', filter: parseCallbackFilter(new URLSearchParams(key)) },
  }) as const;

test('each list is counted by its own filter, and what is known is not counted again for a while', async ({
  console: { ctx, clock, send },
}) => {
  await send('5001');
  const lists = [
    listed(''),
    listed('provider=caibo'),
    { key: '', of: { list: 'transfers', filter: parseTransferFilter({}) } },
    { key: '', of: { list: 'issues', filter: parseIssueFilter({}) } },
  ] as const;
  const counts = (...values: number[]) => values.map((value) => ({ value, bounded: false }));
  expect(await countLists(ctx, lists)).toEqual(counts(1, 0, 0, 0));
  await send('5002');
  expect(await countLists(ctx, lists)).toEqual(counts(1, 0, 0, 0));
  clock.advance(6 * secondMs);
  expect(await countLists(ctx, lists)).toEqual(counts(2, 0, 0, 0));
});

test('a filter that would take too long is not counted, and the others are', async ({
  console: { ctx, clock },
  db,
}) => {
  const blocked = await db.pool.connect();
  await blocked.query('begin; lock table callbacks in access exclusive mode');
  clock.advance(6 * secondMs);
  const lists = [listed('status=new'), { key: '', of: { list: 'issues', filter: parseIssueFilter({}) } } as const];
  expect(await countLists(ctx, lists)).toEqual([null, { value: 0, bounded: false }]);
  await blocked.query('rollback');
  blocked.release();
});

test('a list of which a filter cannot be used is not counted as if it had none', async ({ console: { ctx } }) => {
  expect(await countLists(ctx, [{ key: 'status=bogus', of: null }])).toEqual([null]);
});

test('what one may not read is not counted', async ({ console: { ctx } }) => {
  const actor = { kind: 'token', tokenId: '1', name: 't', scopes: [], address: null } as const;
  await expect(countLists({ ...ctx, actor }, [listed('')])).rejects.toThrow('callbacks.read');
});

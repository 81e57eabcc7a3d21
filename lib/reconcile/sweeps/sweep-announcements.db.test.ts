import { expect } from 'vitest';
import { openNodeDoor } from '@/e2e/support/door-client';
import { emptyLedger } from '@/e2e/support/empty-tables';
import { applyAll } from '@/e2e/support/ledger-test';
import { testContext } from '@/e2e/support/test-context';
import { test as base } from '@/e2e/support/test-database';
import { ensureAccounts, readAccounts } from '@/lib/intake/accounts';
import { makeCredential } from '@/lib/intake/credentials';
import { verifyKept } from '@/lib/intake/rejected/verify-kept';
import { markApplied } from '@/lib/ledger/apply/settle-jobs';
import { inTransaction } from '@/lib/platform/db/transaction';
import { minuteMs } from '@/lib/platform/time';
import { bayarcash } from '@/lib/providers/bayarcash';
import { formBody, preTransaction, type RecordFields, transaction } from '@/lib/providers/bayarcash/fixtures/records';
import { fixtures } from '@/lib/providers/bayarcash.fixtures';
import { runSweeps } from './run-sweeps';

const variables = Object.fromEntries(
  bayarcash.secretFields.map(({ name, variable }) => [variable, fixtures.secrets[name] ?? '']),
);

/** The console's door as Bayarcash calls it. */
const test = base.extend('console', async ({ db }, { onCleanup }) => {
  const ctx = testContext(db, variables);
  await emptyLedger(db, 'sweep_positions');
  await ensureAccounts(ctx);
  const door = await openNodeDoor(ctx);
  onCleanup(door.close);
  const credential = makeCredential(bayarcash, fixtures.secrets);
  const signed = (record: RecordFields, by = credential) => {
    const contentType = 'application/x-www-form-urlencoded';
    const unsigned = { channel: 'bayarcash', method: 'POST', contentType, query: '', body: formBody(record) } as const;
    const { path, headers, body } = bayarcash.sign(unsigned, { credential: by, at: ctx.clock.now(), nonce: 'nonce1' });
    return { path, headers, body };
  };
  /** Taken by the door, and waiting to be applied. */
  const sendOnly = async (record: RecordFields) => {
    expect((await door.send(signed(record))).status).toBe(200);
  };
  const send = async (record: RecordFields) => {
    await sendOnly(record);
    await applyAll(ctx);
  };
  const live = async () =>
    (await db.pool.query(`select kind, title from issues where state in ('open', 'acknowledged')`)).rows;
  /** Refused, because the console does not know yet what it is signed with. Resolves to what verifies it again, once it does. */
  const sendUnproven = async (record: RecordFields) => {
    const names = Object.keys(fixtures.secrets);
    const newer = Object.fromEntries(names.map((name) => [name, `${fixtures.secrets[name]}-newer`]));
    expect((await door.send(signed(record, makeCredential(bayarcash, newer)))).status).toBe(401);
    const { rows } = await db.pool.query<{ id: string }>(`select id from requests where verdict = 'rejected'`);
    const mended = bayarcash.secretFields.map(({ name, variable }) => [variable, newer[name] ?? '']);
    const actor = { kind: 'system', name: 'test' } as const;
    const after = { ...testContext({ ...db }, Object.fromEntries(mended), ctx.clock), actor };
    return async () => {
      expect(await verifyKept(after, await readAccounts(after, after.db.pool), rows[0]?.id ?? '')).toMatchObject({
        outcome: 'accepted',
      });
      await applyAll(after);
    };
  };
  return { ctx, send, sendOnly, sendUnproven, live };
});

test('an announced payment that never comes is told after the bound, and closed when it comes after all', async ({
  console: { ctx, send, live },
}) => {
  await send(preTransaction);
  ctx.clock.advance(44 * minuteMs);
  await runSweeps(ctx);
  expect(await live()).toEqual([]);
  ctx.clock.advance(2 * minuteMs);
  await runSweeps(ctx);
  await runSweeps(ctx);
  expect(await live()).toEqual([
    {
      kind: 'second_callback_missing',
      title: 'The order INV-1001 was announced, and nothing came of it within 45 min',
    },
  ]);
  await send(transaction);
  await runSweeps(ctx);
  expect(await live()).toEqual([]);
});

test('an announced payment that came in time is never told', async ({ console: { ctx, send, live } }) => {
  await send(preTransaction);
  await send(transaction);
  ctx.clock.advance(60 * minuteMs);
  await runSweeps(ctx);
  expect(await live()).toEqual([]);
});

test('an announcement that is proven long after it came, behind others that were judged, is judged as well', async ({
  console: { ctx, send, sendUnproven, live },
}) => {
  const verifyAgain = await sendUnproven({ ...preTransaction, order_number: 'INV-2002' });
  ctx.clock.advance(minuteMs);
  await send(preTransaction);
  await send(transaction);
  ctx.clock.advance(60 * minuteMs);
  await runSweeps(ctx);
  await verifyAgain();
  await runSweeps(ctx);
  expect(await live()).toEqual([]);
  ctx.clock.advance(46 * minuteMs);
  await runSweeps(ctx);
  expect(await live()).toEqual([
    {
      kind: 'second_callback_missing',
      title: 'The order INV-2002 was announced, and nothing came of it within 45 min',
    },
  ]);
});

const announced = (order: string) => ({ ...preTransaction, order_number: order });
const missing = (order: string) => ({
  kind: 'second_callback_missing',
  title: `The order ${order} was announced, and nothing came of it within 45 min`,
});

test('one that waits to be applied holds up those behind it, and is judged once it was', async ({
  console: { ctx, send, sendOnly, live },
}) => {
  await sendOnly(announced('INV-1'));
  await ctx.db.pool.query('delete from apply_jobs');
  await send(announced('INV-2'));
  ctx.clock.advance(46 * minuteMs);
  await runSweeps(ctx);
  expect(await live()).toEqual([]);
  const again = `insert into apply_jobs (callback_id, available_at) select id, $1 from callbacks where apply_state = 'pending'`;
  await ctx.db.pool.query(again, [ctx.clock.now()]);
  await applyAll(ctx);
  await runSweeps(ctx);
  expect(await live()).toEqual([]);
  ctx.clock.advance(46 * minuteMs);
  await runSweeps(ctx);
  expect(await live()).toEqual([missing('INV-1'), missing('INV-2')]);
});

test('one that the ledger gave up holds up nobody, and is judged by when it arrived', async ({
  console: { ctx, send, live },
}) => {
  await send(announced('INV-1'));
  await ctx.db.pool.query(`update callbacks set apply_state = 'failed', applied_at = null, apply_error = 'x'`);
  await send(announced('INV-2'));
  ctx.clock.advance(46 * minuteMs);
  await runSweeps(ctx);
  expect(await live()).toEqual([missing('INV-1'), missing('INV-2')]);
});

test('a position that went by instants passes nothing by, and tells nothing twice', async ({
  console: { ctx, send, live },
}) => {
  await send(announced('INV-1'));
  ctx.clock.advance(46 * minuteMs);
  await runSweeps(ctx);
  await ctx.db.pool.query(`update issues set state = 'resolved', closed_at = now()`);
  await send(announced('INV-2'));
  await ctx.db.pool.query(
    `update sweep_positions set after_at = $1, after_id = 1000000 where sweep = 'announced:bayarcash'`,
    [ctx.clock.now()],
  );
  ctx.clock.advance(46 * minuteMs);
  await runSweeps(ctx);
  expect(await live()).toEqual([missing('INV-2')]);
  await runSweeps(ctx);
  const { rows } = await ctx.db.pool.query(
    `select after_at, seen_count from issues, sweep_positions where sweep like 'announced:%'`,
  );
  expect(rows).toEqual([
    { after_at: null, seen_count: 1 },
    { after_at: null, seen_count: 1 },
  ]);
});

test('applying an announcement that stays new writes none of the indexes of callbacks', async ({
  console: { ctx, sendOnly },
}) => {
  await sendOnly(announced('INV-1'));
  const counted = `select n_tup_upd::int as updated, n_tup_hot_upd::int as hot from pg_stat_xact_user_tables where relname = 'callbacks'`;
  const [before, after] = await inTransaction(ctx.db.pool, async (tx) => {
    const count = async () => (await tx.query<{ updated: number; hot: number }>(counted)).rows[0];
    const { rows } = await tx.query<{ id: string }>('select id::text from callbacks');
    const ids = rows.map(({ id }) => id);
    const first = await count();
    await markApplied(tx, ids, ids, ctx.clock.now());
    return [first, await count()];
  });
  // The connection may not have reported yet what it did earlier.
  const { updated, hot } = before ?? { updated: 0, hot: 0 };
  expect(after).toEqual({ updated: updated + 1, hot: hot + 1 });
});

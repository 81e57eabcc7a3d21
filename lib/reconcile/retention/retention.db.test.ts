import { describe, expect } from 'vitest';
import { addDestination, arrive, type DeliveryContext, deliverOnce } from '@/e2e/support/delivery-test';
import { postGatepay, withdrawBody } from '@/e2e/support/gatepay-door';
import { one } from '@/e2e/support/ledger-test';
import { everything, person, test as replayTest } from '@/e2e/support/replay-test';
import { holdAllBytes } from '@/lib/delivery/replay/hold-bytes';
import { planReplay } from '@/lib/delivery/replay/plan-replay';
import { replayCallback } from '@/lib/delivery/replay/replay-callback';
import { startReplay } from '@/lib/delivery/replay/start-replay';
import { getCallback } from '@/lib/intake/get-callback';
import { inTransaction } from '@/lib/platform/db/transaction';
import { uuidFloor } from '@/lib/platform/db/uuid';
import { dayMs, hourMs } from '@/lib/platform/time';
import { findRemoval } from './find-removal';
import { getRetention } from './get-retention';
import { planRetention } from './plan-retention';
import { runRetention } from './run-retention';
import { setRetention } from './set-retention';
import { tidyMonths } from './tidy-months';

const test = replayTest.extend('gatepayId', async ({ ctx }) => {
  await ctx.db.pool.query('truncate search_documents, search_rejections, statistics, statistics_deltas, probes');
  return (await one<{ id: string }>(ctx.db, "select id::text from accounts where provider = 'gatepay'")).id;
});

/** Batches b1, b2 … with a callback and a delivery each, all of it over and settled. */
async function settle(
  ctx: DeliveryContext,
  backend: { url: string },
  tools: Parameters<typeof deliverOnce>[1],
  count = 3,
) {
  await addDestination(ctx, backend.url);
  for (let at = 1; at <= count; at += 1) await arrive(ctx, `b${at}`);
  await deliverOnce(ctx, tools);
  await ctx.db.pool.query(`update batches set terminal = true; update suborders set terminal = true; delete from issues;
    insert into search_documents select id, 'words', '{}' from callbacks on conflict do nothing`);
}

const countsSql = `select (select count(*) from requests)::int as requests, (select count(*) from attempts)::int as attempts,
  (select count(*) from search_documents)::int as documents, (select count(*) from callbacks)::int as callbacks,
  (select count(*) from transitions)::int as transitions, (select count(*) from deliveries)::int as deliveries`;
const counts = ({ db }: DeliveryContext) => one<Record<string, number>>(db, countsSql);
const replayWaits = `select count(*)::int from pg_stat_activity
  where datname = current_database() and wait_event_type = 'Lock' and query like 'lock table retention_positions%'`;
const steps = { stepRows: 2, pauseMs: 0 };

describe('retention', () => {
  test('removes nothing at all until an admin sets a bound, and never what is younger', async ({
    ctx,
    as,
    backend,
    tools,
    gatepayId,
  }) => {
    await settle(ctx, backend, tools);
    const before = await counts(ctx);
    ctx.clock.advance(4_000 * dayMs);
    expect(await runRetention(ctx, steps)).toMatchObject({ requests: 0 });
    await expect(setRetention(as(person('operator')), { scope: gatepayId, days: 30 })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(setRetention(ctx, { scope: gatepayId, days: 29 })).rejects.toThrow();
    await expect(setRetention(ctx, { scope: '999999', days: 30 })).rejects.toMatchObject({ code: 'not_found' });
    await setRetention(ctx, { scope: gatepayId, days: 4_001 });
    expect(await runRetention(ctx, steps)).toMatchObject({ requests: 0 });
    expect(await counts(ctx)).toEqual(before);
  });

  test('takes requests, attempts and search documents, and leaves callbacks, ledger and deduplication', async ({
    ctx,
    backend,
    tools,
    gatepayId,
  }) => {
    await settle(ctx, backend, tools);
    const arrivedAt = ctx.clock.now().toISOString();
    ctx.clock.advance(31 * dayMs);
    expect(await planRetention(ctx, { scope: gatepayId, days: 30 })).toMatchObject({
      ...{ days: 30, requests: { value: 3, bounded: false } },
    });
    await setRetention(ctx, { scope: gatepayId, days: 30 });
    expect(await runRetention(ctx, steps)).toEqual({ requests: 3, attempts: 3, answers: 0, more: false });
    expect(await counts(ctx)).toEqual({
      ...{ requests: 0, attempts: 0, documents: 0, callbacks: 3, transitions: 6, deliveries: 3 },
    });
    const callback = await getCallback(ctx, '1');
    expect(callback).toMatchObject({ payload: null, rawBody: null, requests: [], status: 'sent', batchId: 'b1' });
    const removal = { provider: 'gatepay', account: 'default', kind: 'request', at: arrivedAt } as const;
    expect(await findRemoval(ctx, removal)).toEqual({ removedAt: ctx.clock.now().toISOString() });
    expect(await findRemoval(ctx, { ...removal, at: ctx.clock.now().toISOString() })).toBeNull();
    // The provider sends one of them again, word by word: still the same callback.
    const line = { merchant_withdraw_id: 'b1-1', currency: 'USDT', amount: '5.00', status: 'PROCESSING' };
    await postGatepay(ctx, withdrawBody('b1', 'INIT', [line]));
    expect(
      await one(ctx.db, 'select count(*)::int as callbacks, sum(duplicates)::int as again from callbacks'),
    ).toEqual({ callbacks: 3, again: 1 });
    const { accounts } = await getRetention(ctx);
    expect(accounts.find(({ accountId }) => accountId === gatepayId)).toMatchObject({
      ...{ days: 30, own: true, requests: 1, removedRequests: 3, oldestAt: ctx.clock.now().toISOString() },
    });
    const { rows } = await ctx.db.pool.query(
      "select action, after from audit_entries where action in ('settings.retention_set', 'retention.removed') order by id",
    );
    expect(rows).toEqual([
      { action: 'settings.retention_set', after: { 'gatepay/default': '30 days' } },
      { action: 'retention.removed', after: { what: 'requests', rows: 3, days: 30 } },
    ]);
  });

  test('leaves what is still needed, for whatever reason, and takes it once that is over', async ({
    ctx,
    backend,
    tools,
    gatepayId,
  }) => {
    await settle(ctx, backend, tools, 7);
    // Callbacks 1 to 6, each for one reason.
    await ctx.db.pool.query(`
      update callbacks set apply_state = 'failed' where id = 1;
      update deliveries set status = 'waiting', finished_at = null, next_attempt_at = now() where callback_id = 2;
      update callbacks set last_attempt_at = now() + interval '100 years' where id = 3;
      update batches set terminal = false where batch_id = 'b4';
      insert into issues (account_id, provider, kind, subject, record_key, title, state, opened_at, last_seen_at)
        select account_id, provider, 'amount_mismatch', 'batch:' || id, 'batch:' || id, 'x', 'acknowledged', now(), now()
        from batches where batch_id = 'b5';
      with job as (
        insert into replay_jobs (state, callback_count, sent_count, rate_per_second, requested_by, requester_key, created_at)
        values ('paused', 1, 0, 1, 'x', 'x', now()) returning id
      ) insert into replay_items (job_id, callback_id) select id, 6 from job`);
    ctx.clock.advance(31 * dayMs);
    await setRetention(ctx, { scope: 'otherwise', days: 30 });
    expect(await runRetention(ctx, steps)).toMatchObject({ requests: 1, attempts: 1 });
    expect(await one(ctx.db, 'select array_agg(callback_id::int order by callback_id) as kept from requests')).toEqual({
      kept: [1, 2, 3, 4, 5, 6],
    });
    await ctx.db.pool.query(`
      update callbacks set apply_state = 'applied', last_attempt_at = received_at;
      update deliveries set status = 'delivered', finished_at = now(), next_attempt_at = null;
      update batches set terminal = true; delete from issues; update replay_jobs set state = 'finished'`);
    expect(await runRetention(ctx, steps), 'it rests first').toMatchObject({ requests: 0 });
    ctx.clock.advance(hourMs);
    expect(await runRetention(ctx, steps)).toMatchObject({ requests: 6, attempts: 6 });
    expect((await getRetention(ctx)).accounts.find(({ accountId }) => accountId === gatepayId)?.own).toBe(false);
  });

  test('a replay of what is gone is refused in words; one that came first keeps the bytes', async ({
    ctx,
    backend,
    tools,
  }) => {
    await settle(ctx, backend, tools);
    ctx.clock.advance(31 * dayMs);
    await setRetention(ctx, { scope: 'otherwise', days: 30 });
    await replayCallback(ctx, { callbackId: '2', destinationId: null, reason: null });
    await runRetention(ctx, steps);
    await deliverOnce(ctx, tools);
    expect(backend.received).toHaveLength(4);
    const refused = { code: 'conflict', message: expect.stringContaining('callback 1 are no longer kept') };
    await expect(replayCallback(ctx, { callbackId: '1', destinationId: null, reason: null })).rejects.toMatchObject(
      refused,
    );
    for (const ask of [planReplay, startReplay])
      await expect(ask(ctx, everything)).rejects.toMatchObject({
        message: expect.stringMatching(/^The bytes of 2 of these callbacks are no longer kept/),
      });
    expect(await planReplay(ctx, { ...everything, choice: { by: 'ids', callbackIds: ['2'] } })).toMatchObject({
      callbackCount: 1,
    });
  });

  test('takes a callback that went nowhere', async ({ ctx, gatepayId }) => {
    await arrive(ctx, 'b1');
    await ctx.db.pool.query(
      'update batches set terminal = true; update suborders set terminal = true; delete from issues',
    );
    expect(await getCallback(ctx, '1')).toMatchObject({ status: 'recorded', lastAttemptAt: null });
    ctx.clock.advance(31 * dayMs);
    await setRetention(ctx, { scope: gatepayId, days: 30 });
    expect(await runRetention(ctx, steps)).toMatchObject({ requests: 1, attempts: 0 });
  });

  test('removes nothing while a bulk replay chooses what it sends', async ({ ctx, backend, tools, gatepayId }) => {
    await settle(ctx, backend, tools);
    ctx.clock.advance(31 * dayMs);
    await setRetention(ctx, { scope: gatepayId, days: 30 });
    await inTransaction(ctx.db.pool, async (tx) => {
      await holdAllBytes(tx);
      expect(await runRetention(ctx, steps)).toMatchObject({ requests: 0 });
    });
    expect(await startReplay(ctx, everything)).toMatchObject({ outcome: 'started' });
    expect(await runRetention(ctx, steps)).toMatchObject({ requests: 0 });
    await ctx.db.pool.query("update replay_jobs set state = 'cancelled'");
    ctx.clock.advance(hourMs);
    expect(await runRetention(ctx, steps)).toMatchObject({ requests: 3 });
  });

  test('a bulk replay sees what a step that was under way removed', async ({ ctx, backend, tools, gatepayId }) => {
    await settle(ctx, backend, tools);
    let asked: Promise<unknown> = Promise.resolve();
    await inTransaction(ctx.db.pool, async (tx) => {
      await tx.query('lock table retention_positions in row exclusive mode');
      asked = startReplay(ctx, everything).catch((error: unknown) => error);
      await expect
        .poll(async () => (await one<{ count: number }>(ctx.db, replayWaits)).count, { timeout: 5_000 })
        .toBe(1);
      await tx.query('delete from requests where callback_id = 1');
      await tx.query(
        `insert into retention_removals (account_id, kind, day, removed_rows, removed_bytes, removed_at)
        select $1, 'request', (received_at at time zone 'UTC')::date, 1, 1, received_at from callbacks where id = 1`,
        [gatepayId],
      );
    });
    expect(await asked).toMatchObject({ message: expect.stringMatching(/^The bytes of 1 of these callbacks/) });
  });

  test('goes on where it stopped, one process at a time, and drops a month that came to be empty', async ({
    ctx,
    backend,
    tools,
  }) => {
    const [first, next] = [new Date('2026-03-01T00:00:00Z'), new Date('2026-04-01T00:00:00Z')].map(uuidFloor);
    await ctx.db.pool.query(
      `create table requests_2026_03 partition of requests for values from ('${first}') to ('${next}')`,
    );
    await settle(ctx, backend, tools);
    ctx.clock.advance(31 * dayMs);
    await setRetention(ctx, { scope: 'otherwise', days: 30 });
    expect(await runRetention(ctx, { stepRows: 1, stepsMax: 8, pauseMs: 0 })).toMatchObject({ more: true });
    await Promise.all([runRetention(ctx, { ...steps, stepRows: 1 }), runRetention(ctx, { ...steps, stepRows: 1 })]);
    await runRetention(ctx, steps);
    expect(
      await one(ctx.db, 'select sum(removed_rows)::int as rows from retention_removals where kind = $1', ['request']),
    ).toEqual({ rows: 3 });
    const months = async () =>
      (await ctx.db.pool.query("select to_regclass('requests_2026_03') is not null as there")).rows[0]?.there;
    expect(await tidyMonths(ctx), 'too young to be dropped').toEqual([]);
    ctx.clock.advance(62 * dayMs);
    expect(await tidyMonths(ctx)).toContain('requests_2026_03');
    expect(await months()).toBe(false);
  });
});

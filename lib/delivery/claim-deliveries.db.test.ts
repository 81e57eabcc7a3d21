import { describe, expect } from 'vitest';
import { addDestination, arrive, type DeliveryContext, readDeliveries, test } from '@/e2e/support/delivery-test';
import { one } from '@/e2e/support/ledger-test';
import type { Database } from '@/lib/platform/db/client';
import { uuidv7 } from '@/lib/platform/db/uuid';
import { dayMs, hourMs, minuteMs } from '@/lib/platform/time';
import { claimDeliveries, leaseMarginMs, orderHoldMs } from './claim-deliveries';
import { prepareAttempts } from './prepare-attempt';
import { recoverDeliveries } from './recover-deliveries';
import { runAttempt } from './run-attempt';
import { settleAttempts } from './settle-attempts';
import { shortenWaits } from './shorten-waits';

const url = 'http://127.0.0.1:1/';
/** A century. */
const farMs = 36_525 * dayMs;

/** So many waiting deliveries of callbacks of their own, without the door. */
async function addDeliveries(
  ctx: DeliveryContext,
  destinationId: string,
  count: number,
  { lane = 0, attempts = 0, orderKey = null }: { lane?: number; attempts?: number; orderKey?: string | null } = {},
): Promise<void> {
  await ctx.db.pool.query(
    `with made as (
       insert into callbacks (account_id, provider, channel, type, provider_status, outcome, verified, verification, dedup_key, url,
         received_at, first_request_id)
       select (select id from accounts where provider = 'gatepay'), 'gatepay', 'gatepay', 'WITHDRAW', 'INIT', 'pending', true, '{}',
         gen_random_uuid()::text, '', $3, $4
       from generate_series(1, $2)
       returning id
     )
     insert into deliveries (callback_id, destination_id, trigger, lane, attempt_count, order_key, next_attempt_at)
     select id, $1, 'automatic', $5, $6, $7, $3 from made order by id`,
    [destinationId, count, ctx.clock.now(), uuidv7(ctx.clock.now()), lane, attempts, orderKey],
  );
}

function claimWork(ctx: DeliveryContext, slots = 100, restSlots = slots, endedAttemptIds: readonly string[] = []) {
  return claimDeliveries(ctx.db.pool, { workerId: 'w', now: ctx.clock.now(), slots, restSlots, endedAttemptIds });
}

async function claim(...input: Parameters<typeof claimWork>) {
  return (await claimWork(...input)).map(({ delivery }) => delivery);
}

async function running(db: Database): Promise<number> {
  return (await one<{ n: number }>(db, `select count(*)::int as n from deliveries where status = 'in_progress'`)).n;
}

describe('claims', () => {
  test('of many workers at once never get the same delivery, and each claimed one has a row for its attempt', async ({
    ctx,
    db,
  }) => {
    const { id } = await addDestination(ctx, url, { concurrency_max: 1_000 });
    await addDeliveries(ctx, id, 300);
    const claims = await Promise.all(Array.from({ length: 9 }, () => claim(ctx, 40)));
    const ids = claims.flat().map((delivery) => delivery.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBe(300);
    expect(
      await one(
        db,
        `select count(*)::int as attempts, count(distinct delivery_id)::int as deliveries, count(finished_at)::int as finished from attempts`,
      ),
    ).toEqual({ attempts: 300, deliveries: 300, finished: 0 });
  });

  test('keep to the concurrency of a destination over all workers', async ({ ctx, db }) => {
    const { id } = await addDestination(ctx, url, { concurrency_max: 7 });
    await addDeliveries(ctx, id, 50);
    await Promise.all(Array.from({ length: 5 }, () => claim(ctx)));
    expect(await running(db)).toBe(7);
  });

  test('go on where the clock was set back: rate, first attempts and leases wait for no instant that lies ahead', async ({
    ctx,
    db,
  }) => {
    // Ahead of the database's clock too, by which it is told from a clock of ours that is behind.
    ctx.clock.advance(farMs);
    const { id } = await addDestination(ctx, url, { rate_per_second_max: 1, timeout_ms: 10_000 });
    await addDeliveries(ctx, id, 2);
    expect(await claim(ctx)).toHaveLength(1);
    ctx.clock.advance(-hourMs);
    await shortenWaits(db.pool, ctx.clock.now());
    // What the rate had left it has: it goes on from here.
    expect(await claim(ctx)).toHaveLength(0);
    ctx.clock.advance(1_000);
    expect(await claim(ctx)).toHaveLength(1);
    ctx.clock.advance(-3_000);
    expect(await recoverDeliveries(ctx, { now: ctx.clock.now() })).toBe(0);
    ctx.clock.advance(leaseMarginMs + 20_000);
    expect(await recoverDeliveries(ctx, { now: ctx.clock.now() })).toBe(2);
  });

  test('do not wait for a probe that lies farther ahead than any does', async ({ ctx, db }) => {
    ctx.clock.advance(farMs);
    const { id } = await addDestination(ctx, url);
    await addDeliveries(ctx, id, 2);
    await db.pool.query(`update destination_gates set breaker = 'open', opened_at = $1, probe_at = $1`, [
      new Date(ctx.clock.now().getTime() + 5 * minuteMs),
    ]);
    expect(await claim(ctx)).toHaveLength(0);
    ctx.clock.advance(-2 * minuteMs);
    await shortenWaits(db.pool, ctx.clock.now());
    expect(await claim(ctx)).toMatchObject([{ probe: true }]);
  });

  test('of a machine whose own clock is behind change nothing of what others wrote', async ({ ctx, db }) => {
    const { id } = await addDestination(ctx, url, { rate_per_second_max: 1 });
    await addDeliveries(ctx, id, 2);
    expect(await claim(ctx)).toHaveLength(1);
    const written = `select next_attempt_at, leased_until, tokens_at from deliveries join destination_gates using (destination_id) order by id`;
    const before = (await db.pool.query(written)).rows;
    ctx.clock.advance(-hourMs);
    await shortenWaits(db.pool, ctx.clock.now());
    expect(await claim(ctx)).toHaveLength(0);
    expect((await db.pool.query(written)).rows).toEqual(before);
  });

  test('by two machines whose clocks differ a little keep to the rate', async ({ ctx }) => {
    const { id } = await addDestination(ctx, url, { rate_per_second_max: 10, concurrency_max: 100 });
    await addDeliveries(ctx, id, 100);
    expect(await claim(ctx)).toHaveLength(10);
    for (let turn = 0; turn < 5; turn += 1) {
      ctx.clock.advance(-800);
      expect(await claim(ctx)).toHaveLength(0);
      ctx.clock.advance(800);
      expect(await claim(ctx)).toHaveLength(0);
    }
  });

  test('have the room of calls that ended before that is written, and once', async ({ ctx, db }) => {
    const { id } = await addDestination(ctx, url, { concurrency_max: 4 });
    await addDeliveries(ctx, id, 50);
    const ended = (await claim(ctx)).slice(0, 3).map(({ attemptId }) => attemptId);
    expect(await claim(ctx)).toHaveLength(0);
    expect(await claim(ctx, 100, 100, ended)).toHaveLength(3);
    expect(await claim(ctx, 100, 100, ended)).toHaveLength(0);
    expect(await running(db)).toBe(7);
  });

  test('keep to the rate of a destination over all workers', async ({ ctx, db }) => {
    const { id } = await addDestination(ctx, url, { concurrency_max: 1_000, rate_per_second_max: 10 });
    await addDeliveries(ctx, id, 50);
    await Promise.all(Array.from({ length: 5 }, () => claim(ctx)));
    expect(await running(db)).toBe(10);
    ctx.clock.advance(500);
    await claim(ctx);
    expect(await running(db)).toBe(15);
    ctx.clock.advance(60_000);
    await claim(ctx);
    expect(await running(db)).toBe(25);
  });

  test('take a first attempt before ten thousand retries, and keep room for the next one', async ({ ctx }) => {
    const { id } = await addDestination(ctx, url, { concurrency_max: 20 });
    await addDeliveries(ctx, id, 10_000, { lane: 1, attempts: 1 });
    ctx.clock.advance(60_000);
    await addDeliveries(ctx, id, 1);
    const first = await claim(ctx);
    expect(first.filter(({ lane }) => lane === 0)).toHaveLength(1);
    expect(first.filter(({ lane }) => lane === 1)).toHaveLength(15);
    await addDeliveries(ctx, id, 3);
    expect((await claim(ctx)).map(({ lane }) => lane)).toEqual([0, 0, 0]);
  });

  test('give bulk replays what retries leave, and never more than half', async ({ ctx }) => {
    const { id } = await addDestination(ctx, url, { concurrency_max: 20 });
    await addDeliveries(ctx, id, 100, { lane: 2 });
    expect(await claim(ctx)).toHaveLength(10);
    await addDeliveries(ctx, id, 100, { lane: 1, attempts: 1 });
    expect((await claim(ctx)).map(({ lane }) => lane)).toEqual([1, 1, 1, 1, 1]);
  });

  test('leave the slots of a process that are kept for first attempts', async ({ ctx }) => {
    const { id } = await addDestination(ctx, url, { concurrency_max: 100 });
    await addDeliveries(ctx, id, 100, { lane: 1, attempts: 1 });
    expect(await claim(ctx, 10, 6)).toHaveLength(6);
    expect(await claim(ctx, 4, 0)).toHaveLength(0);
    expect(await claim(ctx, 0)).toHaveLength(0);
  });

  test('pass over what is paused, archived or not due, and over nothing else', async ({ ctx, db }) => {
    const paused = await addDestination(ctx, url, { state: 'paused' });
    const archived = await addDestination(ctx, url);
    await db.pool.query('update destinations set archived_at = now() where id = $1', [archived.id]);
    const active = await addDestination(ctx, url);
    for (const { id } of [paused, archived, active]) await addDeliveries(ctx, id, 2);
    await db.pool.query(`update deliveries set next_attempt_at = $2 where destination_id = $1 and id % 2 = 0`, [
      active.id,
      new Date(ctx.clock.now().getTime() + 1),
    ]);
    expect((await claim(ctx)).map(({ destinationId }) => destinationId)).toEqual([active.id]);
  });
});

describe('first attempts of one batch', () => {
  test('begin in the order in which their callbacks came, and keep no other batch waiting', async ({ ctx, db }) => {
    const { id } = await addDestination(ctx, url);
    await addDeliveries(ctx, id, 3, { orderKey: 'b1' });
    await addDeliveries(ctx, id, 1, { orderKey: 'b2' });
    expect((await claim(ctx)).map(({ callbackId }) => callbackId)).toEqual(['1', '4']);
    expect(await claim(ctx)).toEqual([]);
    await db.pool.query(
      `update deliveries set status = 'waiting', lane = 1, next_attempt_at = $1, leased_by = null, leased_until = null, attempt_id = null where id = 1`,
      [new Date(ctx.clock.now().getTime() + 5_000)],
    );
    expect((await claim(ctx)).map(({ callbackId }) => callbackId)).toEqual(['2']);
  });

  test('wait for the answer to the one before, and not until it is written', async ({ ctx }) => {
    const { id } = await addDestination(ctx, url);
    await addDeliveries(ctx, id, 2, { orderKey: 'b1' });
    const ended = (await claim(ctx)).map(({ attemptId }) => attemptId);
    expect(await claim(ctx)).toHaveLength(0);
    expect((await claim(ctx, 100, 100, ended)).map(({ callbackId }) => callbackId)).toEqual(['2']);
  });

  test('wait for one that hangs only for a moment', async ({ ctx }) => {
    const { id } = await addDestination(ctx, url);
    await addDeliveries(ctx, id, 2, { orderKey: 'b1' });
    expect(await claim(ctx)).toHaveLength(1);
    ctx.clock.advance(orderHoldMs - 1);
    expect(await claim(ctx)).toHaveLength(0);
    ctx.clock.advance(1);
    expect((await claim(ctx)).map(({ callbackId }) => callbackId)).toEqual(['2']);
  });

  test('of two destinations do not wait for each other', async ({ ctx }) => {
    const one = await addDestination(ctx, url);
    const other = await addDestination(ctx, url);
    await arrive(ctx, 'b1');
    await arrive(ctx, 'b1', 'PROCESSING');
    expect((await claim(ctx)).map(({ callbackId, destinationId }) => [callbackId, destinationId])).toEqual([
      ['1', one.id],
      ['1', other.id],
    ]);
  });
});

describe('a worker that loses its lease', () => {
  test('writes nothing: the attempt stays interrupted and the delivery goes on', async ({
    ctx,
    db,
    tools,
    backend,
  }) => {
    await addDestination(ctx, backend.url);
    await arrive(ctx, 'b1');
    const [claimed] = await claimWork(ctx);
    if (!claimed) throw new Error('Nothing was claimed.');
    const [work] = await prepareAttempts(ctx, [claimed]);
    if (!work) throw new Error('Nothing was prepared.');
    const ended = await runAttempt(ctx, work, tools);
    // The process is paused here, for longer than its lease.
    ctx.clock.advance(claimed.delivery.destination.timeoutMs + leaseMarginMs + 1);
    expect(await recoverDeliveries(ctx, { now: ctx.clock.now() })).toBe(1);
    expect(await settleAttempts(ctx, ended ? [ended] : [], ctx.clock.now())).toEqual([]);
    expect(await readDeliveries(db)).toEqual(['1 waiting 1 interrupted']);
    expect(await one(db, 'select error_class as class, status_code as status, sealed from attempts')).toEqual({
      class: 'interrupted',
      status: null,
      sealed: null,
    });
    ctx.clock.advance(6_000);
    const [again] = await claimWork(ctx);
    expect(again?.delivery).toMatchObject({ id: claimed.delivery.id, attemptCount: 2 });
    // The old result does not end the new attempt either.
    expect(await settleAttempts(ctx, ended ? [ended] : [], ctx.clock.now())).toEqual([]);
    expect(await running(db)).toBe(1);
    // Nor beside it, where both are written in one group.
    const [next] = await prepareAttempts(ctx, again ? [again] : []);
    const current = next && (await runAttempt(ctx, next, tools));
    if (!ended || !current) throw new Error('An attempt came to nothing.');
    const settled = await settleAttempts(ctx, [ended, current], ctx.clock.now());
    expect(settled.map(({ attemptId }) => attemptId)).toEqual([current.attemptId]);
    expect(await readDeliveries(db)).toEqual(['1 delivered 2 interrupted']);
  });

  test('sends nothing where the lease would not last for the call', async ({ ctx, tools, backend }) => {
    await addDestination(ctx, backend.url);
    await arrive(ctx, 'b1');
    const [claimed] = await claimWork(ctx);
    if (!claimed) throw new Error('Nothing was claimed.');
    const [work] = await prepareAttempts(ctx, [claimed]);
    ctx.clock.advance(leaseMarginMs + 1);
    expect(work && (await runAttempt(ctx, work, tools))).toBeNull();
    expect(backend.received).toEqual([]);
  });

  test('is recovered by one of many', async ({ ctx, db }) => {
    const { id } = await addDestination(ctx, url, { concurrency_max: 100 });
    await addDeliveries(ctx, id, 50);
    expect(await claim(ctx)).toHaveLength(50);
    expect(await recoverDeliveries(ctx, { now: ctx.clock.now() })).toBe(0);
    ctx.clock.advance(60_000);
    const counts = await Promise.all(Array.from({ length: 4 }, () => recoverDeliveries(ctx, { now: ctx.clock.now() })));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(50);
    expect(await running(db)).toBe(0);
    expect(await one(db, `select count(*)::int as n from attempts where error_class = 'interrupted'`)).toEqual({
      n: 50,
    });
  });
});

import { Webhook } from 'standardwebhooks';
import { describe, expect } from 'vitest';
import { status } from '@/e2e/support/backend';
import { addDestination, addSecret, arrive, deliverOnce, readDeliveries, test } from '@/e2e/support/delivery-test';
import { one } from '@/e2e/support/ledger-test';
import { getCallback } from '@/lib/intake/get-callback';
import { inTransaction } from '@/lib/platform/db/transaction';
import { minuteMs } from '@/lib/platform/time';
import { gatepay } from '@/lib/providers/gatepay';
import { enqueueDeliveries } from './enqueue-deliveries';
import { getAttempt } from './get-attempt';
import { listDeliveries } from './list-deliveries';
import { defaultScheduleSeconds } from './schedule';
import { lanes } from './types';

describe('a callback that a destination wants', () => {
  test('is delivered once, with a row for the attempt and everything that was said', async ({
    ctx,
    db,
    backend,
    tools,
  }) => {
    backend.answer(status(201, { 'x-trace': 'abc' }, 'thanks'));
    await addDestination(ctx, backend.url);
    await arrive(ctx, 'b1');
    expect(await deliverOnce(ctx, tools)).toMatchObject({ claimed: 1, delivered: 1 });
    expect(await deliverOnce(ctx, tools)).toMatchObject({ claimed: 0 });
    expect(await readDeliveries(db)).toEqual(['1 delivered 1']);
    const callback = await getCallback(ctx, '1');
    expect(callback).toMatchObject({ status: 'sent', attempts: 1, url: backend.url, nextAttemptAt: null });
    expect(callback.lastAttemptAt).toBe(ctx.clock.now().toISOString());
    const [delivery] = await listDeliveries(ctx, { callbackId: '1' });
    expect(delivery).toMatchObject({ status: 'delivered', trigger: 'automatic', heldBack: null });
    const [attempt] = delivery?.attempts ?? [];
    expect(attempt).toMatchObject({
      number: 1,
      statusCode: 201,
      errorClass: null,
      address: '127.0.0.1',
      url: backend.url,
    });
    expect(attempt?.timings.totalMs).toBeGreaterThanOrEqual(attempt?.timings.firstByteMs ?? 0);
    const details = await getAttempt(ctx, { id: attempt?.id ?? '' });
    expect(details.responseHeaders).toMatchObject({ 'x-trace': 'abc' });
    expect(Buffer.from(details.responseBody ?? '', 'base64').toString()).toBe('thanks');
    expect(details.requestBody).toBe(callback.rawBody);
    expect(details.requestHeaders).toMatchObject({ 'callback-id': '1', host: `127.0.0.1:${backend.port}` });
  });

  test('is verified by the backend with the public package, and with the provider’s own signature', async ({
    ctx,
    backend,
    tools,
  }) => {
    ctx.clock.advance(Date.now() - ctx.clock.now().getTime());
    const { id, secret } = await addDestination(ctx, backend.url);
    const newer = await addSecret(ctx, id);
    await arrive(ctx, 'b1');
    await deliverOnce(ctx, tools);
    const [request] = backend.received;
    if (!request) throw new Error('Nothing was received.');
    for (const each of [secret, newer]) {
      expect(new Webhook(each).verify(request.body, request.headers)).toMatchObject({ main_order: { batch_id: 'b1' } });
    }
    const stranger = `whsec_${Buffer.alloc(32).toString('base64')}`;
    expect(() => new Webhook(stranger).verify(request.body, request.headers)).toThrow();
    const verification = gatepay.verify(
      {
        channel: 'gatepay',
        method: 'POST',
        headers: request.headers,
        query: '',
        body: request.body,
        receivedAt: ctx.clock.now(),
      },
      {
        slug: 'default',
        credentials: [{ hint: '', fields: { apiSecret: ctx.environment.list('GATEPAY_API_SECRET')[0] ?? '' } }],
        settings: gatepay.settings.parse({}),
      },
    );
    expect(verification.verdict).toBe('verified');
    expect(request.headers).toMatchObject({
      'content-type': 'application/json',
      'callback-id': '1',
      'callback-provider': 'gatepay',
      'callback-trigger': 'automatic',
    });
    expect(request.headers).not.toHaveProperty('callback-replay-of');
  });

  test('keeps its webhook-id over retries, and is retried when the schedule says', async ({
    ctx,
    db,
    backend,
    tools,
  }) => {
    backend.answer(status(503));
    await addDestination(ctx, backend.url);
    await arrive(ctx, 'b1');
    await deliverOnce(ctx, tools);
    expect(await readDeliveries(db)).toEqual(['1 waiting 1 status_not_ok']);
    const waiting = await getCallback(ctx, '1');
    expect(waiting).toMatchObject({ status: 'failed', attempts: 1 });
    const delayMs = Date.parse(waiting.nextAttemptAt ?? '') - ctx.clock.now().getTime();
    expect(delayMs).toBeGreaterThanOrEqual(5_000);
    expect(delayMs).toBeLessThanOrEqual(6_000);
    ctx.clock.advance(delayMs - 1);
    expect(await deliverOnce(ctx, tools)).toMatchObject({ claimed: 0 });
    ctx.clock.advance(1);
    backend.answer(status(200));
    expect(await deliverOnce(ctx, tools)).toMatchObject({ claimed: 1, delivered: 1 });
    const ids = backend.received.map(({ headers }) => headers['webhook-id']);
    expect(ids[0]).toMatch(/^msg_[0-9a-f]{32}$/);
    expect(ids[1]).toBe(ids[0]);
    expect(await getCallback(ctx, '1')).toMatchObject({ status: 'sent', attempts: 2, nextAttemptAt: null });
    const [delivery] = await listDeliveries(ctx, { callbackId: '1' });
    expect(delivery?.attempts.map(({ number, statusCode }) => [number, statusCode])).toEqual([
      [2, 200],
      [1, 503],
    ]);
  });

  test('ends exhausted after the whole schedule, raises an issue, and has one row an attempt', async ({
    ctx,
    db,
    backend,
    tools,
  }) => {
    backend.answer(status(500));
    await addDestination(ctx, backend.url);
    await arrive(ctx, 'b1');
    for (let round = 0; round <= defaultScheduleSeconds.length; round += 1) {
      expect(await deliverOnce(ctx, tools)).toMatchObject({ claimed: 1 });
      ctx.clock.advance(1.2 * 86_400_000);
    }
    expect(await deliverOnce(ctx, tools)).toMatchObject({ claimed: 0 });
    expect(await readDeliveries(db)).toEqual([`1 exhausted ${defaultScheduleSeconds.length + 1} status_not_ok`]);
    expect(backend.received).toHaveLength(defaultScheduleSeconds.length + 1);
    expect(await one(db, 'select count(*)::int as count, count(finished_at)::int as finished from attempts')).toEqual({
      count: defaultScheduleSeconds.length + 1,
      finished: defaultScheduleSeconds.length + 1,
    });
    expect(await getCallback(ctx, '1')).toMatchObject({ status: 'failed', nextAttemptAt: null });
    expect(await one(db, 'select kind, subject, state from issues')).toEqual({
      kind: 'delivery_exhausted',
      subject: 'callback:1',
      state: 'open',
    });
  });

  test('waits as long as Retry-After asks, but never more than twice the schedule', async ({ ctx, backend, tools }) => {
    backend.answer(status(429, { 'retry-after': '8' }));
    await addDestination(ctx, backend.url, { schedule_seconds: [5, 60] });
    await arrive(ctx, 'b1');
    await deliverOnce(ctx, tools);
    const next = async () => Date.parse((await getCallback(ctx, '1')).nextAttemptAt ?? '') - ctx.clock.now().getTime();
    expect(await next()).toBe(8_000);
    ctx.clock.advance(8_000);
    backend.answer(status(503, { 'retry-after': '86400' }));
    await deliverOnce(ctx, tools);
    expect(await next()).toBe(120_000);
  });

  test('is not lost to a destination that answers 410: that one is paused and its deliveries wait', async ({
    ctx,
    db,
    backend,
    tools,
  }) => {
    backend.answer(status(410));
    await addDestination(ctx, backend.url);
    await arrive(ctx, 'b1');
    await deliverOnce(ctx, tools);
    expect(await one(db, 'select state, paused_reason as reason from destinations')).toEqual({
      state: 'paused',
      reason: 'It answered 410 Gone: it wants no more callbacks.',
    });
    expect(await one(db, 'select kind, subject from issues')).toEqual({
      kind: 'destination_gone',
      subject: 'destination:1',
    });
    await arrive(ctx, 'b2');
    ctx.clock.advance(86_400_000);
    expect(await deliverOnce(ctx, tools)).toMatchObject({ claimed: 0 });
    const [delivery] = await listDeliveries(ctx, { callbackId: '1' });
    expect(delivery).toMatchObject({ status: 'waiting', heldBack: 'paused', nextAttemptAt: null });
    expect((await getCallback(ctx, '1')).nextAttemptAt).toBeNull();
    await db.pool.query(`update destinations set state = 'active'`);
    backend.answer(status(200));
    expect(await deliverOnce(ctx, tools)).toMatchObject({ delivered: 2 });
  });
});

test('a callback that no destination wants is recorded, and has no delivery', async ({ ctx, db, backend, tools }) => {
  await addDestination(ctx, backend.url, { filter: { providers: ['caibo'] } });
  await arrive(ctx, 'b1');
  expect(await deliverOnce(ctx, tools)).toMatchObject({ claimed: 0 });
  expect(await readDeliveries(db)).toEqual([]);
  expect(await getCallback(ctx, '1')).toMatchObject({ status: 'recorded', attempts: 0 });
});

test('what waits for a destination that was archived is cancelled', async ({ ctx, db, backend, tools }) => {
  backend.answer(status(500));
  await addDestination(ctx, backend.url);
  await arrive(ctx, 'b1');
  await deliverOnce(ctx, tools);
  await db.pool.query('update destinations set archived_at = $1', [ctx.clock.now()]);
  expect(await deliverOnce(ctx, tools)).toMatchObject({ claimed: 0 });
  expect(await readDeliveries(db)).toEqual(['1 cancelled 1 status_not_ok']);
  expect(await getCallback(ctx, '1')).toMatchObject({ status: 'failed', nextAttemptAt: null });
});

test('a destination without a secret that can be used sends nothing, and is tried again', async ({
  ctx,
  db,
  backend,
  tools,
}) => {
  await addDestination(ctx, backend.url);
  await db.pool.query('update destination_secrets set retires_at = $1', [ctx.clock.now()]);
  await arrive(ctx, 'b1');
  await deliverOnce(ctx, tools);
  expect(backend.received).toEqual([]);
  expect(await readDeliveries(db)).toEqual(['1 waiting 1 not_prepared']);
});

test('what failed by our own doing uses up nothing of what the destination has', async ({
  ctx,
  db,
  backend,
  tools,
}) => {
  const { id } = await addDestination(ctx, backend.url, { schedule_seconds: [5] });
  await db.pool.query('update destination_secrets set retires_at = $1', [ctx.clock.now()]);
  await arrive(ctx, 'b1');
  for (let tries = 1; tries <= 3; tries += 1) {
    expect(await deliverOnce(ctx, tools)).toMatchObject({ claimed: 1 });
    ctx.clock.advance(minuteMs);
  }
  expect(await readDeliveries(db)).toEqual(['1 waiting 3 not_prepared']);
  await addSecret(ctx, id);
  backend.answer(status(503));
  await deliverOnce(ctx, tools);
  expect(await readDeliveries(db)).toEqual(['1 waiting 4 status_not_ok']);
  ctx.clock.advance(minuteMs);
  await deliverOnce(ctx, tools);
  expect(await readDeliveries(db)).toEqual(['1 exhausted 5 status_not_ok']);
});

test('bytes that retention dropped end the delivery at once', async ({ ctx, db, backend, tools }) => {
  await addDestination(ctx, backend.url);
  await arrive(ctx, 'b1');
  await db.pool.query('delete from requests');
  await deliverOnce(ctx, tools);
  expect(backend.received).toEqual([]);
  expect(await readDeliveries(db)).toEqual(['1 exhausted 1 bytes_gone']);
});

test('a replay has a webhook-id of its own, names the original, and closes the issue of what was exhausted', async ({
  ctx,
  db,
  backend,
  tools,
}) => {
  backend.answer(status(500));
  const { id } = await addDestination(ctx, backend.url, { schedule_seconds: [1] });
  await arrive(ctx, 'b1');
  await deliverOnce(ctx, tools);
  ctx.clock.advance(2_000);
  await deliverOnce(ctx, tools);
  expect(await one(db, 'select kind, state from issues')).toEqual({ kind: 'delivery_exhausted', state: 'open' });
  backend.answer(status(200));
  const asked = { callbackId: '1', destinationId: id, trigger: 'replay', replayOf: '1', replayJobId: null } as const;
  const why = { requestedBy: 'Ann', reason: 'The backend was down', lane: lanes.first, nextAttemptAt: ctx.clock.now() };
  await inTransaction(db.pool, (tx) => enqueueDeliveries(tx, [{ ...asked, ...why }], ctx.clock.now()));
  expect(await getCallback(ctx, '1')).toMatchObject({ status: 'new', attempts: 2 });
  await deliverOnce(ctx, tools);
  const [first, , third] = backend.received.map(({ headers }) => headers);
  expect(third?.['webhook-id']).not.toBe(first?.['webhook-id']);
  expect(third?.['callback-replay-of']).toBe(first?.['webhook-id']);
  expect(third?.['callback-trigger']).toBe('replay');
  expect(await one(db, 'select kind, state from issues')).toEqual({ kind: 'delivery_exhausted', state: 'resolved' });
  expect(await readDeliveries(db)).toEqual(['1 exhausted 2 status_not_ok', '1 delivered 1']);
  expect(await getCallback(ctx, '1')).toMatchObject({ status: 'sent', attempts: 3 });
});

test('a normalized body has our words, and every digit of the payload', async ({ ctx, backend, tools }) => {
  await addDestination(ctx, backend.url, { body_mode: 'normalized' });
  await arrive(ctx, 'b1');
  await deliverOnce(ctx, tools);
  const text = backend.received[0]?.body.toString() ?? '';
  expect(JSON.parse(text)).toMatchObject({
    ...{ id: '1', provider: 'gatepay', account: 'default', type: 'WITHDRAW', batchId: 'b1', verified: true },
    payload: { main_order: { batch_id: 'b1' } },
  });
  expect(text).toContain('"merchant_id":48177363');
});

test('applying twice never delivers twice', async ({ ctx, db, backend, tools }) => {
  await addDestination(ctx, backend.url);
  await arrive(ctx, 'b1');
  await deliverOnce(ctx, tools);
  await db.pool.query(`update callbacks set apply_state = 'pending', status = 'new'`);
  await db.pool.query('insert into apply_jobs (callback_id, available_at) values (1, $1)', [ctx.clock.now()]);
  await arrive(ctx, 'b2');
  await deliverOnce(ctx, tools);
  expect(await readDeliveries(db)).toEqual(['1 delivered 1', '2 delivered 1']);
  expect(backend.received).toHaveLength(2);
});

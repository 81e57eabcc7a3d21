import { expect } from 'vitest';
import { makeDestination, test } from '@/e2e/support/destination-test';
import { uuidv7 } from '@/lib/platform/db/uuid';
import { hourMs, minuteMs } from '@/lib/platform/time';
import { getDelivery } from './get-delivery';
import { getDestination } from './get-destination';
import { listDestinationDeliveries } from './list-destination-deliveries';
import { sendTest } from './send-test';

interface Attempt {
  startedAt: Date;
  totalMs: number;
  statusCode: number | null;
  trigger?: 'automatic' | 'test';
}

const insert = `
insert into attempts (id, delivery_id, destination_id, number, trigger, url, body_mode, started_at, finished_at, total_ms, status_code, error_class)
values ($1, $2, $3, 1, $4, 'https://backend.test/', 'original', $5, $5, $6, $7, $8)`;

test('the health tells of the last hour alone, tests left out, and of the newest attempt whatever it was', async ({
  ctx,
}) => {
  const { id } = await makeDestination(ctx);
  const { deliveryId } = await sendTest(ctx, { id });
  const now = ctx.clock.now().getTime();
  const attempts: Attempt[] = [
    { startedAt: new Date(now - 2 * hourMs), totalMs: 9_000, statusCode: 200 },
    ...[100, 200, 300, 400].map((totalMs, at) => ({
      startedAt: new Date(now - (50 - at) * minuteMs),
      totalMs,
      statusCode: 204,
    })),
    { startedAt: new Date(now - minuteMs), totalMs: 5_000, statusCode: 503 },
    { startedAt: new Date(now), totalMs: 1, statusCode: null, trigger: 'test' },
  ];
  for (const { startedAt, totalMs, statusCode, trigger = 'automatic' } of attempts) {
    const errorClass = statusCode === null ? 'dns_failed' : statusCode === 503 ? 'status_not_ok' : null;
    const values = [uuidv7(startedAt), deliveryId, id, trigger, startedAt, totalMs, statusCode, errorClass];
    await ctx.db.pool.query(insert, values);
  }
  expect((await getDestination(ctx, { id })).health).toEqual({
    waiting: 1,
    failing: 0,
    bounded: false,
    oldestWaitingAt: ctx.clock.now().toISOString(),
    lastHour: { delivered: 4, failed: 1, bounded: false, p50Ms: 200, p95Ms: 400 },
    lastAttempt: { startedAt: new Date(now).toISOString(), outcome: 'failed', deliveryId },
  });
});

test('pages of deliveries neither repeat nor hide one while new ones arrive', async ({ ctx }) => {
  const { id } = await makeDestination(ctx);
  const other = await makeDestination(ctx, { name: 'Other' });
  const made: string[] = [];
  for (let at = 0; at < 5; at += 1) made.unshift((await sendTest(ctx, { id })).deliveryId);
  await sendTest(ctx, other);
  const first = await listDestinationDeliveries(ctx, { id, limit: 2, cursor: null });
  await sendTest(ctx, { id });
  const second = await listDestinationDeliveries(ctx, { id, limit: 2, cursor: first.nextCursor });
  const third = await listDestinationDeliveries(ctx, { id, limit: 2, cursor: second.nextCursor });
  expect([first, second, third].flatMap(({ data }) => data.map((delivery) => delivery.id))).toEqual(made);
  expect(third.nextCursor).toBeNull();
  await expect(listDestinationDeliveries(ctx, { id, limit: 2, cursor: "1' or 1=1" })).rejects.toMatchObject({
    code: 'bad_request',
  });
});

test('a delivery is found only under its own destination', async ({ ctx }) => {
  const { id } = await makeDestination(ctx);
  const other = await makeDestination(ctx, { name: 'Other' });
  const { deliveryId } = await sendTest(ctx, { id });
  expect(await getDelivery(ctx, { destinationId: id, deliveryId })).toMatchObject({
    id: deliveryId,
    trigger: 'test',
    requestedBy: 'Ana',
    callbackId: null,
    provider: null,
    attempts: [],
  });
  const elsewhere = getDelivery(ctx, { destinationId: other.id, deliveryId });
  await expect(elsewhere).rejects.toMatchObject({ code: 'not_found' });
});

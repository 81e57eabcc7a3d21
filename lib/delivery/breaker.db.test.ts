import { expect } from 'vitest';
import { status } from '@/e2e/support/backend';
import { addDestination, arrive, deliverOnce, test } from '@/e2e/support/delivery-test';
import { one } from '@/e2e/support/ledger-test';
import { getCallback } from '@/lib/intake/get-callback';
import { breakerAttemptsMin, breakerOpenMs } from './breaker';
import { listDeliveries } from './list-deliveries';

const gate = `select breaker, probe_failures as "probeFailures" from destination_gates`;

test('a destination that fails is left alone, then tried with one delivery at a time until it is back', async ({
  ctx,
  db,
  backend,
  tools,
}) => {
  backend.answer(status(500));
  await addDestination(ctx, backend.url);
  for (let index = 1; index <= breakerAttemptsMin; index += 1) await arrive(ctx, `b${index}`);
  expect(await deliverOnce(ctx, tools)).toMatchObject({ claimed: breakerAttemptsMin });
  expect(await one(db, gate)).toEqual({ breaker: 'open', probeFailures: 0 });

  await arrive(ctx, 'late');
  ctx.clock.advance(breakerOpenMs - 1);
  expect(await deliverOnce(ctx, tools)).toMatchObject({ claimed: 0 });
  const [held] = await listDeliveries(ctx, { callbackId: '1' });
  const probeAt = new Date(ctx.clock.now().getTime() + 1).toISOString();
  expect(held).toMatchObject({ heldBack: 'breaker_open', nextAttemptAt: probeAt });
  expect((await getCallback(ctx, '1')).nextAttemptAt).toBe(probeAt);

  ctx.clock.advance(1);
  expect(await deliverOnce(ctx, tools)).toMatchObject({ claimed: 1, delivered: 0 });
  expect(await one(db, gate)).toEqual({ breaker: 'open', probeFailures: 1 });
  ctx.clock.advance(breakerOpenMs);
  expect(await deliverOnce(ctx, tools)).toMatchObject({ claimed: 0 });

  ctx.clock.advance(breakerOpenMs);
  backend.answer(status(200));
  expect(await deliverOnce(ctx, tools)).toMatchObject({ claimed: 1, delivered: 1 });
  expect(await one(db, gate)).toEqual({ breaker: 'closed', probeFailures: 0 });
  await deliverOnce(ctx, tools);
  const left = `select count(*)::int as waiting from deliveries where status <> 'delivered'`;
  expect(await one(db, left)).toEqual({ waiting: 0 });
});

test('a destination that fails half the time stays open to deliveries', async ({ ctx, db, backend, tools }) => {
  let count = 0;
  backend.answer((request, response, socket) => {
    count += 1;
    status(count % 2 === 0 ? 200 : 500)(request, response, socket);
  });
  await addDestination(ctx, backend.url);
  for (let index = 1; index <= 2 * breakerAttemptsMin; index += 1) await arrive(ctx, `b${index}`);
  await deliverOnce(ctx, tools);
  expect(await one(db, gate)).toEqual({ breaker: 'closed', probeFailures: 0 });
});

test('one destination that fails keeps no other one waiting', async ({ ctx, db, backend, tools }) => {
  await addDestination(ctx, 'http://127.0.0.1:1/');
  const healthy = await addDestination(ctx, backend.url);
  for (let index = 1; index <= breakerAttemptsMin; index += 1) await arrive(ctx, `b${index}`);
  await deliverOnce(ctx, tools);
  await arrive(ctx, 'late');
  expect(await deliverOnce(ctx, tools)).toMatchObject({ claimed: 1, delivered: 1 });
  const { rows } = await db.pool.query(`select destination_id::text as id, breaker from destination_gates order by 1`);
  expect(rows).toEqual([
    { id: expect.not.stringMatching(healthy.id), breaker: 'open' },
    { id: healthy.id, breaker: 'closed' },
  ]);
});

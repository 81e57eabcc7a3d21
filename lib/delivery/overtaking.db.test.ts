import { expect } from 'vitest';
import { addDestination, applyAndSchedule, type DeliveryContext, deliverOnce, test } from '@/e2e/support/delivery-test';
import { postGatepay, withdrawBody } from '@/e2e/support/gatepay-door';
import { claimJobs } from '@/lib/ledger/apply/claim-jobs';
import { releaseJobs } from '@/lib/ledger/apply/release-jobs';
import { minuteMs } from '@/lib/platform/time';
import { orderHoldMs } from './claim-deliveries';

const line = { merchant_withdraw_id: 'm1', currency: 'USDT', amount: '5.00', status: 'PROCESSING' };

/** What another worker does that has taken `limit` jobs and not come to their end. */
async function takeJobs(ctx: DeliveryContext, limit: number) {
  const now = ctx.clock.now();
  const leaseId = 'another worker';
  const claim = { now, limit, leaseId, leaseEndsAt: new Date(now.getTime() + minuteMs), which: 'fresh' as const };
  const jobs = await claimJobs(ctx.db.pool, claim);
  const ids = jobs.map(({ callbackId }) => callbackId);
  return { ids, giveBack: () => releaseJobs(ctx.db.pool, ids, { leaseId, now }) };
}

async function arriveUnapplied(ctx: DeliveryContext): Promise<void> {
  await postGatepay(ctx, withdrawBody('b1', 'INIT', [line]));
  await postGatepay(ctx, withdrawBody('b1', 'SUCCESS', [line]));
  await postGatepay(ctx, withdrawBody('b2', 'SUCCESS', [line]));
}

test('a callback applied before an earlier one of its batch is delivered after it, and keeps no other batch waiting', async ({
  ctx,
  backend,
  tools,
}) => {
  await addDestination(ctx, backend.url);
  await arriveUnapplied(ctx);
  const other = await takeJobs(ctx, 1);
  expect(other.ids).toEqual(['1']);
  await applyAndSchedule(ctx);
  await deliverOnce(ctx, tools);
  expect(backend.received.map(({ headers }) => headers['callback-id'])).toEqual(['3']);
  await other.giveBack();
  await applyAndSchedule(ctx);
  await deliverOnce(ctx, tools);
  ctx.clock.advance(orderHoldMs);
  await deliverOnce(ctx, tools);
  expect(backend.received.map(({ headers }) => headers['callback-id'])).toEqual(['3', '1', '2']);
});

test('so is one whose next earlier one its destination does not want', async ({ ctx, backend, tools }) => {
  await addDestination(ctx, backend.url, { filter: { outcomes: ['succeeded'] } });
  await postGatepay(ctx, withdrawBody('b1', 'SUCCESS', [line]));
  await postGatepay(ctx, withdrawBody('b1', 'INIT', [line]));
  await postGatepay(ctx, withdrawBody('b1', 'SUCCESS', [{ ...line, amount: '6.00' }]));
  const other = await takeJobs(ctx, 1);
  await applyAndSchedule(ctx);
  await deliverOnce(ctx, tools);
  expect(backend.received).toEqual([]);
  await other.giveBack();
  await applyAndSchedule(ctx);
  await deliverOnce(ctx, tools);
  ctx.clock.advance(orderHoldMs);
  await deliverOnce(ctx, tools);
  expect(backend.received.map(({ headers }) => headers['callback-id'])).toEqual(['1', '3']);
});

test('one whose earlier one is not applied in time goes on alone', async ({ ctx, backend, tools }) => {
  await addDestination(ctx, backend.url);
  await arriveUnapplied(ctx);
  await takeJobs(ctx, 1);
  await applyAndSchedule(ctx);
  ctx.clock.advance(orderHoldMs - 1);
  await deliverOnce(ctx, tools);
  expect(backend.received).toHaveLength(1);
  ctx.clock.advance(1);
  await deliverOnce(ctx, tools);
  expect(backend.received).toHaveLength(2);
});

test('those of one batch that are applied together wait for nobody', async ({ ctx, db, backend }) => {
  await addDestination(ctx, backend.url);
  await arriveUnapplied(ctx);
  await applyAndSchedule(ctx);
  const { rows } = await db.pool.query(
    'select next_attempt_at = created_at as due from deliveries order by callback_id',
  );
  expect(rows).toEqual([{ due: true }, { due: true }, { due: true }]);
});

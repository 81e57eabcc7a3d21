import { expect } from 'vitest';
import { status } from '@/e2e/support/backend';
import { addDestination, readDeliveries, test } from '@/e2e/support/delivery-test';
import { postGatepay, withdrawBody } from '@/e2e/support/gatepay-door';
import { one } from '@/e2e/support/ledger-test';
import { getCallback } from '@/lib/intake/get-callback';
import type { Context } from '@/lib/platform/context';
import { nudge } from '@/lib/platform/nudge';
import { hourMs } from '@/lib/platform/time';
import { startWorker } from './worker';

const line = { merchant_withdraw_id: 'm1', status: 'DONE', currency: 'USDT', amount: '5.00' };

/** Resolves when `what` answers true. */
async function until(what: () => Promise<boolean>): Promise<void> {
  while (!(await what())) await new Promise((resolve) => setTimeout(resolve, 10));
}

async function statusOf(ctx: Context, id: string): Promise<string> {
  const { rows } = await ctx.db.pool.query<{ status: string }>('select status from callbacks where id = $1', [id]);
  return rows[0]?.status ?? '';
}

test('what comes to the door is applied and delivered at once, without a poll', async ({ ctx, db, backend }) => {
  await addDestination(ctx, backend.url);
  // It would poll only in an hour: without the nudges this test would not end.
  const worker = startWorker(ctx, { pollMs: hourMs });
  for (let index = 1; index <= 3; index += 1) {
    await postGatepay(ctx, withdrawBody(`b${index}`, 'SUCCESS', [line]));
    await backend.until(index);
  }
  await worker.stop();
  expect(await readDeliveries(db)).toEqual(['1 delivered 1', '2 delivered 1', '3 delivered 1']);
});

test('while a door is pressed nothing is applied or delivered, and then all of it', async ({ ctx, db, backend }) => {
  await addDestination(ctx, backend.url);
  const worker = startWorker(ctx, { pollMs: hourMs });
  const pressedAtMs = performance.now();
  nudge('press');
  await postGatepay(ctx, withdrawBody('b1', 'SUCCESS', [line]));
  await backend.until(1);
  expect(performance.now() - pressedAtMs).toBeGreaterThan(499);
  await worker.stop();
  expect(await readDeliveries(db)).toEqual(['1 delivered 1']);
});

test('a callback shows as in progress while its backend takes its time', async ({ ctx, backend }) => {
  const answers: (() => void)[] = [];
  backend.answer((_request, response) => answers.push(() => response.end()));
  await addDestination(ctx, backend.url);
  const worker = startWorker(ctx);
  await postGatepay(ctx, withdrawBody('b1', 'SUCCESS', [line]));
  await backend.until(1);
  await until(async () => (await statusOf(ctx, '1')) === 'in_progress');
  for (const answer of answers) answer();
  await worker.stop();
  expect(await statusOf(ctx, '1')).toBe('sent');
});

test('a worker that is stopped gives back what does not end in time, with a row that says so', async ({
  ctx,
  db,
  backend,
}) => {
  backend.answer(() => undefined);
  await addDestination(ctx, backend.url);
  const worker = startWorker(ctx, { graceMs: 50 });
  await postGatepay(ctx, withdrawBody('b1', 'SUCCESS', [line]));
  await backend.until(1);
  await worker.stop();
  expect(await readDeliveries(db)).toEqual(['1 waiting 1 stopped']);
  expect(await one(db, 'select error_class as class, finished_at is not null as finished from attempts')).toEqual({
    class: 'stopped',
    finished: true,
  });
  backend.answer(status(200));
  const next = startWorker(ctx);
  await backend.until(2);
  await next.stop();
  expect(await getCallback(ctx, '1')).toMatchObject({ status: 'sent', attempts: 2 });
});

test('three workers deliver five hundred callbacks once each', async ({ ctx, db, backend }) => {
  await addDestination(ctx, backend.url, { concurrency_max: 100 });
  const posts = Array.from({ length: 500 }, (_, index) => withdrawBody(`b${index}`, 'SUCCESS', [line]));
  for (let from = 0; from < posts.length; from += 50) {
    await Promise.all(posts.slice(from, from + 50).map((body) => postGatepay(ctx, body)));
  }
  // After the door, which answers 503 where three workers keep its process busy.
  const workers = Array.from({ length: 3 }, () => startWorker(ctx));
  await backend.until(500);
  await Promise.all(workers.map((worker) => worker.stop()));
  expect(new Set(backend.received.map(({ headers }) => headers['callback-id'])).size).toBe(500);
  expect(backend.received).toHaveLength(500);
  expect(
    await one(
      db,
      `select count(*)::int as attempts, count(distinct delivery_id)::int as deliveries, bool_and(status_code = 200) as ok from attempts`,
    ),
  ).toEqual({ attempts: 500, deliveries: 500, ok: true });
});

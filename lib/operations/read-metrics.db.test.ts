import { afterEach, expect } from 'vitest';
import { status } from '@/e2e/support/backend';
import { addDestination, applyAndSchedule, test } from '@/e2e/support/delivery-test';
import { parseExposition, type Sample, sampleValue } from '@/e2e/support/exposition';
import { postGatepay, withdrawBody } from '@/e2e/support/gatepay-door';
import { testContext } from '@/e2e/support/test-context';
import { startWorker } from '@/lib/delivery/worker';
import { leaveForSearch } from '@/lib/intake/leave-for-search';
import type { Context } from '@/lib/platform/context';
import { openDatabase } from '@/lib/platform/db/client';
import { inTransaction } from '@/lib/platform/db/transaction';
import { familiesOf } from '@/lib/platform/metrics/families';
import { makeInstruments } from '@/lib/platform/metrics/instruments';
import { metrics } from '@/lib/platform/metrics/metrics';
import { authorizeScrape } from './authorize-scrape';
import { readMetrics } from './read-metrics';
import { destinationsMax, laneDepthMax, readQueues } from './read-queues';

const line = { merchant_withdraw_id: 'm-secret-1', status: 'DONE', currency: 'USDT', amount: '5.00' };

afterEach(() => metrics().sources.clear());

/** As another process would read it: nothing kept from an earlier test. */
async function scrape(ctx: Context): Promise<Sample[]> {
  const text = await readMetrics({ ...ctx, db: { ...ctx.db } }, 'server');
  return parseExposition(text);
}

test('what waits is counted with the age of its oldest, and is gone once it is done', async ({ ctx, db, backend }) => {
  const before = await scrape(ctx);
  await addDestination(ctx, backend.url, { name: 'Main "one"\\two' });
  await postGatepay(ctx, withdrawBody('b1', 'SUCCESS', [line]));
  ctx.clock.advance(90_000);
  const queued = await scrape(ctx);
  expect(sampleValue(queued, 'callback_console_queue_depth', { queue: 'apply' })).toBe(1);
  expect(sampleValue(queued, 'callback_console_queue_oldest_age_seconds', { queue: 'apply' })).toBe(90);
  expect(sampleValue(queued, 'callback_console_database_up')).toBe(1);
  expect(sampleValue(queued, 'callback_console_queue_depth', { queue: 'search' })).toBe(0);

  await applyAndSchedule(ctx);
  await inTransaction(db.pool, (tx) => leaveForSearch(tx, ['1', '2'], ctx.clock.now()));
  ctx.clock.advance(30_000);
  const applied = await scrape(ctx);
  expect(sampleValue(applied, 'callback_console_queue_depth', { queue: 'apply' })).toBe(0);
  expect(sampleValue(applied, 'callback_console_queue_depth', { queue: 'search' })).toBe(2);
  expect(sampleValue(applied, 'callback_console_queue_oldest_age_seconds', { queue: 'search' })).toBe(30);
  expect(sampleValue(applied, 'callback_console_delivery_depth', { lane: 'first' })).toBe(1);
  expect(sampleValue(applied, 'callback_console_delivery_oldest_age_seconds', { lane: 'first' })).toBe(30);

  backend.answer(status(500));
  const worker = startWorker(ctx);
  await backend.until(1);
  await worker.stop();
  const delivered = await scrape(ctx);
  const since = (name: string, labels: Record<string, string>) =>
    (sampleValue(delivered, name, labels) ?? 0) - (sampleValue(before, name, labels) ?? 0);
  expect(since('callback_console_door_requests_total', { provider: 'gatepay', outcome: 'acknowledged' })).toBe(1);
  expect(since('callback_console_door_duration_seconds_count', { outcome: 'acknowledged' })).toBe(1);
  expect(since('callback_console_callbacks_total', { provider: 'gatepay', outcome: 'succeeded' })).toBe(1);
  const failed = { lane: 'first', result: 'status_not_ok', process: 'server' };
  expect(since('callback_console_delivery_attempts_total', failed)).toBe(1);
  expect(since('callback_console_delivery_attempt_duration_seconds_count', { lane: 'first' })).toBe(1);
  expect(sampleValue(delivered, 'callback_console_delivery_depth', { lane: 'retry' })).toBe(1);
  expect(sampleValue(delivered, 'callback_console_breaker_state', { state: 'closed' })).toBe(1);
  expect(sampleValue(delivered, 'callback_console_pool_connections', { pool: 'pool' })).toBeGreaterThan(0);
  expect(sampleValue(delivered, 'process_resident_memory_bytes')).toBeGreaterThan(0);
  expect(sampleValue(delivered, 'nodejs_eventloop_lag_p99_seconds')).not.toBeNull();
  expect(await db.prisma.callback.count()).toBe(1);
});

test('a refusal is counted by its cause, a duplicate by its verdict, and neither makes a callback', async ({ ctx }) => {
  const body = withdrawBody('b1', 'SUCCESS', [line]);
  await postGatepay(ctx, body);
  const before = await scrape(ctx);
  await postGatepay(ctx, body);
  await expect(postGatepay(ctx, body, new Date(ctx.clock.now().getTime() - 30 * 3_600_000))).rejects.toThrow('401');
  const after = await scrape(ctx);
  const since = (name: string, labels: Record<string, string>) =>
    (sampleValue(after, name, labels) ?? 0) - (sampleValue(before, name, labels) ?? 0);
  expect(since('callback_console_stored_requests_total', { verdict: 'duplicate' })).toBe(1);
  expect(since('callback_console_stored_requests_total', { verdict: 'rejected' })).toBe(1);
  expect(since('callback_console_door_requests_total', { outcome: 'refused', cause: 'timestamp_stale' })).toBe(1);
  expect(since('callback_console_callbacks_total', {})).toBe(0);
});

test('no label tells of a customer: ids of batches, transfers and requests never become series', async ({ ctx }) => {
  await postGatepay(ctx, withdrawBody('batch-of-somebody', 'SUCCESS', [line]));
  await applyAndSchedule(ctx);
  const text = await readMetrics({ ...ctx, db: { ...ctx.db } }, 'server');
  expect(text).not.toMatch(/somebody|m-secret|48177363|[0-9a-f]{8}-[0-9a-f]{4}-/);
});

test('what a worker counted stands beside the server’s own, and one that does not answer spoils nothing', async ({
  ctx,
}) => {
  const worker = makeInstruments();
  worker.applied.inc({ result: 'applied' }, 7);
  worker.doorSeconds.observe({ outcome: 'acknowledged' }, 0.003);
  metrics().sources.set('worker-1', () => familiesOf(worker.registry));
  metrics().sources.set('worker-2', async () => null);
  metrics().sources.set('worker-3', () => Promise.reject(new Error('gone')));
  const samples = await scrape(ctx);
  const labels = { process: 'worker-1' };
  expect(sampleValue(samples, 'callback_console_applied_total', { ...labels, result: 'applied' })).toBe(7);
  expect(sampleValue(samples, 'callback_console_door_duration_seconds_count', labels)).toBe(1);
  expect(sampleValue(samples, 'callback_console_door_duration_seconds_bucket', { ...labels, le: '0.005' })).toBe(1);
  for (const process of ['server', 'worker-1'])
    expect(sampleValue(samples, 'process_resident_memory_bytes', { process })).toBeGreaterThan(0);
});

test('without its database the console still tells about itself, and that the database is away', async () => {
  const db = openDatabase('postgresql://nobody@127.0.0.1:1/none');
  const samples = parseExposition(await readMetrics(testContext(db), 'server'));
  await db.close();
  expect(sampleValue(samples, 'callback_console_database_up')).toBe(0);
  expect(sampleValue(samples, 'callback_console_queue_depth')).toBeNull();
  expect(sampleValue(samples, 'process_resident_memory_bytes')).toBeGreaterThan(0);
});

test('however many scrape at once, the database is asked once', async ({ ctx }) => {
  let asked = 0;
  const pool = new Proxy(ctx.db.pool, {
    get(target, property) {
      if (property === 'query') asked += 1;
      return Reflect.get(target, property, target);
    },
  });
  const shared = { ...ctx, db: { ...ctx.db, pool } };
  await Promise.all(Array.from({ length: 20 }, () => readMetrics(shared, 'server')));
  expect(asked).toBe(4);
});

test('a queue of any length costs a bounded count, and destinations without number are left out', async ({ ctx }) => {
  const { id } = await addDestination(ctx, 'http://127.0.0.1:9/');
  await ctx.db.pool.query(
    `insert into deliveries (destination_id, trigger, next_attempt_at)
     select $1, 'test', $2 from generate_series(1, $3)`,
    [id, ctx.clock.now(), laneDepthMax + 500],
  );
  await ctx.db.pool.query(
    `insert into destinations (name, url, source) select 'd' || n, 'https://example.com', 'console' from generate_series(1, $1) n`,
    [destinationsMax + 5],
  );
  const { lanes, breakers } = await readQueues(ctx.db.pool, ctx.clock.now(), []);
  expect(lanes.find(({ destination, lane }) => destination === id && lane === 0)?.depth).toBe(laneDepthMax);
  expect(breakers).toHaveLength(destinationsMax);
  expect(new Set(lanes.map(({ destination }) => destination)).size).toBe(destinationsMax);
});

test('a scraper gets in by METRICS_TOKEN, also while the database is away, and nobody else does', async ({ ctx }) => {
  const environment = { ...ctx.environment, metricsToken: 'only-for-the-scraper' };
  const away = openDatabase('postgresql://nobody@127.0.0.1:1/none');
  await expect(
    authorizeScrape({ ...ctx, environment, db: away }, 'Bearer only-for-the-scraper', null),
  ).resolves.toBeUndefined();
  await away.close();
  for (const given of [null, 'Bearer wrong', 'only-for-the-scraper', 'Bearer ']) {
    await expect(authorizeScrape({ ...ctx, environment }, given, null), String(given)).rejects.toThrow('METRICS_TOKEN');
  }
  await expect(authorizeScrape(ctx, 'Bearer null', null), 'no token is set').rejects.toThrow('METRICS_TOKEN');
});

import { expect, onTestFinished } from 'vitest';
import { emptyTables } from '@/e2e/support/empty-tables';
import { postGatepay, withdrawBody } from '@/e2e/support/gatepay-door';
import { one, test } from '@/e2e/support/ledger-test';
import { openDatabase } from '@/lib/platform/db/client';
import { createLog } from '@/lib/platform/log';
import { hourMs, secondMs } from '@/lib/platform/time';
import { startWorker } from './worker';

const line = { merchant_withdraw_id: 'm1', status: 'DONE', currency: 'USDT', amount: '5.00' };

/** Resolves when `count` callbacks have been applied. */
function appliedCount(count: number) {
  let seen = 0;
  let resolve: () => void;
  const reached = new Promise<void>((done) => {
    resolve = done;
  });
  const onApplied = async (_tx: unknown, applied: readonly unknown[]) => {
    seen += applied.length;
    if (seen >= count) resolve();
    return [];
  };
  return { reached, onApplied };
}

test('a worker applies what waited for it, and what the door nudges it for', async ({ ctx, db }) => {
  await postGatepay(ctx, withdrawBody('before', 'SUCCESS', [line]));
  const first = appliedCount(1);
  const second = appliedCount(2);
  const onApplied = async (tx: unknown, applied: readonly unknown[]) => {
    await first.onApplied(tx, applied);
    return second.onApplied(tx, applied);
  };
  // It would poll only in an hour: without the nudge this test would not end.
  const worker = startWorker(ctx, { pollMs: hourMs, onApplied });
  await first.reached;
  await postGatepay(ctx, withdrawBody('after', 'SUCCESS', [line]));
  await second.reached;
  await worker.stop();
  expect(await one(db, 'select count(*)::int as batches from batches')).toEqual({ batches: 2 });
});

test('a stopped worker has settled what it held', async ({ ctx, db }) => {
  for (let index = 0; index < 30; index += 1) await postGatepay(ctx, withdrawBody(`b${index}`, 'SUCCESS', [line]));
  const some = appliedCount(1);
  const worker = startWorker(ctx, { pollMs: hourMs, claimMax: 5, onApplied: some.onApplied });
  await some.reached;
  await worker.stop();
  const { left, leased } = await one<{ left: number; leased: number }>(
    db,
    'select count(*)::int as left, count(leased_by)::int as leased from apply_jobs',
  );
  expect(leased).toBe(0);
  expect(await one(db, 'select count(*)::int as batches from batches')).toEqual({ batches: 30 - left });
});

test('a worker that claims all it can of what waited for long is behind, and what it is searched by waits', async ({
  ctx,
  db,
}) => {
  await emptyTables(db, 'search_jobs, search_documents');
  for (let index = 0; index < 4; index += 1) await postGatepay(ctx, withdrawBody(`b${index}`, 'SUCCESS', [line]));
  ctx.clock.advance(2 * secondMs);
  const all = appliedCount(4);
  const seen: boolean[] = [];
  const onApplied: typeof all.onApplied = (tx, applied) => {
    seen.push(worker.isBehind());
    return all.onApplied(tx, applied);
  };
  const worker = startWorker(ctx, { pollMs: hourMs, claimMax: 2, concurrency: 1, onApplied });
  await all.reached;
  await worker.stop();
  expect(seen).toEqual([false, true]);
  const waiting = 'select sum(cardinality(callback_ids))::int as waiting from search_jobs';
  expect(await one(db, waiting)).toEqual({ waiting: 4 });
});

test('a worker that yields to what else its process does still applies everything', async ({ ctx, db }) => {
  for (let index = 0; index < 20; index += 1) await postGatepay(ctx, withdrawBody(`b${index}`, 'SUCCESS', [line]));
  const all = appliedCount(20);
  let followed = 0;
  const follows = async (applied: number) => {
    followed += applied;
  };
  const worker = startWorker(ctx, {
    pollMs: hourMs,
    claimMax: 5,
    onApplied: all.onApplied,
    yields: () => true,
    follows,
  });
  await all.reached;
  await worker.stop();
  expect(followed).toBe(20);
  expect(await one(db, 'select count(*)::int as left from apply_jobs')).toEqual({ left: 0 });
});

test('a worker that rests claims nothing, and goes on where it was when the rest is over', async ({ ctx, db }) => {
  await postGatepay(ctx, withdrawBody('b1', 'SUCCESS', [line]));
  const all = appliedCount(1);
  let asked = 0;
  let isPressed = true;
  const enough = new Promise<void>((resolve) => {
    const rests = () => {
      asked += 1;
      if (asked === 9) resolve();
      return isPressed;
    };
    const worker = startWorker(ctx, { pollMs: hourMs, onApplied: all.onApplied, rests });
    onTestFinished(worker.stop);
  });
  await enough;
  const waiting = 'select count(*)::int as left, count(leased_by)::int as leased from apply_jobs';
  expect(await one(db, waiting)).toEqual({ left: 1, leased: 0 });
  isPressed = false;
  await all.reached;
});

test('a worker that finds no database says so once and goes on when it is back', async ({ ctx, databaseUrl }) => {
  await postGatepay(ctx, withdrawBody('b1', 'SUCCESS', [line]));
  const away = openDatabase('postgres://nobody@127.0.0.1:1/none');
  const back = openDatabase(databaseUrl);
  const lines: string[] = [];
  const log = createLog('silent');
  let queriesAway = 0;
  let isAway = true;
  const db = {
    ...back,
    get pool() {
      if (isAway) queriesAway += 1;
      if (queriesAway > 8) isAway = false;
      return isAway ? away.pool : back.pool;
    },
  };
  const note = (level: string) => (_facts: object, words: string) => lines.push(`${level}: ${words}`);
  Object.assign(log, { error: note('error'), info: note('info') });
  const done = appliedCount(1);
  const worker = startWorker({ ...ctx, db, log }, { pollMs: 1, concurrency: 1, onApplied: done.onApplied });
  await done.reached;
  await worker.stop();
  await away.close();
  await back.close();
  expect(lines).toEqual([
    'error: Callbacks cannot be applied now; they stay queued',
    'info: The ledger is being applied again',
  ]);
});

test('a worker that runs for years has a partition for every month', async ({ ctx, db }) => {
  const partitions = async () => {
    const { rows } = await db.pool.query<{ name: string }>(
      `select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid
       where i.inhparent in ('requests'::regclass, 'attempts'::regclass)`,
    );
    return rows.map(({ name }) => name);
  };
  const worker = startWorker(ctx, { pollMs: hourMs, partitionsEveryMs: 100 });
  ctx.clock.advance(5 * 365 * 24 * hourMs);
  const [year, month] = ctx.clock.now().toISOString().split('-');
  await expect
    .poll(partitions)
    .toEqual(expect.arrayContaining([`requests_${year}_${month}`, `attempts_${year}_${month}`]));
  await worker.stop();
});

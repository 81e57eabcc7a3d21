import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { expect } from 'vitest';
import { status } from '@/e2e/support/backend';
import { addDestination, applyAndSchedule, test as base } from '@/e2e/support/delivery-test';
import { postGatepay, withdrawBody } from '@/e2e/support/gatepay-door';
import { one } from '@/e2e/support/ledger-test';

const root = path.resolve(import.meta.dirname, '../..');
const callbacksCount = 150;
const killsMin = 8;

/** Starts worker processes on the test's database; each of them can be killed with -9. */
const test = base.extend('startProcess', async ({ ctx, databaseUrl }, { onCleanup }) => {
  // Beside the sources, so that packages are found.
  const folder = await mkdtemp(path.join(root, 'node_modules', '.delivery-process-'));
  const children: ChildProcess[] = [];
  onCleanup(async () => {
    for (const child of children) child.kill('SIGKILL');
    await rm(folder, { recursive: true, force: true });
  });
  const outfile = path.join(folder, 'process.mjs');
  const entryPoints = [path.join(root, 'e2e/support/delivery-process.ts')];
  await build({
    entryPoints,
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    alias: { '@': root },
  });
  const env = {
    ...process.env,
    DATABASE_URL: databaseUrl,
    CONSOLE_SECRET: ctx.environment.consoleSecret ?? '',
    ALLOW_PRIVATE_DESTINATIONS: '1',
    LOG_LEVEL: 'silent',
    DATA_DIR: path.join(tmpdir(), 'no-data'),
  };
  return (): ChildProcess => {
    const child = spawn(process.execPath, [outfile], { env, stdio: 'ignore' });
    children.push(child);
    return child;
  };
});

const finished = `select count(*) filter (where status in ('delivered', 'exhausted'))::int as done from deliveries`;

test('workers that are killed in the middle leave every delivery at its end, each attempt with a row', async ({
  ctx,
  db,
  backend,
  startProcess,
}) => {
  ctx.clock.advance(Date.now() - ctx.clock.now().getTime());
  let answered = 0;
  backend.answer((request, response, socket) => {
    answered += 1;
    const code = answered % 3 === 0 ? 500 : 200;
    setTimeout(() => status(code)(request, response, socket), 20 * (answered % 4));
  });
  await addDestination(ctx, backend.url, {
    ...{ timeout_ms: 500, concurrency_max: 24 },
    schedule_seconds: Array.from({ length: 30 }, () => 1),
  });
  const line = { merchant_withdraw_id: 'm1', status: 'DONE', currency: 'USDT', amount: '5.00' };
  for (let from = 0; from < callbacksCount; from += 50) {
    const bodies = Array.from({ length: 50 }, (_, index) => withdrawBody(`b${from + index}`, 'SUCCESS', [line]));
    await Promise.all(bodies.map((body) => postGatepay(ctx, body)));
  }
  await applyAndSchedule(ctx);

  const workers = [startProcess(), startProcess(), startProcess()];
  let seen = 0;
  for (let kills = 0; ; kills += 1) {
    // A few requests further each time, so that every kill finds calls under way.
    const reached = backend.received.length;
    while (backend.received.length < reached + 10) {
      seen = (await one<{ done: number }>(db, finished)).done;
      if (seen === callbacksCount) break;
    }
    if (seen === callbacksCount) break;
    if (kills < killsMin) {
      const place = kills % workers.length;
      workers[place]?.kill('SIGKILL');
      workers[place] = startProcess();
    }
  }

  expect(await one(db, `select count(*)::int as n from deliveries where status = 'delivered'`)).toEqual({
    n: callbacksCount,
  });
  const attempts = await one<{ rows: number; promised: number; running: number; interrupted: number; twice: number }>(
    db,
    `select count(*)::int as rows, (select sum(attempt_count)::int from deliveries) as promised,
       count(*) filter (where finished_at is null)::int as running,
       count(*) filter (where error_class = 'interrupted')::int as interrupted,
       (count(*) - count(distinct (delivery_id, number)))::int as twice
     from attempts`,
  );
  expect(attempts).toMatchObject({ rows: attempts.promised, running: 0, twice: 0 });
  expect(attempts.interrupted).toBeGreaterThan(0);
  const delivered = `select count(*)::int as n from (select delivery_id from attempts where status_code = 200 group by 1 having count(*) > 1) as more`;
  expect(await one(db, delivered)).toEqual({ n: 0 });
  expect(new Set(backend.received.map(({ headers }) => headers['webhook-id'])).size).toBe(callbacksCount);
  expect(await one(db, `select count(*)::int as n from callbacks where status = 'sent'`)).toEqual({
    n: callbacksCount,
  });
}, 120_000);

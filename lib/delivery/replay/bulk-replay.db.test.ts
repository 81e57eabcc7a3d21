import { describe, expect } from 'vitest';
import { status } from '@/e2e/support/backend';
import { addDestination, arrive, deliverOnce } from '@/e2e/support/delivery-test';
import { auditActions } from '@/e2e/support/destination-test';
import {
  countOfJob,
  countReplayed,
  deliverFirst,
  everything,
  multiplyCallbacks,
  noFilter,
  person,
  test,
} from '@/e2e/support/replay-test';
import { checkChain } from '@/lib/access/audit/check-chain';
import { recordAudit } from '@/lib/access/record-audit';
import { inTransaction } from '@/lib/platform/db/transaction';
import { secondMs } from '@/lib/platform/time';
import { cancelReplay } from './cancel-replay';
import { feedReplay } from './feed-replay';
import { getReplay } from './get-replay';
import { listReplayItems } from './list-replay-items';
import { listReplays } from './list-replays';
import { pauseReplay, resumeReplay } from './pause-replay';
import { feedMax } from './plan-feed';
import { planReplay } from './plan-replay';
import { runReplays } from './run-replays';
import { startReplay } from './start-replay';

async function started(...request: Parameters<typeof startReplay>): Promise<string> {
  const replay = await startReplay(...request);
  if (replay.outcome !== 'started') throw new Error(`It is ${replay.outcome}.`);
  return replay.replayId;
}

describe('the plan of a bulk replay', () => {
  test('counts callbacks, deliveries and what was sent before exactly, and writes nothing', async ({
    ctx,
    db,
    backend,
    tools,
  }) => {
    await deliverFirst(ctx, { backend, tools });
    await multiplyCallbacks(ctx, 1_000);
    await db.pool.query(`update callbacks set type = 'OTHER', status = 'recorded' where id > 900`);
    await db.pool.query(`update callbacks set apply_state = 'failed' where id = 5`);
    await db.pool.query(`update destinations set filter = '{"types":["WITHDRAW"]}'`);
    await addDestination(ctx, backend.url, { name: 'Second', filter: { types: ['OTHER'], providers: ['caibo'] } });
    expect(await planReplay(ctx, { ...everything, ratePerSecond: 50 })).toMatchObject({
      ...{ callbackCount: 1_000, deliveryCount: 900, unwantedCount: 100, sentCount: 900, failedApplyCount: 1 },
      destinations: [{ id: '1', name: 'Backend', callbackCount: 900 }],
      ...{ ratePerSecond: 50, estimatedSeconds: 20, approval: null },
    });
    expect(await planReplay(ctx, { ...everything, destinationId: '2' })).toMatchObject({ deliveryCount: 1_000 });
    expect((await listReplays(ctx, { limit: 50, cursor: null })).data).toEqual([]);
  });

  test('freezes the end of its time, and refuses what cannot be meant', async ({ ctx, backend, tools }) => {
    await deliverFirst(ctx, { backend, tools });
    expect((await planReplay(ctx, everything)).filter?.to).toBe('2026-03-02T09:00:00.001Z');
    await expect(planReplay(ctx, { ...everything, ratePerSecond: 0 })).rejects.toThrow('from 1 to 500');
    await expect(
      planReplay(ctx, { ...everything, choice: { by: 'ids', callbackIds: ['1', '77'] } }),
    ).rejects.toMatchObject({ code: 'not_found' });
    await expect(planReplay({ ...ctx, actor: person('viewer') }, everything)).rejects.toMatchObject({
      code: 'forbidden',
    });
  });
});

describe('a bulk replay', () => {
  test('is made, with its audit entry, though another deed is audited while it freezes its set', async ({
    ctx,
    db,
    backend,
    tools,
  }) => {
    await deliverFirst(ctx, { backend, tools }, 2);
    let asked: Promise<string> = Promise.resolve('');
    await inTransaction(db.pool, async (tx) => {
      await tx.query('lock table replay_items in share mode');
      asked = started(ctx, everything);
      // Whoever waits for it says so below.
      asked.catch(() => undefined);
      const waits = `select count(*)::int as count from pg_locks where not granted and relation = 'replay_items'::regclass`;
      await expect.poll(async () => (await db.pool.query(waits)).rows, { timeout: 5_000 }).toEqual([{ count: 1 }]);
      await inTransaction(db.pool, (other) =>
        recordAudit(other, { kind: 'system', name: 'test' }, { action: 'test.between', subject: 'test:1' }),
      );
    });
    const id = await asked;
    expect((await auditActions(ctx)).slice(-2)).toEqual(['test.between', 'replay.started']);
    expect(await getReplay(ctx, { id })).toMatchObject({ state: 'running', callbackCount: 2 });
    expect(await checkChain(db.pool)).toMatchObject({ outcome: 'ok' });
  });

  test('of nothing leaves nothing behind', async ({ ctx, db, backend, tools }) => {
    await deliverFirst(ctx, { backend, tools });
    const choice = { by: 'filter' as const, filter: { ...noFilter, status: ['failed' as const] } };
    expect(await startReplay(ctx, { ...everything, choice })).toMatchObject({ outcome: 'nothing_matches' });
    expect((await db.pool.query('select from replay_jobs')).rowCount).toBe(0);
    expect(await auditActions(ctx)).not.toContain('replay.started');
  });

  test('replays the set as it was when it started: what comes or changes later makes no difference', async ({
    ctx,
    db,
    backend,
    tools,
  }) => {
    await deliverFirst(ctx, { backend, tools }, 2);
    const choice = { by: 'filter' as const, filter: { ...noFilter, status: ['sent' as const] } };
    const id = await started(ctx, { ...everything, choice, reason: 'a bug in the ledger' });
    await db.pool.query(`update callbacks set status = 'failed' where id = 1`);
    await arrive(ctx, 'b3');
    await deliverOnce(ctx, tools);
    await addDestination(ctx, backend.url, { name: 'Made later' });
    await runReplays(ctx);
    await deliverOnce(ctx, tools);
    expect(await getReplay(ctx, { id })).toMatchObject({
      ...{ state: 'finished', callbackCount: 2, fedCount: 2, deliveryCount: 2, unwantedCount: 0, sentCount: 2 },
      ...{ requestedBy: 'tests', reason: 'a bug in the ledger', destinations: [{ id: '1', name: 'Backend' }] },
      results: { waiting: 0, inProgress: 0, delivered: 2, retrying: 0, exhausted: 0, cancelled: 0 },
    });
    const { data } = await listReplayItems(ctx, { id, view: 'all', limit: 10, cursor: null });
    expect(data.map(({ callbackId, state, deliveries }) => [callbackId, state, deliveries[0]?.status])).toEqual([
      ['1', 'fed', 'delivered'],
      ['2', 'fed', 'delivered'],
    ]);
  });

  test('of 10,000 callbacks hands over each once, at its speed, by several runners at once', async ({
    ctx,
    backend,
    tools,
  }) => {
    await deliverFirst(ctx, { backend, tools });
    await multiplyCallbacks(ctx, 10_000);
    const id = await started(ctx, everything);
    const speeds: number[] = [];
    while ((await getReplay(ctx, { id })).state === 'running') {
      let fed = 0;
      for (let step = 0; step < 3; step += 1) {
        const rounds = await Promise.all([runReplays(ctx), runReplays(ctx), runReplays(ctx)]);
        fed += rounds.reduce((sum, { callbacks }) => sum + callbacks, 0);
      }
      speeds.push(fed);
      // What was handed over is delivered meanwhile: without room nothing more is handed over.
      await ctx.db.pool.query(
        `update deliveries set status = 'delivered', next_attempt_at = null, finished_at = $1 where status = 'waiting'`,
        [ctx.clock.now()],
      );
      ctx.clock.advance(secondMs);
    }
    expect(Math.max(...speeds)).toBeLessThanOrEqual(everything.ratePerSecond);
    expect(await countOfJob(ctx, id)).toEqual({ deliveries: 10_000, callbacks: 10_000 });
    expect(await getReplay(ctx, { id })).toMatchObject({ fedCount: 10_000, deliveryCount: 10_000 });
  });

  test('does not run ahead of a destination that takes nothing', async ({ ctx, backend, tools }) => {
    await deliverFirst(ctx, { backend, tools });
    await multiplyCallbacks(ctx, 1_000);
    const id = await started(ctx, { ...everything, ratePerSecond: 10 });
    for (let second = 0; second < 60; second += 1) {
      await runReplays(ctx);
      ctx.clock.advance(secondMs);
    }
    expect(await countReplayed(ctx)).toEqual(['waiting 100']);
    expect(await getReplay(ctx, { id })).toMatchObject({ state: 'running', fedCount: 100 });
  });

  test('whose runner dies in the middle goes on without making a delivery twice or leaving one out', async ({
    ctx,
    backend,
    tools,
  }) => {
    await deliverFirst(ctx, { backend, tools });
    await multiplyCallbacks(ctx, 600);
    const id = await started(ctx, everything);
    await runReplays(ctx);
    const before = await countOfJob(ctx, id);
    ctx.clock.advance(secondMs);
    const killed = inTransaction(ctx.db.pool, async (tx) => {
      expect((await feedReplay(tx, id, ctx.clock.now())).callbacks).toBe(feedMax);
      // Somebody else who comes by while the first is at it leaves the job alone.
      expect(await runReplays(ctx)).toMatchObject({ callbacks: 0 });
      tx.on('error', () => undefined);
      await ctx.db.pool.query('select pg_terminate_backend($1)', [
        (await tx.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]?.pid,
      ]);
      await tx.query('select 1');
    });
    await expect(killed).rejects.toThrow();
    expect(await countOfJob(ctx, id)).toEqual(before);
    for (let round = 0; round < 4; round += 1) {
      ctx.clock.advance(secondMs);
      await runReplays(ctx);
    }
    expect(await countOfJob(ctx, id)).toEqual({ deliveries: 600, callbacks: 600 });
    expect((await getReplay(ctx, { id })).state).toBe('finished');
  });

  test('stops when it is cancelled: nothing more is made, and what waits is cancelled', async ({
    ctx,
    db,
    backend,
    tools,
  }) => {
    await deliverFirst(ctx, { backend, tools });
    await multiplyCallbacks(ctx, 600);
    const id = await started(ctx, everything);
    await runReplays(ctx);
    await cancelReplay(ctx, { id });
    for (let round = 0; round < 4; round += 1) {
      ctx.clock.advance(secondMs);
      await runReplays(ctx);
    }
    expect(await countReplayed(ctx)).toEqual([`cancelled ${feedMax}`]);
    expect(await runReplays(ctx)).toMatchObject({ open: 0 });
    expect(await getReplay(ctx, { id })).toMatchObject({ state: 'cancelled', fedCount: feedMax, callbackCount: 600 });
    // The first callback is what its original delivery says again.
    expect((await db.pool.query('select status from callbacks where id = 1')).rows).toEqual([{ status: 'sent' }]);
    await expect(resumeReplay(ctx, { id })).rejects.toMatchObject({ code: 'conflict' });
  });

  test('makes nothing while it is paused, and goes on afterwards', async ({ ctx, backend, tools }) => {
    await deliverFirst(ctx, { backend, tools });
    await multiplyCallbacks(ctx, 150);
    const id = await started(ctx, everything);
    await pauseReplay(ctx, { id });
    ctx.clock.advance(secondMs);
    await runReplays(ctx);
    expect(await countReplayed(ctx)).toEqual([]);
    await resumeReplay(ctx, { id });
    for (let round = 0; round < 3; round += 1) {
      ctx.clock.advance(secondMs);
      await runReplays(ctx);
    }
    expect(await countReplayed(ctx)).toEqual(['waiting 150']);
    expect(await auditActions(ctx)).toEqual(['replay.started', 'replay.paused', 'replay.resumed']);
  });

  test('gives first attempts the way: its deliveries are of the last lane', async ({ ctx, db, backend, tools }) => {
    await deliverFirst(ctx, { backend, tools });
    await multiplyCallbacks(ctx, 3);
    await started(ctx, everything);
    await runReplays(ctx);
    expect((await db.pool.query(`select distinct lane from deliveries where trigger = 'replay'`)).rows).toEqual([
      { lane: 2 },
    ]);
  });

  test('lists what failed, and what nobody wanted, apart', async ({ ctx, db, backend, tools }) => {
    await deliverFirst(ctx, { backend, tools }, 3);
    await db.pool.query(`update callbacks set type = 'OTHER' where id = 3`);
    await db.pool.query(`update destinations set filter = '{"types":["WITHDRAW"]}'`);
    backend.answer((request, response, socket) =>
      status(request.headers['callback-id'] === '2' ? 500 : 200)(request, response, socket),
    );
    const id = await started(ctx, everything);
    await runReplays(ctx);
    await deliverOnce(ctx, tools);
    const ids = async (view: 'failed' | 'unwanted') =>
      (await listReplayItems(ctx, { id, view, limit: 10, cursor: null })).data.map(({ callbackId }) => callbackId);
    expect(await ids('failed')).toEqual(['2']);
    expect(await ids('unwanted')).toEqual(['3']);
    expect(await getReplay(ctx, { id })).toMatchObject({
      unwantedCount: 1,
      results: { delivered: 1, retrying: 1 },
    });
    const first = await listReplayItems(ctx, { id, view: 'all', limit: 2, cursor: null });
    const next = await listReplayItems(ctx, { id, view: 'all', limit: 2, cursor: first.nextCursor });
    expect([first, next].map(({ data }) => data.length)).toEqual([2, 1]);
  });

  test('of nothing, or with nobody to send to, makes nothing', async ({ ctx, backend, tools }) => {
    expect((await startReplay(ctx, everything)).outcome).toBe('nothing_matches');
    await deliverFirst(ctx, { backend, tools });
    await ctx.db.pool.query(`update destinations set state = 'paused'`);
    expect((await startReplay(ctx, everything)).outcome).toBe('no_destination');
    expect((await listReplays(ctx, { limit: 50, cursor: null })).data).toEqual([]);
    await expect(startReplay({ ...ctx, actor: person('finance') }, everything)).rejects.toMatchObject({
      code: 'forbidden',
    });
  });
});

import { describe, expect } from 'vitest';
import { postGatepay, withdrawBody } from '@/e2e/support/gatepay-door';
import { applyAll, one, readLedger, readTransitions, test } from '@/e2e/support/ledger-test';
import type { ActorContext } from '@/lib/access/actor';
import { forgetAccounts, loadAccounts } from '@/lib/intake/accounts';
import { requeueCallback } from '@/lib/ledger/requeue-callback';
import { inTransaction, type Transaction } from '@/lib/platform/db/transaction';
import { hourMs, minuteMs } from '@/lib/platform/time';
import { sensitivityOf } from '@/lib/providers/sensitive';
import { applyCallbacks } from './apply-callbacks';
import { applyDue } from './apply-due';
import { applyTriesMax } from './backoff';
import { claimJobs } from './claim-jobs';
import { openCallback } from './open-callback';
import { readCallbacks } from './read-callbacks';

const line = { merchant_withdraw_id: 'm1', status: 'DONE', currency: 'USDT', amount: '5.00', done_amount: '4.90' };
const due = (ctx: ActorContext, workerId = 'w', limit = 100) =>
  applyDue(ctx, { workerId, limit, now: ctx.clock.now() });

async function claim(ctx: ActorContext, leaseId: string, limit = 100) {
  const now = ctx.clock.now();
  return claimJobs(ctx.db.pool, {
    now,
    leaseEndsAt: new Date(now.getTime() + minuteMs),
    leaseId,
    limit,
    which: 'fresh',
  });
}

async function open(ctx: ActorContext, callbackIds: readonly string[]) {
  const accounts = await loadAccounts(ctx);
  const stored = await readCallbacks(ctx.db.pool, callbackIds);
  return stored.map((row) => openCallback(ctx.vault, row, accounts.byId(row.accountId), sensitivityOf({})));
}

/** Everything that applying may touch, as one text. */
async function everything(ctx: ActorContext): Promise<unknown> {
  return one(
    ctx.db,
    `select (select jsonb_agg(b) from batches b) as batches, (select jsonb_agg(s) from suborders s) as lines,
       (select jsonb_agg(t) from transitions t) as transitions, (select jsonb_agg(i) from issues i) as issues,
       (select jsonb_agg(c) from callbacks c) as callbacks, (select jsonb_agg(j) from apply_jobs j) as jobs`,
  );
}

describe('a claim', () => {
  test('never takes what another one holds', async ({ ctx }) => {
    for (let index = 0; index < 20; index += 1) await postGatepay(ctx, withdrawBody(`b${index}`, 'SUCCESS', [line]));
    const claims = await Promise.all(Array.from({ length: 8 }, (_, index) => claim(ctx, `lease ${index}`, 5)));
    const ids = claims.flat().map(({ callbackId }) => callbackId);
    expect(new Set(ids).size).toBe(ids.length);
    expect((await claim(ctx, 'later')).length).toBe(20 - ids.length);
  });

  test('of a worker that died comes back when its lease ends', async ({ ctx }) => {
    await postGatepay(ctx, withdrawBody('b1', 'SUCCESS', [line]));
    await claim(ctx, 'dead');
    expect((await due(ctx)).claimed).toBe(0);
    ctx.clock.advance(minuteMs);
    expect((await due(ctx)).applied).toBe(1);
  });
});

test('what a claim does not get to in time is given back untouched', async ({ ctx, db }) => {
  await db.pool.query(`update accounts set settings = '{"door":{"bodyBytesMax":4194304}}'`);
  forgetAccounts(ctx);
  const large = { ...line, memo: 'x'.repeat(2_500_000) };
  for (let index = 1; index <= 3; index += 1) await postGatepay(ctx, withdrawBody(`b${index}`, 'SUCCESS', [large]));
  // A lease of no time at all is used up after the first group.
  const round = await applyDue(ctx, { workerId: 'w', limit: 10, now: ctx.clock.now(), leaseMs: 0 });
  expect(round).toEqual({ claimed: 1, applied: 1, failed: 0, inHaste: false });
  const { rows } = await db.pool.query('select tries, leased_by from apply_jobs');
  expect(rows).toEqual([0, 1].map(() => ({ tries: 0, leased_by: null })));
  expect(await applyAll(ctx)).toBe(2);
});

test('a worker that lost its lease writes nothing', async ({ ctx, db }) => {
  await postGatepay(ctx, withdrawBody('b1', 'SUCCESS', [line]));
  await claim(ctx, 'slow');
  const callbacks = await open(ctx, ['1']);
  ctx.clock.advance(minuteMs);
  await claim(ctx, 'quick');
  const before = await everything(ctx);
  const apply = (leaseId: string) =>
    inTransaction(db.pool, (tx) => applyCallbacks(tx, callbacks, { leaseId, now: ctx.clock.now() }));
  expect(await apply('slow')).toEqual([]);
  expect(await everything(ctx)).toEqual(before);
  expect(await apply('quick')).toEqual(['1']);
  expect(await apply('quick')).toEqual([]);
});

test('a callback that is applied already changes nothing, even with a job', async ({ ctx, db }) => {
  await postGatepay(ctx, withdrawBody('b1', 'SUCCESS', [line]));
  await applyAll(ctx);
  const before = await readLedger(db);
  await db.pool.query('insert into apply_jobs (callback_id, available_at) values (1, $1)', [ctx.clock.now()]);
  expect((await due(ctx)).applied).toBe(0);
  expect(await readLedger(db)).toEqual(before);
  expect(await readTransitions(db)).toHaveLength(2);
  expect(await one(db, 'select count(*)::int as jobs from apply_jobs')).toEqual({ jobs: 0 });
});

test('a transaction that ends after any of its statements leaves nothing half applied', async ({ ctx, db }) => {
  await postGatepay(ctx, withdrawBody('b1', 'SUCCESS', [line]));
  await applyAll(ctx);
  await postGatepay(ctx, withdrawBody('b1', 'FAIL', [{ ...line, status: 'FAIL' }]));
  await postGatepay(ctx, withdrawBody('b2', 'SURPRISE', [line]));
  await claim(ctx, 'lease');
  const callbacks = await open(ctx, ['2', '3']);
  const before = await everything(ctx);
  const now = ctx.clock.now();
  let statements = 0;
  const dieAfter = (count: number) =>
    inTransaction(db.pool, async (tx) => {
      let run = 0;
      const counted: Transaction = new Proxy(tx, {
        get(target, name) {
          if (name !== 'query') return Reflect.get(target, name);
          return async (text: string, values: unknown[]) => {
            if (run === count) throw new Error('killed');
            run += 1;
            statements = Math.max(statements, run);
            return target.query(text, values);
          };
        },
      });
      return applyCallbacks(counted, callbacks, { leaseId: 'lease', now });
    });
  let deaths = 0;
  for (; ; deaths += 1) {
    const applied = await dieAfter(deaths).catch((error: Error) => error.message);
    if (applied !== 'killed') break;
    expect(await everything(ctx)).toEqual(before);
  }
  expect(deaths).toBeGreaterThan(7);
  expect(deaths).toBe(statements);
  expect(await readTransitions(db)).toEqual(
    expect.arrayContaining([
      'b1 conflict FAIL',
      'b1/m1 conflict FAIL',
      'b2 unrecognised SURPRISE',
      'b2/m1 opened DONE',
    ]),
  );
});

test('many workers at once on one batch apply every callback once, as if in order', async ({ ctx, db }) => {
  const bodies = ['INIT', 'PROCESSING', 'SUCCESS'].flatMap((status) =>
    Array.from({ length: 10 }, (_, index) =>
      withdrawBody('b1', status, [
        { ...line, ...(status === 'SUCCESS' ? {} : { status: undefined }), memo: `${status} ${index}` },
      ]),
    ),
  );
  for (const body of bodies) await postGatepay(ctx, body);
  const worker = async (index: number) => {
    let applied = 0;
    for (;;) {
      const round = await due(ctx, `worker ${index}`, 3);
      applied += round.applied;
      if (round.claimed === 0) return applied;
    }
  };
  const applied = await Promise.all(Array.from({ length: 6 }, (_, index) => worker(index)));
  expect(applied.reduce((sum, one) => sum + one, 0)).toBe(30);
  const contended = await readLedger(db);
  await db.pool.query('truncate transitions, suborders, batches restart identity');
  await db.pool.query(`update callbacks set apply_state = 'pending'`);
  await db.pool.query('insert into apply_jobs (callback_id, available_at) select id, received_at from callbacks');
  await applyAll(ctx, 1);
  expect(contended).toEqual(await readLedger(db));
});

describe('a callback that cannot be applied', () => {
  const spoil = (ctx: ActorContext, id: number) =>
    ctx.db.pool.query(`update requests set sealed = '\\x00' where callback_id = $1`, [id]);

  test('does not hold up the others of its group', async ({ ctx, db }) => {
    for (let index = 1; index <= 5; index += 1) await postGatepay(ctx, withdrawBody(`b${index}`, 'SUCCESS', [line]));
    await spoil(ctx, 3);
    expect(await due(ctx)).toEqual({ claimed: 5, applied: 4, failed: 1, inHaste: false });
    const job = await one<{ last_error: string }>(
      db,
      'select callback_id, tries, leased_by, last_error from apply_jobs',
    );
    expect(job).toMatchObject({ callback_id: '3', tries: 1, leased_by: null });
    expect(job.last_error).toContain('sealed with another CONSOLE_SECRET');
  });

  test('spoils a transaction only for itself', async ({ ctx, db }) => {
    await db.pool.query(`alter table batches add constraint no_b2 check (batch_id <> 'b2')`);
    try {
      for (let index = 1; index <= 3; index += 1) await postGatepay(ctx, withdrawBody(`b${index}`, 'SUCCESS', [line]));
      expect(await due(ctx)).toEqual({ claimed: 3, applied: 2, failed: 1, inHaste: false });
      expect(await one(db, 'select last_error from apply_jobs')).toEqual({
        last_error: 'Postgres refused it: 23514 (no_b2).',
      });
    } finally {
      await db.pool.query('alter table batches drop constraint no_b2');
    }
  });

  test('is tried again later and later, then failed and raised, and applied once it can be', async ({ ctx, db }) => {
    await postGatepay(ctx, withdrawBody('b1', 'SUCCESS', [line]));
    const { sealed } = await one<{ sealed: Buffer }>(db, 'select sealed from requests');
    await spoil(ctx, 1);
    for (let tries = 1; tries <= applyTriesMax; tries += 1) {
      expect((await due(ctx)).failed).toBe(1);
      expect((await due(ctx)).claimed).toBe(0);
      ctx.clock.advance(hourMs);
    }
    expect(await one(db, 'select apply_state from callbacks')).toEqual({ apply_state: 'failed' });
    expect(await one(db, 'select count(*)::int as jobs from apply_jobs')).toEqual({ jobs: 0 });
    expect(await one(db, 'select kind, subject from issues')).toEqual({ kind: 'apply_failed', subject: 'callback:1' });
    await db.pool.query('update requests set sealed = $1', [sealed]);
    await requeueCallback(ctx, { callbackId: '1' });
    await expect(requeueCallback(ctx, { callbackId: '1' })).rejects.toThrow('only a failed one');
    expect(await applyAll(ctx)).toBe(1);
    expect(await readTransitions(db)).toEqual(['b1 opened SUCCESS', 'b1/m1 opened DONE']);
    expect(await one(db, 'select state from issues')).toEqual({ state: 'resolved' });
    expect(await one(db, 'select action, subject from audit_entries')).toEqual({
      action: 'callback.requeued',
      subject: 'callback:1',
    });
  });

  test('and that ends its worker every time is given up without being touched again', async ({ ctx, db }) => {
    await postGatepay(ctx, withdrawBody('b1', 'SUCCESS', [line]));
    await db.pool.query('update apply_jobs set tries = $1', [applyTriesMax]);
    expect(await due(ctx)).toEqual({ claimed: 1, applied: 0, failed: 1, inHaste: false });
    expect(await one(db, 'select apply_state from callbacks')).toEqual({ apply_state: 'failed' });
  });
});

test('unverified callbacks and those of display-only channels never touch money', async ({ ctx, db }) => {
  await postGatepay(ctx, withdrawBody('b1', 'SUCCESS', [line]));
  await db.pool.query('update callbacks set verified = false');
  expect((await due(ctx)).applied).toBe(1);
  expect(await readLedger(db)).toEqual([]);
  expect(await one(db, 'select apply_state, status from callbacks')).toEqual({
    apply_state: 'applied',
    status: 'recorded',
  });
});

test('what is written on being applied is there exactly when it is applied, and keeps wanted callbacks new', async ({
  ctx,
  db,
}) => {
  await postGatepay(ctx, withdrawBody('b1', 'SUCCESS', [line]));
  await postGatepay(ctx, withdrawBody('b2', 'SUCCESS', [line]));
  const now = ctx.clock.now();
  const seen: string[][] = [];
  await applyDue(ctx, {
    workerId: 'w',
    limit: 10,
    now,
    onApplied: async (_tx, applied) => {
      seen.push(applied.map(({ callbackId }) => callbackId));
      return ['2'];
    },
  });
  expect(seen).toEqual([['1', '2']]);
  const { rows } = await db.pool.query('select status from callbacks order by id');
  expect(rows).toEqual([{ status: 'recorded' }, { status: 'new' }]);
});

import { expect } from 'vitest';
import { emptyTables } from '@/e2e/support/empty-tables';
import { postGatepay, withdrawBody } from '@/e2e/support/gatepay-door';
import { test as base, one } from '@/e2e/support/ledger-test';
import { assertKnown } from '@/lib/intake/facts/assert-known';
import { applyDue } from '@/lib/ledger/apply/apply-due';
import type { Context } from '@/lib/platform/context';
import { inTransaction } from '@/lib/platform/db/transaction';
import { hourMs, minuteMs, secondMs } from '@/lib/platform/time';
import { indexCallbacks } from './index-callbacks';
import { indexWaiting } from './index-waiting';
import { startSearchIndexer } from './indexer';
import { readUnsearched } from './read-unsearched';
import { search } from './search';

const memo = (id: string) => `memo-of-${id}`;

const test = base.extend('known', async ({ ctx }) => {
  await emptyTables(ctx.db, 'search_jobs, search_documents, payload_facts');
  return ctx;
});

async function arrive(ctx: Context, ...ids: string[]): Promise<void> {
  for (const id of ids) {
    await postGatepay(ctx, withdrawBody(id, 'SUCCESS', [{ merchant_withdraw_id: `m-${id}`, memo: memo(id) }]));
  }
}

/** One claim of `limit` that gives way as the worker's do. */
async function applyInHaste(ctx: Context, limit: number): Promise<number> {
  const round = await applyDue(ctx, { workerId: 'tests', limit, now: ctx.clock.now(), hasteAfterMs: 0 });
  return round.applied;
}

const keptSql = `select (select count(*) from search_documents)::int as documents, (select count(*) from payload_facts)::int as facts,
  (select count(*) from search_jobs)::int as jobs`;

/** Lets the document of one callback fail whenever it is written, by an error of this class. */
async function spoil({ db }: Context, callbackId: number, sqlState: '23514' | '57014'): Promise<void> {
  await db.pool.query(`
    create function spoiled() returns trigger language plpgsql as $$ begin raise 'spoiled' using errcode = '${sqlState}'; end $$;
    create trigger spoiled before insert on search_documents for each row when (new.callback_id = ${callbackId})
      execute function spoiled()`);
}

async function mend({ db }: Context): Promise<void> {
  await db.pool.query('drop function if exists spoiled cascade');
}

test('a whole claim that did not wait for others is searched at once', async ({ known }) => {
  await arrive(known, 'b1', 'b2');
  known.clock.advance(2 * secondMs - 1);
  const input = { workerId: 'tests', limit: 2, now: known.clock.now(), hasteAfterMs: 2 * secondMs };
  expect(await applyDue(known, input)).toMatchObject({ applied: 2, inHaste: false });
  expect(await one(known.db, keptSql)).toEqual({ documents: 2, facts: 2, jobs: 0 });
});

test('a whole claim is applied first and searched later, and what it does not fill is searched at once', async ({
  known,
}) => {
  await arrive(known, 'b1', 'b2', 'b3');
  expect(await applyInHaste(known, 2)).toBe(2);
  expect(await one(known.db, keptSql)).toEqual({ documents: 0, facts: 0, jobs: 1 });
  expect(await one(known.db, `select count(*)::int as applied from callbacks where apply_state = 'applied'`)).toEqual({
    applied: 2,
  });
  expect(await applyInHaste(known, 2)).toBe(1);
  expect(await one(known.db, keptSql), 'the third is no whole claim').toEqual({ documents: 1, facts: 1, jobs: 1 });

  expect((await indexWaiting(known)).callbacks).toBe(2);
  expect(await one(known.db, keptSql)).toEqual({ documents: 3, facts: 3, jobs: 0 });
  expect((await indexWaiting(known)).callbacks).toBe(0);
});

test('a search says which payloads are not searched yet, and finds them by their ids meanwhile', async ({ known }) => {
  await arrive(known, 'haste-1', 'haste-2');
  await applyInHaste(known, 2);
  const since = known.clock.now().toISOString();
  expect(await readUnsearched(known)).toEqual({ callbacks: 2, bounded: false, since });
  const byMemo = await search(known, { q: memo('haste-2') });
  expect(byMemo.groups.flatMap(({ hits }) => hits.filter(({ kind }) => kind === 'callback'))).toEqual([]);
  expect(byMemo.unsearched).toEqual({ callbacks: 2, bounded: false, since });
  const byId = await search(known, { q: 'haste-2' });
  expect(byId.groups.flatMap(({ hits }) => hits.map(({ kind }) => kind))).toEqual(['callback', 'batch']);

  await indexWaiting(known);
  const later = await search(known, { q: memo('haste-2') });
  expect(later.groups.flatMap(({ hits }) => hits.map(({ kind, id }) => `${kind} ${id}`))).toContain('callback 2');
  expect(later.unsearched).toBeNull();
});

test('large groups are left as several of a hundred', async ({ known }) => {
  await arrive(known, ...Array.from({ length: 101 }, (_, place) => `b${place}`));
  expect(await applyInHaste(known, 101)).toBe(101);
  const made = [];
  for (let times = 0; times < 3; times += 1) made.push((await indexWaiting(known)).callbacks);
  expect(made).toEqual([100, 1, 0]);
  expect(await one(known.db, keptSql)).toEqual({ documents: 101, facts: 101, jobs: 0 });
});

test('what was applied one by one is made together', async ({ known }) => {
  await arrive(known, 'b1', 'b2', 'b3');
  for (let times = 0; times < 3; times += 1) await applyInHaste(known, 1);
  expect(await one(known.db, keptSql)).toEqual({ documents: 0, facts: 0, jobs: 3 });
  expect((await indexWaiting(known)).callbacks).toBe(3);
  expect(await one(known.db, keptSql)).toEqual({ documents: 3, facts: 3, jobs: 0 });
});

test('two that make them never take the same group', async ({ known }) => {
  await arrive(known, 'b1', 'b2');
  await applyInHaste(known, 1);
  await applyInHaste(known, 1);
  await inTransaction(known.db.pool, async (tx) => {
    await tx.query('select from search_jobs order by id limit 1 for update');
    expect((await indexWaiting(known)).callbacks).toBe(1);
    expect((await indexWaiting(known)).callbacks).toBe(0);
  });
  expect(await one(known.db, 'select callback_id::int as id from search_documents')).toEqual({ id: 2 });
});

test('one that cannot be written spoils it for nobody else', async ({ known, onTestFinished }) => {
  onTestFinished(() => mend(known));
  await arrive(known, 'b1', 'b2', 'b3');
  await applyInHaste(known, 3);
  await spoil(known, 2, '23514');
  expect((await indexWaiting(known)).callbacks).toBe(3);
  expect(await one(known.db, keptSql)).toEqual({ documents: 2, facts: 2, jobs: 0 });
  const later = { until: new Date(known.clock.now().getTime() + secondMs), limit: 10 };
  expect(await indexCallbacks(known, later), 'nor to whoever looks for what is missing').toBe(3);
  expect(await one(known.db, keptSql)).toEqual({ documents: 2, facts: 2, jobs: 0 });
});

test('one that only took too long is noted again', async ({ known, onTestFinished }) => {
  onTestFinished(() => mend(known));
  await arrive(known, 'b1', 'b2');
  await applyInHaste(known, 2);
  await spoil(known, 1, '57014');
  expect((await indexWaiting(known)).callbacks).toBe(2);
  expect(await one(known.db, 'select callback_ids::int[] as ids from search_jobs')).toEqual({ ids: [1] });
  expect(await one(known.db, 'select callback_id::int as id from search_documents')).toEqual({ id: 2 });
  await mend(known);
  await indexWaiting(known);
  expect(await one(known.db, keptSql)).toEqual({ documents: 2, facts: 2, jobs: 0 });
});

test('what could not be kept when it was applied is kept later', async ({ known, onTestFinished }) => {
  onTestFinished(() => mend(known));
  await arrive(known, 'b1');
  await spoil(known, 1, '23514');
  expect(await applyInHaste(known, 2)).toBe(1);
  expect(await one(known.db, keptSql)).toEqual({ documents: 0, facts: 0, jobs: 1 });
  await mend(known);
  await indexWaiting(known);
  expect(await one(known.db, keptSql)).toEqual({ documents: 1, facts: 1, jobs: 0 });
});

test('bytes that went before their turn leave nothing to search', async ({ known }) => {
  await arrive(known, 'b1', 'b2');
  await applyInHaste(known, 2);
  await known.db.pool.query('delete from requests where callback_id = 1');
  expect((await indexWaiting(known)).callbacks).toBe(2);
  expect(await one(known.db, keptSql)).toEqual({ documents: 1, facts: 1, jobs: 0 });
});

test('a replay or a file by payload waits until payloads are known, unless it ends before them', async ({ known }) => {
  await arrive(known, 'b1');
  await applyInHaste(known, 2);
  known.clock.advance(hourMs);
  await arrive(known, 'b2');
  await applyInHaste(known, 1);
  const payload = [{ path: 'main_order.status', operator: 'is', values: ['SUCCESS'] }] as const;
  const until = (ageMs: number) => new Date(known.clock.now().getTime() - ageMs).toISOString();
  await expect(assertKnown(known, { payload, to: null })).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.stringContaining(until(minuteMs)),
  });
  await expect(assertKnown(known, { payload, to: until(0) })).rejects.toThrow('not known to filters yet');
  await assertKnown(known, { payload, to: until(2 * minuteMs) });
  await assertKnown(known, { payload: [], to: null });

  await indexWaiting(known);
  await assertKnown(known, { payload, to: null });
});

test('what has waited for long to be applied is not known either', async ({ known }) => {
  await arrive(known, 'b1');
  const payload = [{ path: 'main_order.status', operator: 'is', values: ['SUCCESS'] }] as const;
  await assertKnown(known, { payload, to: null });
  expect(await readUnsearched(known)).toBeNull();
  const since = known.clock.now().toISOString();
  known.clock.advance(6 * secondMs);
  await expect(assertKnown(known, { payload, to: null })).rejects.toThrow('not known to filters yet');
  expect(await readUnsearched(known)).toEqual({ callbacks: 1, bounded: false, since });
});

test('what makes missing documents one by one leaves those that wait to whoever makes them in groups', async ({
  known,
}) => {
  await arrive(known, 'b1', 'b2');
  await applyInHaste(known, 2);
  const input = { until: new Date(known.clock.now().getTime() + secondMs), limit: 10 };
  expect(await indexCallbacks(known, input)).toBe(0);
  await indexWaiting(known);
  expect(await indexCallbacks(known, input), 'then it passes them').toBe(2);
});

test('a worker makes all that waits, and gives older documents their fragments', async ({ known, onTestFinished }) => {
  await arrive(known, 'b1', 'b2', 'b3');
  for (let times = 0; times < 3; times += 1) await applyInHaste(known, 1);
  await known.db.pool.query(`insert into search_documents (callback_id, text) values (77, E'\n475215997\n')`);
  const indexer = startSearchIndexer(known);
  onTestFinished(indexer.stop);
  await expect.poll(() => one(known.db, keptSql), { timeout: 10_000 }).toEqual({ documents: 4, facts: 3, jobs: 0 });
  const filledSql = 'select cardinality(fragments) as fragments from search_documents where callback_id = 77';
  await expect.poll(() => one(known.db, filledSql), { timeout: 10_000 }).toEqual({ fragments: 1 });
});

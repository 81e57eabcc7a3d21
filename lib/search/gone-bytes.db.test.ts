import { expect } from 'vitest';
import { emptyTables } from '@/e2e/support/empty-tables';
import { postGatepay, withdrawBody } from '@/e2e/support/gatepay-door';
import { applyAll, test as base, one } from '@/e2e/support/ledger-test';
import { askForRemake } from '@/lib/intake/sensitive/remake';
import { applyDue } from '@/lib/ledger/apply/apply-due';
import type { Context } from '@/lib/platform/context';
import { inTransaction } from '@/lib/platform/db/transaction';
import { secondMs } from '@/lib/platform/time';
import { indexCallbacks } from './index-callbacks';
import { indexWaiting } from './index-waiting';
import { remakeDocuments } from './remake-documents';

const documents = 'search_documents, payload_facts, search_rejections';

const test = base.extend('known', async ({ ctx }) => {
  await emptyTables(ctx.db, documents);
  await postGatepay(ctx, withdrawBody('b1', 'INIT', [{ merchant_withdraw_id: 'm1' }]));
  return ctx;
});

const waiting = `
select count(*)::int from pg_stat_activity
where datname = current_database() and wait_event_type = 'Lock' and query like '%for key share%'`;

/** Removes the bytes and all that was made of them as retention does, while `work` has read them already. */
async function removeDuring({ db }: Context, work: () => Promise<unknown>): Promise<void> {
  let working: Promise<unknown> = Promise.resolve();
  await inTransaction(db.pool, async (tx) => {
    await tx.query('select from requests for update');
    await tx.query('delete from requests');
    working = work();
    await expect.poll(async () => (await one<{ count: number }>(db, waiting)).count, { timeout: 5_000 }).toBe(1);
    await tx.query('delete from search_documents');
    await tx.query('delete from payload_facts');
  });
  await working;
}

const keptSql = `select (select count(*) from search_documents)::int as documents, (select count(*) from payload_facts)::int as facts`;

test('bytes that go while a document is made of them leave none behind', async ({ known }) => {
  await applyAll(known);
  await emptyTables(known.db, documents);
  const until = new Date(known.clock.now().getTime() + secondMs);
  await removeDuring(known, () => indexCallbacks(known, { until, limit: 10 }));
  expect(await one(known.db, keptSql)).toEqual({ documents: 0, facts: 0 });
  await known.db.pool.query('delete from sweep_positions');
  expect(await indexCallbacks(known, { until, limit: 10 })).toBe(1);
  expect(await one(known.db, keptSql), 'looked at once more').toEqual({ documents: 0, facts: 0 });
});

test('bytes that go while the documents of a group are made leave none behind', async ({ known }) => {
  await applyDue(known, { workerId: 'tests', limit: 1, now: known.clock.now(), hasteAfterMs: 0 });
  await removeDuring(known, () => indexWaiting(known));
  expect(await one(known.db, keptSql)).toEqual({ documents: 0, facts: 0 });
  expect(await one(known.db, 'select count(*)::int as waiting from search_jobs')).toEqual({ waiting: 0 });
});

test('bytes that go while their document is made anew leave none behind', async ({ known }) => {
  await applyAll(known);
  expect(await one(known.db, keptSql)).toEqual({ documents: 1, facts: 1 });
  await inTransaction(known.db.pool, (tx) => askForRemake(tx, 'gatepay', known.clock.now()));
  await removeDuring(known, () => remakeDocuments(known, { limit: 10 }));
  expect(await one(known.db, keptSql)).toEqual({ documents: 0, facts: 0 });
});

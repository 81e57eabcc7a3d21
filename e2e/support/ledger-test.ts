import type { ActorContext } from '@/lib/access/actor';
import { ensureAccounts } from '@/lib/intake/accounts';
import type { Database } from '@/lib/platform/db/client';
import { emptyTables } from './empty-tables';
import { gatepaySecret } from './gatepay-door';
import { type TestClock, testContext } from './test-context';
import { test as base } from './test-database';

export { applyAll } from './apply-all';

/** `test` with an empty ledger, the default accounts and a context that may everything. */
export const test = base.extend('ctx', async ({ db }): Promise<ActorContext & { clock: TestClock }> => {
  const ctx = testContext(db, { GATEPAY_API_SECRET: gatepaySecret });
  await emptyTables(
    db,
    'accounts, requests, callbacks, apply_jobs, batches, suborders, transfers, transitions, deliveries, issues, statistics, statistics_deltas, sweep_positions',
  );
  await ensureAccounts(ctx);
  return { ...ctx, actor: { kind: 'system', name: 'tests' } };
});

/** Batches and lines as text, by their own keys: without ids and the time of writing, so that two runs can be compared. */
export async function readLedger(db: Database): Promise<unknown[]> {
  const { rows } = await db.pool.query<{ row: unknown }>(
    `select jsonb_build_object('batch', to_jsonb(b) - 'id' - 'updated_at', 'lines', (
       select jsonb_agg(to_jsonb(s) - 'id' - 'batch_ref' - 'updated_at' order by s.line_key) from suborders s where s.batch_ref = b.id)) as row
     from batches b order by b.batch_id`,
  );
  return rows.map(({ row }) => row);
}

/** Verdicts of all transitions in the order in which they were recorded: `b1 opened INIT`, `b1/m1 advanced DONE`. */
export async function readTransitions(db: Database): Promise<string[]> {
  const { rows } = await db.pool.query<{ words: string }>(
    `select concat(b.batch_id, '/' || s.line_key, ' ', t.verdict, ' ', t.to_status) as words
     from transitions t join batches b on b.id = t.batch_ref
     left join suborders s on t.subject = 'suborder' and s.id = t.subject_id
     order by t.id`,
  );
  return rows.map(({ words }) => words.trim());
}

/** The first row of a query; throws where there is none. */
export async function one<Row extends object>(db: Database, query: string, values: unknown[] = []): Promise<Row> {
  const { rows } = await db.pool.query<Row>(query, values);
  const [row] = rows;
  if (!row) throw new Error('The query found no row.');
  return row;
}

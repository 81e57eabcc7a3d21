import { holdFirstRequests } from '@/lib/intake/hold-first-request';
import { holdSensitivities } from '@/lib/intake/sensitive/read-sensitivities';
import { writeSearchDocuments } from '@/lib/intake/write-search-documents';
import { errorClass } from '@/lib/ledger/apply/error-class';
import { readCallbacks } from '@/lib/ledger/apply/read-callbacks';
import { makeBreathing } from '@/lib/platform/breathing';
import type { Context } from '@/lib/platform/context';
import { inTransaction, isOutage, type Transaction } from '@/lib/platform/db/transaction';
import { sql } from '@/lib/platform/query/conditions';
import { documentOf } from './index-callbacks';

interface SearchJob {
  id: string;
  callbackIds: string[];
}

/** The oldest that nobody is at. */
async function takeJob(tx: Transaction): Promise<SearchJob | null> {
  const { rows } = await tx.query<SearchJob>(sql`
    select id::text, callback_ids::text[] as "callbackIds" from search_jobs order by id limit 1 for update skip locked`);
  return rows[0] ?? null;
}

async function endJob(tx: Transaction, job: SearchJob): Promise<void> {
  await tx.query(sql`delete from search_jobs where id = ${job.id}::bigint`);
}

/** What retention removed meanwhile is searched by nothing. */
async function makeDocuments(ctx: Context, tx: Transaction, callbackIds: readonly string[]): Promise<void> {
  const held = await holdFirstRequests(tx, callbackIds);
  const sensitivities = await holdSensitivities(tx);
  const documents = [];
  const breathe = makeBreathing();
  for (const stored of await readCallbacks(tx, held)) {
    await breathe();
    documents.push({ callbackId: stored.callbackId, ...(await documentOf(ctx, stored, sensitivities)) });
  }
  await writeSearchDocuments(tx, documents);
}

/** Whatever spoils a group spoils it for one: that one is left to whatever makes missing documents (`./index-callbacks`). */
async function makeOneByOne(ctx: Context, { callbackIds }: SearchJob): Promise<void> {
  for (const callbackId of callbackIds) {
    try {
      await inTransaction(ctx.db.pool, (tx) => makeDocuments(ctx, tx, [callbackId]));
    } catch (error) {
      if (isOutage(error)) throw error;
      ctx.log.warn({ callbackId, error: errorClass(error) }, 'What a callback is searched by could not be made');
    }
  }
}

/**
 * Makes the documents of the oldest group that applying left for later, in one transaction with the end of its job; answers how many
 * callbacks it was, 0 where none is left. A group that cannot be written is gone through one by one. Throws where the database is away:
 * the job stays.
 */
export async function indexWaiting(ctx: Context): Promise<number> {
  const { pool } = ctx.db;
  let taken: SearchJob | null = null;
  try {
    return await inTransaction(pool, async (tx) => {
      const job = await takeJob(tx);
      if (!job) return 0;
      taken = job;
      await makeDocuments(ctx, tx, job.callbackIds);
      await endJob(tx, job);
      return job.callbackIds.length;
    });
  } catch (error) {
    if (isOutage(error) || taken === null) throw error;
    const job: SearchJob = taken;
    await makeOneByOne(ctx, job);
    await inTransaction(pool, (tx) => endJob(tx, job));
    return job.callbackIds.length;
  }
}

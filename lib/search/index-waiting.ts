import { type HeldBytes, holdFirstRequests } from '@/lib/intake/hold-first-request';
import { leaveForSearch } from '@/lib/intake/leave-for-search';
import { holdSensitivities } from '@/lib/intake/sensitive/read-sensitivities';
import { writeSearchDocuments } from '@/lib/intake/write-search-documents';
import { chunkBySize } from '@/lib/ledger/apply/chunk-by-size';
import { errorClass } from '@/lib/ledger/apply/error-class';
import { readCallbacks } from '@/lib/ledger/apply/read-callbacks';
import { makeBreathing } from '@/lib/platform/breathing';
import type { Context } from '@/lib/platform/context';
import { inTransaction, isOutage, isTooSlow, isTransient, type Transaction } from '@/lib/platform/db/transaction';
import { sql } from '@/lib/platform/query/conditions';
import { documentOf } from './index-callbacks';

/** Made in one transaction at most, but for the first note, which is made whole. */
const callbacksMax = 100;

interface Note {
  id: string;
  callbackIds: string[];
  enqueuedAt: Date;
}

/** What was made of the notes: how many callbacks they named (0: none waits), and since when the first of them waited. */
export interface IndexedWaiting {
  callbacks: number;
  since: Date | null;
}

/** The oldest that nobody is at, of about a hundred callbacks: applied one by one, each of them is a note. */
async function takeNotes(tx: Transaction): Promise<Note[]> {
  const { rows } = await tx.query<Note>(sql`
    select id::text, callback_ids::text[] as "callbackIds", enqueued_at as "enqueuedAt"
    from search_jobs order by id limit ${callbacksMax} for update skip locked`);
  let callbacks = 0;
  return rows.filter(({ callbackIds }, place) => {
    callbacks += callbackIds.length;
    return place === 0 || callbacks <= callbacksMax;
  });
}

async function endNotes(tx: Transaction, notes: readonly Note[]): Promise<void> {
  await tx.query(sql`delete from search_jobs where id = any(${notes.map(({ id }) => id)}::bigint[])`);
}

/** What retention removed meanwhile is searched by nothing. Bodies that are in memory together are as few as in applying. */
async function makeDocuments(ctx: Context, tx: Transaction, callbackIds: readonly string[]): Promise<void> {
  const held = await holdFirstRequests(tx, callbackIds);
  const sensitivities = await holdSensitivities(tx);
  const breathe = makeBreathing();
  for (const chunk of chunkBySize<HeldBytes>(held)) {
    const documents = [];
    const ids = chunk.map(({ callbackId }) => callbackId);
    for (const stored of await readCallbacks(tx, ids)) {
      await breathe();
      documents.push({ callbackId: stored.callbackId, ...(await documentOf(ctx, stored, sensitivities)) });
    }
    await writeSearchDocuments(tx, documents);
  }
}

/**
 * Whatever spoils a group spoils it for one. Answers those that may pass another time; any other is left to whatever makes missing
 * documents (`./index-callbacks`).
 */
async function makeOneByOne(ctx: Context, callbackIds: readonly string[]): Promise<string[]> {
  const again: string[] = [];
  for (const callbackId of callbackIds) {
    try {
      await inTransaction(ctx.db.pool, (tx) => makeDocuments(ctx, tx, [callbackId]));
    } catch (error) {
      if (isOutage(error)) throw error;
      ctx.log.warn({ callbackId, error: errorClass(error) }, 'What a callback is searched by could not be made');
      if (isTransient(error) || isTooSlow(error)) again.push(callbackId);
    }
  }
  return again;
}

/**
 * Makes the documents of the oldest callbacks that applying left for later, about a hundred, in one transaction with the end of their
 * notes. Where that cannot be written they are gone through one by one. Throws where the database is away: the notes stay.
 */
export async function indexWaiting(ctx: Context): Promise<IndexedWaiting> {
  const { pool } = ctx.db;
  const notes: Note[] = [];
  try {
    await inTransaction(pool, async (tx) => {
      notes.push(...(await takeNotes(tx)));
      if (notes.length === 0) return;
      await makeDocuments(ctx, tx, namedBy(notes));
      await endNotes(tx, notes);
    });
  } catch (error) {
    if (isOutage(error) || notes.length === 0) throw error;
    const again = await makeOneByOne(ctx, namedBy(notes));
    await inTransaction(pool, async (tx) => {
      await endNotes(tx, notes);
      await leaveForSearch(tx, again, ctx.clock.now());
    });
  }
  return { callbacks: namedBy(notes).length, since: notes[0]?.enqueuedAt ?? null };
}

function namedBy(notes: readonly Note[]): string[] {
  return notes.flatMap(({ callbackIds }) => callbackIds);
}

import type { Context } from '@/lib/platform/context';
import { inTransaction, isTransient, type Transaction } from '@/lib/platform/db/transaction';
import { hourMs } from '@/lib/platform/time';
import { measures, standingAt } from './measures';
import { recountStatements } from './recount';

const forget = 'delete from statistics where hour >= $1 and hour < $2';
const forgetWaiting = 'delete from statistics_deltas where hour >= $1 and hour < $2';

// In one snapshot there is nothing to conflict with but what was folded since: then Postgres says so and it starts again.
const unlessFolded = `
on conflict (measure, hour, account_id, word, currency) do update set count = excluded.count, amount = excluded.amount`;

/** How often a rebuild that collides with the folding of the same hours starts again. */
const collisionsMax = 10;

async function rebuild(tx: Transaction, from: Date, to: Date): Promise<void> {
  // One snapshot: what was committed before it is counted, and its waiting changes go; what commits later leaves its own.
  await tx.query('set transaction isolation level repeatable read');
  await tx.query(forgetWaiting, [from, to]);
  await tx.query(forget, [from, to]);
  for (const measure of measures) {
    await tx.query(`insert into statistics ${recountStatements[measure]} ${unlessFolded}`, [from, to]);
  }
}

function startOfHour(at: Date): number {
  return Math.floor(at.getTime() / hourMs) * hourMs;
}

async function rebuildHour(ctx: Pick<Context, 'db'>, from: Date): Promise<void> {
  const to = new Date(from.getTime() + hourMs);
  for (let collisions = 0; ; collisions += 1) {
    try {
      return await inTransaction(ctx.db.pool, (tx) => rebuild(tx, from, to));
    } catch (error) {
      if (!isTransient(error) || collisions >= collisionsMax) throw error;
    }
  }
}

/**
 * Counts what stands now and the hours that [`from`, `to`) touches anew from the facts, one transaction an hour; exact whatever is
 * stored, applied or folded meanwhile. Requests that retention dropped are gone from what is rebuilt.
 */
export async function rebuildStatistics(ctx: Pick<Context, 'db'>, from: Date, to: Date): Promise<void> {
  await rebuildHour(ctx, standingAt);
  for (let hour = startOfHour(from); hour < to.getTime(); hour += hourMs) await rebuildHour(ctx, new Date(hour));
}

import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { isOutage } from '@/lib/platform/db/transaction';
import { nudge } from '@/lib/platform/nudge';
import { sql, where } from '@/lib/platform/query/conditions';
import { encodeCursor } from '@/lib/platform/query/cursor';
import { secondMs } from '@/lib/platform/time';
import type { RejectionCause } from '@/lib/providers/contract';
import { type Accounts, readAccounts } from './accounts';
import { verifiableConditions } from './rejected/verifiable';
import { type Verified, verifyKept } from './rejected/verify-kept';
import type { RequestFilter } from './request-filter';

/** A call ends after this long even if its rows are not all done: a proxy or a person waits for it. */
const callMsMax = 5 * secondMs;
/** Requests still refused that are named, of one call. */
const namedMax = 20;

/** What one call of a run through all that match came to. */
export interface VerifiedMany {
  examined: number;
  accepted: number;
  duplicate: number;
  notPossible: number;
  /** How many are still refused, by the cause of today. */
  stillRefused: Partial<Record<RejectionCause, number>>;
  /** Some of those still refused or not possible, each with why. */
  examples: Extract<Verified, { outcome: 'still_refused' | 'not_possible' }>[];
  /** Could not be handled for a reason of ours; logged by id, and passed over. */
  broken: number;
  /** Requests that match and come after these; 0 with `nextCursor` null. */
  remaining: number;
  /** Where the next call goes on; null: all were gone through. */
  nextCursor: string | null;
}

async function listIds(ctx: ActorContext, filter: RequestFilter): Promise<{ id: string; receivedAt: Date }[]> {
  const { rows } = await ctx.db.pool.query<{ id: string; receivedAt: Date }>(sql`
    select r.id, r.received_at as "receivedAt"
    from requests r
    ${where(verifiableConditions(filter, filter.cursor))}
    order by r.received_at, r.id
    limit ${filter.limit}`);
  return rows;
}

async function countAfter(ctx: ActorContext, filter: RequestFilter, cursor: string): Promise<number> {
  const { rows } = await ctx.db.pool.query<{ count: number }>(
    sql`select count(*)::int as count from requests r ${where(verifiableConditions(filter, cursor))}`,
  );
  return rows[0]?.count ?? 0;
}

function add(many: VerifiedMany, one: Verified): void {
  switch (one.outcome) {
    case 'accepted':
    case 'duplicate':
      many[one.outcome] += 1;
      return;
    case 'still_refused':
      many.stillRefused[one.cause] = (many.stillRefused[one.cause] ?? 0) + 1;
      break;
    case 'not_possible':
      many.notPossible += 1;
  }
  if (many.examples.length < namedMax) many.examples.push(one);
}

/** One request that breaks is passed over, so that it does not keep the others from being verified; an outage ends the run. */
async function verifyOne(ctx: ActorContext, accounts: Accounts, id: string): Promise<Verified | null | 'broken'> {
  try {
    return await verifyKept(ctx, accounts, id);
  } catch (error) {
    if (isOutage(error)) throw error;
    ctx.log.error({ requestId: id, err: error }, 'a rejected request could not be verified again');
    return 'broken';
  }
}

/**
 * Verifies the next `limit` rejected requests that match again, in the order of their arrival, each in its own transaction:
 * a run is stopped by not calling again, and goes on from `nextCursor` at any time. Give `to`, or a run follows what
 * arrives meanwhile.
 */
export async function verifyRequests(ctx: ActorContext, filter: RequestFilter): Promise<VerifiedMany> {
  assertMay(ctx.actor, 'requests.verify');
  const startedMs = performance.now();
  const [accounts, rows] = await Promise.all([readAccounts(ctx, ctx.db.pool), listIds(ctx, filter)]);
  const many: VerifiedMany = {
    ...{ examined: 0, accepted: 0, duplicate: 0, notPossible: 0, stillRefused: {}, examples: [] },
    ...{ broken: 0, remaining: 0, nextCursor: null },
  };
  try {
    for (const { id, receivedAt } of rows) {
      const verified = await verifyOne(ctx, accounts, id);
      many.examined += 1;
      if (verified === 'broken') many.broken += 1;
      else if (verified) add(many, verified);
      many.nextCursor = encodeCursor({ at: receivedAt.toISOString(), id });
      if (performance.now() - startedMs > callMsMax) break;
    }
  } finally {
    if (many.accepted > 0) nudge('apply');
    nudge('callbacks');
  }
  if (many.nextCursor !== null) many.remaining = await countAfter(ctx, filter, many.nextCursor);
  return many.remaining === 0 ? { ...many, nextCursor: null } : many;
}

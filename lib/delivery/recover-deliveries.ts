import type { Context } from '@/lib/platform/context';
import { decideNextStep } from './decide-next-step';
import { type EndedAttempt, type EndedDelivery, noTimings } from './run-attempt';
import { scheduleOf } from './schedule';
import { settleAttempts } from './settle-attempts';

const expired = `
select d.id::text, d.callback_id::text as "callbackId", d.destination_id::text as "destinationId", t.name as "destinationName",
  d.trigger, d.attempt_count as "attemptCount", d.leased_by as "leaseId", d.attempt_id::text as "attemptId",
  t.schedule_seconds as "scheduleSeconds"
from deliveries d join destinations t on t.id = d.destination_id
where d.status = 'in_progress' and d.leased_until < $1
order by d.leased_until
limit $2`;

type ExpiredRow = EndedDelivery & { attemptId: string; scheduleSeconds: number[] };

const words = 'The worker that made the call ended before it could say how it went.';

function interrupted(row: ExpiredRow, now: Date): EndedAttempt {
  const outcome = { statusCode: null, errorClass: 'interrupted' as const, retryAfterMs: null };
  const { trigger, attemptCount } = row;
  const schedule = scheduleOf(row.scheduleSeconds);
  return {
    delivery: row,
    attemptId: row.attemptId,
    finishedAt: now,
    timings: noTimings,
    address: null,
    statusCode: null,
    errorClass: 'interrupted',
    errorWords: words,
    requestBytes: null,
    requestSha256: null,
    responseBytes: null,
    responseTruncated: false,
    sealed: null,
    // An interruption is our own doing: what was before it makes no difference.
    next: decideNextStep({
      ...{ outcome, trigger, schedule, attemptCount, ownFaultCount: 0 },
      ...{ finishedAt: now, random: Math.random() },
    }),
    counts: null,
    probe: false,
  };
}

/**
 * Takes back deliveries whose lease has ended: their running attempt is closed as `interrupted` and they go on with the
 * schedule. Of several processes that try, and of the worker that comes back to life meanwhile, one writes. Returns how many.
 */
export async function recoverDeliveries(
  ctx: Context,
  { now, limit = 500 }: { now: Date; limit?: number },
): Promise<number> {
  const { rows } = await ctx.db.pool.query<ExpiredRow>(expired, [now, limit]);
  const written = await settleAttempts(
    ctx,
    rows.map((row) => interrupted(row, now)),
    now,
  );
  for (const { delivery, attemptId } of written) {
    ctx.log.warn({ deliveryId: delivery.id, attemptId }, 'An attempt was interrupted; the delivery goes on');
  }
  return written.length;
}

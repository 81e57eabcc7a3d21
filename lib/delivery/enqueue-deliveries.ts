import type { Transaction } from '@/lib/platform/db/transaction';
import { refreshCallbacks } from './refresh-callbacks';
import type { DeliveryTrigger, Lane } from './types';

/** A delivery that somebody asks for. */
export interface AskedDelivery {
  /** Null: a test without a callback. */
  callbackId: string | null;
  destinationId: string;
  trigger: Exclude<DeliveryTrigger, 'automatic'>;
  /** The delivery that this one repeats. */
  replayOf: string | null;
  replayJobId: string | null;
  requestedBy: string;
  reason: string | null;
  lane: Lane;
  /** Not before. */
  nextAttemptAt: Date;
}

const statement = `
insert into deliveries (callback_id, destination_id, trigger, replay_of, replay_job_id, requested_by, reason, lane, next_attempt_at, created_at)
select n.callback_id, n.destination_id, n.trigger, n.replay_of, n.replay_job_id, n.requested_by, n.reason, n.lane, n.next_attempt_at, $2
from json_to_recordset($1::json) as n(callback_id bigint, destination_id bigint, trigger text, replay_of bigint, replay_job_id bigint,
  requested_by text, reason text, lane smallint, next_attempt_at timestamptz)
returning id::text`;

/**
 * Writes deliveries that somebody asked for, in the order given, and what they mean for their callbacks' status. Call
 * `nudge('deliver')` after the commit. Returns their ids, in the same order.
 */
export async function enqueueDeliveries(tx: Transaction, asked: readonly AskedDelivery[], at: Date): Promise<string[]> {
  if (asked.length === 0) return [];
  const rows = asked.map((each) => ({
    callback_id: each.callbackId,
    destination_id: each.destinationId,
    trigger: each.trigger,
    replay_of: each.replayOf,
    replay_job_id: each.replayJobId,
    requested_by: each.requestedBy,
    reason: each.reason,
    lane: each.lane,
    next_attempt_at: each.nextAttemptAt.toISOString(),
  }));
  const written = await tx.query<{ id: string }>(statement, [JSON.stringify(rows), at]);
  await refreshCallbacks(
    tx,
    asked.flatMap(({ callbackId }) => callbackId ?? []),
  );
  return written.rows.map(({ id }) => id);
}

import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { recordAudit } from '@/lib/access/record-audit';
import { enqueueDeliveries } from '@/lib/delivery/enqueue-deliveries';
import { lanes } from '@/lib/delivery/types';
import { requeueFailed } from '@/lib/ledger/requeue-failed';
import { inTransaction, type Transaction } from '@/lib/platform/db/transaction';
import { NotFoundError } from '@/lib/platform/errors';
import { nudge } from '@/lib/platform/nudge';
import { rowIdPattern } from '@/lib/platform/query/conditions';
import { findOriginals } from './find-originals';
import { goesTo } from './goes-to';
import { holdBytes } from './hold-bytes';
import { measureSet } from './measure-set';
import { readMatched } from './read-matched';
import { readReason } from './read-reason';
import { approvalCause, readReplayPolicy } from './replay-policy';
import { type ReplayTarget, readTargets } from './replay-targets';
import { startReplay } from './start-replay';
import { ratePerSecondDefault } from './types';

export interface ReplayCallbackInput {
  callbackId: string;
  /** Null: every active destination that wants it. */
  destinationId: string | null;
  reason: string | null;
}

export interface ReplayedDelivery {
  id: string;
  destinationId: string;
  destinationName: string;
  /** The automatic delivery to this destination; null: there was none. */
  replayOf: string | null;
}

/** What became of a callback that somebody asked to send again. */
export type ReplayedCallback =
  /** New deliveries are written and start at once. `reapplied`: it had failed to apply and is applied again too. */
  | { outcome: 'replayed'; deliveries: ReplayedDelivery[]; reapplied: boolean }
  /** Nobody wants it (or the chosen destination does not take what is unverified); it may be applied again all the same. */
  | { outcome: 'no_destination'; reapplied: boolean }
  /** The policy wants a second person; this replay has it all. */
  | { outcome: 'waiting_approval'; replayId: string };

type Done = Exclude<ReplayedCallback, { outcome: 'waiting_approval' }>;

async function write(
  ctx: ActorContext,
  tx: Transaction,
  { callbackId, destinationId, reason }: ReplayCallbackInput,
  targets: readonly ReplayTarget[],
): Promise<Done> {
  const now = ctx.clock.now();
  const words = readReason(reason);
  const originalOf = await findOriginals(tx, [callbackId]);
  const ids = await enqueueDeliveries(
    tx,
    targets.map((target) => ({
      callbackId,
      destinationId: target.id,
      trigger: 'replay' as const,
      replayOf: originalOf(callbackId, target.id),
      replayJobId: null,
      requestedBy: ctx.actor.name,
      reason: words,
      lane: lanes.first,
      nextAttemptAt: now,
    })),
    now,
  );
  const reapplied = (await requeueFailed(tx, [callbackId], now)).length > 0;
  const deliveries = targets.map((target, at) => ({
    id: ids[at] ?? '',
    destinationId: target.id,
    destinationName: target.name,
    replayOf: originalOf(callbackId, target.id),
  }));
  if (deliveries.length > 0 || reapplied) {
    await recordAudit(tx, ctx.actor, {
      action: 'callback.replayed',
      subject: `callback:${callbackId}`,
      after: { deliveries: ids.join(', '), destination: destinationId, reason: words, reapplied },
    });
  }
  return deliveries.length === 0
    ? { outcome: 'no_destination', reapplied }
    : { outcome: 'replayed', deliveries, reapplied };
}

/**
 * Sends one callback again, its body as first received: a new delivery with its own id for each destination, which points to
 * the original and never changes it; asked twice, it is sent twice. What failed to apply is applied again too. Deliveries,
 * the callback's status and the audit are one transaction. Throws `NotFoundError` for an unknown callback or destination, and
 * `AppError('conflict')` for an archived destination or bytes that are no longer kept.
 */
export async function replayCallback(ctx: ActorContext, input: ReplayCallbackInput): Promise<ReplayedCallback> {
  assertMay(ctx.actor, 'callbacks.replay');
  const { callbackId, destinationId } = input;
  const missing = new NotFoundError(`There is no callback ${callbackId.slice(0, 40)}.`);
  if (!rowIdPattern.test(callbackId)) throw missing;
  const chosen = destinationId !== null;
  const choice = { by: 'ids' as const, callbackIds: [callbackId] };
  const done = await inTransaction(ctx.db.pool, async (tx): Promise<Done | null> => {
    const [callback] = await readMatched(tx, [callbackId]);
    if (!callback) throw missing;
    await holdBytes(tx, callbackId);
    const targets = await readTargets(tx, destinationId);
    const wanting = targets.filter(({ filter }) => goesTo(filter, callback, chosen));
    const cause = approvalCause(await readReplayPolicy(tx), await measureSet(tx, choice, targets, chosen));
    return cause !== null && wanting.length > 0 ? null : write(ctx, tx, input, wanting);
  });
  if (done) {
    nudge('deliver');
    if (done.reapplied) nudge('apply');
    return done;
  }
  const { reason } = input;
  const started = await startReplay(ctx, { choice, destinationId, ratePerSecond: ratePerSecondDefault, reason });
  // Between the two the policy or the destinations may have changed; asking again then answers by what holds now.
  return started.outcome === 'started' || started.outcome === 'waiting_approval'
    ? { outcome: 'waiting_approval', replayId: started.replayId }
    : { outcome: 'no_destination', reapplied: false };
}

import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { actorKey, recordAudit } from '@/lib/access/record-audit';
import { assertAskable } from '@/lib/intake/facts/assert-askable';
import { assertKnown } from '@/lib/intake/facts/assert-known';
import { inTransaction, type Transaction } from '@/lib/platform/db/transaction';
import { nudge } from '@/lib/platform/nudge';
import { sql } from '@/lib/platform/query/conditions';
import { hourMs } from '@/lib/platform/time';
import { holdAllBytes } from './hold-bytes';
import { choiceWhere, frozenWhere } from './measure-set';
import { freezeRequest, makePlan, tooManyCallbacks } from './plan-replay';
import { readReason } from './read-reason';
import { readReplayPolicy } from './replay-policy';
import { readTargets } from './replay-targets';
import { callbacksMax, type ReplayPlan, type ReplayRequest } from './types';

/** What became of a bulk replay that was asked for. */
export type StartedReplay =
  /** Its set is frozen and it runs. */
  | { outcome: 'started'; replayId: string; plan: ReplayPlan }
  /** Its set is frozen; it runs once a second person agrees. */
  | { outcome: 'waiting_approval'; replayId: string; plan: ReplayPlan }
  /** No callback matches: nothing was made. */
  | { outcome: 'nothing_matches'; plan: ReplayPlan }
  /** Callbacks match, but no destination wants one of them and none has to be applied again: nothing was made. */
  | { outcome: 'no_destination'; plan: ReplayPlan };

const insertJob = `
insert into replay_jobs (state, filter, destination_id, destination_ids, callback_count, sent_count, rate_per_second, reason,
  requested_by, requester_key, created_at)
values ('running', $1::jsonb, $2, '{}', 0, 0, $3, $4, $5, $6, $7)
returning id::text`;

const completeJob = `
update replay_jobs set state = $2, destination_ids = $3::bigint[], callback_count = $4, sent_count = $5, approval_cause = $6,
  expires_at = $7, started_at = $8
where id = $1`;

/**
 * Makes the job and its set, by one statement and so as of one instant; what it comes to is counted and written by
 * `complete`. Nobody else sees either before the commit.
 */
async function freeze(ctx: ActorContext, tx: Transaction, request: ReplayRequest): Promise<string> {
  const { choice, destinationId, ratePerSecond } = request;
  const { rows } = await tx.query<{ id: string }>(insertJob, [
    choice.by === 'filter' ? JSON.stringify(choice.filter) : null,
    destinationId,
    ratePerSecond,
    readReason(request.reason),
    ...[ctx.actor.name, actorKey(ctx.actor), ctx.clock.now()],
  ]);
  const replayId = rows[0]?.id ?? '';
  const { rowCount } = await tx.query(sql`
    insert into replay_items (job_id, callback_id)
    select ${replayId}::bigint, c.id from callbacks c ${choiceWhere(choice)} order by c.id limit ${callbacksMax + 1}`);
  if ((rowCount ?? 0) > callbacksMax) throw tooManyCallbacks(`More than ${callbacksMax}`);
  return replayId;
}

async function complete(
  ctx: ActorContext,
  tx: Transaction,
  request: ReplayRequest,
  { replayId, plan }: { replayId: string; plan: ReplayPlan },
): Promise<void> {
  const now = ctx.clock.now();
  const { expiresAfterHours } = await readReplayPolicy(tx);
  const waits = plan.approval !== null;
  await tx.query(completeJob, [
    replayId,
    waits ? 'waiting_approval' : 'running',
    plan.destinations.map(({ id }) => id),
    ...[plan.callbackCount, plan.sentCount, plan.approval],
    waits ? new Date(now.getTime() + expiresAfterHours * hourMs) : null,
    waits ? null : now,
  ]);
  await recordAudit(tx, ctx.actor, {
    action: waits ? 'replay.requested' : 'replay.started',
    subject: `replay:${replayId}`,
    after: {
      callbacks: plan.callbackCount,
      deliveries: plan.deliveryCount,
      sentBefore: plan.sentCount,
      destination: request.destinationId,
      filter: plan.filter && JSON.stringify(plan.filter),
      reason: readReason(request.reason),
    },
  });
}

/**
 * Starts a bulk replay, or asks for it where the policy wants a second person: freezes the set, callback by callback, and counts
 * what was frozen, in one transaction, so the plan that comes back is what will be done. Retention removes nothing meanwhile,
 * and nothing of the set until the replay is over. Not on one snapshot: the audit's chain goes on from what others commit
 * meanwhile. Throws as `planReplay` does.
 */
export async function startReplay(ctx: ActorContext, request: ReplayRequest): Promise<StartedReplay> {
  assertMay(ctx.actor, 'callbacks.replay');
  if (request.choice.by === 'filter') {
    await assertAskable(ctx, request.choice.filter);
    await assertKnown(ctx, request.choice.filter);
  }
  const frozen = freezeRequest(request, ctx.clock.now());
  const started = await inTransaction(ctx.db.pool, async (tx): Promise<StartedReplay> => {
    await holdAllBytes(tx);
    const targets = await readTargets(tx, frozen.destinationId);
    await tx.query('savepoint nothing_made');
    const replayId = await freeze(ctx, tx, frozen);
    const plan = await makePlan(tx, frozen, targets, frozenWhere(replayId));
    if (plan.callbackCount === 0 || (plan.deliveryCount === 0 && plan.failedApplyCount === 0)) {
      await tx.query('rollback to savepoint nothing_made');
      return { outcome: plan.callbackCount === 0 ? 'nothing_matches' : 'no_destination', plan };
    }
    await complete(ctx, tx, frozen, { replayId, plan });
    return { outcome: plan.approval === null ? 'started' : 'waiting_approval', replayId, plan };
  });
  if (started.outcome === 'started') nudge('replay');
  return started;
}

import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { actorKey, recordAudit } from '@/lib/access/record-audit';
import { assertAskable } from '@/lib/intake/facts/assert-askable';
import { inTransaction, type Transaction } from '@/lib/platform/db/transaction';
import { nudge } from '@/lib/platform/nudge';
import { sql } from '@/lib/platform/query/conditions';
import { hourMs } from '@/lib/platform/time';
import { holdAllBytes } from './hold-bytes';
import { choiceWhere } from './measure-set';
import { freezeChoice, makePlan } from './plan-replay';
import { readReason } from './read-reason';
import { readReplayPolicy } from './replay-policy';
import type { ReplayPlan, ReplayRequest } from './types';

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
  requested_by, requester_key, approval_cause, expires_at, created_at, started_at)
values ($1, $2::jsonb, $3, $4::bigint[], $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
returning id::text`;

async function freeze(
  ctx: ActorContext,
  tx: Transaction,
  request: ReplayRequest,
  plan: ReplayPlan,
): Promise<{ replayId: string }> {
  const now = ctx.clock.now();
  const { expiresAfterHours } = await readReplayPolicy(tx);
  const waits = plan.approval !== null;
  const reason = readReason(request.reason);
  const { rows } = await tx.query<{ id: string }>(insertJob, [
    waits ? 'waiting_approval' : 'running',
    plan.filter && JSON.stringify(plan.filter),
    request.destinationId,
    plan.destinations.map(({ id }) => id),
    ...[plan.callbackCount, plan.sentCount, plan.ratePerSecond, reason, ctx.actor.name, actorKey(ctx.actor)],
    plan.approval,
    waits ? new Date(now.getTime() + expiresAfterHours * hourMs) : null,
    now,
    waits ? null : now,
  ]);
  const replayId = rows[0]?.id ?? '';
  await tx.query(sql`
    insert into replay_items (job_id, callback_id)
    select ${replayId}::bigint, c.id from callbacks c ${choiceWhere(request.choice)} order by c.id`);
  await recordAudit(tx, ctx.actor, {
    action: waits ? 'replay.requested' : 'replay.started',
    subject: `replay:${replayId}`,
    after: {
      callbacks: plan.callbackCount,
      deliveries: plan.deliveryCount,
      sentBefore: plan.sentCount,
      destination: request.destinationId,
      filter: plan.filter && JSON.stringify(plan.filter),
      reason,
    },
  });
  return { replayId };
}

/**
 * Starts a bulk replay, or asks for it where the policy wants a second person: counts the set and freezes it, callback by
 * callback, in one transaction on one snapshot, so the plan that comes back is what will be done. Retention removes nothing
 * meanwhile, and nothing of the set until the replay is over. Throws as `planReplay` does.
 */
export async function startReplay(ctx: ActorContext, request: ReplayRequest): Promise<StartedReplay> {
  assertMay(ctx.actor, 'callbacks.replay');
  if (request.choice.by === 'filter') await assertAskable(ctx, request.choice.filter);
  const frozen = { ...request, choice: freezeChoice(request.choice, ctx.clock.now()) };
  const started = await inTransaction(ctx.db.pool, async (tx): Promise<StartedReplay> => {
    await tx.query('set transaction isolation level repeatable read');
    await holdAllBytes(tx);
    const plan = await makePlan(tx, frozen);
    if (plan.callbackCount === 0) return { outcome: 'nothing_matches', plan };
    if (plan.deliveryCount === 0 && plan.failedApplyCount === 0) return { outcome: 'no_destination', plan };
    const { replayId } = await freeze(ctx, tx, frozen, plan);
    return { outcome: plan.approval === null ? 'started' : 'waiting_approval', replayId, plan };
  });
  if (started.outcome === 'started') nudge('replay');
  return started;
}

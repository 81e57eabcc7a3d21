import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { recordAudit } from '@/lib/access/record-audit';
import { inTransaction } from '@/lib/platform/db/transaction';
import { type ReplayPolicy, readReplayPolicy, replayPolicyKey, replayPolicySchema } from './replay-policy';

const statement = `
insert into console_settings (key, value, updated_at, updated_by) values ($1, $2::jsonb, $3, $4)
on conflict (key) do update set value = excluded.value, updated_at = excluded.updated_at, updated_by = excluded.updated_by`;

/**
 * Sets the four-eyes policy, for replays asked for from now on; requests that wait already keep waiting. The same policy again
 * changes nothing. The audit has it before and after.
 */
export async function setReplayPolicy(ctx: ActorContext, given: ReplayPolicy): Promise<void> {
  assertMay(ctx.actor, 'replays.policy');
  const policy = replayPolicySchema.parse(given);
  await inTransaction(ctx.db.pool, async (tx) => {
    const before = await readReplayPolicy(tx);
    if (JSON.stringify(before) === JSON.stringify(policy)) return;
    await tx.query(statement, [replayPolicyKey, JSON.stringify(policy), ctx.clock.now(), ctx.actor.name]);
    await recordAudit(tx, ctx.actor, {
      action: 'replay.policy_set',
      subject: `setting:${replayPolicyKey}`,
      before: { ...before },
      after: { ...policy },
    });
  });
}

import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { recordAudit } from '@/lib/access/record-audit';
import { lockSetting, putSetting } from '@/lib/access/settings/console-setting';
import { inTransaction } from '@/lib/platform/db/transaction';
import { type ReplayPolicy, readReplayPolicy, replayPolicyKey, replayPolicySchema } from './replay-policy';

/**
 * Sets the four-eyes policy, for replays asked for from now on; requests that wait already keep waiting. The same policy again
 * changes nothing. The audit has it before and after.
 */
export async function setReplayPolicy(ctx: ActorContext, given: ReplayPolicy): Promise<void> {
  assertMay(ctx.actor, 'replays.policy');
  const policy = replayPolicySchema.parse(given);
  await inTransaction(ctx.db.pool, async (tx) => {
    await lockSetting(tx, replayPolicyKey);
    const before = await readReplayPolicy(tx);
    if (JSON.stringify(before) === JSON.stringify(policy)) return;
    await putSetting(ctx, tx, replayPolicyKey, policy);
    await recordAudit(tx, ctx.actor, {
      action: 'replay.policy_set',
      subject: `setting:${replayPolicyKey}`,
      before: { ...before },
      after: { ...policy },
    });
  });
}

import { z } from 'zod';
import { findSetting } from '@/lib/access/settings/console-setting';
import type { Transaction } from '@/lib/platform/db/transaction';
import type { ApprovalCause } from './types';

/** Four eyes: which replays wait for a second person. Off where nothing is set. */
export interface ReplayPolicy {
  /** What was delivered before waits. */
  sentNeedsApproval: boolean;
  /** More callbacks than this at once wait; null: no bound. */
  countMax: number | null;
  /** How long a request waits before it expires. */
  expiresAfterHours: number;
}

/** The policy as it is stored and as a form or the API gives it. */
export const replayPolicySchema = z.strictObject({
  sentNeedsApproval: z.boolean().default(false),
  countMax: z.int().min(1).max(1_000_000).nullable().default(null),
  expiresAfterHours: z
    .int()
    .min(1)
    .max(24 * 14)
    .default(24),
}) satisfies z.ZodType<ReplayPolicy>;

/** The key of `console_settings`. */
export const replayPolicyKey = 'replay.policy';

/** Pure: why a replay of so many callbacks, of which `sentCount` were delivered before, has to wait; null: it does not. */
export function approvalCause(
  policy: ReplayPolicy,
  set: { callbackCount: number; sentCount: number },
): ApprovalCause | null {
  if (policy.sentNeedsApproval && set.sentCount > 0) return 'sent';
  return policy.countMax !== null && set.callbackCount > policy.countMax ? 'count' : null;
}

/** The policy in force. A stored one that cannot be read throws: nothing is replayed without the check that was asked for. */
export async function readReplayPolicy(tx: Pick<Transaction, 'query'>): Promise<ReplayPolicy> {
  return replayPolicySchema.parse((await findSetting(tx, replayPolicyKey))?.value ?? {});
}

import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { type ReplayPolicy, readReplayPolicy } from './replay-policy';

/** The four-eyes policy in force; everybody who sees replays may know why one waits. */
export async function getReplayPolicy(ctx: ActorContext): Promise<ReplayPolicy> {
  assertMay(ctx.actor, 'replays.read');
  return readReplayPolicy(ctx.db.pool);
}

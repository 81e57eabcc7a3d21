import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { NotFoundError } from '@/lib/platform/errors';
import { nudge } from '@/lib/platform/nudge';
import { readAccounts } from './accounts';
import { type Verified, verifyKept } from './rejected/verify-kept';

/**
 * Judges a rejected request again, with the secrets, allow-list and settings of now. What is believed becomes an ordinary
 * callback and is applied; the request stays `rejected`, with who proved it later beside it. Throws `NotFoundError`.
 */
export async function verifyRequest(ctx: ActorContext, { requestId }: { requestId: string }): Promise<Verified> {
  assertMay(ctx.actor, 'requests.verify');
  // Not from the cache: somebody has just mended a secret, perhaps through another process.
  const accounts = await readAccounts(ctx, ctx.db.pool);
  const verified = await verifyKept(ctx, accounts, requestId);
  if (!verified) {
    throw new NotFoundError(`There is no request ${requestId.slice(0, 40)}, or its bytes were dropped by retention.`);
  }
  if (verified.outcome === 'accepted') nudge('apply');
  nudge('callbacks');
  return verified;
}

import type { ActorContext } from '@/lib/access/actor';
import { writeAudit } from '@/lib/access/audit';
import { assertMay } from '@/lib/access/permissions';
import { changeAccount } from './change-account';
import { findLiveSecrets, pickSecret } from './find-live-secrets';
import type { AccountRef } from './types';

/**
 * Ends a secret at once and erases it, also the account's last one: what is known to others must not be accepted. Its hint stays.
 * Throws `NotFoundError` for one that has ended, and as `changeAccount` does.
 */
export async function revokeSecret(
  ctx: ActorContext,
  { secretId, ...ref }: AccountRef & { secretId: string },
): Promise<void> {
  assertMay(ctx.actor, 'accounts.manage');
  await changeAccount(ctx, ref, async (tx, account) => {
    const now = ctx.clock.now();
    const { hint } = pickSecret(await findLiveSecrets(tx, account.id, now), secretId);
    await tx.accountSecret.update({ where: { id: secretId }, data: { revokedAt: now, sealed: null } });
    const after = { secret: secretId, hint };
    await writeAudit(tx, ctx.actor, { action: 'secret.revoked', subject: `account:${account.id}`, after });
  });
}

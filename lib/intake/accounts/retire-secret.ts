import type { ActorContext } from '@/lib/access/actor';
import { writeAudit } from '@/lib/access/audit';
import { assertMay } from '@/lib/access/permissions';
import { AppError } from '@/lib/platform/errors';
import { hourMs } from '@/lib/platform/time';
import { changeAccount } from './change-account';
import { findLiveSecrets, pickSecret } from './find-live-secrets';
import type { AccountRef } from './types';

export interface Retirement extends AccountRef {
  secretId: string;
  /** It is accepted that much longer; null: it keeps being accepted, an end that was set is taken back. */
  overlapHours: number | null;
}

/**
 * Sets, moves or takes back the end of a live secret: accepted until that instant, and not from then on. Throws
 * `AppError('conflict')` where the account would be without a secret then, `NotFoundError` for one that has ended, and as
 * `changeAccount` does.
 */
export async function retireSecret(ctx: ActorContext, { secretId, overlapHours, ...ref }: Retirement): Promise<void> {
  assertMay(ctx.actor, 'accounts.manage');
  await changeAccount(ctx, ref, async (tx, account) => {
    const now = ctx.clock.now();
    const live = await findLiveSecrets(tx, account.id, now);
    const secret = pickSecret(live, secretId);
    const retiresAt = overlapHours === null ? null : new Date(now.getTime() + overlapHours * hourMs);
    const remains = live.some(
      (other) => other !== secret && (other.retiresAt === null || (retiresAt !== null && other.retiresAt > retiresAt)),
    );
    if (retiresAt !== null && !remains) {
      throw new AppError(
        'conflict',
        'No other secret would be live after this one, and every callback would be refused. Add the new secret first.',
      );
    }
    await tx.accountSecret.update({ where: { id: secretId }, data: { retiresAt } });
    await writeAudit(tx, ctx.actor, {
      action: retiresAt === null ? 'secret.kept' : 'secret.retired',
      subject: `account:${account.id}`,
      before: { retiresAt: secret.retiresAt?.toISOString() ?? null },
      after: { secret: secretId, hint: secret.hint, retiresAt: retiresAt?.toISOString() ?? null },
    });
  });
}

import type { PeopleStore } from '@/lib/access/people/change-people';
import type { Context } from '@/lib/platform/context';
import { totpStep } from './one-time-codes';
import { recoveryCodeDigest } from './recovery-codes';
import { openTotpSecret } from './totp-secret';

/** What a code proved to be, and is from now on used up: null where it proved nothing. */
export type TakenCode = 'totp' | 'recovery' | null;

/**
 * Takes a one-time or recovery code of a user with a confirmed second factor. A code is taken once: neither it nor an earlier
 * one is taken again, however many ask at once, for the row itself says up to which step.
 */
export async function takeCode(ctx: Context, tx: PeopleStore, userId: bigint, code: string): Promise<TakenCode> {
  const user = await tx.user.findUnique({ where: { id: userId } });
  if (!user?.totpSealed || !user.totpConfirmedAt) return null;
  const now = ctx.clock.now();
  const step = totpStep(openTotpSecret(ctx.vault, userId, user.totpSealed), code, now);
  if (step !== null) {
    const { count } = await tx.user.updateMany({
      where: { id: userId, OR: [{ totpLastStep: null }, { totpLastStep: { lt: step } }] },
      data: { totpLastStep: step },
    });
    return count === 1 ? 'totp' : null;
  }
  const codeSha256 = recoveryCodeDigest(code);
  if (!codeSha256) return null;
  const { count } = await tx.recoveryCode.updateMany({
    where: { userId, codeSha256, usedAt: null },
    data: { usedAt: now },
  });
  return count === 1 ? 'recovery' : null;
}

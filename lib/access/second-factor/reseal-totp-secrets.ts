import type { Actor } from '@/lib/access/actor';
import { writeAudit } from '@/lib/access/audit';
import type { Context } from '@/lib/platform/context';
import { openOrTell } from '@/lib/platform/open-or-tell';
import { openTotpSecret, sealTotpSecret } from './totp-secret';

const startUp: Actor = { kind: 'system', name: 'start-up' };

/**
 * Seals the secrets of one-time codes with the current CONSOLE_SECRET where an earlier one sealed them; answers how many there
 * were. One that does not open is told to the log and stays as it is. Safe with several processes at once.
 */
export async function resealTotpSecrets(ctx: Context): Promise<number> {
  const users = await ctx.db.prisma.user.findMany({
    where: { totpSealed: { not: null } },
    select: { id: true, totpSealed: true },
  });
  let resealed = 0;
  for (const { id, totpSealed } of users) {
    if (!totpSealed || !ctx.vault.isStale(totpSealed)) continue;
    const user = { kind: 'one-time code secret of a user', id: String(id) };
    const secret = openOrTell(ctx.log, user, () => openTotpSecret(ctx.vault, id, totpSealed));
    if (secret === null) continue;
    const fresh = sealTotpSecret(ctx.vault, id, secret);
    resealed += await ctx.db.prisma.$transaction(async (tx) => {
      // Only over what was read: one of several processes does it, and a second factor that was removed meanwhile stays so.
      const { count } = await tx.user.updateMany({ where: { id, totpSealed }, data: { totpSealed: fresh } });
      if (count > 0) await writeAudit(tx, startUp, { action: 'secret.resealed', subject: `user:${id}` });
      return count;
    });
  }
  if (resealed > 0) ctx.log.info({ resealed }, 'secrets of one-time codes were sealed again');
  return resealed;
}

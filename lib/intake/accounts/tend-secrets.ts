import type { Actor } from '@/lib/access/actor';
import { writeAudit } from '@/lib/access/audit';
import type { Context } from '@/lib/platform/context';
import { openOrTell } from '@/lib/platform/open-or-tell';
import { openSecret, sealSecret } from './live-secrets';

const startUp: Actor = { kind: 'system', name: 'start-up' };

/** Erases what has ended: nobody can read a retired secret again. Returns how many there were. */
async function eraseEnded(ctx: Context): Promise<number> {
  const { count } = await ctx.db.prisma.accountSecret.updateMany({
    where: { sealed: { not: null }, retiresAt: { lte: ctx.clock.now() } },
    data: { sealed: null },
  });
  return count;
}

/** Seals again what an earlier CONSOLE_SECRET sealed. Returns how many there were. */
async function resealStale(ctx: Context): Promise<number> {
  const rows = await ctx.db.prisma.accountSecret.findMany({
    where: { sealed: { not: null } },
    select: { id: true, accountId: true, sealed: true },
  });
  let resealed = 0;
  for (const { id, accountId, sealed } of rows) {
    if (!sealed || !ctx.vault.isStale(sealed)) continue;
    const fields = openOrTell(ctx.log, { kind: 'account secret', id }, () => openSecret(ctx.vault, id, sealed));
    if (fields === null) continue;
    const fresh = sealSecret(ctx.vault, id, fields);
    resealed += await ctx.db.prisma.$transaction(async (tx) => {
      // Only over what was read: of two processes that start at once one does it, and nothing revoked comes back.
      const { count } = await tx.accountSecret.updateMany({ where: { id, sealed }, data: { sealed: fresh } });
      if (count > 0) {
        const deed = { action: 'secret.resealed', subject: `account:${accountId}`, after: { secret: id } };
        await writeAudit(tx, startUp, deed);
      }
      return count;
    });
  }
  return resealed;
}

/**
 * What stored secrets need at every start: ended ones are erased, and after a change of CONSOLE_SECRET the others are sealed with
 * the current one. One that does not open is told to the log and stays as it is. Safe with several processes at once.
 */
export async function tendSecrets(ctx: Context): Promise<{ erased: number; resealed: number }> {
  const erased = await eraseEnded(ctx);
  const resealed = await resealStale(ctx);
  if (erased + resealed > 0) ctx.log.info({ erased, resealed }, 'secrets of accounts were erased or sealed again');
  return { erased, resealed };
}

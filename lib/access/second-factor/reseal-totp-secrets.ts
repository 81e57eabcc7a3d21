import type { Actor } from '@/lib/access/actor';
import { writeAudit } from '@/lib/access/audit';
import type { Context } from '@/lib/platform/context';
import { openOrTell } from '@/lib/platform/open-or-tell';
import { openTotpSecret, sealTotpSecret } from './totp-secret';

const startUp: Actor = { kind: 'system', name: 'start-up' };

type Bytes = Uint8Array<ArrayBuffer>;
type Sealed = { totpSealed: Bytes | null; totpNextSealed: Bytes | null };

/** Where a user's row has a secret: the one that is on, and the one of a set-up under way. */
const places = [
  {
    held: (user: Sealed) => user.totpSealed,
    now: (sealed: Bytes) => ({ totpSealed: sealed }),
  },
  {
    held: (user: Sealed) => user.totpNextSealed,
    now: (sealed: Bytes) => ({ totpNextSealed: sealed }),
  },
];

/**
 * Seals the secrets of one-time codes with the current CONSOLE_SECRET where an earlier one sealed them; answers how many there
 * were. One that does not open is told to the log and stays as it is. Safe with several processes at once.
 */
export async function resealTotpSecrets(ctx: Context): Promise<number> {
  const users = await ctx.db.prisma.user.findMany({
    where: { OR: [{ totpSealed: { not: null } }, { totpNextSealed: { not: null } }] },
    select: { id: true, totpSealed: true, totpNextSealed: true },
  });
  let resealed = 0;
  for (const user of users) for (const place of places) resealed += await reseal(ctx, user, place);
  if (resealed > 0) ctx.log.info({ resealed }, 'secrets of one-time codes were sealed again');
  return resealed;
}

async function reseal(ctx: Context, user: Sealed & { id: bigint }, place: (typeof places)[number]): Promise<number> {
  const { id } = user;
  const sealed = place.held(user);
  if (!sealed || !ctx.vault.isStale(sealed)) return 0;
  const what = { kind: 'one-time code secret of a user', id: String(id) };
  const secret = openOrTell(ctx.log, what, () => openTotpSecret(ctx.vault, id, sealed));
  if (secret === null) return 0;
  const fresh = sealTotpSecret(ctx.vault, id, secret);
  return ctx.db.prisma.$transaction(async (tx) => {
    // Only over what was read: one of several processes does it, and a second factor that was removed meanwhile stays so.
    const { count } = await tx.user.updateMany({ where: { id, ...place.now(sealed) }, data: place.now(fresh) });
    if (count > 0) await writeAudit(tx, startUp, { action: 'secret.resealed', subject: `user:${id}` });
    return count;
  });
}

import type { ActorContext } from '@/lib/access/actor';
import { totpCode } from '@/lib/access/second-factor/one-time-codes';
import { beginSecondFactor, confirmSecondFactor } from '@/lib/access/second-factor/own-setup';
import { openTotpSecret } from '@/lib/access/second-factor/totp-secret';
import { idOf, password } from './people-test';

/** The secret that the person's authenticator app has: of the set-up under way, where one is. */
export async function secretOf(ctx: ActorContext): Promise<Uint8Array> {
  const id = BigInt(idOf(ctx));
  const { totpSealed, totpNextSealed } = await ctx.db.prisma.user.findUniqueOrThrow({ where: { id } });
  const sealed = totpNextSealed ?? totpSealed;
  if (!sealed) throw new Error('no secret');
  return openTotpSecret(ctx.vault, id, sealed);
}

/** Turns the second factor on; answers its secret and the recovery codes. */
export async function turnOn(ctx: ActorContext) {
  await beginSecondFactor(ctx, { password });
  const secret = await secretOf(ctx);
  const result = await confirmSecondFactor(ctx, { code: totpCode(secret, ctx.clock.now()) });
  if (result.outcome !== 'codes') throw new Error(result.outcome);
  return { secret, codes: result.codes };
}

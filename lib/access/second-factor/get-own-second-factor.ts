import type { ActorContext } from '@/lib/access/actor';
import { type OwnProof, ownPerson, readOwnProof } from '@/lib/access/people/own-account';
import { totpSetup } from './one-time-codes';
import { setupLifetimeMs } from './own-second-factor';
import { readSecondFactorPolicy } from './policy';
import { openTotpSecret } from './totp-secret';

/** One's own second factor, as one's account shows it. */
export type OwnSecondFactor = { required: boolean; proof: OwnProof } & (
  | { state: 'off' }
  /** Begun: what the app needs, until it has answered with a code. */
  | { state: 'begun'; uri: string; key: string }
  /** `confirmedAt` ISO 8601; so many recovery codes are left. */
  | { state: 'on'; confirmedAt: string; recoveryCodesLeft: number }
);

/** Reads it for the person who asks, and nobody else. */
export async function getOwnSecondFactor(ctx: ActorContext): Promise<OwnSecondFactor> {
  const person = ownPerson(ctx);
  const id = BigInt(person.userId);
  const [user, policy, recoveryCodesLeft, proof] = await Promise.all([
    ctx.db.prisma.user.findUniqueOrThrow({ where: { id } }),
    readSecondFactorPolicy(ctx),
    ctx.db.prisma.recoveryCode.count({ where: { userId: id, usedAt: null } }),
    readOwnProof(ctx),
  ]);
  const required = policy.requiredRoles.includes(person.role);
  if (user.totpConfirmedAt)
    return { required, proof, state: 'on', confirmedAt: user.totpConfirmedAt.toISOString(), recoveryCodesLeft };
  const begunMs = user.totpStartedAt ? ctx.clock.now().getTime() - user.totpStartedAt.getTime() : setupLifetimeMs;
  if (!user.totpSealed || begunMs >= setupLifetimeMs) return { required, proof, state: 'off' };
  return { required, proof, state: 'begun', ...totpSetup(openTotpSecret(ctx.vault, id, user.totpSealed), user.email) };
}

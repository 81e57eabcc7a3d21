import type { ActorContext } from '@/lib/access/actor';
import { isSessionOpen, type OwnProof, ownPerson, readOwnProof } from '@/lib/access/people/own-account';
import { totpSetup } from './one-time-codes';
import { readSecondFactorPolicy } from './policy';
import { setupElsewhere, setupOf } from './setup-under-way';
import { openTotpSecret } from './totp-secret';

/** What an app needs to be set up: the address in the QR code, and the key to type. */
export interface AppSetup {
  uri: string;
  key: string;
}

/**
 * One's own second factor, as one's account shows it. `setup` is of this session alone; `begunElsewhere`: another session of the
 * person's, still open, began one, which beginning here ends.
 */
export type OwnSecondFactor = { required: boolean; proof: OwnProof; begunElsewhere: boolean } & (
  | { state: 'off' }
  /** Begun: off until the app has answered with a code. */
  | { state: 'begun'; setup: AppSetup }
  /** `confirmedAt` ISO 8601; so many recovery codes are left. `setup`: of another app that was begun, and takes this one's place. */
  | { state: 'on'; confirmedAt: string; recoveryCodesLeft: number; setup: AppSetup | null }
);

/** Reads it for the person who asks, and nobody else. */
export async function getOwnSecondFactor(ctx: ActorContext): Promise<OwnSecondFactor> {
  const person = ownPerson(ctx);
  const id = BigInt(person.userId);
  const now = ctx.clock.now();
  const [user, policy, recoveryCodesLeft, proof] = await Promise.all([
    ctx.db.prisma.user.findUniqueOrThrow({ where: { id } }),
    readSecondFactorPolicy(ctx),
    ctx.db.prisma.recoveryCode.count({ where: { userId: id, usedAt: null } }),
    readOwnProof(ctx),
  ]);
  const elsewhere = setupElsewhere(user, person.sessionId, now);
  const begunElsewhere = elsewhere !== null && (await isSessionOpen(ctx.db.prisma, elsewhere, now));
  const own = { required: policy.requiredRoles.includes(person.role), proof, begunElsewhere };
  const sealed = setupOf(user, person.sessionId, now);
  const setup = sealed && totpSetup(openTotpSecret(ctx.vault, id, sealed), user.email);
  if (user.totpConfirmedAt)
    return { ...own, state: 'on', confirmedAt: user.totpConfirmedAt.toISOString(), recoveryCodesLeft, setup };
  return setup ? { ...own, state: 'begun', setup } : { ...own, state: 'off' };
}

import type { ActorContext } from '@/lib/access/actor';
import { passwordLengthMax, passwordMatches } from '@/lib/access/password';
import { countEvent, forgetEvent, type RateLimit } from '@/lib/access/rate-limit';
import type { Person } from '@/lib/access/sessions';
import { AppError } from '@/lib/platform/errors';
import { minuteMs } from '@/lib/platform/time';

/** Wrong current passwords: who finds an open browser does not get to guess. */
export const ownPasswordTries: RateLimit = { name: 'own-password', eventsMax: 10, windowMs: 15 * minuteMs };

/** The person who asks about their own account; throws `AppError('forbidden')` for tokens and the console itself. */
export function ownPerson({ actor }: ActorContext): Person {
  if (actor.kind === 'person') return actor;
  throw new AppError('forbidden', 'Only a signed-in person has an account of their own.');
}

/** A sign-in at the sign-in service stands in for the password for so long: who comes from there may have none. */
export const freshSignInMs = 15 * minuteMs;

/** What proves that it is the person themselves who asks: their password, or that they signed in at the service just now. */
export const ownProofs = ['password', 'recent sign-in', 'old sign-in'] as const;
export type OwnProof = (typeof ownProofs)[number];

/** Which of them this session has to show; an old sign-in proves nothing any more. */
export async function readOwnProof(ctx: ActorContext): Promise<OwnProof> {
  const { sessionId } = ownPerson(ctx);
  const session = await ctx.db.prisma.session.findUniqueOrThrow({ where: { id: sessionId } });
  if (session.signedInBy !== 'oidc') return 'password';
  const ageMs = ctx.clock.now().getTime() - session.createdAt.getTime();
  return ageMs < freshSignInMs ? 'recent sign-in' : 'old sign-in';
}

/** As `provePassword`; without a password a recent sign-in at the sign-in service will do. */
export async function proveOwner(ctx: ActorContext, password: string) {
  if (password !== '') return provePassword(ctx, password);
  switch (await readOwnProof(ctx)) {
    case 'password':
      return { ok: false, problem: 'Your current password.' } as const;
    case 'old sign-in':
      return { ok: false, problem: 'You signed in too long ago. Sign in again, then come back.' } as const;
    case 'recent sign-in': {
      const id = BigInt(ownPerson(ctx).userId);
      return { ok: true, user: await ctx.db.prisma.user.findUniqueOrThrow({ where: { id } }) } as const;
    }
  }
}

/** The person's row where `password` is theirs, else words for its field. Counted before it is looked at. */
export async function provePassword(ctx: ActorContext, password: string) {
  const person = ownPerson(ctx);
  const { allowed, retryAfterSeconds } = await countEvent(ctx, ownPasswordTries, person.userId);
  if (!allowed) {
    const minutes = Math.ceil(retryAfterSeconds / 60);
    return { ok: false, problem: `Too many wrong passwords. Try again in ${minutes} minutes.` } as const;
  }
  const user = await ctx.db.prisma.user.findUniqueOrThrow({ where: { id: BigInt(person.userId) } });
  const right = password.length <= passwordLengthMax && (await passwordMatches(user.passwordHash, password));
  if (!right) return { ok: false, problem: 'This is not your current password.' } as const;
  await forgetEvent(ctx, ownPasswordTries, person.userId);
  return { ok: true, user } as const;
}

import type { ActorContext } from '@/lib/access/actor';
import { passwordLengthMax, passwordMatches } from '@/lib/access/password';
import { forgetEvent, type RateLimit } from '@/lib/access/rate-limit';
import type { Person } from '@/lib/access/sessions';
import { AppError } from '@/lib/platform/errors';
import { minuteMs } from '@/lib/platform/time';
import { changePeople, type PeopleStore } from './change-people';
import { countTry, refuseWrong } from './refuse-proof';

/** Wrong current passwords: who finds an open browser does not get to guess. */
export const ownPasswordTries: RateLimit = { name: 'own-password', eventsMax: 10, windowMs: 15 * minuteMs };

/** The person who asks about their own account; throws `AppError('forbidden')` for tokens and the console itself. */
export function ownPerson({ actor }: ActorContext): Person {
  if (actor.kind === 'person') return actor;
  throw new AppError('forbidden', 'Only a signed-in person has an account of their own.');
}

/** Whether session `id` has neither ended nor been ended. */
export async function isSessionOpen(store: Pick<PeopleStore, 'session'>, id: string, now: Date): Promise<boolean> {
  return (await store.session.count({ where: { id, revokedAt: null, expiresAt: { gt: now } } })) > 0;
}

/**
 * `changePeople` of one's own account. Throws `AppError('unauthenticated')` where the session that asks was ended meanwhile: what
 * was proven before that counts no more.
 */
export function changeOwnAccount<Result>(
  ctx: ActorContext,
  work: (tx: PeopleStore, person: Person) => Promise<Result>,
): Promise<Result> {
  const person = ownPerson(ctx);
  return changePeople(ctx, async (tx) => {
    if (await isSessionOpen(tx, person.sessionId, ctx.clock.now())) return work(tx, person);
    throw new AppError('unauthenticated', 'Not done: this session was ended. Sign in again.');
  });
}

/** A sign-in at the sign-in service stands in for the password for so long: who comes from there may have none. */
export const freshSignInMs = 15 * minuteMs;

/** What proves that it is the person themselves who asks: their password, or that they signed in at the service just now. */
export const ownProofs = ['password', 'recent sign-in', 'old sign-in'] as const;
export type OwnProof = (typeof ownProofs)[number];

/**
 * Which of them this session has to show. A sign-in is as old as the person's last proof at the service, not as the session: a service
 * that remembers its browser opens new ones without asking anybody. One of which it does not say when that was is old.
 */
export async function readOwnProof(ctx: ActorContext): Promise<OwnProof> {
  const { sessionId } = ownPerson(ctx);
  const session = await ctx.db.prisma.session.findUniqueOrThrow({ where: { id: sessionId } });
  if (session.signedInBy !== 'oidc') return 'password';
  const { authenticatedAt } = session;
  const recent = authenticatedAt && ctx.clock.now().getTime() - authenticatedAt.getTime() < freshSignInMs;
  return recent ? 'recent sign-in' : 'old sign-in';
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

/** The person's row where `password` is theirs, else words for its field. Counted before it is looked at; a wrong one is in the audit. */
export async function provePassword(ctx: ActorContext, password: string) {
  const person = ownPerson(ctx);
  const { allowed, retryAfterSeconds } = await countTry(ctx, person, ownPasswordTries, 'password');
  if (!allowed) {
    const minutes = Math.ceil(retryAfterSeconds / 60);
    return { ok: false, problem: `Too many wrong passwords. Try again in ${minutes} minutes.` } as const;
  }
  const user = await ctx.db.prisma.user.findUniqueOrThrow({ where: { id: BigInt(person.userId) } });
  const right = password.length <= passwordLengthMax && (await passwordMatches(user.passwordHash, password));
  if (!right) {
    await refuseWrong(ctx.db.prisma, person, 'password');
    return { ok: false, problem: 'This is not your current password.' } as const;
  }
  await forgetEvent(ctx, ownPasswordTries, person.userId);
  return { ok: true, user } as const;
}

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

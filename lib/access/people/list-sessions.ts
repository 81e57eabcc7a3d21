import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { type SignInWay, signInWaySchema } from '@/lib/access/sign-in-ways';
import { NotFoundError } from '@/lib/platform/errors';

/** A signed-in browser; instants ISO 8601. */
export interface SessionView {
  id: string;
  startedAt: string;
  lastSeenAt: string;
  address: string | null;
  userAgent: string | null;
  signedInBy: SignInWay;
  /** It is the one that asks. */
  current: boolean;
}

/** More are never open at once in earnest; the newest are shown. */
const sessionsMax = 100;

/** The live sessions of a person, the last used first: one's own, or anybody's for those who manage people. */
export async function listSessions(ctx: ActorContext, input: { userId: string }): Promise<SessionView[]> {
  assertOwnOrManaged(ctx, input.userId);
  if (!/^\d{1,18}$/.test(input.userId)) throw new NotFoundError('There is no such person.');
  const rows = await ctx.db.prisma.session.findMany({
    where: { userId: BigInt(input.userId), revokedAt: null, expiresAt: { gt: ctx.clock.now() } },
    orderBy: [{ lastSeenAt: 'desc' }, { id: 'desc' }],
    take: sessionsMax,
  });
  const own = ctx.actor.kind === 'person' ? ctx.actor.sessionId : null;
  return rows.map(({ id, createdAt, lastSeenAt, address, userAgent, signedInBy }) => ({
    id,
    startedAt: createdAt.toISOString(),
    lastSeenAt: lastSeenAt.toISOString(),
    address,
    userAgent,
    signedInBy: signInWaySchema.parse(signedInBy),
    current: id === own,
  }));
}

/** Throws unless the actor is person `userId` or manages people. */
export function assertOwnOrManaged({ actor }: ActorContext, userId: string): void {
  if (actor.kind === 'person' && actor.userId === userId) return;
  assertMay(actor, 'people.manage');
}

import { z } from 'zod';
import type { ActorContext } from '@/lib/access/actor';
import { writeAudit } from '@/lib/access/audit';
import { NotFoundError } from '@/lib/platform/errors';
import { changePeople, getUserRow } from './change-people';
import { endAllSessions } from './end-all-sessions';
import { assertOwnOrManaged } from './list-sessions';

const sessionIdSchema = z.uuid();

/** Ends one session, of oneself or of somebody one manages, from its next request on. Twice changes nothing. */
export async function endOneSession(ctx: ActorContext, input: { id: string }): Promise<void> {
  const id = sessionIdSchema.safeParse(input.id);
  const session = id.success ? await ctx.db.prisma.session.findUnique({ where: { id: id.data } }) : null;
  // Whose it is decides who may; what is nobody's is refused as another's would be.
  assertOwnOrManaged(ctx, session?.userId.toString() ?? 'nobody');
  if (!session) throw new NotFoundError('There is no such session.');
  await ctx.db.prisma.$transaction(async (tx) => {
    const { count } = await tx.session.updateMany({
      where: { id: session.id, revokedAt: null },
      data: { revokedAt: ctx.clock.now() },
    });
    if (count === 0) return;
    await writeAudit(tx, ctx.actor, {
      action: 'session.ended',
      subject: `session:${session.id}`,
      after: { user: session.userId.toString() },
    });
  });
}

/** Ends every session of the person but the one that asks; answers how many there were. */
export async function endPersonSessions(ctx: ActorContext, input: { userId: string }): Promise<number> {
  assertOwnOrManaged(ctx, input.userId);
  const except = ctx.actor.kind === 'person' ? ctx.actor.sessionId : null;
  return changePeople(ctx, async (tx) => {
    const user = await getUserRow(tx, input.userId);
    const sessions = await endAllSessions(tx, user.id, ctx.clock.now(), except);
    if (sessions > 0)
      await writeAudit(tx, ctx.actor, { action: 'sessions.ended', subject: `user:${user.id}`, after: { sessions } });
    return sessions;
  });
}

import type { Context } from '@/lib/platform/context';
import { judgeSession } from './session-terms';
import type { Person } from './sessions';

/**
 * Whether the person's session still stands and their role is what it was; false for a changed role too, for what it opened was
 * judged by the old one. Does not move the sliding end: a page that is only
 * open keeps nobody signed in.
 */
export async function sessionLives(ctx: Context, person: Person): Promise<boolean> {
  const session = await ctx.db.prisma.session.findUnique({ where: { id: person.sessionId }, include: { user: true } });
  if (!session || session.user.disabledAt || session.user.role !== person.role) return false;
  return judgeSession(session, ctx.clock.now()) !== 'ended';
}

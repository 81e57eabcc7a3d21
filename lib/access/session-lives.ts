import type { Context } from '@/lib/platform/context';
import { readSession } from './read-session';
import { isSecondFactorDue } from './second-factor/is-second-factor-due';
import { judgeSession } from './session-terms';
import type { Person } from './sessions';

/**
 * Whether the person's session still stands and opens what it opened: as `findLiveSession`, false too where a second factor is asked of
 * them first by now, and for a changed role, for what it opened was judged by the old one. Does not move the sliding end: a page that
 * is only open keeps nobody signed in.
 */
export async function sessionLives(ctx: Context, person: Person): Promise<boolean> {
  const session = await readSession(ctx, person.sessionId);
  if (!session || session.disabledAt || session.role !== person.role) return false;
  if (judgeSession(session, ctx.clock.now()) === 'ended') return false;
  return !(await isSecondFactorDue(ctx, session));
}

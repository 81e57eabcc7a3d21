import { dayMs, hourMs, minuteMs } from '@/lib/platform/time';

/** A session ends when nobody used it for this long: a shift, with its breaks. */
export const sessionIdleMs = 12 * hourMs;

/** And at the latest then, however busy: one proves a week's work with a password once. */
export const sessionLifetimeMs = 7 * dayMs;

/** The sliding end is moved on, at most, this often. */
export const sessionTouchStepMs = minuteMs;

export interface SessionTerms {
  createdAt: Date;
  lastSeenAt: Date;
  expiresAt: Date;
  revokedAt: Date | null;
}

/** When a session seen at `now` ends if it is not seen again: the sliding end, never past the absolute one. */
export function sessionEnd(createdAt: Date, now: Date): Date {
  return new Date(Math.min(now.getTime() + sessionIdleMs, createdAt.getTime() + sessionLifetimeMs));
}

/** What to do with a session that shows up at `now`. */
export function judgeSession(session: SessionTerms, now: Date): 'ended' | 'live' | 'live, to be touched' {
  if (session.revokedAt !== null || session.expiresAt <= now) return 'ended';
  return now.getTime() - session.lastSeenAt.getTime() >= sessionTouchStepMs ? 'live, to be touched' : 'live';
}

import { describe, expect, it } from 'vitest';
import { hourMs, secondMs } from '@/lib/platform/time';
import { judgeSession, sessionEnd, sessionIdleMs, sessionLifetimeMs, sessionTouchStepMs } from './session-terms';

const createdAt = new Date('2026-03-02T09:00:00.000Z');
const later = (ms: number) => new Date(createdAt.getTime() + ms);
const session = { createdAt, lastSeenAt: createdAt, expiresAt: later(sessionIdleMs), revokedAt: null };

describe('sessionEnd', () => {
  it('slides with use, and never past the absolute end', () => {
    expect(sessionEnd(createdAt, later(hourMs))).toEqual(later(hourMs + sessionIdleMs));
    expect(sessionEnd(createdAt, later(sessionLifetimeMs - hourMs))).toEqual(later(sessionLifetimeMs));
  });
});

describe('judgeSession', () => {
  it('is live until its end, and over from that instant on', () => {
    expect(judgeSession(session, later(sessionIdleMs - 1))).toBe('live, to be touched');
    expect(judgeSession(session, later(sessionIdleMs))).toBe('ended');
  });

  it('a revoked session is over whatever its end says', () => {
    expect(judgeSession({ ...session, revokedAt: createdAt }, later(secondMs))).toBe('ended');
  });

  it('is written again only once it is worth it', () => {
    expect(judgeSession(session, later(sessionTouchStepMs - 1))).toBe('live');
    expect(judgeSession(session, later(sessionTouchStepMs))).toBe('live, to be touched');
  });
});

import { describe, expect, it } from 'vitest';
import { hourMs, secondMs } from '@/lib/platform/time';
import { isAuthenticatedSince, readAuthenticatedAt } from './authenticated-at';

const now = new Date('2026-03-02T09:00:00.000Z');
const later = (ms: number) => new Date(now.getTime() + ms);
const said = (at: Date) => readAuthenticatedAt({ sub: 'somebody', auth_time: at.getTime() / secondMs }, now);

describe('when somebody proved themselves', () => {
  it('is what the ID token says, and never later than now', () => {
    expect(said(later(-hourMs))).toEqual(later(-hourMs));
    expect(said(later(20 * secondMs))).toEqual(now);
  });

  it('is not known where it does not say, or says a time to come or rubbish', () => {
    for (const claims of [{}, { auth_time: null }, { auth_time: '1772442000' }, { auth_time: -1 }, null])
      expect(readAuthenticatedAt(claims, now)).toBeNull();
    expect(said(later(hourMs))).toBeNull();
    expect(readAuthenticatedAt({ auth_time: now.getTime() }, now)).toBeNull();
  });

  it('is anew from the moment it was asked for on, with some seconds for clocks that differ', () => {
    expect(isAuthenticatedSince(later(secondMs), now)).toBe(true);
    expect(isAuthenticatedSince(later(-20 * secondMs), now)).toBe(true);
    expect(isAuthenticatedSince(later(-40 * secondMs), now)).toBe(false);
    expect(isAuthenticatedSince(null, now)).toBe(false);
  });
});

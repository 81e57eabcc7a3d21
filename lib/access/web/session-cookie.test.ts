import { encode } from 'next-auth/jwt';
import { describe, expect, it } from 'vitest';
import { sessionSecrets } from '@/lib/access/session-secret';
import { readEnvironment } from '@/lib/platform/env';
import { readSessionId } from './session-cookie';

const under = (CONSOLE_SECRET: string) => readEnvironment({ CONSOLE_SECRET });
const cookieOf = (masters: string) =>
  encode({ token: { sessionId: 'a-session' }, secret: sessionSecrets(under(masters))[0] });

describe('readSessionId', () => {
  it('reads what was signed with the current secret', async () => {
    expect(await readSessionId(under('first'), await cookieOf('first'))).toBe('a-session');
  });

  it('keeps people signed in while the master secret changes, and not once the earlier one is gone', async () => {
    const cookie = await cookieOf('first');
    expect(await readSessionId(under('second,first'), cookie)).toBe('a-session');
    expect(await readSessionId(under('second'), cookie)).toBeNull();
  });

  it('is null for nothing, for rubbish and for one changed character', async () => {
    const cookie = await cookieOf('first');
    const changed = `${cookie.slice(0, -2)}${cookie.endsWith('AA') ? 'BB' : 'AA'}`;
    for (const value of [undefined, '', 'rubbish', changed])
      expect(await readSessionId(under('first'), value)).toBeNull();
  });
});

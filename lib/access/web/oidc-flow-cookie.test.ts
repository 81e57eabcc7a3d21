import { describe, expect, it } from 'vitest';
import { readEnvironment } from '@/lib/platform/env';
import { openFlow, sealFlow } from './oidc-flow-cookie';
import { readSessionId, sealSessionId } from './session-cookie';

const under = (CONSOLE_SECRET: string) => readEnvironment({ CONSOLE_SECRET });
const flow = {
  state: 'a state',
  nonce: 'a nonce',
  verifier: 'a verifier',
  redirectUri: 'https://console.example/api/auth/callback/oidc',
  next: '/callbacks?status=recorded',
  anewSince: '2026-03-02T09:00:00.000Z',
};

describe('the cookie of a sign-in that is under way', () => {
  it('comes back as it was, also while the master secret changes, and shows none of it', async () => {
    const sealed = await sealFlow(under('first'), flow);
    expect(await openFlow(under('second,first'), sealed)).toEqual(flow);
    expect(await openFlow(under('second'), sealed)).toBeNull();
    for (const value of [flow.state, flow.nonce, flow.verifier]) {
      expect(sealed).not.toContain(value);
      expect(Buffer.from(sealed, 'base64url').toString()).not.toContain(value);
    }
  });

  it('opens no session, and a session’s token begins no sign-in', async () => {
    const environment = under('first');
    expect(await readSessionId(environment, await sealFlow(environment, flow))).toBeNull();
    const session = await sealSessionId(environment, 'a-session');
    expect(await openFlow(environment, session)).toBeNull();
    expect(await readSessionId(environment, session)).toBe('a-session');
  });

  it('is null for nothing and for rubbish, and never leads to another site', async () => {
    const environment = under('first');
    for (const value of [undefined, '', 'rubbish']) expect(await openFlow(environment, value)).toBeNull();
    const elsewhere = await sealFlow(environment, { ...flow, next: '//evil.example' });
    expect((await openFlow(environment, elsewhere))?.next).toBe('/');
  });
});

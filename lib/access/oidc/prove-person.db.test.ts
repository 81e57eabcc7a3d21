import { describe, expect } from 'vitest';
import { begin, redirectUri, refusals, settingsOf, test, under, vera } from '@/e2e/support/oidc-test';
import { type Fault, OpenidIssuer } from '@/e2e/support/openid-issuer';
import { here, password } from '@/e2e/support/people-test';
import { addressAttempts, signIn } from '@/lib/access/sign-in';
import { beginOidc, oidcBegins } from './begin-oidc';
import { completeOidc } from './complete-oidc';

describe('an answer that proves nothing opens nothing', () => {
  const lies: readonly Fault[] = [
    'another nonce',
    'no nonce',
    'another audience',
    'another issuer in the token',
    'expired',
    'not signed',
    'signed with the client secret',
    'signed by somebody else',
    'changed after signing',
    'no subject',
  ];

  for (const lie of lies) {
    test(`an ID token: ${lie}`, async ({ console, join, enterAs, issuer }) => {
      await join('admin', 'vera');
      issuer.fault = lie;
      expect(await enterAs(console)).toEqual({ outcome: 'refused', refusal: 'oidc_untrusted' });
      expect(await console.db.prisma.userIdentity.count()).toBe(0);
      const [entry, ...more] = await refusals(console);
      expect(more).toEqual([]);
      expect(entry).toMatchObject({ subject: 'sign-in', after: { by: 'oidc', cause: expect.any(String) } });
      expect(JSON.stringify(entry?.after)).not.toContain('example.com');
    });
  }

  test('a state that is missing or of another browser, an answer of another issuer, a code of another browser', async ({
    console,
    join,
    issuer,
  }) => {
    await join('viewer', 'vera');
    issuer.person = vera;
    const settings = settingsOf(console);
    const { url, flow } = await begin(console);
    const other = await begin(console);
    const answer = issuer.agree(url);
    const untrusted = { outcome: 'refused', refusal: 'oidc_untrusted' };
    const complete = (given: Record<string, string>) => completeOidc(console, settings, { flow, answer: given }, here);
    expect(await complete({ code: answer.code ?? '', iss: issuer.url })).toEqual(untrusted);
    expect(await complete({ ...answer, state: other.flow.state })).toEqual(untrusted);
    expect(await complete({ ...answer, iss: 'https://elsewhere.example' })).toEqual(untrusted);
    expect(await complete({ code: answer.code ?? '', state: flow.state })).toEqual(untrusted);
    const stolen = issuer.agree(other.url);
    expect(await complete({ ...stolen, state: flow.state })).toEqual(untrusted);
    expect(await completeOidc(console, settings, { flow: null, answer }, here)).toEqual({
      outcome: 'refused',
      refusal: 'oidc_expired',
    });
    expect((await complete(answer)).outcome).toBe('started');
  });

  test('a code is good once', async ({ console, join, issuer }) => {
    await join('viewer', 'vera');
    issuer.person = vera;
    const { url, flow } = await begin(console);
    const answer = issuer.agree(url);
    const twice = () => completeOidc(console, settingsOf(console), { flow, answer }, here);
    expect((await twice()).outcome).toBe('started');
    expect(await twice()).toEqual({ outcome: 'refused', refusal: 'oidc_untrusted' });
  });
});

describe('proving oneself anew', () => {
  test('is asked for, and holds where the service says that it was done', async ({ console, join, enterAs }) => {
    await join('viewer', 'vera');
    const asked = new URL((await begin(console, true)).url).searchParams;
    expect([asked.get('prompt'), asked.get('max_age')]).toEqual(['login', '0']);
    const usual = new URL((await begin(console)).url).searchParams;
    expect([usual.get('prompt'), usual.get('max_age')]).toEqual([null, null]);
    const result = await enterAs(console, vera, true);
    expect(result.outcome).toBe('started');
    const session = await console.db.prisma.session.findFirstOrThrow({ where: { signedInBy: 'oidc' } });
    expect(session.authenticatedAt).toEqual(console.clock.now());
  });

  for (const [fault, cause] of [
    ['no time of the sign-in', 'it does not say when somebody signed in'],
    ['a sign-in of before', 'it let somebody in from before'],
  ] as const) {
    test(`opens nothing where the service answers with ${fault}, and is no matter of an ordinary sign-in`, async ({
      console,
      join,
      enterAs,
      issuer,
    }) => {
      await join('viewer', 'vera');
      issuer.fault = fault;
      expect(await enterAs(console, vera, true)).toEqual({ outcome: 'refused', refusal: 'oidc_not_anew' });
      expect(await console.db.prisma.session.count({ where: { signedInBy: 'oidc' } })).toBe(0);
      expect(await refusals(console)).toMatchObject([{ subject: 'sign-in', after: { by: 'oidc', cause } }]);
      expect((await enterAs(console)).outcome).toBe('started');
    });
  }

  test('is proven by the signed token alone, whoever left the wish out on the way or tells it elsewhere', async ({
    console,
    join,
    issuer,
  }) => {
    await join('viewer', 'vera');
    const refused = { outcome: 'refused', refusal: 'oidc_not_anew' };
    const { url, flow } = await begin(console, true);
    const stripped = new URL(url);
    for (const name of ['prompt', 'max_age']) stripped.searchParams.delete(name);
    const complete = (answer: Record<string, string>) =>
      completeOidc(console, settingsOf(console), { flow, answer }, here);
    expect(await complete(issuer.agree(stripped.toString()))).toEqual(refused);
    issuer.person = { ...vera, auth_time: console.clock.now().getTime() / 1_000 };
    issuer.inToken = ['sub'];
    expect(await complete(issuer.agree(stripped.toString()))).toEqual(refused);
    expect(await complete({ error: 'login_required', state: flow.state, iss: issuer.url })).toEqual(refused);
  });
});

describe('the service', () => {
  test('may change its keys between two sign-ins, and sign with RSA', async ({
    console,
    clocked,
    join,
    enterAs,
    issuer,
  }) => {
    await join('viewer', 'vera');
    expect((await enterAs(console)).outcome).toBe('started');
    issuer.rotateKey();
    expect((await enterAs(console)).outcome).toBe('started');
    const rsa = await OpenidIssuer.start('RS256');
    rsa.person = vera;
    const ctx = under(clocked, issuer, { OIDC_ISSUER: rsa.url });
    const { url, flow } = await begin(ctx);
    expect((await completeOidc(ctx, settingsOf(ctx), { flow, answer: rsa.agree(url) }, here)).outcome).toBe('started');
    await rsa.close();
  });

  test('may keep e-mail and groups for its userinfo endpoint', async ({ clocked, console, join, enterAs, issuer }) => {
    await join('viewer', 'vera');
    issuer.inToken = ['sub'];
    expect((await enterAs(console)).outcome).toBe('started');
    const mapped = under(clocked, issuer, { OIDC_ROLE_CLAIM: 'realm_access.roles', OIDC_ROLES: 'ops=operator' });
    const result = await enterAs(mapped, { ...vera, realm_access: { roles: ['ops'] } });
    expect(result).toMatchObject({ outcome: 'started', person: { role: 'operator' } });
  });

  for (const fault of ['another issuer in discovery', 'an endpoint without TLS'] as const) {
    test(`is not asked further: ${fault}`, async ({ console, issuer }) => {
      issuer.fault = fault;
      const begun = await beginOidc(console, settingsOf(console), { redirectUri, next: '/', anew: false }, here);
      expect(begun).toEqual({ outcome: 'away' });
    });
  }

  test('that is away or fails says so in words, and takes no password with it', async ({
    console,
    clocked,
    join,
    issuer,
  }) => {
    await join('admin', 'vera');
    const { url, flow } = await begin(console);
    issuer.fault = 'an error of its own';
    const failed = await completeOidc(console, settingsOf(console), { flow, answer: issuer.agree(url) }, here);
    expect(failed).toEqual({ outcome: 'refused', refusal: 'oidc_away' });
    const gone = await OpenidIssuer.start();
    const away = under(clocked, issuer, { OIDC_ISSUER: gone.url, OIDC_REQUIRED: '1' });
    await gone.close();
    expect(await beginOidc(away, settingsOf(away), { redirectUri, next: '/', anew: false }, here)).toEqual({
      outcome: 'away',
    });
    expect((await signIn(away, { email: 'vera@example.com', password }, here)).outcome).toBe('started');
  });

  test('may say no', async ({ console, issuer }) => {
    const { flow } = await begin(console);
    const answer = { error: 'access_denied', state: flow.state, iss: issuer.url };
    expect(await completeOidc(console, settingsOf(console), { flow, answer }, here)).toEqual({
      outcome: 'refused',
      refusal: 'oidc_cancelled',
    });
  });
});

describe('limits', () => {
  test('failures count against the address together with wrong passwords; what turns out well does not', async ({
    console,
    join,
    enterAs,
    issuer,
  }) => {
    await join('viewer', 'vera');
    await console.db.pool.query("update rate_windows set count = $1 where key like 'sign-in-address:%'", [
      addressAttempts.eventsMax - 1,
    ]);
    await enterAs(console);
    const { rows } = await console.db.pool.query("select count from rate_windows where key like 'sign-in-address:%'");
    expect(rows).toEqual([{ count: 0 }]);
    await console.db.pool.query('update rate_windows set count = $1', [addressAttempts.eventsMax]);
    expect((await enterAs(console)).outcome).toBe('limited');
    const [begun] = issuer.asked.filter((line) => line.includes('openid-configuration'));
    expect(begun).toBeDefined();
    await console.db.pool.query('update rate_windows set count = $1', [oidcBegins.eventsMax]);
    const before = issuer.asked.length;
    expect(await beginOidc(console, settingsOf(console), { redirectUri, next: '/', anew: false }, here)).toEqual({
      outcome: 'limited',
    });
    expect(issuer.asked).toHaveLength(before);
  });

  test('passwords are for admins alone where the service is required', async ({ clocked, join, issuer }) => {
    const ctx = under(clocked, issuer, { OIDC_REQUIRED: '1' });
    await join('operator', 'vera');
    await join('admin', 'ada');
    expect((await signIn(ctx, { email: 'vera@example.com', password }, here)).outcome).toBe('closed');
    expect((await signIn(ctx, { email: 'vera@example.com', password: 'wrong' }, here)).outcome).toBe('refused');
    expect((await signIn(ctx, { email: 'ada@example.com', password }, here)).outcome).toBe('started');
  });
});

import { afterAll, beforeAll, describe, expect } from 'vitest';
import { type Fault, OpenidIssuer, openidClient } from '@/e2e/support/openid-issuer';
import { here, password, test as people } from '@/e2e/support/people-test';
import { invitePerson } from '@/lib/access/people/invite-person';
import { disablePerson } from '@/lib/access/people/set-person-enabled';
import { setSecondFactorPolicy } from '@/lib/access/second-factor/policy';
import { findLiveSession } from '@/lib/access/sessions';
import { addressAttempts, signIn } from '@/lib/access/sign-in';
import type { Context } from '@/lib/platform/context';
import { readEnvironment } from '@/lib/platform/env';
import { beginOidc, type OidcFlow, oidcBegins } from './begin-oidc';
import { completeOidc } from './complete-oidc';
import { readOidcSettings } from './settings';

let issuer: OpenidIssuer;
beforeAll(async () => {
  issuer = await OpenidIssuer.start('ES256');
});
afterAll(() => issuer.close());

const redirectUri = 'http://127.0.0.1/api/auth/callback/oidc';
const vera = { sub: 'subject-1', email: 'Vera@example.com', email_verified: true, name: 'Vera' };

/** The context of a console with the sign-in service, and these variables besides. */
function under<Given extends Context>(ctx: Given, variables: Record<string, string> = {}): Given {
  const { id, secret } = openidClient;
  const service = { OIDC_ISSUER: issuer.url, OIDC_CLIENT_ID: id, OIDC_CLIENT_SECRET: secret };
  const environment = readEnvironment({ NODE_ENV: 'test', CONSOLE_SECRET: 'for tests', ...service, ...variables });
  return { ...ctx, environment };
}

function settingsOf(ctx: Context) {
  const settings = readOidcSettings(ctx.environment);
  if (!settings) throw new Error('no sign-in service');
  return settings;
}

async function begin(ctx: Context): Promise<{ url: string; flow: OidcFlow }> {
  const begun = await beginOidc(ctx, settingsOf(ctx), { redirectUri, next: '/callbacks' }, here);
  if (begun.outcome !== 'leave') throw new Error(begun.outcome);
  return begun;
}

/** A whole sign-in at the service by whoever sits there. */
async function enterAs(ctx: Context, person: Record<string, unknown> = vera) {
  issuer.person = person;
  const { url, flow } = await begin(ctx);
  return completeOidc(ctx, settingsOf(ctx), { flow, answer: issuer.agree(url) }, here);
}

const test = people.extend('console', ({ clocked }) => {
  issuer.fault = null;
  issuer.inToken = null;
  return under(clocked);
});

const refusals = (ctx: Context) =>
  ctx.db.prisma.auditEntry.findMany({ where: { action: 'session.refused' }, orderBy: { id: 'asc' } });

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
    test(`an ID token: ${lie}`, async ({ console, join }) => {
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

  test('a code is good once', async ({ console, join }) => {
    await join('viewer', 'vera');
    issuer.person = vera;
    const { url, flow } = await begin(console);
    const answer = issuer.agree(url);
    const twice = () => completeOidc(console, settingsOf(console), { flow, answer }, here);
    expect((await twice()).outcome).toBe('started');
    expect(await twice()).toEqual({ outcome: 'refused', refusal: 'oidc_untrusted' });
  });
});

describe('the service', () => {
  test('may change its keys between two sign-ins, and sign with RSA', async ({ console, clocked, join }) => {
    await join('viewer', 'vera');
    expect((await enterAs(console)).outcome).toBe('started');
    issuer.rotateKey();
    expect((await enterAs(console)).outcome).toBe('started');
    const rsa = await OpenidIssuer.start('RS256');
    rsa.person = vera;
    const ctx = under(clocked, { OIDC_ISSUER: rsa.url });
    const { url, flow } = await begin(ctx);
    expect((await completeOidc(ctx, settingsOf(ctx), { flow, answer: rsa.agree(url) }, here)).outcome).toBe('started');
    await rsa.close();
  });

  test('may keep e-mail and groups for its userinfo endpoint', async ({ clocked, console, join }) => {
    await join('viewer', 'vera');
    issuer.inToken = ['sub'];
    expect((await enterAs(console)).outcome).toBe('started');
    const mapped = under(clocked, { OIDC_ROLE_CLAIM: 'realm_access.roles', OIDC_ROLES: 'ops=operator' });
    const result = await enterAs(mapped, { ...vera, realm_access: { roles: ['ops'] } });
    expect(result).toMatchObject({ outcome: 'started', person: { role: 'operator' } });
  });

  for (const fault of ['another issuer in discovery', 'an endpoint without TLS'] as const) {
    test(`is not asked further: ${fault}`, async ({ console }) => {
      issuer.fault = fault;
      const begun = await beginOidc(console, settingsOf(console), { redirectUri, next: '/' }, here);
      expect(begun).toEqual({ outcome: 'away' });
    });
  }

  test('that is away or fails says so in words, and takes no password with it', async ({ console, clocked, join }) => {
    await join('admin', 'vera');
    const { url, flow } = await begin(console);
    issuer.fault = 'an error of its own';
    const failed = await completeOidc(console, settingsOf(console), { flow, answer: issuer.agree(url) }, here);
    expect(failed).toEqual({ outcome: 'refused', refusal: 'oidc_away' });
    const gone = await OpenidIssuer.start();
    const away = under(clocked, { OIDC_ISSUER: gone.url, OIDC_REQUIRED: '1' });
    await gone.close();
    expect(await beginOidc(away, settingsOf(away), { redirectUri, next: '/' }, here)).toEqual({ outcome: 'away' });
    expect((await signIn(away, { email: 'vera@example.com', password }, here)).outcome).toBe('started');
  });

  test('may say no', async ({ console }) => {
    const { flow } = await begin(console);
    const answer = { error: 'access_denied', state: flow.state, iss: issuer.url };
    expect(await completeOidc(console, settingsOf(console), { flow, answer }, here)).toEqual({
      outcome: 'refused',
      refusal: 'oidc_cancelled',
    });
  });
});

describe('who gets in', () => {
  test('somebody invited, whose link is used up by it; from then on by issuer and subject, whatever the e-mail', async ({
    console,
    join,
  }) => {
    const admin = await join('admin', 'ada');
    const { id } = await invitePerson(admin, { name: 'V', email: 'vera@example.com', role: 'finance' }).then((made) => {
      if (made.outcome !== 'invited') throw new Error(made.outcome);
      return made;
    });
    const first = await enterAs(console);
    expect(first).toMatchObject({ outcome: 'started', person: { userId: id, role: 'finance' } });
    const user = await console.db.prisma.user.findUniqueOrThrow({
      where: { id: BigInt(id) },
      include: { links: true },
    });
    expect(user.joinedAt).not.toBeNull();
    expect(user.links.every(({ revokedAt }) => revokedAt !== null)).toBe(true);
    const moved = { sub: vera.sub, email: 'ada@example.com', email_verified: false };
    expect(await enterAs(console, moved)).toMatchObject({ outcome: 'started', person: { userId: id } });
    const actions = (await console.db.prisma.auditEntry.findMany({ orderBy: { id: 'asc' } })).map(
      (each) => each.action,
    );
    expect(actions).toEqual([
      'session.started',
      'person.invited',
      'person.identity_linked',
      'person.joined',
      'session.started',
      'session.started',
    ]);
  });

  test('nobody by an e-mail that nobody verified, though it is an admin’s', async ({ console, clocked, join }) => {
    await join('admin', 'vera');
    const refused = { outcome: 'refused', refusal: 'oidc_unverified' };
    expect(await enterAs(console, { ...vera, email_verified: false })).toEqual(refused);
    expect(await enterAs(console, { sub: vera.sub, email: vera.email })).toEqual(refused);
    const trusting = under(clocked, { OIDC_TRUST_EMAIL: '1' });
    expect(await enterAs(trusting, { ...vera, email_verified: 'false' })).toEqual(refused);
    expect((await enterAs(trusting, { sub: vera.sub, email: vera.email })).outcome).toBe('started');
  });

  test('nobody whose e-mail belonged to another person of the service', async ({ console, join }) => {
    await join('viewer', 'vera');
    await enterAs(console);
    const next = { ...vera, sub: 'subject-2' };
    expect(await enterAs(console, next)).toEqual({ outcome: 'refused', refusal: 'oidc_taken' });
  });

  test('nobody who is disabled', async ({ console, join }) => {
    const admin = await join('admin', 'ada');
    const disabled = await join('viewer', 'vera');
    await enterAs(console);
    await disablePerson(admin, { id: disabled.actor.kind === 'person' ? disabled.actor.userId : '' });
    expect(await enterAs(console)).toEqual({ outcome: 'refused', refusal: 'oidc_disabled' });
    const [entry] = await refusals(console);
    expect(entry?.after).toMatchObject({ cause: 'user disabled', by: 'oidc', address: here.address });
  });

  test('nobody whom nobody invited, unless that is set: then as a viewer', async ({ console, clocked }) => {
    expect(await enterAs(console)).toEqual({ outcome: 'refused', refusal: 'oidc_unknown' });
    expect(await console.db.prisma.user.count()).toBe(0);
    const open = under(clocked, { OIDC_CREATE_PEOPLE: '1' });
    const result = await enterAs(open);
    expect(result).toMatchObject({
      outcome: 'started',
      person: { email: 'vera@example.com', name: 'Vera', role: 'viewer' },
    });
  });
});

describe('roles by groups', () => {
  const groups = { OIDC_ROLE_CLAIM: 'groups', OIDC_ROLES: 'leads = admin, ops=operator', OIDC_CREATE_PEOPLE: '1' };
  const inGroups = (...names: string[]) => ({ ...vera, groups: names });

  test('follow the first pair that fits at each sign-in; without one nobody gets in', async ({ clocked, join }) => {
    await join('admin', 'ada');
    const ctx = under(clocked, groups);
    expect(await enterAs(ctx, inGroups('staff'))).toEqual({ outcome: 'refused', refusal: 'oidc_no_role' });
    expect(await ctx.db.prisma.user.count()).toBe(1);
    expect(await enterAs(ctx, inGroups('ops', 'leads'))).toMatchObject({ person: { role: 'admin' } });
    expect(await enterAs(ctx, inGroups('ops'))).toMatchObject({ person: { role: 'operator' } });
    expect(await enterAs(ctx, inGroups())).toEqual({ outcome: 'refused', refusal: 'oidc_no_role' });
    const set = await ctx.db.prisma.auditEntry.findMany({ where: { action: 'person.role_set' } });
    expect(set).toMatchObject([{ before: { role: 'admin' }, after: { role: 'operator', issuer: issuer.url } }]);
  });

  test('do not take the last active admin away', async ({ clocked, join }) => {
    await join('admin', 'vera');
    expect(await enterAs(under(clocked, groups), inGroups('ops'))).toMatchObject({ person: { role: 'admin' } });
  });
});

describe('second factor', () => {
  test('one-time codes of this console are asked for as after a password, unless the service answers for it', async ({
    console,
    clocked,
    join,
  }) => {
    await join('viewer', 'vera');
    await setSecondFactorPolicy(await join('admin', 'ada'), { requiredRoles: ['viewer'] });
    const dueOf = async (ctx: Context) => {
      const result = await enterAs(ctx);
      if (result.outcome !== 'started') throw new Error(result.outcome);
      return (await findLiveSession(ctx, result.person.sessionId, null))?.secondFactorDue;
    };
    const service = under(clocked, { OIDC_SECOND_FACTOR: 'service' });
    expect(await dueOf(console)).toBe(true);
    expect(await dueOf(service)).toBe(false);
    await console.db.prisma.user.updateMany({ data: { totpConfirmedAt: console.clock.now() } });
    expect((await enterAs(console)).outcome).toBe('code_needed');
    expect((await enterAs(service)).outcome).toBe('started');
  });
});

describe('limits', () => {
  test('failures count against the address together with wrong passwords; what turns out well does not', async ({
    console,
    join,
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
    expect(await beginOidc(console, settingsOf(console), { redirectUri, next: '/' }, here)).toEqual({
      outcome: 'limited',
    });
    expect(issuer.asked).toHaveLength(before);
  });

  test('passwords are for admins alone where the service is required', async ({ clocked, join }) => {
    const ctx = under(clocked, { OIDC_REQUIRED: '1' });
    await join('operator', 'vera');
    await join('admin', 'ada');
    expect((await signIn(ctx, { email: 'vera@example.com', password }, here)).outcome).toBe('closed');
    expect((await signIn(ctx, { email: 'vera@example.com', password: 'wrong' }, here)).outcome).toBe('refused');
    expect((await signIn(ctx, { email: 'ada@example.com', password }, here)).outcome).toBe('started');
  });
});

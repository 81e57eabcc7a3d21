import { describe, expect } from 'vitest';
import { as, refusals, test, under, vera } from '@/e2e/support/oidc-test';
import { here, idOf, password } from '@/e2e/support/people-test';
import { turnOn } from '@/e2e/support/turn-on-second-factor';
import { invitePerson } from '@/lib/access/people/invite-person';
import { freshSignInMs, readOwnProof } from '@/lib/access/people/own-account';
import { disablePerson } from '@/lib/access/people/set-person-enabled';
import { takeSecondStep } from '@/lib/access/second-factor/challenge';
import { beginSecondFactor } from '@/lib/access/second-factor/own-setup';
import { setSecondFactorPolicy } from '@/lib/access/second-factor/policy';
import { findLiveSession, findSessionActor } from '@/lib/access/sessions';
import type { Context } from '@/lib/platform/context';
import { minuteMs } from '@/lib/platform/time';
import { listIdentities, removeIdentity } from './identities';

describe('who gets in', () => {
  test('somebody invited, whose link is used up by it; from then on by issuer and subject, whatever the e-mail', async ({
    console,
    join,
    enterAs,
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

  test('nobody by an e-mail that nobody verified, though it is an admin’s', async ({
    console,
    clocked,
    join,
    enterAs,
    issuer,
  }) => {
    await join('admin', 'vera');
    const refused = { outcome: 'refused', refusal: 'oidc_unverified' };
    expect(await enterAs(console, { ...vera, email_verified: false })).toEqual(refused);
    expect(await enterAs(console, { sub: vera.sub, email: vera.email })).toEqual(refused);
    const trusting = under(clocked, issuer, { OIDC_TRUST_EMAIL: '1' });
    expect(await enterAs(trusting, { ...vera, email_verified: 'false' })).toEqual(refused);
    expect((await enterAs(trusting, { sub: vera.sub, email: vera.email })).outcome).toBe('started');
  });

  test('nobody whose e-mail belonged to another person of the service', async ({ console, join, enterAs }) => {
    await join('viewer', 'vera');
    await enterAs(console);
    const next = { ...vera, sub: 'subject-2' };
    expect(await enterAs(console, next)).toEqual({ outcome: 'refused', refusal: 'oidc_taken' });
  });

  test('nobody who is disabled', async ({ console, join, enterAs }) => {
    const admin = await join('admin', 'ada');
    const disabled = await join('viewer', 'vera');
    await enterAs(console);
    await disablePerson(admin, { id: disabled.actor.kind === 'person' ? disabled.actor.userId : '' });
    expect(await enterAs(console)).toEqual({ outcome: 'refused', refusal: 'oidc_disabled' });
    const [entry] = await refusals(console);
    expect(entry?.after).toMatchObject({ cause: 'user disabled', by: 'oidc', address: here.address });
  });

  test('nobody whom nobody invited, unless that is set: then as a viewer', async ({
    console,
    clocked,
    enterAs,
    issuer,
  }) => {
    expect(await enterAs(console)).toEqual({ outcome: 'refused', refusal: 'oidc_unknown' });
    expect(await console.db.prisma.user.count()).toBe(0);
    const open = under(clocked, issuer, { OIDC_CREATE_PEOPLE: '1' });
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

  test('follow the first pair that fits at each sign-in; without one nobody gets in', async ({
    clocked,
    join,
    enterAs,
    issuer,
  }) => {
    await join('admin', 'ada');
    const ctx = under(clocked, issuer, groups);
    expect(await enterAs(ctx, inGroups('staff'))).toEqual({ outcome: 'refused', refusal: 'oidc_no_role' });
    expect(await ctx.db.prisma.user.count()).toBe(1);
    expect(await enterAs(ctx, inGroups('ops', 'leads'))).toMatchObject({ person: { role: 'admin' } });
    expect(await enterAs(ctx, inGroups('ops'))).toMatchObject({ person: { role: 'operator' } });
    expect(await enterAs(ctx, inGroups())).toEqual({ outcome: 'refused', refusal: 'oidc_no_role' });
    const set = await ctx.db.prisma.auditEntry.findMany({ where: { action: 'person.role_set' } });
    expect(set).toMatchObject([{ before: { role: 'admin' }, after: { role: 'operator', issuer: issuer.url } }]);
  });

  test('do not take the last active admin away', async ({ clocked, join, enterAs, issuer }) => {
    await join('admin', 'vera');
    expect(await enterAs(under(clocked, issuer, groups), inGroups('ops'))).toMatchObject({ person: { role: 'admin' } });
  });
});

describe('second factor', () => {
  test('one-time codes of this console are asked for as after a password, unless the service answers for it', async ({
    console,
    clocked,
    join,
    enterAs,
    issuer,
  }) => {
    await join('viewer', 'vera');
    await setSecondFactorPolicy(await join('admin', 'ada'), { requiredRoles: ['viewer'], seen: '' });
    const dueOf = async (ctx: Context) => {
      const result = await enterAs(ctx);
      if (result.outcome !== 'started') throw new Error(result.outcome);
      return (await findLiveSession(ctx, result.person.sessionId, null))?.secondFactorDue;
    };
    const service = under(clocked, issuer, { OIDC_SECOND_FACTOR: 'service' });
    expect(await dueOf(console)).toBe(true);
    expect(await dueOf(service)).toBe(false);
    await console.db.prisma.user.updateMany({ data: { totpConfirmedAt: console.clock.now() } });
    expect((await enterAs(console)).outcome).toBe('code_needed');
    expect((await enterAs(service)).outcome).toBe('started');
  });

  test('an e-mail alone links nobody who has codes, and gives no role: the right code does, and of two the first', async ({
    clocked,
    join,
    enterAs,
    issuer,
  }) => {
    const [, owner] = [await join('admin', 'ada'), await join('viewer', 'vera')];
    const { codes } = await turnOn(owner);
    const ctx = under(clocked, issuer, { OIDC_ROLE_CLAIM: 'groups', OIDC_ROLES: 'ops=operator' });
    const challengeOf = async (sub: string) => {
      const result = await enterAs(ctx, { ...vera, sub, groups: ['ops'] });
      if (result.outcome !== 'code_needed') throw new Error(result.outcome);
      return result.challenge;
    };
    const written = async () => {
      const { role, identities } = await ctx.db.prisma.user.findUniqueOrThrow({
        where: { id: BigInt(idOf(owner)) },
        include: { identities: true },
      });
      return [role, ...identities.map(({ subject }) => subject)];
    };
    const challenge = await challengeOf(vera.sub);
    const late = await challengeOf('subject-2');
    expect((await takeSecondStep(ctx, { challenge, code: 'not-it' }, here)).outcome).toBe('refused');
    const forged = `${challenge.split('.')[0]}.${late.split('.')[1]}`;
    expect((await takeSecondStep(ctx, { challenge: forged, code: codes[0] ?? '' }, here)).outcome).toBe('expired');
    expect(await written()).toEqual(['viewer']);
    expect(await takeSecondStep(ctx, { challenge, code: codes[0] ?? '' }, here)).toMatchObject({
      outcome: 'started',
      person: { role: 'operator' },
    });
    expect((await takeSecondStep(ctx, { challenge: late, code: codes[1] ?? '' }, here)).outcome).toBe('expired');
    expect(await written()).toEqual(['operator', vera.sub]);
  });
});

describe('afterwards', () => {
  test('a proof of just now at the service stands in for a password that nobody has; a session of just now does not', async ({
    console,
    enterAs,
    join,
  }) => {
    await join('viewer', 'vera');
    const enter = async (anew: boolean, person: Record<string, unknown> = vera) => {
      const result = await enterAs(console, person, anew);
      if (result.outcome !== 'started') throw new Error(result.outcome);
      return as(console, result.person);
    };
    const saidBefore = (ms: number) => ({ ...vera, auth_time: (console.clock.now().getTime() - ms) / 1_000 });
    expect(await readOwnProof(await enter(false))).toBe('old sign-in');
    expect(await readOwnProof(await enter(false, saidBefore(freshSignInMs)))).toBe('old sign-in');
    expect(await readOwnProof(await enter(false, saidBefore(freshSignInMs / 2)))).toBe('recent sign-in');
    const remembered = await enter(false);
    expect(await beginSecondFactor(remembered, { password: '' })).toMatchObject({ outcome: 'invalid' });
    expect(await beginSecondFactor(remembered, { password })).toEqual({ outcome: 'done' });
    const theirs = await enter(true);
    expect(await beginSecondFactor(theirs, { password: '' })).toEqual({ outcome: 'done' });
    console.clock.advance(freshSignInMs);
    expect(await beginSecondFactor(theirs, { password: '' })).toMatchObject({ outcome: 'invalid' });
    expect(await beginSecondFactor(await join('viewer', 'otto'), { password: '' })).toMatchObject({
      outcome: 'invalid',
    });
  });

  test('a proof at the service is as old after the code of this console as it was before', async ({
    console,
    enterAs,
    join,
  }) => {
    const { codes } = await turnOn(await join('viewer', 'vera'));
    const provenAt = console.clock.now();
    const result = await enterAs(console, vera, true);
    if (result.outcome !== 'code_needed') throw new Error(result.outcome);
    console.clock.advance(minuteMs);
    const input = { challenge: result.challenge, code: codes[0] ?? '' };
    expect((await takeSecondStep(console, input, here)).outcome).toBe('started');
    const session = await console.db.prisma.session.findFirstOrThrow({ where: { signedInBy: 'oidc' } });
    expect(session).toMatchObject({ authenticatedAt: provenAt, createdAt: console.clock.now() });
  });

  test('an admin unlinks somebody: the sessions of the service end, and another account of it may take the e-mail', async ({
    console,
    enterAs,
    issuer,
    join,
  }) => {
    const admin = await join('admin', 'ada');
    const byPassword = await join('viewer', 'vera');
    const result = await enterAs(console);
    if (result.outcome !== 'started' || byPassword.actor.kind !== 'person') throw new Error(result.outcome);
    const { userId, sessionId } = result.person;
    expect(await listIdentities(admin, { userId })).toMatchObject([{ issuer: issuer.url, subject: vera.sub }]);
    await expect(removeIdentity(as(console, result.person), { userId, issuer: issuer.url })).rejects.toThrow();
    await removeIdentity(admin, { userId, issuer: issuer.url });
    expect(await findSessionActor(console, sessionId, null)).toBeNull();
    expect(await findSessionActor(console, byPassword.actor.sessionId, null)).not.toBeNull();
    expect(await enterAs(console, { ...vera, sub: 'subject-2' })).toMatchObject({ person: { userId } });
  });
});

import { describe, expect } from 'vitest';
import { here, idOf, password, test } from '@/e2e/support/people-test';
import { findSessionActor } from '@/lib/access/sessions';
import { signIn } from '@/lib/access/sign-in';
import type { Context } from '@/lib/platform/context';
import { changePassword } from './change-password';
import { endOneSession, endPersonSessions } from './end-sessions';
import { invitePerson } from './invite-person';
import { listPeople } from './list-people';
import { listSessions } from './list-sessions';
import { linkLifetimeMs } from './one-time-link';
import { resetPerson } from './reset-person';
import { disablePerson, enablePerson } from './set-person-enabled';
import { setRole } from './set-role';
import { takeLink } from './take-link';

const good = 'seven grey herons at noon';
const tokenOf = (path: string) => path.replace('/join/', '');
const outcomeOf = async (ctx: Context, email: string, typed: string) =>
  (await signIn(ctx, { email, password: typed }, here)).outcome;
const auditOf = async ({ db }: Context) =>
  (await db.prisma.auditEntry.findMany({ orderBy: { id: 'asc' } })).map(({ action }) => action);

async function invited(admin: Parameters<typeof invitePerson>[0], email = 'new@example.com') {
  const result = await invitePerson(admin, { name: 'Newcomer', email, role: 'finance' });
  if (result.outcome !== 'invited') throw new Error('not invited');
  return { id: result.id, token: tokenOf(result.link.path) };
}

describe('an invitation', () => {
  test('lets its person choose a password once, and signs nobody in by itself', async ({ clocked, join }) => {
    const admin = await join('admin', 'ada');
    const { token } = await invited(admin);
    expect(await outcomeOf(clocked, 'new@example.com', '')).toBe('refused');
    expect(await takeLink(clocked, { token, password: 'short' }, null)).toMatchObject({ outcome: 'weak' });
    const both = await Promise.all([1, 2].map(() => takeLink(clocked, { token, password: good }, null)));
    expect(both.map(({ outcome }) => outcome).sort()).toEqual(['gone', 'set']);
    expect(await outcomeOf(clocked, 'new@example.com', good)).toBe('started');
    const { people } = await listPeople(admin);
    expect(people).toMatchObject([
      { name: 'Newcomer', role: 'finance', state: 'active', managed: { sessionCount: 1, linkExpiresAt: null } },
      { name: 'ada', role: 'admin', state: 'active' },
    ]);
  });

  test('ends after three days, with a newer link, and with being disabled', async ({ clocked, join }) => {
    const admin = await join('admin', 'ada');
    const first = await invited(admin);
    const second = tokenOf((await resetPerson(admin, { id: first.id, secondFactorToo: false })).path);
    expect(await takeLink(clocked, { token: first.token, password: good }, null)).toEqual({ outcome: 'gone' });
    await disablePerson(admin, { id: first.id });
    await enablePerson(admin, { id: first.id });
    expect(await takeLink(clocked, { token: second, password: good }, null)).toEqual({ outcome: 'gone' });
    const third = tokenOf((await resetPerson(admin, { id: first.id, secondFactorToo: false })).path);
    clocked.clock.advance(linkLifetimeMs.invitation);
    expect(await takeLink(clocked, { token: third, password: good }, null)).toEqual({ outcome: 'gone' });
  });

  test('is stored only as a hash, and a second person of one e-mail is refused', async ({ clocked, join }) => {
    const admin = await join('admin', 'ada');
    const { token } = await invited(admin);
    expect(await invitePerson(admin, { name: 'N', email: ' NEW@example.com', role: 'viewer' })).toMatchObject({
      outcome: 'invalid',
      problems: { email: expect.any(String) },
    });
    const { rows } = await clocked.db.pool.query(
      'select l::text as line from password_links l union all select a::text from audit_entries a',
    );
    expect(JSON.stringify(rows)).not.toContain(token);
  });
});

describe('the last active admin', () => {
  test('is neither disabled nor demoted; invited and disabled admins do not count', async ({ join }) => {
    const admin = await join('admin', 'ada');
    const other = await join('admin', 'bea');
    await disablePerson(admin, { id: idOf(other) });
    await invitePerson(admin, { name: 'Cleo', email: 'cleo@example.com', role: 'admin' });
    await expect(setRole(admin, { id: idOf(admin), role: 'viewer' })).rejects.toMatchObject({ code: 'conflict' });
    await expect(disablePerson(admin, { id: idOf(admin) })).rejects.toMatchObject({ code: 'conflict' });
    await enablePerson(admin, { id: idOf(other) });
    await setRole(admin, { id: idOf(admin), role: 'viewer' });
  });

  test('of two admins who take each other away at once, one stays', async ({ clocked, join }) => {
    const [ada, bea] = [await join('admin', 'ada'), await join('admin', 'bea')];
    const results = await Promise.allSettled([
      setRole(ada, { id: idOf(bea), role: 'viewer' }),
      disablePerson(bea, { id: idOf(ada) }),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await clocked.db.prisma.user.count({ where: { role: 'admin', disabledAt: null } })).toBe(1);
  });
});

describe('sessions and passwords', () => {
  test('disabling ends every session at once; enabling brings none back', async ({ clocked, join }) => {
    const admin = await join('admin', 'ada');
    const viewer = await join('viewer', 'vera');
    const sessionId = viewer.actor.kind === 'person' ? viewer.actor.sessionId : '';
    await disablePerson(admin, { id: idOf(viewer) });
    await disablePerson(admin, { id: idOf(viewer) });
    await enablePerson(admin, { id: idOf(viewer) });
    expect(await findSessionActor(clocked, sessionId, null)).toBeNull();
    expect(await outcomeOf(clocked, 'vera@example.com', password)).toBe('started');
    expect((await auditOf(clocked)).filter((action) => action.startsWith('person.'))).toEqual([
      'person.disabled',
      'person.enabled',
    ]);
  });

  test('a reset ends the old password and every session; nobody resets themselves', async ({ clocked, join }) => {
    const admin = await join('admin', 'ada');
    const viewer = await join('viewer', 'vera');
    const { path, ...did } = await resetPerson(admin, { id: idOf(viewer), secondFactorToo: true });
    expect(did).toMatchObject({ invited: false, secondFactorRemoved: false });
    expect(await outcomeOf(clocked, 'vera@example.com', password)).toBe('refused');
    expect(await listSessions(admin, { userId: idOf(viewer) })).toEqual([]);
    expect(await takeLink(clocked, { token: tokenOf(path), password: good }, null)).toEqual({ outcome: 'set' });
    expect(await outcomeOf(clocked, 'vera@example.com', good)).toBe('started');
    await expect(resetPerson(admin, { id: idOf(admin), secondFactorToo: false })).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  test('one ends one’s own sessions and nobody else’s; those who manage people end any', async ({ clocked, join }) => {
    const [admin, vera, otto] = [
      await join('admin', 'ada'),
      await join('viewer', 'vera'),
      await join('operator', 'otto'),
    ];
    await signIn(clocked, { email: 'vera@example.com', password }, here);
    const sessions = await listSessions(vera, { userId: idOf(vera) });
    expect(sessions.map(({ current }) => current).sort()).toEqual([false, true]);
    const foreign = sessions.find(({ current }) => !current)?.id ?? '';
    await expect(endOneSession(otto, { id: foreign })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(endOneSession(otto, { id: 'no id' })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(listSessions(otto, { userId: idOf(vera) })).rejects.toMatchObject({ code: 'forbidden' });
    await endOneSession(vera, { id: foreign });
    expect(await listSessions(vera, { userId: idOf(vera) })).toHaveLength(1);
    expect(await endPersonSessions(admin, { userId: idOf(vera) })).toBe(1);
    expect(await endPersonSessions(vera, { userId: idOf(vera) })).toBe(0);
  });

  test('a changed password keeps this browser and ends the others; a wrong current one changes nothing', async ({
    clocked,
    join,
  }) => {
    const vera = await join('viewer', 'vera');
    await signIn(clocked, { email: 'vera@example.com', password }, here);
    expect(await changePassword(vera, { current: 'wrong', password: good })).toMatchObject({
      problems: { current: expect.any(String) },
    });
    expect(await changePassword(vera, { current: password, password: 'vera@example.com' })).toMatchObject({
      problems: { password: expect.any(String) },
    });
    expect(await changePassword(vera, { current: password, password: good })).toEqual({
      outcome: 'changed',
      sessionsEnded: 1,
    });
    expect(await outcomeOf(clocked, 'vera@example.com', password)).toBe('refused');
    expect(await outcomeOf(clocked, 'vera@example.com', good)).toBe('started');
  });

  test('the password that one has is no new one, however it is typed; nothing changes and no session ends', async ({
    clocked,
    join,
  }) => {
    const vera = await join('viewer', 'vera');
    await signIn(clocked, { email: 'vera@example.com', password }, here);
    const sessions = await listSessions(vera, { userId: idOf(vera) });
    const { passwordHash } = await clocked.db.prisma.user.findUniqueOrThrow({ where: { id: BigInt(idOf(vera)) } });
    const wide = password.replace('c', '\uff43');
    for (const same of [password, wide]) {
      expect(await changePassword(vera, { current: password, password: same })).toEqual({
        outcome: 'invalid',
        problems: { password: 'This is your password now. Choose another one.' },
      });
    }
    expect(await changePassword(vera, { current: 'wrong wrong wrong', password: 'wrong wrong wrong' })).toMatchObject({
      problems: { current: expect.any(String) },
    });
    const now = await clocked.db.prisma.user.findUniqueOrThrow({ where: { id: BigInt(idOf(vera)) } });
    expect(now.passwordHash).toBe(passwordHash);
    expect(await listSessions(vera, { userId: idOf(vera) })).toEqual(sessions);
    expect(await auditOf(clocked)).not.toContain('person.password_changed');
  });

  test('an open browser is no place to guess the password', async ({ join }) => {
    const vera = await join('viewer', 'vera');
    for (let guess = 0; guess < 10; guess += 1)
      await changePassword(vera, { current: `wrong-${guess}`, password: good });
    expect(await changePassword(vera, { current: password, password: good })).toMatchObject({
      problems: { current: expect.stringContaining('Too many') },
    });
  });

  test('who may not manage people sees whom to ask, and no sessions, factors or links', async ({ join }) => {
    await join('admin', 'ada');
    const { people } = await listPeople(await join('viewer', 'vera'));
    expect(people.map(({ name, managed }) => [name, managed])).toEqual([
      ['ada', null],
      ['vera', null],
    ]);
  });
});

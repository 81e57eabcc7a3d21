import type { Actor, ActorContext, Role } from '@/lib/access/actor';
import { hashPassword } from '@/lib/access/password';
import type { Context } from '@/lib/platform/context';
import { emptyTables } from './empty-tables';
import { openSession } from './open-session';
import { type TestClock, testClock, testContext } from './test-context';
import { test as base } from './test-database';

/** Of everybody here. */
export const password = 'correct horse battery';
export const here = { address: '192.0.2.7', userAgent: 'a browser' };

/** `test` with a console's people: `join` makes one of a role with an open session, `as` asks as them. */
export const test = base
  .extend('passwordHash', { scope: 'file' }, () => hashPassword(password))
  .extend('clocked', async ({ db }): Promise<Context & { clock: TestClock }> => {
    await emptyTables(db, 'users, rate_windows, api_tokens, console_settings');
    return testContext(db, {}, testClock());
  })
  .extend('join', ({ clocked, passwordHash }) => async (role: Role, name: string): Promise<ActorContext> => {
    const data = { email: `${name}@example.com`, name, role, passwordHash, createdAt: clocked.clock.now() };
    const { id } = await clocked.db.prisma.user.create({ data });
    const actor: Actor = await openSession(clocked, id, here);
    return { ...clocked, actor };
  });

/** The user's id of a person's context. */
export function idOf({ actor }: ActorContext): string {
  if (actor.kind !== 'person') throw new Error('not a person');
  return actor.userId;
}

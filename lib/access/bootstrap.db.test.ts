import { describe, expect } from 'vitest';
import { emptyTables } from '@/e2e/support/empty-tables';
import { testContext } from '@/e2e/support/test-context';
import { test } from '@/e2e/support/test-database';
import { scopes } from './actor';
import { authenticateToken } from './api-token';
import { bootstrapAccess } from './bootstrap';
import { passwordMatches } from './password';

const empty = test.extend('empty', { auto: true }, async ({ db }) => {
  await emptyTables(db, 'users, api_tokens, rate_windows');
});

describe('the first admin', () => {
  empty('of eight processes starting at once, exactly one makes the admin', async ({ db }) => {
    const ctx = testContext(db);
    const made = await Promise.all(Array.from({ length: 8 }, () => bootstrapAccess(ctx)));
    const [first, ...more] = made.filter((admin) => admin !== null);
    expect(more).toEqual([]);
    const users = await db.prisma.user.findMany();
    expect(users).toHaveLength(1);
    expect(users[0]).toMatchObject({ email: 'admin@localhost', role: 'admin' });
    expect(await passwordMatches(users[0]?.passwordHash ?? '', first?.generatedPassword ?? '')).toBe(true);
    const audit = await db.prisma.auditEntry.findMany({ where: { action: 'user.created' } });
    expect(audit).toHaveLength(1);
    expect(JSON.stringify(audit, (_key, value) => (typeof value === 'bigint' ? `${value}` : value))).not.toContain(
      first?.generatedPassword,
    );
  });

  empty('comes from the variables, and their password is never handed back', async ({ db }) => {
    const ctx = testContext(db, { ADMIN_EMAIL: ' Ops@Example.COM ', ADMIN_PASSWORD: 'correct horse' });
    expect(await bootstrapAccess(ctx)).toEqual({ email: 'ops@example.com', generatedPassword: null });
    const user = await db.prisma.user.findUniqueOrThrow({ where: { email: 'ops@example.com' } });
    expect(await passwordMatches(user.passwordHash, 'correct horse')).toBe(true);
  });

  empty('is made only where nobody exists', async ({ db }) => {
    await bootstrapAccess(testContext(db));
    expect(await bootstrapAccess(testContext(db, { ADMIN_EMAIL: 'other@example.com' }))).toBeNull();
    expect(await db.prisma.user.count()).toBe(1);
  });
});

describe('CONSOLE_API_TOKEN', () => {
  const first = { CONSOLE_API_TOKEN: 'first-token-of-the-variable' };
  const second = { CONSOLE_API_TOKEN: 'second-token-of-the-variable' };

  empty('is one token however many processes start at once', async ({ db }) => {
    const ctx = testContext(db, first);
    await Promise.all(Array.from({ length: 8 }, () => bootstrapAccess(ctx)));
    expect(await db.prisma.apiToken.count()).toBe(1);
  });

  empty('a changed variable ends the earlier token, and changing it back brings it to life again', async ({ db }) => {
    const use = (token: string) => authenticateToken(testContext(db), `Bearer ${token}`, '127.0.0.1');
    await bootstrapAccess(testContext(db, first));
    expect(await use(first.CONSOLE_API_TOKEN)).toMatchObject({ kind: 'token', scopes: [...scopes] });
    await bootstrapAccess(testContext(db, second));
    expect(await use(first.CONSOLE_API_TOKEN)).toBeNull();
    expect(await use(second.CONSOLE_API_TOKEN)).not.toBeNull();
    await bootstrapAccess(testContext(db, first));
    expect(await use(first.CONSOLE_API_TOKEN)).not.toBeNull();
    expect(await use(second.CONSOLE_API_TOKEN)).toBeNull();
    await bootstrapAccess(testContext(db));
    expect(await use(first.CONSOLE_API_TOKEN)).toBeNull();
  });

  empty('is stored only as its digest', async ({ db }) => {
    await bootstrapAccess(testContext(db, first));
    const { rows } = await db.pool.query(
      'select t::text as line from api_tokens t union all select a::text from audit_entries a',
    );
    expect(JSON.stringify(rows)).not.toContain(first.CONSOLE_API_TOKEN);
  });
});

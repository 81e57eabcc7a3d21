import { describe, expect } from 'vitest';
import { test } from '@/e2e/support/people-test';
import { authenticateToken } from '@/lib/access/api-token';
import { syncEnvironmentToken } from '@/lib/access/environment-token';
import { readEnvironment } from '@/lib/platform/env';
import { dayMs } from '@/lib/platform/time';
import { createToken } from './create-token';
import { listTokens } from './list-tokens';
import { revokeToken } from './revoke-token';

describe('API tokens', () => {
  test('are shown once, work with their scopes until they expire, and tell their last use', async ({
    clocked,
    join,
  }) => {
    const admin = await join('admin', 'ada');
    const made = await createToken(admin, { name: ' reports ', scopes: ['replay', 'read'], expiresInDays: 30 });
    if (made.outcome !== 'created') throw new Error(made.outcome);
    expect(made.token).toMatch(/^cct_[\w-]{43}$/);
    expect(await authenticateToken(clocked, `Bearer ${made.token}`, null)).toMatchObject({
      name: 'reports',
      scopes: ['read', 'replay'],
    });
    expect(await listTokens(admin)).toMatchObject([
      { name: 'reports', hint: made.token.slice(-4), state: 'live', lastUsedAt: clocked.clock.now().toISOString() },
    ]);
    clocked.clock.advance(30 * dayMs);
    expect(await authenticateToken(clocked, `Bearer ${made.token}`, null)).toBeNull();
    expect(await listTokens(admin)).toMatchObject([{ state: 'expired' }]);
    const { rows } = await clocked.db.pool.query(
      'select t::text as l from api_tokens t union all select a::text from audit_entries a',
    );
    expect(JSON.stringify(rows)).not.toContain(made.token);
  });

  test('are revoked at once, once, and in the audit', async ({ clocked, join }) => {
    const admin = await join('admin', 'ada');
    const made = await createToken(admin, { name: 'reports', scopes: ['read'], expiresInDays: null });
    if (made.outcome !== 'created') throw new Error(made.outcome);
    await revokeToken(admin, { id: made.id });
    await revokeToken(admin, { id: made.id });
    expect(await authenticateToken(clocked, `Bearer ${made.token}`, null)).toBeNull();
    const actions = (await clocked.db.prisma.auditEntry.findMany({ orderBy: { id: 'asc' } })).map(
      ({ action }) => action,
    );
    expect(actions).toEqual(['session.started', 'token.created', 'token.revoked']);
    await expect(revokeToken(admin, { id: '987' })).rejects.toMatchObject({ code: 'not_found' });
  });

  test('of the environment end with their variable alone', async ({ clocked, join }) => {
    const admin = await join('admin', 'ada');
    const environment = readEnvironment({ CONSOLE_API_TOKEN: 'token-of-the-variable' });
    await syncEnvironmentToken({ ...clocked, environment });
    const [token] = await listTokens(admin);
    await expect(revokeToken(admin, { id: token?.id ?? '' })).rejects.toMatchObject({ code: 'conflict' });
  });

  test('without a name, a scope or a sensible end are not made', async ({ join }) => {
    const admin = await join('admin', 'ada');
    expect(await createToken(admin, { name: ' ', scopes: ['everything'], expiresInDays: 0 })).toMatchObject({
      problems: { name: expect.any(String), scopes: expect.any(String), expiresInDays: expect.any(String) },
    });
  });
});

import { expect } from 'vitest';
import { type ApiCall, apiCalls } from '@/e2e/support/access-surface';
import { type ApiHandler, readApiRoutes } from '@/e2e/support/api-routes';
import { testContext } from '@/e2e/support/test-context';
import { test as base } from '@/e2e/support/test-database';
import { type Scope, scopes } from '@/lib/access/actor';
import { may } from '@/lib/access/permissions';
import { tokenDigest } from '@/lib/access/token-digest';
import { ensureAccounts } from '@/lib/intake/accounts';
import { setContext } from '@/lib/platform/boot';

const calls = new Map<string, ApiCall>(Object.entries(apiCalls));

const test = base.extend('routes', { scope: 'file' }, async ({ db }) => {
  const ctx = testContext(db, { GATEPAY_API_SECRET: 'a-secret-for-tests-only' });
  await ensureAccounts(ctx);
  setContext(ctx);
  for (const scope of scopes) {
    const data = {
      name: scope,
      tokenSha256: tokenDigest(`token-${scope}`),
      hint: '',
      source: 'console',
      scopes: [scope],
    };
    await db.prisma.apiToken.create({ data });
  }
  return readApiRoutes();
});

const params = { provider: 'gatepay', batchId: 'B-1', id: '987654', secretId: '1' };

async function statusOf(handler: ApiHandler, name: string, scope: Scope | null): Promise<number> {
  const [method = 'GET', folder = ''] = name.split(' ');
  const { query = '', body } = calls.get(name) ?? {};
  const request = new Request(`http://console.test/api/v1/${folder}${query}`, {
    method,
    headers: {
      ...(scope !== null && { authorization: `Bearer token-${scope}` }),
      ...(body && { 'content-type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  const answer = await handler(request, { params: Promise.resolve(params) });
  await answer.body?.cancel();
  return answer.status;
}

test('every call of the API is in the table, and nothing else is', async ({ routes }) => {
  expect([...routes.keys()].sort()).toEqual([...calls.keys()].sort());
});

test('no call of the API is answered without a token', async ({ routes }) => {
  for (const [name, handler] of routes) expect(await statusOf(handler, name, null), name).toBe(401);
});

test('every call of the API is refused to exactly the scopes that do not include it', async ({ routes }) => {
  for (const [name, handler] of routes) {
    const { action = null, answers = null } = calls.get(name) ?? {};
    for (const scope of scopes) {
      const actor = { kind: 'token', tokenId: '1', name: scope, scopes: [scope], address: null } as const;
      const allowed = [action, answers].every((right) => right === null || may(actor, right));
      const status = await statusOf(handler, name, scope);
      if (allowed) expect(status, `${name} with ${scope}`).not.toBe(403);
      else expect(status, `${name} with ${scope}`).toBe(403);
      expect(status, `${name} with ${scope}`).not.toBe(401);
    }
  }
});

import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { expect } from 'vitest';
import { z } from 'zod';
import { apiCalls } from '@/e2e/support/access-surface';
import { testContext } from '@/e2e/support/test-context';
import { test as base } from '@/e2e/support/test-database';
import { type Scope, scopes } from '@/lib/access/actor';
import { may } from '@/lib/access/permissions';
import { tokenDigest } from '@/lib/access/token-digest';
import { ensureAccounts } from '@/lib/intake/accounts';
import { setContext } from '@/lib/platform/boot';

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
const handlerSchema = z.function({
  input: [z.instanceof(Request), z.object({ params: z.promise(z.record(z.string(), z.string())) })],
  output: z.promise(z.instanceof(Response)),
});

type Handler = z.infer<typeof handlerSchema>;

/** Every method of every route file under this folder. */
async function handlers(): Promise<Map<string, Handler>> {
  const found = new Map<string, Handler>();
  for (const file of await readdir(import.meta.dirname, { recursive: true })) {
    if (path.basename(file) !== 'route.ts') continue;
    const route: Record<string, unknown> = await import(path.join(import.meta.dirname, file));
    for (const method of methods) {
      const handler = route[method];
      if (typeof handler === 'function')
        found.set(`${method} ${path.dirname(file)}`, async (request, context) =>
          z.instanceof(Response).parse(await handler(request, context)),
        );
    }
  }
  return found;
}

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
  return handlers();
});

const params = { provider: 'gatepay', batchId: 'B-1', id: '987654', secretId: '1' };

async function statusOf(handler: Handler, name: string, scope: Scope | null): Promise<number> {
  const [method = 'GET', folder = ''] = name.split(' ');
  const { query = '', body } = apiCalls[name] ?? {};
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
  expect([...routes.keys()].sort()).toEqual(Object.keys(apiCalls).sort());
});

test('no call of the API is answered without a token', async ({ routes }) => {
  for (const [name, handler] of routes) expect(await statusOf(handler, name, null), name).toBe(401);
});

test('every call of the API is refused to exactly the scopes that do not include it', async ({ routes }) => {
  for (const [name, handler] of routes) {
    const action = apiCalls[name]?.action ?? null;
    for (const scope of scopes) {
      const actor = { kind: 'token', tokenId: '1', name: scope, scopes: [scope], address: null } as const;
      const allowed = action === null || may(actor, action);
      const status = await statusOf(handler, name, scope);
      if (allowed) expect(status, `${name} with ${scope}`).not.toBe(403);
      else expect(status, `${name} with ${scope}`).toBe(403);
      expect(status, `${name} with ${scope}`).not.toBe(401);
    }
  }
});

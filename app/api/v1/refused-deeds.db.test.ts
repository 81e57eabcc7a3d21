import { describe, expect } from 'vitest';
import { type ApiCall, apiCalls } from '@/e2e/support/access-surface';
import { readApiRoutes } from '@/e2e/support/api-routes';
import { addSecret, type DeliveryContext } from '@/e2e/support/delivery-test';
import { gatepaySecret, postGatepay, withdrawBody } from '@/e2e/support/gatepay-door';
import { raise } from '@/e2e/support/issues-test';
import { one } from '@/e2e/support/ledger-test';
import { test as base, deliverFirst, everything, person } from '@/e2e/support/replay-test';
import { testContext } from '@/e2e/support/test-context';
import type { Scope } from '@/lib/access/actor';
import { permissions } from '@/lib/access/permissions';
import { tokenDigest } from '@/lib/access/token-digest';
import { pauseDestination } from '@/lib/delivery/destinations/set-destination-state';
import { pauseReplay } from '@/lib/delivery/replay/pause-replay';
import { setReplayPolicy } from '@/lib/delivery/replay/set-replay-policy';
import { startReplay } from '@/lib/delivery/replay/start-replay';
import { ensureAccounts } from '@/lib/intake/accounts';
import { doorState } from '@/lib/intake/door-state';
import { resolveIssue } from '@/lib/ledger/issues/resolve-issue';
import { setContext } from '@/lib/platform/boot';
import type { Database } from '@/lib/platform/db/client';

const deeds = Object.entries(apiCalls).flatMap(([name, call]: [string, ApiCall]) =>
  name.startsWith('GET ') || call.action === null ? [] : [{ ...call, name, action: call.action }],
);

/** Tokens by what they may; all but the first may read. */
const tokens = {
  'every scope but read': ['reveal', 'replay'],
  'read and replay': ['read', 'replay'],
  admin: ['admin'],
} as const satisfies Record<string, readonly Scope[]>;
const bearerOf = (name: keyof typeof tokens) => `token-of-${name.replaceAll(' ', '-')}`;

interface Console {
  ctx: DeliveryContext;
  userId: string;
  requestId: string;
  secretId: string;
}

/** What the table's bodies leave as it is, for they are only to be asked. */
const bodies: Readonly<Record<string, (console: Console) => object>> = {
  'POST replays': () => ({ filter: {}, reason: 'a bug' }),
  'PUT replays/policy': () => ({ countMax: 5, sentNeedsApproval: true }),
  'PATCH destinations/[id]': () => ({ name: 'Another name' }),
  'POST issues/[id]/assign': ({ userId }) => ({ ownerId: userId }),
};

async function startOne({ ctx }: Console) {
  await startReplay(ctx, everything);
}

async function askForOne({ ctx }: Console) {
  await setReplayPolicy(ctx, { sentNeedsApproval: true, countMax: null, expiresAfterHours: 24 });
  await startReplay({ ...ctx, actor: person('operator') }, everything);
}

/** What has to be before the deed can be done. */
const before: Readonly<Record<string, (console: Console) => Promise<void>>> = {
  'POST destinations/[id]/resume': ({ ctx }) => pauseDestination(ctx, { id: '1', reason: 'Maintenance' }),
  // Its one secret signs: another one has to be there before it may end.
  'PATCH destinations/[id]/secrets/[secretId]': async ({ ctx }) => {
    await addSecret(ctx, '1');
  },
  'POST issues/[id]/reopen': ({ ctx }) => resolveIssue(ctx, { id: '1', seen: null, note: 'Paid.' }),
  'POST replays/[id]/approve': askForOne,
  'POST replays/[id]/decline': askForOne,
  'POST replays/[id]/cancel': startOne,
  'POST replays/[id]/pause': startOne,
  'POST replays/[id]/resume': async (console) => {
    await startOne(console);
    await pauseReplay(console.ctx, { id: '1' });
  },
};

/** Every row of the database, as one hash a table; but when a token was used, and what the door counts when it has time. */
async function readDatabase({ pool }: Database): Promise<Record<string, string>> {
  const { rows: tables } = await pool.query<{ name: string }>(
    `select tablename as name from pg_tables
     where schemaname = 'public' and tablename not in ('api_tokens', 'secret_uses', 'rejected_days')`,
  );
  const hashes = tables.map(
    ({ name }) =>
      `select '${name}' as name, md5(coalesce(string_agg(t::text, ',' order by t::text), '')) as hash from "${name}" t`,
  );
  const { rows } = await pool.query<{ name: string; hash: string }>(hashes.join(' union all '));
  return Object.fromEntries(rows.map(({ name, hash }) => [name, hash]));
}

const test = base
  .extend('routes', { scope: 'file' }, () => readApiRoutes())
  .extend('console', async ({ ctx, backend, tools, db }): Promise<Console> => {
    await deliverFirst(ctx, { backend, tools });
    await raise(ctx, { subject: 'batch:1' });
    const wrong = testContext({ ...db }, { GATEPAY_API_SECRET: 'not-the-secret-of-gatepay' }, ctx.clock);
    await expect(postGatepay(wrong, withdrawBody('b9', 'INIT', []))).rejects.toThrow('The door answered');
    await doorState(wrong).rejected.flush(wrong);
    const variables = {
      GATEPAY_API_SECRET: gatepaySecret,
      GATEPAY_CLIENT_ID: 'client',
      ALLOW_PRIVATE_DESTINATIONS: '1',
    };
    const booted = testContext({ ...db }, variables, ctx.clock);
    await ensureAccounts(booted);
    setContext(booted);
    for (const name of ['every scope but read', 'read and replay', 'admin'] as const) {
      const tokenSha256 = tokenDigest(bearerOf(name));
      const data = { name, tokenSha256, hint: '', source: 'console', scopes: [...tokens[name]] };
      await db.prisma.apiToken.upsert({ where: { tokenSha256 }, create: data, update: {} });
    }
    const ana = { email: 'ana@merchant.test', name: 'Ana', passwordHash: '-', role: 'operator' };
    const user = await db.prisma.user.upsert({ where: { email: ana.email }, create: ana, update: ana });
    const request = await one<{ id: string }>(db, `select id from requests where verdict = 'rejected'`);
    const secret = await one<{ id: string }>(db, 'select id from destination_secrets');
    return {
      ctx: { ...booted, actor: ctx.actor },
      userId: String(user.id),
      requestId: request.id,
      secretId: secret.id,
    };
  });

describe('a 403 means that nothing was done', () => {
  test.for(deeds)('$name', async ({ name, action, query = '', body }, { routes, console, db }) => {
    await before[name]?.(console);
    const send = async (token: keyof typeof tokens) => {
      const [method = '', folder = ''] = name.split(' ');
      const id = folder.startsWith('requests') ? console.requestId : '1';
      const sent = bodies[name]?.(console) ?? body;
      const request = new Request(`http://console.test/api/v1/${folder}${query}`, {
        method,
        headers: { authorization: `Bearer ${bearerOf(token)}` },
        ...(sent && { body: JSON.stringify(sent) }),
      });
      const params = Promise.resolve({ id, secretId: console.secretId });
      const answer = await routes.get(name)?.(request, { params });
      return { status: answer?.status ?? 0, text: (await answer?.text()) ?? '' };
    };
    const untouched = await readDatabase(db);
    const refused = await send('every scope but read');
    expect(await readDatabase(db)).toEqual(untouched);
    expect(refused).toMatchObject({ status: 403, text: expect.stringContaining('it lacks the scope read.') });
    // The same call of whoever may: what was refused could have been done.
    const done = await send(permissions[action].scope === 'admin' ? 'admin' : 'read and replay');
    expect(done).toMatchObject({ status: expect.toBeOneOf([200, 201]) });
    expect(await readDatabase(db)).not.toEqual(untouched);
  });
});

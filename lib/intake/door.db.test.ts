import { createHash } from 'node:crypto';
import { describe, expect } from 'vitest';
import { openNodeDoor, openWebDoor, signedGatepay } from '@/e2e/support/door-client';
import { testContext } from '@/e2e/support/test-context';
import { test as base } from '@/e2e/support/test-database';
import { getRequest } from '@/lib/intake/get-request';
import type { Context } from '@/lib/platform/context';
import { ensureAccounts, forgetAccounts } from './accounts';

const secret = 'gatepay-secret-for-tests-only';
const doors = { 'node:http': openNodeDoor, 'the route handler': openWebDoor };
const acknowledgement = '{"returnCode":"SUCCESS","returnMessage":""}';

let serial = 0;
/** A payload that no other test has sent. */
function payload(status = 'INIT'): string {
  serial += 1;
  return JSON.stringify({ main_order: { batch_id: `batch-${serial}`, status }, suborders: [] });
}

function system(ctx: Context) {
  return { ...ctx, actor: { kind: 'system', name: 'test' } as const };
}

async function requestsSince(ctx: Context, after: string) {
  const { rows } = await ctx.db.pool.query<{ id: string; verdict: string; cause: string | null; callback_id: string }>(
    'select id, verdict, cause, callback_id from requests where id::text > $1 order by id',
    [after],
  );
  return rows;
}

async function changeAccount(ctx: Context, values: { enabled?: boolean; door?: object }): Promise<void> {
  await ctx.db.prisma.account.updateMany({
    where: { provider: 'gatepay' },
    data: { enabled: values.enabled ?? true, settings: { door: { ...values.door } } },
  });
  forgetAccounts(ctx);
}

for (const [name, open] of Object.entries(doors)) {
  const test = base.extend('door', async ({ db }, { onCleanup }) => {
    const ctx = testContext(db, { GATEPAY_API_SECRET: secret });
    // Every test looks at its own requests only: their ids begin with their instant.
    serial += 1;
    ctx.clock.advance(serial * 60_000);
    await ensureAccounts(ctx);
    await changeAccount(ctx, {});
    const opened = await open(ctx);
    onCleanup(opened.close);
    const { rows } = await db.pool.query<{ last: string }>("select coalesce(max(id::text), '') as last from requests");
    const last = rows[0]?.last ?? '';
    return {
      ...opened,
      ctx,
      signed: (body: string) => signedGatepay(body, secret, ctx.clock.now()),
      kept: () => requestsSince(ctx, last),
      callbacks: async () => (await db.prisma.callback.findMany({ orderBy: { id: 'desc' }, take: 1 }))[0],
    };
  });

  describe(`through ${name}`, () => {
    test('an accepted callback is stored once, with its request and its work item, before it is acknowledged', async ({
      door,
    }) => {
      const reply = await door.send(door.signed(payload()));
      expect(reply.status).toBe(200);
      expect(reply.body).toBe(acknowledgement);
      expect(reply.headers.get('content-type')).toBe('application/json');
      const [request, ...others] = await door.kept();
      expect(others).toEqual([]);
      expect(request?.verdict).toBe('accepted');
      const callback = await door.callbacks();
      expect(callback?.id.toString()).toBe(request?.callback_id);
      expect(callback).toMatchObject({
        provider: 'gatepay',
        type: 'WITHDRAW',
        providerStatus: 'INIT',
        verified: true,
        duplicates: 0,
        status: 'new',
        url: '/api/callbacks/gatepay',
        firstRequestId: request?.id,
        verification: { words: 'Signature valid', keyHint: 'only', timestampAgeMs: 0, coverage: 'whole body' },
      });
      expect(await door.ctx.db.prisma.applyJob.count({ where: { callbackId: callback?.id } })).toBe(1);
    });

    test('a duplicate gets the same answer and is one more request of the same callback', async ({ door }) => {
      const request = door.signed(payload());
      const first = await door.send(request);
      const second = await door.send(request);
      expect([second.status, second.body]).toEqual([first.status, first.body]);
      const kept = await door.kept();
      expect(kept.map(({ verdict }) => verdict).sort()).toEqual(['accepted', 'duplicate']);
      expect(new Set(kept.map(({ callback_id }) => callback_id)).size).toBe(1);
      expect((await door.callbacks())?.duplicates).toBe(1);
    });

    test('50 copies at once are one callback, 49 duplicates and 50 requests', async ({ door }) => {
      const request = door.signed(payload('SUCCESS'));
      const replies = await Promise.all(Array.from({ length: 50 }, () => door.send(request)));
      expect(new Set(replies.map(({ status, body }) => `${status} ${body}`))).toEqual(
        new Set([`200 ${acknowledgement}`]),
      );
      const kept = await door.kept();
      expect(kept).toHaveLength(50);
      expect(kept.filter(({ verdict }) => verdict === 'accepted')).toHaveLength(1);
      expect(new Set(kept.map(({ callback_id }) => callback_id)).size).toBe(1);
      expect((await door.callbacks())?.duplicates).toBe(49);
    });

    test('one flipped byte answers 401 and is kept with its cause and exact bytes', async ({ door }) => {
      const body = payload('SUCCESS');
      const flipped = body.replace('SUCCESS', 'SUCCESR');
      const reply = await door.send({ ...door.signed(body), body: flipped });
      expect(reply.status).toBe(401);
      expect(JSON.parse(reply.body)).toEqual({ error: 'The signature does not match.' });
      const [request] = await door.kept();
      expect(request).toMatchObject({ verdict: 'rejected', cause: 'signature_mismatch', callback_id: null });
      const details = await getRequest(system(door.ctx), request?.id ?? '');
      expect(Buffer.from(details.rawBody, 'base64').toString()).toBe(flipped);
      expect(details.bodySha256).toBe(createHash('sha256').update(flipped).digest('hex'));
      expect(details.answer).toMatchObject({ status: 401, body: reply.body });
      expect(details.causeDetail).not.toBe('');
    });

    test('a missing signature answers 401 and names the header to our people only', async ({ door }) => {
      const reply = await door.send({ body: payload() });
      expect(reply.status).toBe(401);
      expect(reply.body).not.toContain('X-GatePay');
      const [request] = await door.kept();
      expect(request?.cause).toBe('signature_missing');
      expect((await getRequest(system(door.ctx), request?.id ?? '')).causeDetail).toContain('X-GatePay-Signature');
    });

    test('a stale timestamp answers 401', async ({ door }) => {
      const old = new Date(door.ctx.clock.now().getTime() - 30 * 3_600_000);
      const reply = await door.send(signedGatepay(payload(), secret, old));
      expect(reply.status).toBe(401);
      expect((await door.kept())[0]?.cause).toBe('timestamp_stale');
    });

    test('an address off the list answers 403 and keeps the bytes for when the list is mended', async ({ door }) => {
      await changeAccount(door.ctx, { door: { allowList: ['203.0.113.0/24'] } });
      const body = payload();
      const reply = await door.send(door.signed(body));
      expect(reply.status).toBe(403);
      const [request] = await door.kept();
      expect(request?.cause).toBe('address_not_allowed');
      const details = await getRequest(system(door.ctx), request?.id ?? '');
      expect(details.causeDetail).toContain('127.0.0.1');
      expect(Buffer.from(details.rawBody, 'base64').toString()).toBe(body);
    });

    test('an address on the list is let in', async ({ door }) => {
      await changeAccount(door.ctx, { door: { allowList: ['127.0.0.0/8'] } });
      expect((await door.send(door.signed(payload()))).status).toBe(200);
    });

    test('a disabled account answers 403 and keeps the bytes', async ({ door }) => {
      await changeAccount(door.ctx, { enabled: false });
      expect((await door.send(door.signed(payload()))).status).toBe(403);
      expect((await door.kept())[0]?.cause).toBe('account_disabled');
    });

    test('an enabled account whose settings cannot be read answers 403 with a cause of its own and keeps the bytes', async ({
      door,
    }) => {
      await changeAccount(door.ctx, { door: { bodyBytesMax: 'plenty' } });
      const body = payload();
      expect((await door.send(door.signed(body))).status).toBe(403);
      const [request] = await door.kept();
      expect(request?.cause).toBe('settings_unreadable');
      const details = await getRequest(system(door.ctx), request?.id ?? '');
      expect(details.causeDetail).toContain('settings cannot be read');
      expect(Buffer.from(details.rawBody, 'base64').toString()).toBe(body);
    });

    test('what is signed but unreadable, or of no known shape, answers 400 and is kept', async ({ door }) => {
      expect((await door.send(door.signed('{"main_order":'))).status).toBe(400);
      expect((await door.send(door.signed('{"hello":"world"}'))).status).toBe(400);
      const causes = (await door.kept()).map(({ cause }) => cause).sort();
      expect(causes).toEqual(['body_unreadable', 'shape_unknown']);
    });

    test('an unknown provider, channel or account answers 404 and is not kept', async ({ door }) => {
      for (const path of ['nobody', 'gatepay/nowhere', 'gatepay/a/b', '', '__proto__', 'constructor', '%00', '..%2f']) {
        expect((await door.send({ path, body: payload() })).status, path).toBe(404);
      }
      expect(await door.kept()).toEqual([]);
    });

    test('another method answers 405 with Allow and is kept', async ({ door }) => {
      for (const method of ['GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD']) {
        const body = method === 'GET' || method === 'HEAD' ? null : payload();
        const reply = await door.send({ method, body });
        expect([method, reply.status, reply.headers.get('allow')]).toEqual([method, 405, 'POST']);
      }
      expect((await door.kept()).map(({ cause }) => cause)).toEqual(Array(6).fill('method_not_allowed'));
    });

    test('another content type or an encoded body answers 415; parameters and case do not matter', async ({ door }) => {
      const signed = door.signed(payload());
      const asText = { ...signed, headers: { ...signed.headers, 'content-type': 'text/plain' } };
      const encoded = { ...signed, headers: { ...signed.headers, 'content-encoding': 'gzip' } };
      expect((await door.send(asText)).status).toBe(415);
      expect((await door.send(encoded)).status).toBe(415);
      expect((await door.kept()).map(({ cause }) => cause)).toEqual(Array(2).fill('content_type_unsupported'));
      const other = { ...signed, headers: { ...signed.headers, 'content-type': 'Application/JSON; charset=UTF-8' } };
      expect((await door.send(other)).status).toBe(200);
    });

    test('a body over the cap answers 413 and keeps its hash and first 4 KiB', async ({ door }) => {
      await changeAccount(door.ctx, { door: { bodyBytesMax: 10_000 } });
      const body = 'x'.repeat(100_000);
      const reply = await door.send(door.signed(body));
      expect(reply.status).toBe(413);
      const [request] = await door.kept();
      const details = await getRequest(system(door.ctx), request?.id ?? '');
      expect(details).toMatchObject({ cause: 'body_too_large', bodyBytes: 100_000, bodyKeptBytes: 4096 });
      expect(details.bodySha256).toBe(createHash('sha256').update(body).digest('hex'));
      expect(Buffer.from(details.rawBody, 'base64').toString()).toBe('x'.repeat(4096));
    });

    test('a body of exactly the cap is taken', async ({ door }) => {
      await changeAccount(door.ctx, { door: { bodyBytesMax: 2048 } });
      const body = payload();
      expect((await door.send(door.signed(body.padEnd(2048)))).status).toBe(200);
      expect((await door.send(door.signed(body.padEnd(2049)))).status).toBe(413);
    });

    test('too many answer 429 with Retry-After and are not kept', async ({ door }) => {
      await changeAccount(door.ctx, { door: { ratePerSecondMax: 3 } });
      const replies = await Promise.all(Array.from({ length: 5 }, () => door.send(door.signed(payload()))));
      const statuses = replies.map(({ status }) => status).sort();
      expect(statuses).toEqual([200, 200, 200, 429, 429]);
      expect(replies.find(({ status }) => status === 429)?.headers.get('retry-after')).toBe('1');
      expect(await door.kept()).toHaveLength(3);
      door.ctx.clock.advance(1_000);
      expect((await door.send(door.signed(payload()))).status).toBe(200);
    });

    test('strangers that an allow-list refuses use up nothing of what the provider may send, and are bounded too', async ({
      door,
      db,
    }) => {
      const ctx = testContext(db, { GATEPAY_API_SECRET: secret, TRUST_PROXY: '1' }, door.ctx.clock);
      await changeAccount(ctx, { door: { ratePerSecondMax: 3, allowList: ['203.0.113.7'] } });
      const behind = await open(ctx);
      const from = (address: string, method = 'POST') => {
        const signed = door.signed(payload());
        return behind.send({ ...signed, method, headers: { ...signed.headers, 'x-forwarded-for': address } });
      };
      const statusesOf = async (sent: ReturnType<typeof from>[]) =>
        (await Promise.all(sent)).map(({ status }) => status);
      const strangers = Array.from({ length: 5 }, (_, at) => from(`198.51.100.${at}`));
      expect((await statusesOf(strangers)).sort()).toEqual([403, 403, 403, 429, 429]);
      expect(await statusesOf([from('198.51.100.9', 'PUT')])).toEqual([429]);
      const provider = Array.from({ length: 4 }, () => from('203.0.113.7'));
      expect((await statusesOf(provider)).sort()).toEqual([200, 200, 200, 429]);
      await behind.close();
      forgetAccounts(ctx);
    });

    test('without a secret it answers 503 with Retry-After and keeps the bytes', async ({ door, db }) => {
      const ctx = testContext(db, {}, door.ctx.clock);
      forgetAccounts(ctx);
      const bare = await open(ctx);
      const reply = await bare.send(door.signed(payload()));
      await bare.close();
      forgetAccounts(ctx);
      expect(reply.status).toBe(503);
      expect(Number(reply.headers.get('retry-after'))).toBeGreaterThan(0);
      expect((await door.kept())[0]?.cause).toBe('secret_missing');
    });

    test('a session or token that came along is not kept', async ({ door }) => {
      const signed = door.signed(payload());
      const headers = { ...signed.headers, authorization: 'Bearer something', cookie: 'session=something' };
      await door.send({ ...signed, headers });
      const [request] = await door.kept();
      const details = await getRequest(system(door.ctx), request?.id ?? '');
      expect(JSON.stringify(details.headers)).not.toContain('something');
      expect(details.headers['x-gatepay-signature']).toBe(signed.headers?.['X-GatePay-Signature']);
    });

    test('names that are special elsewhere, and deep nesting, are answered like any other body', async ({ door }) => {
      const special = '{"__proto__":{"polluted":true},"constructor":{"prototype":1}}';
      const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
      expect((await door.send(door.signed(special))).status).toBe(400);
      expect((await door.send(door.signed(deep))).status).toBe(400);
      expect(Reflect.get({}, 'polluted')).toBeUndefined();
    });
  });
}

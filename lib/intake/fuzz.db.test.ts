import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect } from 'vitest';
import { gatepayHeadersFor } from '@/e2e/support/door-client';
import { testContext } from '@/e2e/support/test-context';
import { test } from '@/e2e/support/test-database';
import { providers } from '@/lib/providers/registry';
import { ensureAccounts } from './accounts';
import type { BodyEnd, Incoming } from './incoming';
import { receive } from './receive';

const secret = 'gatepay-secret-for-tests-only';
const answers = [200, 400, 401, 403, 404, 405, 408, 413, 415, 503];
const runs = 300;

const channels = providers.flatMap((provider) => provider.channels.map(({ id }) => id));
const path = fc.oneof(fc.constantFrom(...channels), fc.string({ unit: 'binary' }), fc.webPath());
const method = fc.oneof(
  { weight: 4, arbitrary: fc.constant('POST') },
  { weight: 1, arbitrary: fc.constantFrom('GET', 'HEAD', 'PUT', '') },
  { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
);
const headers = fc.dictionary(
  fc.oneof(
    fc.constantFrom(
      'content-type',
      'content-encoding',
      'x-gatepay-signature',
      'x-gatepay-timestamp',
      'x-gatepay-nonce',
    ),
    fc.string({ unit: 'binary' }),
  ),
  fc.oneof(fc.constant('application/json'), fc.string({ unit: 'binary' })),
);
const query = fc.oneof(fc.string({ unit: 'binary' }), fc.webQueryParameters());
const end = fc.constantFrom<BodyEnd>('complete', 'complete', 'too_large', 'too_slow', 'cut_off');

function incoming(parts: Omit<Incoming, 'readBody' | 'sourceAddress'>, bytes: Uint8Array, ended: BodyEnd): Incoming {
  const sha256 = createHash('sha256').update(bytes).digest();
  const read = { end: ended, bytes, bytesArrived: bytes.length, sha256 };
  return { ...parts, sourceAddress: '\u0000 anything', readBody: async () => read };
}

test('whatever bytes, headers and methods come, the answer is of the table and no row is half a row', async ({
  db,
}) => {
  const ctx = testContext(db, { GATEPAY_API_SECRET: secret });
  await ensureAccounts(ctx);
  const input = [path, method, headers, query, fc.uint8Array({ maxLength: 400 }), end] as const;
  await fc.assert(
    fc.asyncProperty(...input, async (where, how, named, asked, bytes, ended) => {
      const before = await db.prisma.request.count();
      const answer = await receive(
        ctx,
        incoming({ path: where, method: how, headers: named, query: asked }, bytes, ended),
      );
      expect(answers).toContain(answer.status);
      const isKept = answer.status !== 404;
      expect(await db.prisma.request.count()).toBe(before + (isKept ? 1 : 0));
    }),
    { numRuns: runs },
  );
});

const leaf = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.double(),
  fc.bigInt().map(String),
  fc.constantFrom('\u0000', '1e999999', '-0', '\ud800', '9'.repeat(200), 'x'.repeat(5_000), null, true, '', {}),
);
const text = fc.oneof(leaf, fc.constantFrom('SUCCESS', 'INIT', 'DONE', 'batch', '1526052914503263472'));
const line = fc.dictionary(
  fc.constantFrom(
    'merchant_withdraw_id',
    'suborder_id',
    'status',
    'amount',
    'currency',
    'finish_time',
    'tx_id',
    '__proto__',
  ),
  text,
);
const withdraw = fc.record({
  main_order: fc.record(
    { batch_id: text, status: text, merchant_id: text, client_id: text },
    { requiredKeys: ['batch_id'] },
  ),
  suborders: fc.oneof(fc.array(line, { maxLength: 4 }), leaf),
});

/** Of the right shape, so that what comes after reading is tried as well, whatever the seed. */
const believable = fc.record({
  main_order: fc.record({ batch_id: fc.uuid(), status: fc.constantFrom('INIT', 'SUCCESS', 'unheard of') }),
  suborders: fc.constant([]),
});

test('whatever a signed payload says, it is stored whole or kept as rejected, never a fault of ours', async ({
  db,
}) => {
  const ctx = testContext(db, { GATEPAY_API_SECRET: secret });
  await ensureAccounts(ctx);
  await fc.assert(
    fc.asyncProperty(fc.oneof(withdraw, believable, fc.jsonValue()), async (document) => {
      const body = JSON.stringify(document);
      const signed = Object.entries(gatepayHeadersFor(body, secret, ctx.clock.now()));
      const named = Object.fromEntries(signed.map(([name, value]) => [name.toLowerCase(), value]));
      const parts = { path: 'gatepay', method: 'POST', headers: named, query: '' };
      const answer = await receive(ctx, incoming(parts, Buffer.from(body), 'complete'));
      expect([200, 400]).toContain(answer.status);
    }),
    { numRuns: runs },
  );
  const { rows } = await db.pool.query<{ orphans: number; jobless: number; miscounted: number }>(`
    select
      (select count(*)::int from requests r where (r.verdict = 'rejected') <> (r.callback_id is null)) as orphans,
      (select count(*)::int from callbacks c left join apply_jobs j on j.callback_id = c.id where j is null) as jobless,
      (select count(*)::int from callbacks c
        where c.duplicates + 1 <> (select count(*) from requests r where r.callback_id = c.id)) as miscounted`);
  expect(rows).toEqual([{ orphans: 0, jobless: 0, miscounted: 0 }]);
  // Otherwise everything was turned away and nothing was tried.
  expect(await db.prisma.callback.count()).toBeGreaterThan(10);
});

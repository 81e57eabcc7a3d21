import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import { emptyTables } from '@/e2e/support/empty-tables';
import { postGatepay, withdrawBody } from '@/e2e/support/gatepay-door';
import { applyAll, test } from '@/e2e/support/ledger-test';
import { postCallback } from '@/e2e/support/provider-door';
import { testContext } from '@/e2e/support/test-context';
import type { ActorContext } from '@/lib/access/actor';
import { ensureAccounts } from '@/lib/intake/accounts';
import { receive } from '@/lib/intake/receive';
import { bayarcash } from '@/lib/providers/bayarcash';
import { transaction } from '@/lib/providers/bayarcash/fixtures/records';
import type { UnsignedRequest } from '@/lib/providers/contract';
import { indexCallbacks } from './index-callbacks';
import { indexRejected } from './index-rejected';
import { type SearchInput, search as searchInTime } from './search';
import type { SearchAnswer, SearchKind } from './types';

const hash = '0x5A1f0000000000000000000000000000000000000000000000000000000bEEf9';
const address = 'TQm7kfZ1pX9wYb3nGd5sVr8uLc2eHa4jKt';
const withdrawId = '1526052914503263473';
const secretKey = 'bayar-secret-of-tests-only';

const batch = withdrawBody('B-2026-0042', 'PARTIAL', [
  {
    merchant_withdraw_id: withdrawId,
    status: 'DONE',
    suborder_id: 'SUB-778899',
    amount: '1250.75',
    currency: 'USDT',
    tx_id: hash,
    address,
    memo: '100%_"quoted" ☂ tag',
  },
]);

const payment: UnsignedRequest = {
  channel: 'bayarcash',
  method: 'POST',
  contentType: 'application/json',
  query: '',
  body: JSON.stringify({
    ...transaction,
    transaction_id: 'trx_9f31c0de',
    order_number: 'INV-2026-555',
    amount: '88.10',
    status: '3',
    payer_name: 'Siti Nurhaliza',
    payer_email: 'siti@example.com',
  }),
};

async function filled(ctx: ActorContext): Promise<ActorContext> {
  const known = testContext(ctx.db, {
    GATEPAY_API_SECRET: 'gatepay-secret-for-tests-only',
    BAYARCASH_API_SECRET_KEY: secretKey,
  });
  await emptyTables(
    ctx.db,
    'accounts, requests, callbacks, apply_jobs, batches, suborders, transfers, transitions, issues, statistics, statistics_deltas, rejected_days, search_documents, search_rejections, sweep_positions',
  );
  await ensureAccounts(known);
  await postGatepay(known, batch);
  await postCallback(known, bayarcash, { secretKey }, payment);
  const body = Buffer.from(
    JSON.stringify({ main_order: { batch_id: 'REFUSED-7', client_name: 'x' }, note: 'lost-and-refused' }),
  );
  await receive(known, {
    ...{ path: 'gatepay', method: 'POST', query: '', sourceAddress: '198.51.100.77' },
    headers: { 'content-type': 'application/json' },
    readBody: async () => ({
      end: 'complete',
      bytes: body,
      bytesArrived: body.length,
      sha256: createHash('sha256').update(body).digest(),
    }),
  });
  await applyAll(known);
  await indexRejected(known, { since: new Date(0), limit: 100 });
  return { ...known, actor: ctx.actor };
}

/** With all the time in the world: how busy the machine is decides nothing here. */
const search = (ctx: ActorContext, input: SearchInput) => searchInTime(ctx, { budgetMs: 60_000, ...input });

/** `kind field value` of everything found, in the order shown. */
function said({ groups }: SearchAnswer): string[] {
  return groups.flatMap(({ hits }) => hits.map(({ kind, match }) => `${kind} ${match.field} ${match.value}`));
}

function kindsOf({ groups }: SearchAnswer): SearchKind[] {
  return groups.map(({ kind }) => kind);
}

test.describe('whatever one has in hand', () => {
  test.for([
    ['a batch id', 'B-2026-0042', ['callback', 'batch']],
    ['the beginning of a batch id', 'B-2026-', ['callback', 'batch']],
    ['a withdrawal id', withdrawId, ['callback', 'batch', 'suborder']],
    ['the beginning of a withdrawal id', '15260529145', ['callback', 'batch', 'suborder']],
    ['the middle of a withdrawal id', '0529145032', ['callback', 'batch']],
    ['a sentence with a withdrawal id', `withdrawal ${withdrawId} did not arrive`, ['callback', 'batch', 'suborder']],
    ['an id of the provider', 'SUB-778899', ['callback', 'batch', 'suborder']],
    ['a hash in capitals', hash.toUpperCase(), ['callback', 'batch', 'suborder']],
    ['the end of a hash', '0000beef9', ['callback', 'batch']],
    ['an address', address, ['callback', 'batch', 'suborder']],
    ['the beginning of an address in lower case', address.toLowerCase().slice(0, 9), ['callback', 'batch', 'suborder']],
    ['an amount', '1250.75', ['callback', 'batch']],
    ['an amount as people write it', '1,250.75 USDT', ['callback', 'batch']],
    ['a transfer id', 'trx_9f31c0de', ['callback', 'transfer']],
    ['the middle of a transfer id', '9f31c0', ['callback', 'transfer']],
    ['an order number', 'INV-2026-555', ['callback', 'transfer']],
    ['an e-mail address, in any case', 'Siti@Example.com ', ['callback', 'transfer']],
    ['a name', 'siti nurhaliza', ['callback', 'transfer']],
    ['what stands in a rejected body', 'and-refus', ['rejected']],
    ['the address a rejected request came from', '198.51.100.77', ['rejected']],
    ['quotes, percent and underscore', '100%_"quoted"', ['callback', 'batch']],
    ['a sign beyond ASCII', '☂ tag', ['callback', 'batch']],
  ] as const)('%s finds what it belongs to', async ([, q, kinds], { ctx }) => {
    const answer = await search(await filled(ctx), { q });
    expect(kindsOf(answer)).toEqual([...kinds]);
    expect(answer.incomplete).toEqual([]);
  });

  test('ids of ours find the one thing', async ({ ctx }) => {
    const known = await filled(ctx);
    const { rows } = await ctx.db.pool.query<{ id: string; callbackId: string | null }>(
      'select id, callback_id as "callbackId" from requests order by received_at, id',
    );
    for (const { id, callbackId } of rows) {
      const { groups } = await search(known, { q: id.toUpperCase() });
      const ids = groups.flatMap(({ hits }) => hits.filter(({ kind }) => kind !== 'transfer' && kind !== 'batch'));
      expect(ids.map((hit) => hit.id)).toEqual([callbackId ?? id]);
    }
    const first = rows.find(({ callbackId }) => callbackId !== null)?.callbackId ?? '';
    expect((await search(known, { q: first })).groups[0]?.hits[0]).toMatchObject({ id: first, whole: true });
  });
});

test('it says in which field the text stands, as it stands there', async ({ ctx }) => {
  const known = await filled(ctx);
  expect(said(await search(known, { q: '0000beef9' }))).toEqual([
    `callback suborders[0].tx_id ${hash}`,
    `batch suborders[0].tx_id ${hash}`,
  ]);
  expect(said(await search(known, { q: address.slice(0, 10) }))).toContain(`suborder address ${address}`);
  expect(said(await search(known, { q: 'lost-and' }))).toEqual(['rejected note lost-and-refused']);
});

test('a sensitive value is found whole, never shown, and never by a part of it', async ({ ctx }) => {
  const known = await filled(ctx);
  const [found] = said(await search(known, { q: 'siti@example.com' }));
  expect(found).toBe('callback payer_email ***');
  for (const q of ['siti@example', 'Nurhaliza', 'example.com']) {
    expect(kindsOf(await search(known, { q })), q).toEqual([]);
  }
  const { rows } = await ctx.db.pool.query<{ text: string }>('select text from search_documents');
  const kept = rows.map(({ text }) => text).join();
  expect(kept).toContain('inv-2026-555');
  expect(kept).not.toMatch(/siti|nurhaliza|example\.com/);
});

test('what has nothing finds nothing, whatever it is made of', async ({ ctx }) => {
  const known = await filled(ctx);
  for (const q of [
    '',
    '   ',
    '%%%',
    '___',
    '\\\\\\',
    "'; drop table callbacks; --",
    '\u0000\u0000\u0000',
    '🪙🪙🪙',
    'x'.repeat(10_000),
    '\ud800abc',
    '-1',
    '9'.repeat(400),
  ]) {
    expect(kindsOf(await search(known, { q })), q.slice(0, 40)).toEqual([]);
  }
});

test('nobody finds what they may not read', async ({ ctx }) => {
  const known = await filled(ctx);
  const token = { kind: 'token', tokenId: '1', name: 'replays', scopes: ['replay'], address: null } as const;
  expect((await search({ ...known, actor: token }, { q: withdrawId })).groups).toEqual([]);
});

test('counts are bounded and say that there is more', async ({ ctx }) => {
  const known = await filled(ctx);
  for (const status of ['INIT', 'PROCESSING', 'SUCCESS'])
    await postGatepay(known, withdrawBody('B-2026-0042', status, []));
  await applyAll(known);
  const { groups } = await search(known, { q: 'B-2026-0042', limit: 2 });
  expect(groups.map(({ kind, hits, more }) => [kind, hits.length, more])).toEqual([
    ['callback', 2, true],
    ['batch', 1, false],
  ]);
});

test('what is not looked through in the time is said, never shown as nothing', async ({ ctx }) => {
  const known = await filled(ctx);
  const locker = await ctx.db.pool.connect();
  try {
    await locker.query('begin');
    await locker.query('lock table search_documents, suborders in access exclusive mode');
    const answer = await search(known, { q: 'nothing-has-this', budgetMs: 50 });
    expect(answer.groups).toEqual([]);
    expect(answer.incomplete).toEqual(['callback', 'suborder']);
  } finally {
    await locker.query('rollback');
    locker.release();
  }
});

test('documents that are missing are made again, the same as before', async ({ ctx }) => {
  const known = await filled(ctx);
  const read = async () => (await ctx.db.pool.query('select * from search_documents order by callback_id')).rows;
  const before = await read();
  expect(before).toHaveLength(2);
  await ctx.db.pool.query('truncate search_documents');
  const until = new Date(known.clock.now().getTime() + 1);
  expect(await indexCallbacks(known, { until, limit: 100 })).toBe(2);
  expect(await read()).toEqual(before);
  expect(await indexCallbacks(known, { until, limit: 100 })).toBe(0);
});

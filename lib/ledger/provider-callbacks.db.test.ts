import { expect } from 'vitest';
import { openNodeDoor } from '@/e2e/support/door-client';
import { emptyLedger } from '@/e2e/support/empty-tables';
import { applyAll } from '@/e2e/support/ledger-test';
import { type TestClock, testContext } from '@/e2e/support/test-context';
import { test as base } from '@/e2e/support/test-database';
import { ensureAccounts } from '@/lib/intake/accounts';
import { makeCredential } from '@/lib/intake/credentials';
import type { Context } from '@/lib/platform/context';
import { b2binpay } from '@/lib/providers/b2binpay';
import { callbackBody } from '@/lib/providers/b2binpay/fixtures/documents';
import { fixtures as b2binpayFixtures } from '@/lib/providers/b2binpay.fixtures';
import { basswallet } from '@/lib/providers/basswallet';
import { deposit, jsonBody } from '@/lib/providers/basswallet/fixtures/callbacks';
import { fixtures as basswalletFixtures } from '@/lib/providers/basswallet.fixtures';
import type { Provider, SignedRequest, UnsignedRequest } from '@/lib/providers/contract';
import type { ProviderFixtures } from '@/lib/providers/fixtures';

type SignOnly = Pick<Provider, 'sign' | 'secretFields'>;

const subjects: readonly { provider: SignOnly; fixtures: ProviderFixtures }[] = [
  { provider: b2binpay, fixtures: b2binpayFixtures },
  { provider: basswallet, fixtures: basswalletFixtures },
];

function environment(): Record<string, string> {
  const entries = subjects.flatMap(({ provider, fixtures }) =>
    provider.secretFields.map(({ name, variable }) => [variable, fixtures.secrets[name] ?? '']),
  );
  return Object.fromEntries(entries);
}

/** A ledger of its own, and the console's door over a real socket. */
const test = base.extend('console', async ({ db }, { onCleanup }) => {
  const ctx: Context & { clock: TestClock } = testContext(db, environment());
  await emptyLedger(db);
  await ensureAccounts(ctx);
  const door = await openNodeDoor(ctx);
  onCleanup(door.close);
  const signed = ({ provider, fixtures }: (typeof subjects)[number], request: UnsignedRequest): SignedRequest => {
    const credential = makeCredential(provider, fixtures.secrets);
    return provider.sign(request, { credential, at: ctx.clock.now(), nonce: 'nonce1' });
  };
  return { ctx, signed, send: ({ path, headers, body }: SignedRequest) => door.send({ path, headers, body }) };
});

async function statusesOf({ db }: Context): Promise<Record<string, string>> {
  const { rows } = await db.pool.query<{ id: string; said: string }>(
    `select provider || ':' || kind || ':' || transfer_id as id, status || ' ' || outcome || ' ' || conflicted as said from transfers`,
  );
  return Object.fromEntries(rows.map(({ id, said }) => [id, said]));
}

for (const subject of subjects) {
  const { samples } = subject.fixtures;
  test(`every sample of ${samples[0].request.channel} is acknowledged, stored as what it says, and applied`, async ({
    console: { ctx, signed, send },
  }) => {
    for (const { name, request, expected } of samples) {
      const reply = await send(signed(subject, request));
      expect([name, reply.status, reply.body, reply.headers.get('content-type')]).toEqual([name, 200, '', null]);
      const { rows } = await ctx.db.pool.query(
        `select type, provider_status as "providerStatus", outcome, transfer_id as "transferId", batch_id as "batchId"
         from callbacks order by id desc limit 1`,
      );
      expect(rows[0]).toEqual(expected);
    }
    expect(await applyAll(ctx)).toBe(samples.length);
    const { rows } = await ctx.db.pool.query('select distinct verified, apply_state from callbacks');
    expect(rows).toEqual([{ verified: true, apply_state: 'applied' }]);
  });
}

const [ofB2binpay, ofBasswallet] = subjects;

test('what B2BinPay does not sign is stored as unverified, is given no say in the ledger, and raises nothing', async ({
  console: { ctx, send },
}) => {
  const headers = { 'content-type': 'application/vnd.api+json' };
  const body = callbackBody({ id: '11204', attributes: { status: 4 }, transfer: null });
  // The clock stands: ids of requests of one millisecond sort at random, so what is there is looked at, never which is last.
  for (const verdicts of [['accepted'], ['accepted', 'duplicate']]) {
    const reply = await send({ method: 'POST', path: 'b2binpay', headers, body });
    expect([reply.status, reply.body]).toEqual([200, '']);
    const { rows } = await ctx.db.pool.query('select verdict from requests order by verdict');
    expect(rows.map(({ verdict }) => verdict)).toEqual(verdicts);
  }
  await applyAll(ctx);
  const { rows } = await ctx.db.pool.query(
    `select type, outcome, verified, verification->>'coverage' as coverage, (select count(*)::int from transfers) as transfers,
       (select count(*)::int from issues) as issues from callbacks`,
  );
  expect(rows).toEqual([
    { type: 'No transfer', outcome: 'none', verified: false, coverage: 'nothing', transfers: 0, issues: 0 },
  ]);
});

test('two confirmations and two callbacks of an order end where the second says, in either order', async ({
  console: { ctx, signed, send },
}) => {
  if (!ofB2binpay || !ofBasswallet) throw new Error('no subjects');
  const document = (id: string, status: number) => ({
    ...ofB2binpay.fixtures.samples[0].request,
    body: callbackBody({ transferId: id, transfer: { status } }),
  });
  const order = (id: string, status: string) => ({
    ...ofBasswallet.fixtures.samples[0].request,
    contentType: 'application/json',
    body: jsonBody({ ...deposit, id, status }),
  });
  const sent = [
    signed(ofB2binpay, document('1', 1)),
    signed(ofB2binpay, document('1', 2)),
    signed(ofB2binpay, document('2', 2)),
    signed(ofB2binpay, document('2', 1)),
    signed(ofBasswallet, order('3', 'WaitingConfirmation')),
    signed(ofBasswallet, order('3', 'Success')),
    signed(ofBasswallet, order('4', 'Success')),
    signed(ofBasswallet, order('4', 'AwaitingConfirmation')),
  ];
  for (const request of sent) {
    expect((await send(request)).status).toBe(200);
    await applyAll(ctx);
  }
  expect(await statusesOf(ctx)).toEqual({
    'b2binpay:deposit:1': '2 succeeded false',
    'b2binpay:deposit:2': '2 succeeded false',
    'basswallet:deposit:3': 'Success succeeded false',
    'basswallet:deposit:4': 'Success succeeded false',
  });
});

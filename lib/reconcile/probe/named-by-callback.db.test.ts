import { expect } from 'vitest';
import type { DeliveryContext } from '@/e2e/support/delivery-test';
import { emptyTables } from '@/e2e/support/empty-tables';
import { applyAll, one } from '@/e2e/support/ledger-test';
import { askDue } from '@/e2e/support/probe-test';
import { type AskableProvider, askableProviders } from '@/e2e/support/provider-apis/askable-providers';
import { postCallback } from '@/e2e/support/provider-door';
import { testClock, testContext } from '@/e2e/support/test-context';
import { test as base } from '@/e2e/support/test-database';
import { openSendTools } from '@/lib/delivery/send-tools';
import { ensureAccounts } from '@/lib/intake/accounts';
import type { Database } from '@/lib/platform/db/client';
import { hourMs, minuteMs } from '@/lib/platform/time';
import { b2binpay } from '@/lib/providers/b2binpay';
import { callbackBody, callbackDocument } from '@/lib/providers/b2binpay/fixtures/documents';
import { transferAnswer } from '@/lib/providers/b2binpay/fixtures/probes';
import { fixtures as b2binpayFixtures } from '@/lib/providers/b2binpay.fixtures';
import { bayarcash } from '@/lib/providers/bayarcash';
import { apiTransaction } from '@/lib/providers/bayarcash/fixtures/probes';
import { formBody, preTransaction } from '@/lib/providers/bayarcash/fixtures/records';
import { fixtures as bayarcashFixtures } from '@/lib/providers/bayarcash.fixtures';
import { askProvider } from './ask-provider';
import { getProbe } from './get-probe';
import { makeProbeTokens } from './probe-tokens';

/** An empty ledger, the provider's API, and a way to ask it about a subject. */
async function openAsking(id: string, db: Database) {
  const provider: AskableProvider | undefined = askableProviders.find((each) => each.id === id);
  if (!provider) throw new Error(`no ${id}`);
  const clock = testClock();
  const api = await provider.openApi(clock);
  const address = { [`${id.toUpperCase()}_QUERY_URL`]: api.url, ALLOW_PRIVATE_DESTINATIONS: '1' };
  await emptyTables(
    db,
    'accounts, requests, callbacks, apply_jobs, batches, suborders, transfers, transitions, issues, statistics, statistics_deltas, probes, rate_windows',
  );
  const context = testContext(db, { ...provider.variables, ...address }, clock);
  await ensureAccounts(context);
  const ctx: DeliveryContext = { ...context, actor: { kind: 'system', name: 'tests' } };
  const tools = openSendTools(ctx.environment);
  const own = { ...tools, tokens: makeProbeTokens() };
  const asks = async (subject: string) => {
    const asked = await askProvider(ctx, { subject });
    return asked.outcome === 'asked' ? askDue(ctx, own) : asked.outcome;
  };
  const close = async () => {
    tools.close();
    await api.close();
  };
  return { ctx, api, provider, asks, close };
}

const test = base
  .extend('b2binpayAsking', async ({ db }, { onCleanup }) => {
    const asking = await openAsking('b2binpay', db);
    onCleanup(asking.close);
    return asking;
  })
  .extend('bayarcashAsking', async ({ db }, { onCleanup }) => {
    const asking = await openAsking('bayarcash', db);
    onCleanup(asking.close);
    return asking;
  });

test('a token is asked for once, kept while it lasts, and asked for anew when it has ended or is refused', async ({
  b2binpayAsking: { ctx, api, provider, asks },
}) => {
  const tokensAsked = () => api.received.filter(({ url }) => url === '/token/').length;
  await provider.calls(ctx, 'pending');
  await applyAll(ctx);
  api.holds('/transfer/17618', transferAnswer({ status: 1 }));
  for (const expected of [1, 1]) {
    expect(await asks('transfer:1')).toEqual(['answered']);
    expect(tokensAsked()).toBe(expected);
    ctx.clock.advance(minuteMs);
  }
  ctx.clock.advance(hourMs);
  expect(await asks('transfer:1')).toEqual(['answered']);
  expect(tokensAsked()).toBe(2);
  api.next((_request, response) => {
    response.writeHead(401, { 'content-type': 'application/vnd.api+json' });
    response.end('{"errors":[{"status":"401","code":"2007","detail":"No active account found"}]}');
  });
  expect(await asks('transfer:1')).toEqual(['answered']);
  expect(tokensAsked()).toBe(3);
});

test('a deposit that an unsigned callback tells of is asked about, and says what became of it without moving money', async ({
  db,
  b2binpayAsking: { ctx, api, asks },
}) => {
  const body = callbackBody({ id: '11204', attributes: { status: 4 }, transfer: null });
  const request = { channel: 'b2binpay', method: 'POST', contentType: 'application/json', query: '', body } as const;
  await postCallback(ctx, b2binpay, { ...b2binpayFixtures.secrets }, request);
  await applyAll(ctx);
  api.holds('/deposit/11204', callbackDocument({ id: '11204', attributes: { status: 4 }, transfer: null }));
  expect(await asks('callback:1')).toEqual(['answered']);
  expect(await getProbe(ctx, '1')).toMatchObject({ resource: 'deposit', resourceId: '11204', state: 'answered' });
  expect(await one(db, 'select count(*)::int from transfers')).toEqual({ count: 0 });
});

test('a deposit that turns out to have been paid all the same is credited from the answer', async ({
  db,
  b2binpayAsking: { ctx, api, asks },
}) => {
  const body = callbackBody({ id: '11204', attributes: { status: 5 }, transfer: null });
  const request = { channel: 'b2binpay', method: 'POST', contentType: 'application/json', query: '', body } as const;
  await postCallback(ctx, b2binpay, { ...b2binpayFixtures.secrets }, request);
  await applyAll(ctx);
  api.holds('/deposit/11204', callbackDocument({ id: '11204', attributes: { status: 3 } }));
  expect(await asks('callback:1')).toEqual(['applied']);
  await applyAll(ctx);
  expect(await one(db, 'select transfer_id, outcome, actual_amount::text as amount from transfers')).toEqual({
    transfer_id: '17618',
    outcome: 'succeeded',
    amount: '0.300000000000000000',
  });
});

test('a payment that was announced and never called back is found by its order number', async ({
  db,
  bayarcashAsking: { ctx, api, asks },
}) => {
  const body = formBody(preTransaction);
  const contentType = 'application/x-www-form-urlencoded';
  const request = { channel: 'bayarcash', method: 'POST', contentType, query: '', body } as const;
  await postCallback(ctx, bayarcash, { ...bayarcashFixtures.secrets }, request);
  await applyAll(ctx);
  api.holds('/transactions?order_number=INV-1001', [{ ...apiTransaction, order_number: 'INV-1001' }]);
  expect(await asks('callback:1')).toEqual(['applied']);
  await applyAll(ctx);
  expect(await one(db, 'select transfer_id, merchant_reference, outcome from transfers')).toEqual({
    transfer_id: 'trx_q6LJdl',
    merchant_reference: 'INV-1001',
    outcome: 'succeeded',
  });
});

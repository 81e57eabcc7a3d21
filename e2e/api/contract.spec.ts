import * as messages from '@/e2e/support/batch-messages';
import { expect, test } from '@/e2e/support/console-test';
import { addressOrder, envelopeBody } from '@/lib/providers/gatepay/fixtures/envelope';

const instant = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
const id = expect.stringMatching(/^\d+$/);
const uuid = expect.stringMatching(/^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/);

function summary(batchId: string) {
  return {
    id,
    provider: 'gatepay',
    account: 'default',
    channel: 'gatepay',
    type: 'WITHDRAW',
    status: 'recorded',
    attempts: 0,
    verified: true,
    origin: 'provider',
    duplicates: 1,
    transferId: null,
    batchId,
    amount: '2362.1',
    currency: 'USDT',
    outcome: 'succeeded',
    url: '/api/callbacks/gatepay',
    occurredAt: instant,
    receivedAt: instant,
    lastAttemptAt: null,
    nextAttemptAt: null,
  };
}

test('a callback in the list and by its id has exactly the documented fields', async ({ callbacks, api }) => {
  const batchId = messages.newBatchId();
  const body = messages.structure(batchId);
  await callbacks.send(body);
  await callbacks.send(body);
  await api.untilBatchIs(batchId, 'SUCCESS');

  const response = await api.get(`callbacks?q=${batchId}&provider=gatepay&limit=10`);
  expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect(response.headers.get('cache-control')).toBe('no-store');
  const list = await response.json();
  expect(list).toEqual({ data: [summary(batchId)], nextCursor: null });
  const byPayload = await api.get(`callbacks?q=${batchId}&payload.main_order.status=SUCCESS`);
  expect(await byPayload.json()).toEqual({ data: [summary(batchId)], nextCursor: null, unsearched: null });

  const text = await (await api.get(`callbacks/${list.data[0].id}`)).text();
  expect(text).toContain('"amount":2362.1}');
  const details = JSON.parse(text);
  expect(details).toEqual({
    ...summary(batchId),
    providerStatus: 'SUCCESS',
    verification: expect.objectContaining({ coverage: 'whole body', timestampAgeMs: expect.any(Number) }),
    applyState: 'applied',
    appliedAt: instant,
    applyError: null,
    payload: JSON.parse(body),
    rawBody: Buffer.from(body).toString('base64'),
    headers: expect.objectContaining({ 'content-type': 'application/json' }),
    masked: [],
    requests: [
      expect.objectContaining({ id: uuid, verdict: 'accepted', answerStatus: 200, receivedAt: instant }),
      expect.objectContaining({ id: uuid, verdict: 'duplicate', answerStatus: 200, receivedAt: instant }),
    ],
    deliveries: [],
  });
});

test('a batch is answered as the object itself, with sub-orders, totals and timeline', async ({ callbacks, api }) => {
  const batchId = messages.newBatchId();
  await callbacks.send(messages.partial(batchId));
  await api.untilBatchIs(batchId, 'PARTIAL');
  const batch = await (await api.get(`batches/gatepay/${batchId}`)).json();
  expect(batch).toMatchObject({
    provider: 'gatepay',
    account: 'default',
    batchId,
    status: 'PARTIAL',
    terminal: true,
    openedAt: instant,
    settledAt: instant,
    stateSince: instant,
    totals: [
      {
        currency: 'USDC',
        chain: 'BASEEVM',
        requested: '0.2',
        done: '0.0501',
        failed: '0.1',
        fee: '0.0499',
        pending: '0',
      },
    ],
  });
  expect(batch.suborders).toContainEqual(
    expect.objectContaining({
      suborderId: '79553574716833917',
      merchantWithdrawId: '1526052914503263472',
      status: 'DONE',
      currency: 'USDC',
      chain: 'BASEEVM',
      amount: '0.1',
      fee: '0.0499',
      subAmount: '0.1',
      doneAmount: '0.0501',
      txId: '0x2546829d95b7614acebde9dcc92d5b880ae82fa9791c2f80faa7ca668fc5cd3b',
      address: '0x524287c1e5a312a12c76380a3227611d3cb20ddf',
      finishedAt: '2026-05-29T06:52:59.000Z',
    }),
  );
  expect(batch.timeline).toContainEqual(expect.objectContaining({ at: instant, kind: 'batch', toStatus: 'PARTIAL' }));
  const list = await (await api.get(`batches?q=${batchId}`)).json();
  expect(list).toMatchObject({
    data: [{ batchId, status: 'PARTIAL', lineCount: 2, stateSince: batch.stateSince }],
    nextCursor: null,
  });
});

test('requests are listed by verdict and cause, without bytes or headers', async ({ callbacks, api }) => {
  await callbacks.send(messages.succeeded(messages.newBatchId()), { secret: 'a secret of somebody else' });
  const page = await (await api.get('requests?verdict=rejected&cause=signature_mismatch&limit=1')).json();
  expect(page.data).toEqual([
    {
      id: uuid,
      provider: 'gatepay',
      account: 'default',
      channel: 'gatepay',
      verdict: 'rejected',
      cause: 'signature_mismatch',
      causeDetail: expect.any(String),
      method: 'POST',
      path: '/api/callbacks/gatepay',
      sourceAddress: '127.0.0.1',
      contentType: 'application/json',
      bodyBytes: expect.any(Number),
      bodySha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      keyHint: null,
      answerStatus: 401,
      callbackId: null,
      receivedAt: instant,
      verifiedAgainAt: null,
      verifiedBy: null,
    },
  ]);
});

test('cursors lead through all callbacks, each once', async ({ callbacks, api }) => {
  const prefix = messages.newBatchId();
  const batchIds = Array.from({ length: 7 }, (_, at) => `${prefix}${at}`);
  await Promise.all(batchIds.map((batchId) => callbacks.send(messages.succeeded(batchId))));
  const seen: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const more: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const page: { data: { batchId: string }[]; nextCursor: string | null } = await (
      await api.get(`callbacks?q=${prefix}&limit=3${more}`)
    ).json();
    expect(page.data.length).toBeLessThanOrEqual(3);
    seen.push(...page.data.map(({ batchId }) => batchId));
    cursor = page.nextCursor;
  }
  expect(seen.toSorted()).toEqual(batchIds);
});

test('a file that was handed out has exactly the documented fields, and an export-id that leads to them', async ({
  callbacks,
  api,
}) => {
  const batchId = messages.newBatchId();
  await callbacks.send(messages.partial(batchId));
  await api.untilBatchIs(batchId, 'PARTIAL');
  const file = await api.get(`exports/suborders?batchId=${batchId}&zone=Asia/Kuala_Lumpur`);
  expect(file.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
  expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="suborders-\d{8}-\d{6}\.csv"$/);
  expect(file.headers.get('cache-control')).toBe('no-store, no-transform');
  const bytes = String((await file.arrayBuffer()).byteLength);
  const record = await (await api.get(`exports/${file.headers.get('export-id')}`)).json();
  const complete = {
    id,
    format: 'csv',
    zone: 'Asia/Kuala_Lumpur',
    state: 'complete',
    contentSha256: null,
    sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    requestedBy: expect.any(String),
    startedAt: instant,
    finishedAt: instant,
  };
  expect(record).toEqual({ ...complete, kind: 'suborders', filter: `batchId=${batchId}`, rows: '2', bytes });

  const batch: { id: string } = await (await api.get(`batches/gatepay/${batchId}`)).json();
  const pack = await api.get(`exports/evidence?record=batch:${batch.id}`);
  expect(pack.headers.get('content-type')).toBe('application/zip');
  const packBytes = String((await pack.arrayBuffer()).byteLength);
  const list: { data: object[] } = await (await api.get('exports?kind=evidence&limit=1')).json();
  expect(list.data).toEqual([
    {
      ...complete,
      ...{
        kind: 'evidence',
        format: 'zip',
        zone: null,
        filter: `batch:${batch.id}`,
        rows: expect.stringMatching(/^\d+$/),
      },
      bytes: packBytes,
      contentSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    },
  ]);
});

test('an issue in the list, by its id and in its group has exactly the documented fields', async ({
  callbacks,
  api,
}) => {
  const batchId = messages.newBatchId();
  await callbacks.send(messages.message(batchId, 'SUCCESS'));
  await api.untilBatchIs(batchId, 'SUCCESS');
  await callbacks.send(messages.message(batchId, 'FAIL'));
  await api.untilIssueOf(batchId);
  const list = await (await api.get(`issues?q=${batchId}&kind=status_conflict&state=open`)).json();
  const issue = {
    id,
    provider: 'gatepay',
    account: 'default',
    kind: 'status_conflict',
    subject: expect.stringMatching(/^batch:\d+$/),
    recordKey: expect.stringMatching(/^batch:\d+$/),
    state: 'open',
    title: expect.stringContaining(batchId),
    detail: expect.any(Object),
    expected: 'SUCCESS',
    actual: 'FAIL',
    difference: null,
    valueAtRisk: [],
    seenCount: 1,
    callbackId: id,
    batchId,
    transferId: null,
    lineKey: null,
    owner: null,
    openedAt: instant,
    lastSeenAt: instant,
    acknowledgedAt: null,
    closedAt: null,
    closedBy: null,
  };
  expect(list).toEqual({ data: [issue], nextCursor: null });
  expect(await (await api.get(`issues/${list.data[0].id}`)).json()).toEqual({
    ...issue,
    comments: [],
    history: [{ at: instant, kind: 'raised', callbackId: id }],
    about: {
      kind: 'batch',
      id,
      provider: 'gatepay',
      account: 'default',
      batchId,
      status: 'SUCCESS',
      outcome: 'succeeded',
    },
    record: null,
    callbacks: [
      {
        id,
        type: 'WITHDRAW',
        providerStatus: 'FAIL',
        outcome: 'failed',
        amount: null,
        currency: null,
        receivedAt: instant,
      },
    ],
    related: expect.any(Array),
  });
  const groups = await (await api.get(`issues/groups?q=${batchId}&kind=status_conflict`)).json();
  const group = { kind: 'status_conflict', provider: 'gatepay', account: 'default', open: 1, acknowledged: 0 };
  expect(groups).toEqual({ data: [{ ...group, oldestAt: instant, newestAt: instant, valueAtRisk: [] }] });
});

test('a transfer in the list and by its id has exactly the documented fields', async ({ callbacks, api }) => {
  const transferId = messages.newBatchId();
  const order = { ...addressOrder, orderAmount: '98.20', merchantTradeNo: `ref-${transferId}` };
  await callbacks.send(envelopeBody('TRANSFER_ADDRESS', 'TRANSFERRED_ADDRESS_IN_TERM', order, { bizId: transferId }));
  // The later one would be applied first, at times, by another loop of the worker.
  await api.untilTransferIs(transferId, 'TRANSFERRED_ADDRESS_IN_TERM');
  await callbacks.send(envelopeBody('PAY_ADDRESS', 'PAY_SUCCESS', order, { bizId: transferId }));
  const rowId = await api.untilTransferIs(transferId, 'PAY_SUCCESS');
  const transfer = {
    id: rowId,
    provider: 'gatepay',
    account: 'default',
    transferId,
    kind: 'payment',
    status: 'PAY_SUCCESS',
    terminal: true,
    outcome: 'succeeded',
    conflicted: false,
    currency: 'USDT',
    chain: 'BSC',
    requestedAmount: '98.20',
    actualAmount: '98.20',
    fee: null,
    fromAddress: order.fromAddress,
    toAddress: order.address,
    txHash: null,
    merchantReference: order.merchantTradeNo,
    openedAt: instant,
    settledAt: instant,
    updatedAt: instant,
    stateSince: instant,
    duplicateHash: false,
    openIssues: expect.any(Number),
  };
  const query = `kind=payment&terminal=true&currency=USDT&amount-from=98.2&amount-to=98.2&q=REF-${transferId}`;
  expect(await (await api.get(`transfers?${query.replace('REF-', 'ref-')}`)).json()).toEqual({
    data: [transfer],
    nextCursor: null,
  });
  // References are matched as they are written; only hashes and addresses in either case.
  expect(await (await api.get(`transfers?${query}`)).json()).toEqual({ data: [], nextCursor: null });
  const change = { at: instant, recordedAt: instant, kind: 'transfer', callbackId: id };
  const details = await (await api.get(`transfers/${rowId}`)).json();
  expect(details).toEqual({
    ...transfer,
    detail: expect.any(Object),
    difference: '0.00',
    timeline: [
      { ...change, verdict: 'opened', fromStatus: null, toStatus: expect.any(String) },
      { ...change, verdict: 'advanced', fromStatus: expect.any(String), toStatus: 'PAY_SUCCESS' },
    ],
    callbackIds: [id, id],
    issues: expect.any(Array),
    deliveries: [],
  });
  expect((await api.get('transfers?amount-from=1')).status).toBe(400);
  expect((await api.get('transfers/987654321')).status).toBe(404);
});

test('the overview has exactly the documented fields', async ({ callbacks, api }) => {
  const batchId = messages.newBatchId();
  await callbacks.send(messages.structure(batchId));
  await api.untilBatchIs(batchId, 'SUCCESS');
  const count = expect.any(Number);
  const decimal = expect.stringMatching(/^-?\d+(\.\d+)?$/);
  const arrivals = { received: count, usual: null, rejected: count, duplicates: count, failed: count };
  const waiting = { count, bounded: false, oldestAt: null, oldestCallbackId: null };
  const overview = await (await api.get('overview')).json();
  expect({ ...overview, undelivered: waiting }).toEqual({
    span: 'today',
    zone: 'UTC',
    from: instant,
    to: instant,
    totals: arrivals,
    buckets: expect.any(Array),
    providers: expect.any(Array),
    unapplied: waiting,
    undelivered: waiting,
    transfers: expect.any(Array),
    lines: expect.any(Array),
    issues: { live: count, kinds: expect.any(Array), valueAtRisk: expect.any(Array) },
  });
  const { providers, buckets, lines } = overview;
  expect(buckets[0]).toEqual({ at: instant, until: instant, received: count, usual: null });
  expect(buckets).toHaveLength(24);
  const gatepay = providers.find(({ provider }: { provider: string }) => provider === 'gatepay');
  expect(gatepay).toEqual({
    provider: 'gatepay',
    ...arrivals,
    lag: { p50Ms: count, p95Ms: count, measured: count },
    stuck: count,
    silent: false,
    openIssues: count,
    lastReceivedAt: instant,
    buckets: expect.any(Array),
  });
  for (const line of lines) {
    expect(line).toEqual({
      direction: 'out',
      currency: expect.any(String),
      outcome: expect.any(String),
      count,
      amount: decimal,
    });
  }
  expect((await api.get('overview?span=for-ever')).status).toBe(400);
});

test('an entry of the audit has exactly the documented fields', async ({ callbacks, api }) => {
  const batchId = messages.newBatchId();
  await callbacks.send(messages.partial(batchId));
  await api.untilBatchIs(batchId, 'PARTIAL');
  await (await api.get(`exports/suborders?batchId=${batchId}`)).text();
  const list = await (await api.get('audit?action=export.completed&limit=1')).json();
  expect(Object.keys(list)).toEqual(['data', 'nextCursor']);
  expect(list.data).toEqual([
    {
      id,
      at: instant,
      actorKind: 'token',
      actorId: id,
      actorName: expect.any(String),
      action: 'export.completed',
      subject: expect.stringMatching(/^export:\d+$/),
      before: null,
      after: expect.objectContaining({ kind: 'suborders', filter: `batchId=${batchId}`, rows: 2 }),
      address: '127.0.0.1',
      position: expect.stringMatching(/^\d+$/),
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    },
  ]);
});

test('a search is answered by kind, with why each was found', async ({ callbacks, api }) => {
  const batchId = messages.newBatchId();
  await callbacks.send(messages.partial(batchId));
  await api.untilBatchIs(batchId, 'PARTIAL');
  const hit = {
    provider: 'gatepay',
    account: 'default',
    title: batchId,
    batchId,
    outcome: 'partial',
    at: instant,
    whole: true,
    match: { field: 'batchId', value: batchId, callbackId: null },
  };
  const answer = await (await api.get(`search?q=${batchId}`)).json();
  expect(answer).toEqual({
    q: batchId,
    searched: batchId,
    groups: [
      {
        kind: 'callback',
        hits: [{ ...hit, kind: 'callback', id, status: 'recorded', amount: '0.2', currency: 'USDC' }],
        more: false,
      },
      {
        kind: 'batch',
        hits: [{ ...hit, kind: 'batch', id, status: 'PARTIAL', amount: null, currency: null }],
        more: false,
      },
    ],
    incomplete: [],
    unsearched: null,
  });
  expect((await api.get('search?q=x&limit=51')).status).toBe(400);
});

test('shared views are listed by list; a list that there is not is refused', async ({ api }) => {
  expect(await (await api.get('views?list=issues')).json()).toEqual({ data: [], nextCursor: null });
  expect((await api.get('views?list=nothing')).status).toBe(400);
});

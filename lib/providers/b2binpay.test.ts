import { createHash, createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asReceived } from './as-received';
import { b2binpay } from './b2binpay';
import { callbackBody, callbackDocument, type JsonObject } from './b2binpay/fixtures/documents';
import { objectAt, readDocument, scalarText } from './b2binpay/read-document';
import { fixtures } from './b2binpay.fixtures';
import type { Credential, Notification, ProviderAccount, ProviderRequest } from './contract';
import { isExactObject } from './exact-json';

type Settings = Parameters<typeof b2binpay.verify>[1]['settings'];

const at = new Date('2026-06-01T12:00:00.000Z');
const credential: Credential = { hint: 'word', fields: fixtures.secrets };

function accountWith(settings: Partial<Settings> = {}, credentials = [credential]): ProviderAccount<Settings> {
  return { slug: 'default', credentials, settings: b2binpay.settings.parse(settings) };
}

function received(body: string): ProviderRequest {
  const headers = { 'content-type': 'application/json' };
  return { channel: 'b2binpay', method: 'POST', headers, query: '', body: Buffer.from(body), receivedAt: at };
}

function signed(body: string, instant = at): ProviderRequest {
  const request = { channel: 'b2binpay', method: 'POST', contentType: 'application/json', query: '', body } as const;
  return asReceived(b2binpay.sign(request, { credential, at: instant, nonce: 'x' }), at);
}

function verify(request: ProviderRequest, settings: Partial<Settings> = {}) {
  return b2binpay.verify(request, accountWith(settings));
}

function notificationOf(request: ProviderRequest): Notification {
  const result = b2binpay.parse(request, accountWith());
  if (result.outcome !== 'parsed') throw new Error(result.detail);
  return result.notification;
}

/** The document signed by these tests' own hand, with a key of their choice. */
function signedWith(key: string | Buffer, parts: { time?: string } = {}): ProviderRequest {
  const time = parts.time ?? '2026-06-01T11:59:59.123456Z';
  const sign = createHmac('sha256', key).update(`20.300000000000000000${time}`).digest('hex');
  return received(callbackBody({ meta: { time, sign } }));
}

const rawKey = createHash('sha256').update('demo-logindemo-password').digest();
const withoutTransfer = (attributes: JsonObject = { status: 4 }) =>
  callbackBody({ id: '11204', attributes, transfer: null });
const payoutRejected = callbackBody({ type: 'payout', id: '1815', attributes: { status: 3 }, transfer: null });

describe('the signature', () => {
  test('is keyed with the 32 raw bytes of the hash, not with its text', () => {
    expect(verify(signedWith(rawKey))).toEqual({
      verdict: 'verified',
      keyHint: 'word',
      form: 'v2v3',
      signedAt: new Date('2026-06-01T11:59:59.123Z'),
      coverage: [
        'included[transfer].attributes.status',
        'included[transfer].attributes.amount',
        'data.attributes.tracking_id',
        'meta.time',
      ],
    });
    expect(verify(signedWith(rawKey.toString('hex')))).toMatchObject({ cause: 'signature_mismatch' });
    expect(verify(signedWith('demo-logindemo-password'))).toMatchObject({ cause: 'signature_mismatch' });
  });

  test('covers four values: any change of the body is refused or leaves those as they were', () => {
    const original = signed(callbackBody({ attributes: { tracking_id: 'order-é/7' } }));
    const change = fc.record({ place: fc.nat(), byte: fc.integer({ min: 0, max: 255 }), insert: fc.boolean() });
    let believed = 0;
    fc.assert(
      fc.property(change, ({ place, byte, insert }) => {
        const index = place % original.body.length;
        const after = original.body.subarray(insert ? index : index + 1);
        const changed = {
          ...original,
          body: Buffer.concat([original.body.subarray(0, index), Buffer.of(byte), after]),
        };
        if (verify(changed).verdict !== 'verified') return;
        believed += 1;
        expect(coveredValues(changed)).toEqual(coveredValues(original));
      }),
      { numRuns: 1_000 },
    );
    expect(believed).toBeGreaterThan(0);
  });

  function coveredValues({ body }: ProviderRequest): unknown {
    const reading = readDocument(body);
    if (!reading.ok || !reading.document.transfer) return null;
    const { attributes, meta, transfer } = reading.document;
    const values = objectAt(transfer, 'attributes');
    const all = [values.get('status'), values.get('amount'), attributes.get('tracking_id'), meta.get('time')];
    return all.map(scalarText);
  }

  test.each(['0.3e5', '3E5', '0.3e+5', '1e-2'])(
    'an amount of %s is refused: its end could be the tracking id of another callback',
    (amount) => {
      const genuine = signed(callbackBody({ attributes: { tracking_id: 'e5b2c1' }, transfer: { amount: '0.3' } }));
      expect(verify(genuine).verdict).toBe('verified');
      const text = Buffer.from(genuine.body).toString();
      const moved = text.replace('"e5b2c1"', '"b2c1"').replace('"0.3"', `"${amount}"`);
      expect(verify(received(moved))).toMatchObject({ verdict: 'refused', cause: 'shape_unknown' });
    },
  );

  test('says nothing of currency, address and hash, so the query API is to be asked', () => {
    const request = signed(callbackBody({}));
    const body = Buffer.from(request.body).toString().replaceAll('0xa09cb1de', '0xffffffff');
    expect(verify(received(body)).verdict).toBe('verified');
    expect(notificationOf(received(body)).probe).toMatchObject({ resource: 'transfer', id: '17618' });
  });

  test('that is missing is refused wherever there is a transfer', () => {
    for (const meta of [undefined, {}, { time: '2026-06-01T12:00:00Z' }, { sign: null }, { sign: '' }]) {
      expect(verify(received(callbackBody({ meta })))).toMatchObject({
        verdict: 'refused',
        cause: 'signature_missing',
      });
    }
  });

  test.each([
    ['no time', {}],
    ['a time that begins with a digit of the tracking id', { time: '22026-06-01T11:59:59Z' }],
    ['a time that lost a digit to the tracking id', { time: '026-06-01T11:59:59Z' }],
  ])('with %s is refused', (_, meta) => {
    expect(verify(received(callbackBody({ meta: { ...meta, sign: 'a'.repeat(64) } })))).toMatchObject({
      cause: 'shape_unknown',
    });
  });

  test('may be of any age, unless the account sets a bound, and ahead by 5 minutes', () => {
    expect(verify(signed(callbackBody({}), new Date('2022-01-01T00:00:00Z'))).verdict).toBe('verified');
    expect(
      verify(signed(callbackBody({}), new Date('2026-05-31T11:00:00Z')), { timestampAgeMaxHours: 24 }),
    ).toMatchObject({
      cause: 'timestamp_stale',
    });
    expect(verify(signed(callbackBody({}), new Date('2026-06-01T12:05:00Z'))).verdict).toBe('verified');
    expect(verify(signed(callbackBody({}), new Date('2026-06-01T12:05:00.001Z')))).toMatchObject({
      cause: 'timestamp_ahead',
    });
  });
});

describe('several transfers', () => {
  function withTransfers(ids: readonly string[], linked: JsonObject | null): string {
    const document = callbackDocument({ transferId: ids[0] });
    const all = ids.map((id) => callbackDocument({ transferId: id, transfer: { amount: `${id}.5` } }));
    const included = all.flatMap((one) => (Array.isArray(one.included) ? one.included.slice(1) : []));
    const data = JSON.parse(JSON.stringify(document.data));
    data.relationships.transfer = linked;
    return JSON.stringify({ data, included });
  }

  test('the one that the relationship names is the signed one', () => {
    const request = signed(withTransfers(['1', '2'], { data: { type: 'transfer', id: '2' } }));
    expect(verify(request).verdict).toBe('verified');
    expect(notificationOf(request)).toMatchObject({ transferId: '2', amount: '2.5' });
  });

  test.each([
    ['nothing says which', ['1', '2'], null],
    [
      'the relationship names two',
      ['1', '2'],
      {
        data: [
          { type: 'transfer', id: '1' },
          { type: 'transfer', id: '2' },
        ],
      },
    ],
    ['two have the id', ['1', '1'], { data: { type: 'transfer', id: '1' } }],
    ['the one that is named is not there', ['1'], { data: { type: 'transfer', id: '2' } }],
    ['one is named and none is there', [], { data: { type: 'transfer', id: '2' } }],
  ])('refused where %s', (_, ids, linked) => {
    const request = received(withTransfers(ids, linked));
    expect(verify(request)).toMatchObject({ verdict: 'refused', cause: 'shape_unknown' });
    expect(b2binpay.parse(request, accountWith())).toMatchObject({ outcome: 'rejected', cause: 'shape_unknown' });
  });
});

describe('a callback without a transfer', () => {
  test.each([
    ['No transfer', 'deposit', '11204', '4', withoutTransfer()],
    ['Request rejection', 'payout', '1815', '3', payoutRejected],
  ])('%s is kept as unsigned, moves no money and asks for a probe', (type, resource, id, providerStatus, body) => {
    const request = signed(body);
    expect(Buffer.from(request.body).toString()).toBe(body);
    expect(verify(request)).toEqual({ verdict: 'unsigned', reason: expect.stringContaining('moves no money') });
    expect(notificationOf(request)).toMatchObject({
      type,
      providerStatus,
      outcome: 'none',
      transferId: null,
      transfer: null,
      batch: null,
      amount: null,
      probe: { resource, id },
      surprises: [],
    });
  });

  test('never takes the key of a signed callback, and differs where its content does', () => {
    const keys = [
      ...fixtures.samples.map(({ request }) => notificationOf(signed(request.body)).dedupKey),
      notificationOf(received(withoutTransfer())).dedupKey,
      notificationOf(received(withoutTransfer({ status: 4, target_paid: '0.1' }))).dedupKey,
      notificationOf(received(withoutTransfer({ status: 5 }))).dedupKey,
    ];
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.filter((key) => key.startsWith('unsigned:'))).toHaveLength(3);
  });

  test('is refused with a signature, for there is nothing that it could cover', () => {
    const meta = { time: '2026-06-01T12:00:00Z', sign: 'a'.repeat(64) };
    expect(verify(received(callbackBody({ transfer: null, meta })))).toMatchObject({ cause: 'shape_unknown' });
  });

  test('is not taken by an account that has no secret yet', () => {
    expect(b2binpay.verify(received(withoutTransfer()), accountWith({}, []))).toMatchObject({
      cause: 'secret_missing',
    });
  });

  test('of another kind of record has no known shape', () => {
    const body = withoutTransfer().replace('"type":"deposit"', '"type":"swap"');
    expect(b2binpay.parse(received(body), accountWith())).toMatchObject({
      outcome: 'rejected',
      cause: 'shape_unknown',
    });
  });
});

describe('what is read', () => {
  test('a deposit', () => {
    const { transfer, occurredAt } = notificationOf(signed(callbackBody({ attributes: { tracking_id: 'order-1' } })));
    expect(occurredAt).toEqual(at);
    expect(transfer).toMatchObject({
      kind: 'deposit',
      transferId: '17618',
      currency: 'ETH',
      requestedAmount: null,
      actualAmount: '0.300000000000000000',
      fee: '0.000000000000000000',
      toAddress: '0xcb959a408cbfbe64116a2dadc20188c290226fae',
      merchantReference: 'order-1',
      meaning: { terminal: true, outcome: 'succeeded' },
    });
    expect(transfer?.detail).toMatchObject({
      commission: '0.001200000000000000',
      'deposit.id': '11203',
      'deposit.target_paid': '0.300000000000000000',
      status_name: 'Confirmed',
    });
  });

  test('a payout, its receiver among several spellings, its tag, nothing of the people behind it', () => {
    const { transfer } = notificationOf(
      signed(
        callbackBody({
          type: 'payout',
          attributes: {
            destination: [{ address_type: 'tagged', address: 'rAddress', tag: '7' }],
            travel_rule_info: { beneficiary: 'John Smith' },
          },
          transfer: { op_type: 2 },
        }),
      ),
    );
    expect(transfer).toMatchObject({ kind: 'payout', requestedAmount: '0.00200000', toAddress: 'rAddress' });
    expect(transfer?.detail).toMatchObject({ 'destination.tag': '7' });
    expect(JSON.stringify(transfer)).not.toContain('John Smith');
  });

  test('an amount in another currency than the payout’s is not taken for the requested one', () => {
    const body = callbackBody({ type: 'payout', transfer: { op_type: 2 } });
    const elsewhere = body.replace(
      /"currency":\{"data":\{"type":"currency","id":"1002"\}\}(?=\}\}\]\})/,
      '"currency":{"data":{"type":"currency","id":"1000"}}',
    );
    expect(elsewhere).not.toBe(body);
    expect(notificationOf(signed(elsewhere))).toMatchObject({ currency: null, transfer: { requestedAmount: null } });
  });

  test('the two confirmations of one transfer are two callbacks, and only the second succeeded', () => {
    const [first, second] = [1, 2].map((status) => notificationOf(signed(callbackBody({ transfer: { status } }))));
    expect([first?.outcome, second?.outcome]).toEqual(['pending', 'succeeded']);
    expect([first?.type, second?.type]).toEqual(['User confirmation', 'Confirmation']);
    expect(first?.transferId).toBe(second?.transferId);
    expect(first?.dedupKey).not.toBe(second?.dedupKey);
  });

  test('resent by hand, with a new time and signature, it is the same callback', () => {
    const keys = [at, new Date('2026-05-01T00:00:00Z')].map(
      (instant) => notificationOf(signed(callbackBody({}), instant)).dedupKey,
    );
    expect(keys[0]).toBe(keys[1]);
  });

  test.each([
    ['an operation that is none of a deposit', { op_type: 11 }],
    ['an operation of the other kind', { op_type: 2 }],
  ])('%s never reads as success', (_, transfer) => {
    expect(notificationOf(signed(callbackBody({ transfer })))).toMatchObject({
      outcome: 'pending',
      transfer: { meaning: null },
      surprises: [expect.stringContaining('operation type')],
    });
  });

  test.each([19, 23, 49])('operation %d moves nobody’s money', (op_type) => {
    expect(notificationOf(signed(callbackBody({ transfer: { op_type } })))).toMatchObject({
      outcome: 'none',
      transfer: null,
      surprises: [],
    });
  });

  test('a record of an unknown type moves nothing and is raised', () => {
    const body = callbackBody({}).replace('"type":"deposit"', '"type":"swap"');
    expect(notificationOf(signed(body))).toMatchObject({
      outcome: 'pending',
      transfer: null,
      surprises: [expect.stringContaining('swap')],
    });
  });

  test('the answer is 200 with an empty body and no content type', () => {
    expect(b2binpay.acknowledge(received(''), accountWith())).toEqual({ status: 200, contentType: null, body: '' });
  });

  test('the payload keeps every digit and the order of fields', () => {
    const result = b2binpay.parse(signed(callbackBody({})), accountWith());
    const payload = result.outcome === 'parsed' ? result.payload : null;
    expect(isExactObject(payload) ? [...payload.keys()] : []).toEqual(['data', 'included', 'meta']);
  });
});

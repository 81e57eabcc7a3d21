import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asReceived } from './as-received';
import { basswallet } from './basswallet';
import { type CanonicalForm, canonicalForms } from './basswallet/canonical-forms';
import {
  type CallbackFields,
  deposit,
  expiredPayment,
  formBody,
  jsonBody,
  payment,
  withdraw,
} from './basswallet/fixtures/callbacks';
import { publishedPair } from './basswallet/fixtures/vectors';
import { canonicalJson } from './canonical-json';
import type { Credential, Notification, ProviderAccount, ProviderRequest, SlowProof, Verification } from './contract';

type Settings = Parameters<typeof basswallet.verify>[1]['settings'];

const at = new Date('2026-06-01T12:00:00.000Z');
const credential: Credential = { hint: 'TZIQ', fields: publishedPair };

function accountWith(settings: Partial<Settings> = {}, credentials = [credential]): ProviderAccount<Settings> {
  return { slug: 'default', credentials, settings: basswallet.settings.parse(settings) };
}

/** Signed by these tests' own hand, over `message`. */
function received(contentType: string, body: string, message: string | Buffer, pair = publishedPair): ProviderRequest {
  const signature = createHmac('sha256', pair.secret).update(message).digest('hex');
  const headers = { 'content-type': contentType, 'api-access-key': pair.accessKey, signature };
  return { channel: 'basswallet', method: 'POST', headers, query: '', body: Buffer.from(body), receivedAt: at };
}

const form = 'application/x-www-form-urlencoded';
const json = 'application/json; charset=utf-8';

function joined(callback: CallbackFields, names = Object.keys(callback)): string {
  return names.map((name) => `${name}=${callback[name]}`).join('&');
}

function formOf(verification: Verification | SlowProof): string | null {
  return verification.verdict === 'verified' ? verification.form : verification.verdict;
}

function notificationOf(contentType: string, body: string): Notification {
  const result = basswallet.parse(received(contentType, body, body), accountWith());
  if (result.outcome !== 'parsed') throw new Error(result.detail);
  return result.notification;
}

const stamped: CallbackFields = { ...payment, businessId: 'A B', timestamp: at.getTime() };
const shuffled: CallbackFields = {
  status: stamped.status,
  timestamp: at.getTime(),
  webhookType: 'Payment',
  id: '7',
  amount: '1.50',
};
const names = Object.keys(shuffled).sort();
const timestampLast = [...names.filter((name) => name !== 'timestamp'), 'timestamp'];

describe('the canonical forms', () => {
  const cases: readonly (readonly [name: CanonicalForm, contentType: string, body: string, message: string])[] = [
    ['form-decoded', form, formBody(stamped), joined(stamped)],
    ['form-raw', form, formBody(stamped), formBody(stamped)],
    ['json-order', json, jsonBody(shuffled), joined(shuffled)],
    ['sorted-timestamp-last', json, jsonBody(shuffled), joined(shuffled, timestampLast)],
    ['sorted-timestamp-last', form, formBody(shuffled), joined(shuffled, timestampLast)],
    ['sorted', json, jsonBody(shuffled), joined(shuffled, names)],
    ['sorted', form, formBody(shuffled), joined(shuffled, names)],
    ['raw-body', json, JSON.stringify(shuffled, null, 2), JSON.stringify(shuffled, null, 2)],
  ];

  test.each(cases)('%s is believed and named (%s)', (name, contentType, body, message) => {
    const request = received(contentType, body, message);
    expect(basswallet.verify(request, accountWith())).toMatchObject({
      verdict: 'verified',
      form: name,
      coverage: 'whole body',
      signedAt: at,
    });
    expect(formOf(basswallet.verify(request, accountWith({ canonicalForm: name })))).toBe(name);
  });

  test('pinned, no other form is believed', () => {
    const request = received(json, jsonBody(shuffled), joined(shuffled));
    for (const canonicalForm of canonicalForms.filter((name) => name !== 'json-order')) {
      const verification = basswallet.verify(request, accountWith({ canonicalForm }));
      expect(verification).toMatchObject({ verdict: 'refused', cause: 'signature_mismatch' });
      expect(verification).toHaveProperty(
        'detail',
        expect.stringContaining(`Only the form ${canonicalForm} was tried`),
      );
    }
  });

  test('numbers are signed with the digits of the JSON text', () => {
    const body = '{"id":9007199254740993,"amount":1.50,"flag":true,"note":null,"timestamp":1780315200000}';
    const message = 'id=9007199254740993&amount=1.50&flag=true&note=null&timestamp=1780315200000';
    expect(formOf(basswallet.verify(received(json, body, message), accountWith()))).toBe('json-order');
  });

  test('JSON that comes under the content type of a form is read and proven as JSON', () => {
    const request = received(form, ` ${jsonBody(shuffled)}`, joined(shuffled));
    expect(formOf(basswallet.verify(request, accountWith()))).toBe('json-order');
    const raw = received(form, jsonBody(shuffled), jsonBody(shuffled));
    expect(formOf(basswallet.verify(raw, accountWith()))).toBe('raw-body');
    expect(notificationOf(form, jsonBody(shuffled))).toEqual(notificationOf(json, jsonBody(shuffled)));
  });

  test('without a content type the body itself says which it is', () => {
    expect(formOf(basswallet.verify(received('', jsonBody(shuffled), joined(shuffled)), accountWith()))).toBe(
      'json-order',
    );
    expect(formOf(basswallet.verify(received('', formBody(shuffled), joined(shuffled)), accountWith()))).toBe(
      'form-decoded',
    );
  });
});

describe('what is signed', () => {
  const requests = [
    asReceived(signed(form, formBody({ ...payment, businessId: 'A&B = C+é' })), at),
    asReceived(signed('application/json', jsonBody({ ...payment, businessId: 'A&B = C/é' })), at),
    asReceived(
      signed('application/json', '{"id":"1","nested":{"a":[1]},"status":"Success","webhookType":"Deposit"}'),
      at,
    ),
  ];

  function signed(contentType: string, body: string) {
    const request = { channel: 'basswallet', method: 'POST', contentType, query: '', body } as const;
    return basswallet.sign(request, { credential, at, nonce: 'x' });
  }

  test('a body changed anywhere is refused, or reads exactly the same', () => {
    const change = fc.record({
      request: fc.constantFrom(...requests),
      place: fc.nat(),
      byte: fc.integer({ min: 0, max: 255 }),
      how: fc.constantFrom('replace', 'insert', 'remove'),
    });
    fc.assert(
      fc.property(change, ({ request, place, byte, how }) => {
        const index = place % request.body.length;
        const before = request.body.subarray(0, index);
        const after = request.body.subarray(how === 'insert' ? index : index + 1);
        const body = Buffer.concat([before, how === 'remove' ? Buffer.of() : Buffer.of(byte), after]);
        const changed = { ...request, body };
        if (basswallet.verify(changed, accountWith()).verdict === 'refused') return;
        expect(payloadOf(changed)).toBe(payloadOf(request));
      }),
      { numRuns: 1_000 },
    );
  });

  function payloadOf(request: ProviderRequest): string {
    const result = basswallet.parse(request, accountWith());
    return result.outcome === 'parsed' ? canonicalJson(result.payload) : result.detail;
  }

  test.each([
    ['two fields passed off as one', form, 'id=1&note=x%26status%3DSuccess&timestamp=1780315200000'],
    ['two fields passed off as one, in JSON', json, '{"id":"1","note":"x&status=Success","timestamp":1780315200000}'],
  ])('%s are refused', (_, contentType, body) => {
    const verification = basswallet.verify(
      received(contentType, body, 'id=1&note=x&status=Success&timestamp=1780315200000'),
      accountWith(),
    );
    expect(verification).toMatchObject({ verdict: 'refused', cause: 'signature_mismatch' });
    expect(verification).toHaveProperty('detail', expect.stringContaining('further field'));
  });

  test('one field passed off as two is refused: the name would come twice', () => {
    const body = 'id=1&businessId=x&status=Success&status=Expired&timestamp=1780315200000';
    expect(basswallet.verify(received(form, body, body), accountWith())).toMatchObject({
      verdict: 'refused',
      cause: 'body_unreadable',
    });
  });

  test('nested fields are believed only as the exact bytes', () => {
    const body = '{"id":"1","more":{"a":1},"timestamp":1780315200000}';
    expect(formOf(basswallet.verify(received(json, body, body), accountWith()))).toBe('raw-body');
    for (const message of [
      'id=1&more=[object Object]&timestamp=1780315200000',
      'id=1&more={"a":1}&timestamp=1780315200000',
    ]) {
      expect(formOf(basswallet.verify(received(json, body, message), accountWith()))).toBe('refused');
    }
  });
});

describe('the access key', () => {
  const other = { accessKey: 'another-key', secret: 'another-secret' };
  const both = [credential, { hint: 'cret', fields: other }];
  const body = formBody({ ...withdraw, timestamp: at.getTime() });

  test('chooses the pair: the secret of another live pair is not believed', () => {
    const crossed = received(form, body, body, { accessKey: publishedPair.accessKey, secret: other.secret });
    expect(basswallet.verify(crossed, accountWith({}, both)).verdict).toBe('refused');
    expect(basswallet.verify(received(form, body, body, other), accountWith({}, both))).toMatchObject({
      keyHint: 'cret',
    });
  });

  test('while only the secret rotates, both secrets of one key are believed', () => {
    const rotated = { ...publishedPair, secret: 'the-next-secret' };
    const account = accountWith({}, [credential, { hint: 'next', fields: rotated }]);
    expect(basswallet.verify(received(form, body, body, rotated), account)).toMatchObject({ keyHint: 'next' });
  });

  test('that is missing or strange is said so, and never repeated', () => {
    const request = received(form, body, body, { ...publishedPair, accessKey: 'request-key-1234' });
    const verification = basswallet.verify(request, accountWith());
    expect(verification).toMatchObject({
      cause: 'signature_mismatch',
      detail: expect.stringContaining('API-Access-Key'),
    });
    expect(JSON.stringify(verification)).not.toContain('request-key-1234');
    const { 'api-access-key': _, ...headers } = request.headers;
    expect(basswallet.verify({ ...request, headers }, accountWith())).toMatchObject({ cause: 'signature_missing' });
  });
});

describe('the timestamp', () => {
  const sent = (timestamp: number | string) => {
    const body = `id=1&timestamp=${timestamp}`;
    return received(form, body, body);
  };
  const dayMs = 86_400_000;

  test('may be of any age, unless the account sets a bound', () => {
    const request = sent(at.getTime() - 400 * dayMs);
    expect(basswallet.verify(request, accountWith()).verdict).toBe('verified');
    expect(basswallet.verify(request, accountWith({ timestampAgeMaxHours: 24 }))).toMatchObject({
      cause: 'timestamp_stale',
    });
    expect(basswallet.verify(sent(at.getTime() - dayMs), accountWith({ timestampAgeMaxHours: 24 })).verdict).toBe(
      'verified',
    );
  });

  test('may be ahead by 5 minutes and no more', () => {
    expect(basswallet.verify(sent(at.getTime() + 300_000), accountWith()).verdict).toBe('verified');
    expect(basswallet.verify(sent(at.getTime() + 300_001), accountWith())).toMatchObject({ cause: 'timestamp_ahead' });
  });

  test.each(['', 'soon', '-1', '0'])('must be there: %j is refused', (timestamp) => {
    expect(basswallet.verify(sent(timestamp), accountWith())).toMatchObject({ cause: 'timestamp_missing' });
  });
});

describe('what is read', () => {
  test('a Deposit says what came', () => {
    expect(notificationOf(form, formBody({ ...deposit, status: 'Success' })).transfer).toEqual({
      status: 'Success',
      meaning: { rank: 1, terminal: true, outcome: 'succeeded' },
      kind: 'deposit',
      transferId: '603277493897662464',
      currency: 'TRX',
      chain: 'Tron',
      requestedAmount: null,
      actualAmount: '10',
      fee: null,
      fromAddress: 'TKjLDbk7LC9NXzRBCYahKa8pzMHRfahJjn',
      toAddress: 'TTSgF6XEd1TbEH3fPuC4Zypn7UZsxetEcH',
      txHash: 'a43d0157e327da5fe5912e5ff91939a4c142cfa1ebedea0a40b4e118d35425d2',
      merchantReference: null,
      detail: { blockConfirmNum: '1', blockHigh: '51259775', createdTime: '1729476831813' },
    });
  });

  test('a Payment says what was asked and what came', () => {
    const { amount, transfer } = notificationOf(json, jsonBody({ ...payment, amountActual: '19.50' }));
    expect(amount).toBe('19.50');
    expect(transfer).toMatchObject({
      kind: 'payment',
      requestedAmount: '20',
      actualAmount: '19.50',
      merchantReference: 'ORD-1',
      detail: { amountUSD: '20.01' },
    });
  });

  test('an expired Payment needs no more than its id', () => {
    expect(notificationOf(json, jsonBody(expiredPayment))).toMatchObject({
      outcome: 'expired',
      amount: null,
      transfer: {
        kind: 'payment',
        merchantReference: 'ORD-2',
        requestedAmount: null,
        actualAmount: null,
        txHash: null,
      },
    });
  });

  test('a Withdraw says its fees', () => {
    expect(notificationOf(form, formBody(withdraw)).transfer).toMatchObject({
      kind: 'payout',
      fee: '1',
      merchantReference: '9273491234213434',
      detail: { platformFee: '0.25' },
    });
  });

  test('both spellings of the awaiting status are one status and one callback, in either encoding', () => {
    const spellings = ['WaitingConfirmation', 'AwaitingConfirmation'].flatMap((status) => [
      notificationOf(form, formBody({ ...deposit, status })),
      notificationOf(json, jsonBody({ ...deposit, status, timestamp: 1729476999999 })),
    ]);
    expect(new Set(spellings.map(({ dedupKey }) => dedupKey)).size).toBe(1);
    expect(new Set(spellings.map(({ providerStatus }) => providerStatus))).toEqual(new Set(['AwaitingConfirmation']));
  });

  test('an unknown type is kept as pending and raised, even with the word Success', () => {
    expect(notificationOf(json, jsonBody({ ...deposit, webhookType: 'Refund', status: 'Success' }))).toMatchObject({
      type: 'Refund',
      outcome: 'pending',
      transfer: null,
      surprises: [expect.stringContaining('Refund')],
    });
  });

  test.each(['webhookType', 'id', 'status'])('without %s it has no known shape', (name) => {
    const body = jsonBody({ ...deposit, [name]: undefined });
    expect(basswallet.parse(received(json, body, body), accountWith())).toMatchObject({
      outcome: 'rejected',
      cause: 'shape_unknown',
      detail: `${name} is missing.`,
    });
  });

  test('the answer is 200 with an empty body and no content type', () => {
    expect(basswallet.acknowledge(received(form, '', ''), accountWith())).toEqual({
      status: 200,
      contentType: null,
      body: '',
    });
  });
});

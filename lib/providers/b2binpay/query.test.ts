import { expect, test } from 'vitest';
import type { Asked, ProbeAnswer, ProbeOptions, ProbeTokenAnswer } from '@/lib/providers/probe-contract';
import { callbackDocument, type JsonObject } from './fixtures/documents';
import { answered, failed, transferAnswer } from './fixtures/probes';
import { probes } from './probes';
import { readQuery } from './query';
import { readToken } from './query-token';
import { b2binpaySettings } from './settings';

const receivedAt = new Date('2026-06-01T12:00:00.000Z');

function answerTo(asked: Asked, document: unknown): ProbeAnswer {
  const { statusCode, headers = {}, body } = answered(document);
  return readQuery({ statusCode, headers, body: Buffer.from(body), receivedAt }, asked);
}

function request(resource: 'deposit' | 'payout', attributes: JsonObject, transfer: JsonObject | null = null) {
  const id = '11203';
  return answerTo({ resource, id, record: null }, callbackDocument({ type: resource, id, attributes, transfer }));
}

test.each([
  ['deposit', 2, 'pending', 'Unknown'],
  ['deposit', 3, 'none', 'Unknown'],
  ['deposit', 4, 'cancelled', 'No transfer'],
  ['payout', 1, 'pending', 'Unknown'],
  ['payout', 2, 'pending', 'Unknown'],
] as const)('a %s of status %s without a transfer moves no money: %s', (resource, status, outcome, type) => {
  expect(request(resource, { status })).toMatchObject({
    outcome: 'answered',
    notification: { type, outcome, providerStatus: String(status), transfer: null, transferId: null, surprises: [] },
  });
});

test('an unresolved deposit, and a status nobody knows, are raised', () => {
  expect(request('deposit', { status: 5 })).toMatchObject({
    notification: { outcome: 'pending', surprises: [expect.stringContaining('unresolved')] },
  });
  expect(request('payout', { status: 3 })).toMatchObject({
    notification: { outcome: 'pending', surprises: [expect.stringContaining('3')] },
  });
});

test('a deposit whose transfer is included is read as its callback is', () => {
  expect(request('deposit', { status: 3 }, {})).toMatchObject({
    outcome: 'answered',
    notification: {
      type: 'Confirmation',
      outcome: 'succeeded',
      transfer: { kind: 'deposit', transferId: '17618', toAddress: '0xcb959a408cbfbe64116a2dadc20188c290226fae' },
    },
  });
});

test('a transfer that the ledger does not hold is a deposit or payout by its operation', () => {
  const asked: Asked = { resource: 'transfer', id: '17618', record: null };
  const kindAt = (op_type: number) => answerTo(asked, transferAnswer({ op_type }));
  expect(kindAt(14)).toMatchObject({ notification: { transfer: { kind: 'deposit' }, outcome: 'succeeded' } });
  expect(kindAt(2)).toMatchObject({ notification: { transfer: { kind: 'payout' }, outcome: 'succeeded' } });
  expect(kindAt(49)).toMatchObject({ notification: { transfer: null, outcome: 'none', surprises: [] } });
  expect(kindAt(13)).toMatchObject({ notification: { transfer: null, outcome: 'pending' } });
});

test('more confirmations are no other state; another status or amount is', () => {
  const asked: Asked = { resource: 'transfer', id: '17618', record: { kind: 'deposit', id: '17618' } };
  const keyAt = (attributes: JsonObject) => {
    const answer = answerTo(asked, transferAnswer(attributes));
    return answer.outcome === 'answered' ? answer.notification.dedupKey : answer.detail;
  };
  expect(keyAt({ confirmations: 30 })).toBe(keyAt({}));
  expect(new Set([keyAt({}), keyAt({ status: 1 }), keyAt({ amount: '0.3' })]).size).toBe(3);
});

test('data may be a list of the one record', () => {
  const asked: Asked = { resource: 'transfer', id: '17618', record: { kind: 'deposit', id: '17618' } };
  expect(answerTo(asked, { data: [transferAnswer().data] })).toMatchObject({ outcome: 'answered' });
});

function options(settings: unknown): ProbeOptions<ReturnType<typeof b2binpaySettings.parse>> {
  const read = b2binpaySettings.parse(settings);
  const credential = { hint: '', fields: { key: 'demo-login', secret: 'demo-password' } };
  return { credential, settings: read, at: receivedAt, nonce: 'n', baseUrl: probes.baseUrl(read), token: null };
}

test('each version asks for its token with its own names, at its own address', () => {
  expect(probes.token?.ask(options({}))).toMatchObject({
    method: 'POST',
    url: 'https://v3.api.b2binpay.com/token/',
    body: '{"data":{"type":"auth-token","attributes":{"client_id":"demo-login","client_secret":"demo-password"}}}',
  });
  expect(probes.token?.ask(options({ queryVersion: 'v2' }))).toMatchObject({
    url: 'https://api.b2binpay.com/token/',
    body: '{"data":{"type":"auth-token","attributes":{"login":"demo-login","password":"demo-password"}}}',
  });
  const own = { queryVersion: 'v2', queryUrl: 'https://api-sandbox.b2binpay.com/' };
  expect(options(own).baseUrl).toBe('https://api-sandbox.b2binpay.com');
});

test('API v1 cannot be asked', () => {
  const record = { transferId: '1', status: '1', merchantReference: null, currency: null, chain: null, detail: {} };
  expect(probes.subjectOf({ kind: 'payout', ...record }, b2binpaySettings.parse({ apiVersion: 'v1' }))).toMatchObject({
    askable: false,
  });
});

function tokenOf(attributes: JsonObject, meta: JsonObject = {}): ProbeTokenAnswer {
  const { body } = answered({ data: { type: 'auth-token', id: '0', attributes }, meta });
  return readToken({ statusCode: 200, headers: {}, body: Buffer.from(body), receivedAt });
}

const jwt = `eyJhbGciOiJSUzI1NiJ9.${'a'.repeat(900)}.sig`;

test('a token lasts as long as B2BinPay says: in seconds (v3), or until an instant of its own clock (v2)', () => {
  const granted = (expiresInSeconds: number) => ({ outcome: 'granted', token: jwt, expiresInSeconds });
  expect(tokenOf({ access: jwt, expires_in: 3599, token_type: 'Bearer' })).toEqual(granted(3599));
  const v2 = { access: jwt, refresh: 'r', access_expired_at: '2020-12-29T05:28:11.925654Z' };
  expect(tokenOf(v2, { time: '2020-12-29T05:27:11.925654Z', sign: 's' })).toEqual(granted(60));
  expect(tokenOf({ access: jwt })).toEqual(granted(60));
  expect(tokenOf({ access: jwt, expires_in: -5 })).toEqual(granted(1));
  expect(tokenOf({ access: jwt, expires_in: 10_000_000 })).toEqual(granted(86_400));
});

test.each([
  ['wrong credentials', failed(400, '2006', 'No active account found with the given credentials'), 'refused'],
  ['throttled', failed(429, 'throttled', 'Request was throttled.'), 'rate_limited'],
  ['not there', failed(404, 'not_found', 'Not found.'), 'refused'],
  ['a fault', failed(500, 'error', 'A server error occurred.'), 'unavailable'],
  ['no token', answered({ data: {} }), 'unreadable'],
  ['a token that is no header', answered({ data: { attributes: { access: 'a\nb' } } }), 'unreadable'],
])('no token is granted: %s', (_, { statusCode, body }, outcome) => {
  const answer = readToken({ statusCode, headers: {}, body: Buffer.from(body), receivedAt });
  expect(answer.outcome).toBe(outcome);
});

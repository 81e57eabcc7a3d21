import { expect, test as guarantee } from 'vitest';
import { asReceived } from './as-received';
import { test } from './test';
import { fixtures } from './test.fixtures';

const account = { slug: 'default', credentials: [], settings: {} };
const at = new Date('2026-06-01T12:00:00.000Z');

guarantee('every test door is display only, asks for no secret and never calls anything verified', () => {
  expect(test.channels.every(({ displayOnly }) => displayOnly)).toBe(true);
  for (const { request } of fixtures.samples) {
    const signed = test.sign(request, { credential: { hint: '', fields: {} }, at, nonce: 'x' });
    const received = asReceived(signed, at);
    expect(test.verify(received, account)).toEqual({ verdict: 'unsigned', reason: 'Not signed: a test door.' });
    const result = test.parse(received, account);
    expect(result).toMatchObject({ outcome: 'parsed', notification: { transfer: null, batch: null, outcome: 'none' } });
  }
});

guarantee('success claimed at a test door is money to nobody', () => {
  const body = Buffer.from('{"transactionId":"1","status":"success","amount":"10.00","currency":"USD"}');
  const headers = { 'content-type': 'application/json' };
  const result = test.parse(
    { channel: 'test/json', method: 'POST', headers, query: '', body, receivedAt: at },
    account,
  );
  expect(result).toMatchObject({ notification: { outcome: 'none', amount: null, transferId: null, transfer: null } });
});

guarantee('a body that is not what the door takes is refused, as a provider would see it', () => {
  const sent = { method: 'POST', headers: {}, query: '', receivedAt: at } as const;
  expect(test.parse({ ...sent, channel: 'test/json', body: Buffer.from('{"a":') }, account)).toMatchObject({
    cause: 'body_unreadable',
  });
  expect(test.parse({ ...sent, channel: 'test/form', body: Buffer.from('a=1&a=2') }, account)).toMatchObject({
    cause: 'body_unreadable',
  });
});

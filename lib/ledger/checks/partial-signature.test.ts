import { expect, test } from 'vitest';
import { readExactJson } from '@/lib/providers/exact-json';
import { partialSignature } from './partial-signature';

function signatureOf(provider: string, body: unknown) {
  const read = readExactJson(JSON.stringify(body));
  return read.ok ? partialSignature(provider, read.value)?.toString('hex') : undefined;
}

test('one signature is one digest, in whichever letter case it is sent', () => {
  expect(signatureOf('b2binpay', { meta: { sign: 'AB' } })).toBe(signatureOf('b2binpay', { meta: { sign: 'ab' } }));
  expect(signatureOf('b2binpay', { meta: { sign: 'ac' } })).not.toBe(signatureOf('b2binpay', { meta: { sign: 'ab' } }));
});

test('unsigned callbacks and providers that sign all that is read have none', () => {
  for (const body of [{}, [], { meta: {} }, { meta: { sign: '' } }, { meta: { sign: 1 } }]) {
    expect(signatureOf('b2binpay', body)).toBeUndefined();
  }
  expect(signatureOf('gatepay', { meta: { sign: 'ab' } })).toBeUndefined();
});

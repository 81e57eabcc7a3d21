import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openVault } from '@/lib/platform/vault';
import { keptHeaders, openEnvelope, packEnvelope, sealEnvelope, unpackEnvelope } from './envelope';

const vault = openVault(['a-master-secret-for-tests-only']);
const envelopes = fc.record({
  headers: fc.dictionary(fc.stringMatching(/^[a-z][a-z-]{0,20}$/), fc.string({ unit: 'binary' })),
  query: fc.string(),
  body: fc.uint8Array({ maxLength: 500 }),
});

test('what is packed comes out byte for byte', () => {
  fc.assert(
    fc.property(envelopes, (envelope) => {
      const opened = unpackEnvelope(packEnvelope(envelope));
      expect({ ...opened.headers }).toEqual({ ...envelope.headers });
      expect(opened.query).toBe(envelope.query);
      expect(Buffer.from(opened.body).equals(Buffer.from(envelope.body))).toBe(true);
    }),
  );
});

test('sealed bytes open only for their own request', () => {
  const sealed = sealEnvelope(vault, 'one', { headers: {}, query: '', body: Buffer.from('body') });
  expect(Buffer.from(openEnvelope(vault, 'one', sealed).body).toString()).toBe('body');
  expect(() => openEnvelope(vault, 'other', sealed)).toThrow();
});

test('headers that open other doors are not kept, signatures are', () => {
  const headers = { authorization: 'Bearer x', cookie: 'x', 'proxy-authorization': 'x', 'x-signature': 'kept' };
  const kept = keptHeaders(headers);
  expect(kept['x-signature']).toBe('kept');
  expect(Object.entries(kept).filter(([, value]) => value.includes('x'))).toEqual([]);
});

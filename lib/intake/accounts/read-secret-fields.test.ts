import { expect, test } from 'vitest';
import { findProvider } from '@/lib/providers/registry';
import { readSecretFields, secretLengthMin } from './read-secret-fields';

const b2binpay = findProvider('b2binpay')?.secretFields ?? [];

test('a secret that anybody guesses is refused in words that do not hold it', () => {
  const read = readSecretFields(b2binpay, { key: 'shop', secret: ' pass-77 ' });
  expect(read).toMatchObject({ outcome: 'invalid' });
  const [words = ''] = Object.values('problems' in read ? read.problems : {});
  expect(words).toContain(`fewer than ${secretLengthMin} characters`);
  expect(words).not.toContain('pass-77');
});

test('what stands beside a secret may be short', () => {
  const fields = { key: 'ops', secret: 'pass-778' };
  expect(readSecretFields(b2binpay, fields)).toEqual({ outcome: 'read', fields });
});

import { expect, test } from 'vitest';
import { maskedValue, maskSecrets } from './mask-secrets';

test('what is a secret by name or looks is masked, hints and ids are not', () => {
  const shown = { hint: '…9c2', secret: '0198c0de-0000-7000-8000-000000000000', rate: 5, role: 'admin', token: '7' };
  expect(maskSecrets(shown)).toEqual(shown);
  expect(
    maskSecrets({ password: 'correct horse', newPassword: 'x', url: 'whsec_c2VjcmV0', header: 'Bearer abc' }),
  ).toEqual({
    password: maskedValue,
    newPassword: maskedValue,
    url: maskedValue,
    header: maskedValue,
  });
});

test('that there was no value is no secret', () => {
  expect(maskSecrets({ password: null })).toEqual({ password: null });
});

import { expect, test } from 'vitest';
import { findings } from './findings';

test.each([
  [
    "GatePay's signature did not match. 1 secret was tried (…c0de). If it was rotated, add the new one under Providers › GatePay and verify again.",
    "GatePay's signature did not match. 1 secret was tried (…c0de).",
  ],
  ['This account has no secret. Add it under Providers › GatePay and verify again.', 'This account has no secret.'],
  ['The clock is 7 min ahead; 5 min are allowed. Check the clock.', 'The clock is 7 min ahead; 5 min are allowed.'],
  ['The header x-gatepay-signature is missing.', 'The header x-gatepay-signature is missing.'],
  ['Its stored settings cannot be read. Save them again.', 'Its stored settings cannot be read.'],
  ['Check the clock.', null],
  [null, null],
])('what was found stays and advice goes: %s', (detail, found) => {
  expect(findings(detail)).toBe(found);
});

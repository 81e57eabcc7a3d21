import { expect, test } from 'vitest';
import { isKnownStatus } from './known-statuses';

test('a status that no page documents is shown as unknown; of an unheard-of provider nothing is claimed', () => {
  expect(isKnownStatus('gatepay', 'batch', 'PARTIAL')).toBe(true);
  expect(isKnownStatus('gatepay', 'batch', 'DONE')).toBe(false);
  expect(isKnownStatus('gatepay', 'line', 'toString')).toBe(false);
  expect(isKnownStatus('another', 'line', 'ANY')).toBe(true);
});

import { expect, test } from 'vitest';
import { urlTail } from './url-tail';

test.each([
  ['/api/callbacks/gatepay', '/gatepay'],
  ['/api/callbacks/caibo-gateway', '/caibo-gateway'],
  ['/api/callbacks/test/json', '/test/json'],
  ['https://backend.example/hooks/payments', '/hooks/payments'],
  ['https://backend.example/hooks/a-very-long-last-segment', 'ong-last-segment'],
  ['/a', 'a'],
])('of %s stays %s', (url, end) => {
  expect(url.slice(-urlTail(url))).toBe(end);
});

import { expect, test } from 'vitest';
import { isAllowed, type Network, parseNetwork } from './allow-list';

function list(...texts: string[]): Network[] {
  return texts.map(parseNetwork).filter((network) => network !== null);
}

test.each([
  ['203.0.113.0/24', '203.0.113.255', true],
  ['203.0.113.0/24', '203.0.114.0', false],
  ['203.0.113.7', '203.0.113.7', true],
  ['203.0.113.7', '203.0.113.8', false],
  ['203.0.113.7', '::ffff:203.0.113.7', true],
  ['::ffff:203.0.113.0/120', '203.0.113.9', true],
  ['::ffff:203.0.113.0/120', '203.0.114.9', false],
  ['2001:db8::/32', '2001:db8:1::1', true],
  ['2001:db8::/32', '2001:db9::1', false],
  ['0.0.0.0/0', '203.0.113.7', true],
  ['0.0.0.0/0', '2001:db8::1', false],
  ['203.0.113.7', 'unknown', false],
])('%s against %s: %s', (network, address, allowed) => {
  expect(isAllowed(list(network), address)).toBe(allowed);
});

test('an empty list shuts nobody out', () => {
  expect(isAllowed([], '203.0.113.7')).toBe(true);
  expect(isAllowed([], 'unknown')).toBe(true);
});

test.each(['', 'example.com', '203.0.113', '203.0.113.0/33', '1', '203.0.113.7/', '::/129'])(
  '%j is no network',
  (text) => {
    expect(parseNetwork(text)).toBeNull();
  },
);

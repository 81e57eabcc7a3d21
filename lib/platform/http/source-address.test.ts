import { expect, test } from 'vitest';
import { socketAddressHeader, sourceAddress, sourceAddressOf } from './source-address';

test.each([
  [0, null, '203.0.113.9', '203.0.113.9'],
  [0, '198.51.100.1', '203.0.113.9', '203.0.113.9'],
  [1, '198.51.100.1', '203.0.113.9', '198.51.100.1'],
  [1, 'made-up, 10.9.9.9, 198.51.100.1', '203.0.113.9', '198.51.100.1'],
  [2, '10.9.9.9, 198.51.100.1, 192.0.2.1', '203.0.113.9', '198.51.100.1'],
  [3, '198.51.100.1', '203.0.113.9', '198.51.100.1'],
  [1, null, '203.0.113.9', '203.0.113.9'],
  [1, 'nonsense', '203.0.113.9', 'unknown'],
  [0, null, '::ffff:203.0.113.9', '203.0.113.9'],
  [0, null, null, 'unknown'],
])(
  'with %i trusted proxies, %j over a socket from %s is %s',
  (trustedProxies, forwardedFor, socketAddress, expected) => {
    expect(sourceAddress({ socketAddress, forwardedFor, trustedProxies })).toBe(expected);
  },
);

test('the header that carries the socket’s address has one name a process, which nobody can guess', () => {
  expect(socketAddressHeader()).toBe(socketAddressHeader());
  expect(socketAddressHeader()).toMatch(/^x-socket-address-[0-9a-f]{32}$/);
  expect(sourceAddressOf(new Headers({ [socketAddressHeader()]: '203.0.113.9' }), 0)).toBe('203.0.113.9');
  expect(sourceAddressOf(new Headers({ 'x-forwarded-for': '203.0.113.9' }), 0)).toBe('unknown');
});

import { expect, test } from 'vitest';
import { ownOrigin } from './own-origin';

test('a console that listens everywhere asks itself over loopback, one with an address at that address', () => {
  expect(ownOrigin({ host: '0.0.0.0', port: 3000 })).toBe('http://127.0.0.1:3000');
  expect(ownOrigin({ host: '::', port: 3000 })).toBe('http://127.0.0.1:3000');
  expect(ownOrigin({ host: '10.0.0.7', port: 81 })).toBe('http://10.0.0.7:81');
  expect(ownOrigin({ host: '::1', port: 81 })).toBe('http://[::1]:81');
});

import { expect, test } from 'vitest';
import { requestTarget } from './request-target';

test.each([
  ['/', '/'],
  ['/callbacks?q=a%20b&next=/../x#y', '/callbacks?q=a%20b&next=/../x'],
  ['/callbacks/%5Bid%5D', '/callbacks/%5Bid%5D'],
  ['http://localhost:4310/api/callbacks/test/json', '/api/callbacks/test/json'],
  ['HTTPS://user@console.example/api/v1?x=1', '/api/v1?x=1'],
  ['http://localhost:4310', '/'],
  ['http://localhost:4310?x=1', '/?x=1'],
  ['/x/../api/callbacks/test', '/api/callbacks/test'],
  ['/x/%2E%2e/api/callbacks/test', '/api/callbacks/test'],
  ['/./api/./callbacks/test', '/api/callbacks/test'],
  ['/%61pi/%63allbacks/test', '/api/callbacks/test'],
  ['/api\\callbacks\\test', '/api/callbacks/test'],
  ['/../../..', '/'],
  ['/a%2Fb', '/a%2Fb'],
  ['/..//evil.example/x', '//evil.example/x'],
])('%s asks for %s', (url, target) => {
  expect(requestTarget(url)).toBe(target);
});

test.each([
  '*',
  '',
  '@evil.example/x',
  ':1@evil.example',
  'ftp://a/b',
  'example.com:443',
  '/%%36%31pi',
  '/a%2',
  '?x=/',
])('%s is no path', (url) => {
  expect(requestTarget(url)).toBeNull();
});

test('what it answers it answers again', () => {
  for (const url of ['/x/../a%2fb/%7e?..', '/%41%5b', '//a/..//b', '/a b"<']) {
    const once = requestTarget(url) ?? '';
    expect(requestTarget(once)).toBe(once);
  }
});

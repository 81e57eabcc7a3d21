import { expect, test } from 'vitest';
import { maskedValue } from '@/lib/providers/mask-value';
import { shownRequestHeaders, shownResponseHeaders } from './shown-headers';

test('a destination’s own headers are masked, whatever they are called and whoever looks', () => {
  const headers = { authorization: 'Bearer sesame', 'x-team': 'ledger', 'api-key': 'k' };
  expect(Object.values(shownRequestHeaders(headers, 'gatepay'))).toEqual([maskedValue, maskedValue, maskedValue]);
});

test('what the console and the provider signed with is shown, for somebody has to compare it', () => {
  const headers = {
    'webhook-id': 'msg_1',
    'webhook-signature': 'v1,abc',
    'callback-id': '7',
    'content-type': 'application/json',
    'x-gatepay-signature': 'sig',
  };
  expect(shownRequestHeaders(headers, 'gatepay')).toEqual(headers);
  expect(shownRequestHeaders({ 'x-gatepay-signature': 'sig' }, null)).toEqual({ 'x-gatepay-signature': maskedValue });
});

test('a cookie that a backend sets opens no session of anybody who looks', () => {
  expect(shownResponseHeaders({ 'set-cookie': 'sid=1', 'content-type': 'text/plain' })).toEqual({
    'set-cookie': maskedValue,
    'content-type': 'text/plain',
  });
});

import { expect, test } from 'vitest';
import { shownBody } from './request-body';

const base64 = (bytes: Uint8Array | string) => Buffer.from(bytes).toString('base64');

test('a sensitive value is neither in the text nor in the bytes', () => {
  const body = shownBody(base64('{"amount":"0.10","customer_name":"Zoë"}'), 'gatepay');
  expect(body.text).toBe('{"amount":"0.10","customer_name":"***"}');
  expect(body.bytes.toString()).toBe(body.text);
  expect(body.masked).toBe(true);
});

test('bytes that are no UTF-8 are masked too, and all others kept', () => {
  const sent = Buffer.concat([Buffer.from([0xff, 0x00]), Buffer.from('{"payerId":"p-1"}'), Buffer.from([0xe9])]);
  const body = shownBody(base64(Buffer.concat([Buffer.from('{'), sent])), 'gatepay');
  expect(body.utf8).toBe(false);
  expect(body.bytes.toString('latin1')).toBe('{\u00ff\u0000{"payerId":"***"}\u00e9');
});

test('a body without anything sensitive is shown byte for byte', () => {
  const sent = ' {"a" : 1.00}\r\n';
  const body = shownBody(base64(sent), 'gatepay');
  expect([body.text, body.masked, body.utf8]).toEqual([sent, false, true]);
});

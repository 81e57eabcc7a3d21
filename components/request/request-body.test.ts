import { expect, test } from 'vitest';
import { shownBody } from './request-body';

const base64 = (bytes: Uint8Array | string) => Buffer.from(bytes).toString('base64');

test('a body is shown byte for byte', () => {
  const sent = ' {"a" : 1.00}\r\n';
  expect(shownBody(base64(sent))).toMatchObject({ text: sent, utf8: true });
});

test('bytes that are no UTF-8 are shown each as one character', () => {
  const body = shownBody(base64(Buffer.from([0xff, 0x00, 0x41, 0xe9])));
  expect([body.text, body.utf8, body.bytes.length]).toEqual(['\u00ff\u0000A\u00e9', false, 4]);
});

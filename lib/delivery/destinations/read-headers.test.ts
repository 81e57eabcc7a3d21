import { expect, test } from 'vitest';
import { readHeaders } from './read-headers';

test('named headers are set and taken away, the others stay', () => {
  const read = readHeaders(
    { authorization: 'Bearer one', 'x-team': 'ledger' },
    { Authorization: 'Bearer two', 'x-team': null },
  );
  expect(read).toEqual({ headers: { authorization: 'Bearer two' } });
  expect(readHeaders({ 'x-a': '1' }, {})).toEqual({ headers: { 'x-a': '1' } });
});

test('what the console sets itself cannot be set', () => {
  for (const name of [
    'Webhook-Signature',
    'callback-id',
    'Host',
    'content-type',
    'Transfer-Encoding',
    'Content-Encoding',
  ]) {
    expect(readHeaders({}, { [name]: 'x' })).toEqual({ problem: expect.stringContaining('set by the console itself') });
  }
});

test('nothing that could end a header and begin another gets through, and no value is repeated in a problem', () => {
  for (const value of ['a\r\nx: y', 'a\u0000b', '', ' ', 'grüß']) {
    const read = readHeaders({}, { 'x-key': value });
    expect(read).toEqual({ problem: 'The value of x-key is empty or has characters that a header cannot hold.' });
  }
  expect(readHeaders({}, { 'x key': 'v' })).toEqual({ problem: expect.stringContaining('no header name') });
});

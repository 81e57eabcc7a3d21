import { expect, test } from 'vitest';
import { attemptBody, bodyLines } from './attempt-body';

const base64 = (text: string) => Buffer.from(text).toString('base64');

test('JSON in one line is compared field by field, with every digit as it was sent', () => {
  const lines = bodyLines(attemptBody(base64('{"amount":0.10,"id":12345678901234567890}')));
  expect(lines).toEqual(['{', '  "amount": 0.10,', '  "id": 12345678901234567890', '}']);
});

test('what is no JSON is compared as it came', () => {
  expect(bodyLines(attemptBody(base64('<p>a</p>\r\n<p>b</p>')))).toEqual(['<p>a</p>', '<p>b</p>']);
  expect(bodyLines(attemptBody(base64('')))).toEqual([]);
  expect(bodyLines(attemptBody(null))).toEqual([]);
});

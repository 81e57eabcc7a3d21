import { expect, test } from 'vitest';
import { redactText } from './redact';

test.each([
  ['postgresql://console:hunter2@db.internal:5432/console', 'postgresql://[redacted]@db.internal:5432/console'],
  ['connecting to postgres://u:p@ss@h/db failed', 'connecting to postgres://[redacted]@h/db failed'],
  ['GET https://api.example.com/v1/x?sign=abc&id=7 failed', 'GET https://api.example.com/v1/x?[redacted] failed'],
  ['/api/callbacks/bayarcash/return?payer=ali@example.com', '/api/callbacks/bayarcash/return?[redacted]'],
  ['password=hunter2 host=db', 'password=[redacted] host=db'],
  ['{"api_key":"abc","id":7}', '{"api_key":"[redacted]","id":7}'],
  ['authorization: Bearer abc.def', 'authorization: [redacted]'],
  ['sent Bearer abc.def to it', 'sent Bearer [redacted] to it'],
  ['signed with whsec_MfKQ9r8GKYqrTwjU', 'signed with whsec_[redacted]'],
])('%s loses what nobody may read', (text, expected) => {
  expect(redactText(text)).toBe(expected);
});

test('what holds no secret stays word for word', () => {
  const text = 'connect ECONNREFUSED 127.0.0.1:5432\n    at run (file:///app/dist/server.js:10:4)';
  expect(redactText(text)).toBe(text);
});

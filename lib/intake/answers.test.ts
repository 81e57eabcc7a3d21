import { expect, test } from 'vitest';
import { rejectionCauses } from '@/lib/providers/contract';
import { answerTo, refusalAnswers } from './answers';

const channel = { id: 'both', methods: ['POST', 'GET'], contentTypes: [] } as const;

/** The design's table. */
test.each([
  ['method_not_allowed', 405],
  ['content_type_unsupported', 415],
  ['address_not_allowed', 403],
  ['account_disabled', 403],
  ['settings_unreadable', 403],
  ['body_too_large', 413],
  ['body_incomplete', 408],
  ['secret_missing', 503],
  ['signature_missing', 401],
  ['signature_mismatch', 401],
  ['timestamp_missing', 401],
  ['timestamp_stale', 401],
  ['timestamp_ahead', 401],
  ['body_unreadable', 400],
  ['shape_unknown', 400],
] as const)('%s is answered with %i', (cause, status) => {
  const answer = answerTo({ outcome: 'refused', cause, channel, complete: true });
  expect(answer.status).toBe(status);
  expect(Object.keys(JSON.parse(answer.body))).toEqual(['error']);
  expect('retry-after' in answer.headers).toBe(status === 503);
  expect(answer.headers.allow).toBe(status === 405 ? 'POST, GET' : undefined);
});

test('every cause has its answer', () => {
  expect(Object.keys(refusalAnswers).sort()).toEqual([...rejectionCauses].sort());
});

test('what was not stored is answered so that the provider sends it again', () => {
  expect(answerTo({ outcome: 'unavailable', retryAfterSeconds: 5 })).toMatchObject({
    status: 503,
    headers: { 'retry-after': '5' },
  });
  expect(answerTo({ outcome: 'broken', incidentId: 'x' })).toMatchObject({
    status: 503,
    headers: { 'retry-after': '60' },
  });
  expect(answerTo({ outcome: 'rate_limited', retryAfterSeconds: 1 }).status).toBe(429);
});

test('an acknowledgement is exactly the provider’s', () => {
  const empty = answerTo({ outcome: 'acknowledged', acknowledgement: { status: 200, contentType: null, body: '' } });
  expect(empty).toMatchObject({ status: 200, body: '' });
  expect(empty.headers['content-type']).toBeUndefined();
});

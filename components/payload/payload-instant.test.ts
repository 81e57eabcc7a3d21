import { expect, test } from 'vitest';
import { payloadInstant } from './payload-instant';

test('unix milliseconds and seconds of a field that speaks of time are read', () => {
  expect(payloadInstant('finish_time', '1780037579000')).toBe('2026-05-29T06:52:59.000Z');
  expect(payloadInstant('timestamp', '1780037579')).toBe('2026-05-29T06:52:59.000Z');
  expect(payloadInstant('createdAt', '1780037579123')).toBe('2026-05-29T06:52:59.123Z');
});

test('a number of ten digits elsewhere stays a number', () => {
  expect(payloadInstant('merchant_id', '1780037579')).toBeNull();
  expect(payloadInstant('finish_time', '17800375790')).toBeNull();
  expect(payloadInstant('finish_time', '0000000001')).toBeNull();
});

test('a text that names its zone is read, one without is never guessed', () => {
  expect(payloadInstant('x', '2026-05-29T06:52:59Z')).toBe('2026-05-29T06:52:59.000Z');
  expect(payloadInstant('x', '2026-05-29 14:52:59 +0800')).toBe('2026-05-29T06:52:59.000Z');
  expect(payloadInstant('created_at', '2026-05-29 14:52:59')).toBeNull();
  expect(payloadInstant('x', '2026-99-99T06:52:59Z')).toBeNull();
});

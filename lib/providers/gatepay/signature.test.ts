import { describe, expect, test } from 'vitest';
import type { ProviderRequest } from '@/lib/providers/contract';
import { gatepay } from '@/lib/providers/gatepay';
import { accountWith, at, credential, read, signed } from './fixtures/reading';
import { withdrawBody } from './fixtures/withdraw';

const hourMs = 3_600_000;

function without(request: ProviderRequest, name: string): ProviderRequest {
  return { ...request, headers: Object.fromEntries(Object.entries(request.headers).filter(([key]) => key !== name)) };
}

function refusal(request: ProviderRequest, account = accountWith()): { cause: string; detail: string } {
  const verdict = gatepay.verify(request, account);
  if (verdict.verdict !== 'refused') throw new Error(`not refused: ${verdict.verdict}`);
  return verdict;
}

describe('the signature', () => {
  const body = withdrawBody('INIT', []);

  test('may be written in upper case', () => {
    const request = signed(body);
    const upper = { 'x-gatepay-signature': (request.headers['x-gatepay-signature'] ?? '').toUpperCase() };
    expect(gatepay.verify(signed(body, { headers: upper }), accountWith()).verdict).toBe('verified');
  });

  test('covers the newline at the end: an empty body has a signature too', () => {
    expect(gatepay.verify(signed(''), accountWith()).verdict).toBe('verified');
  });

  test.each([
    ['x-gatepay-signature', 'signature_missing', 'X-GatePay-Signature is missing'],
    ['x-gatepay-timestamp', 'timestamp_missing', 'X-GatePay-Timestamp is missing'],
    ['x-gatepay-nonce', 'signature_missing', 'X-GatePay-Nonce is missing'],
  ])('a request without %s is refused as %s and says so', (name, cause, words) => {
    const { cause: got, detail } = refusal(without(signed(body), name));
    expect(got).toBe(cause);
    expect(detail).toContain(words);
  });

  test.each([
    ['x-gatepay-timestamp', '2026-06-01T12:00:00Z', 'timestamp_missing', 'not a number of milliseconds'],
    ['x-gatepay-timestamp', '123456789', 'timestamp_missing', 'not a number of milliseconds'],
    ['x-gatepay-timestamp', '9999999999999999', 'timestamp_missing', 'not a number of milliseconds'],
    ['x-gatepay-timestamp', '12345678901234567', 'timestamp_missing', 'not a number of milliseconds'],
    ['x-gatepay-nonce', 'a'.repeat(33), 'signature_mismatch', 'not 1 to 32 letters and digits'],
    ['x-gatepay-nonce', 'a b', 'signature_mismatch', 'not 1 to 32 letters and digits'],
    ['x-gatepay-signature', 'ab'.repeat(32), 'signature_mismatch', 'not 128 hexadecimal digits'],
    ['x-gatepay-signature', 'zz'.repeat(64), 'signature_mismatch', 'not 128 hexadecimal digits'],
    [
      'x-gatepay-signature',
      `${'ab'.repeat(64)}, ${'ab'.repeat(64)}`,
      'signature_mismatch',
      'not 128 hexadecimal digits',
    ],
  ])('a garbled %s (%s) is refused as %s', (name, value, cause, words) => {
    const { cause: got, detail } = refusal(signed(body, { headers: { [name]: value } }));
    expect(got).toBe(cause);
    expect(detail).toContain(words);
  });

  test('a mismatch names the secrets that were tried by their ends', () => {
    const wrong = { hint: 'x', fields: { apiSecret: 'another' } };
    const request = signed(body, { headers: { 'x-gatepay-signature': 'ab'.repeat(64) } });
    expect(refusal(request).detail).toBe("GatePay's signature did not match. The secret ending …-9c2 was tried.");
    const two = { ...accountWith(), credentials: [credential, wrong] };
    expect(refusal(request, two).detail).toContain('The secrets ending …-9c2 and ending …x were tried.');
  });
});

describe('the timestamp', () => {
  const body = withdrawBody('INIT', []);
  const atAge = (ageMs: number) => signed(body, { receivedAt: new Date(at.getTime() + ageMs) });

  test('every retry of a day is within the window, and the 25th hour ends it', () => {
    const lastRetryMs = (gatepay.retries.delaysSeconds ?? []).reduce((sum, seconds) => sum + seconds, 0) * 1_000;
    expect(lastRetryMs).toBe(86_640_000);
    expect(gatepay.verify(atAge(lastRetryMs), accountWith()).verdict).toBe('verified');
    expect(gatepay.verify(atAge(25 * hourMs), accountWith()).verdict).toBe('verified');
    expect(refusal(atAge(25 * hourMs + 1)).cause).toBe('timestamp_stale');
  });

  test('an account may narrow the window', () => {
    expect(refusal(atAge(2 * hourMs), accountWith({ timestampAgeMaxHours: 1 })).cause).toBe('timestamp_stale');
  });

  test('5 minutes ahead are allowed, more are not', () => {
    expect(gatepay.verify(atAge(-300_000), accountWith()).verdict).toBe('verified');
    expect(refusal(atAge(-300_001)).cause).toBe('timestamp_ahead');
  });

  test('a forgery with an old timestamp is called a forgery, not stale', () => {
    const old = atAge(30 * hourMs);
    expect(refusal({ ...old, body: Buffer.from('x') }).cause).toBe('signature_mismatch');
    expect(refusal(old).detail).toContain('The signature is genuine');
  });

  test('the signed instant is when it happened', () => {
    expect(read(body).occurredAt).toEqual(at);
  });
});

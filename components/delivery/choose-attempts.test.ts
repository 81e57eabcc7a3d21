import { expect, test } from 'vitest';
import type { AttemptView, DeliveryWithAttempts } from '@/lib/delivery/types';
import { chooseAttempts } from './choose-attempts';

function attempt(id: string, startedAt: string): AttemptView {
  return {
    id,
    deliveryId: '1',
    destinationId: '1',
    number: 1,
    trigger: 'automatic',
    url: 'https://backend.test/',
    bodyMode: 'original',
    startedAt,
    finishedAt: startedAt,
    timings: { dnsMs: null, connectMs: null, tlsMs: null, firstByteMs: null, totalMs: 1 },
    address: null,
    statusCode: 200,
    errorClass: null,
    errorWords: null,
    requestBytes: null,
    requestSha256: null,
    responseBytes: null,
    responseTruncated: false,
  };
}

function delivery(attempts: AttemptView[]): DeliveryWithAttempts {
  return {
    id: '1',
    callbackId: '1',
    destinationId: '1',
    destinationName: 'Ledger',
    url: 'https://backend.test/',
    trigger: 'automatic',
    webhookId: 'w',
    replayOf: null,
    replayJobId: null,
    requestedBy: null,
    reason: null,
    status: 'delivered',
    attemptCount: attempts.length,
    nextAttemptAt: null,
    heldBack: null,
    createdAt: '2026-03-02T09:00:00.000Z',
    firstAttemptAt: null,
    lastAttemptAt: null,
    finishedAt: null,
    lastErrorClass: null,
    lastStatusCode: null,
    attempts,
  };
}

const old = attempt('a', '2026-03-02T09:00:00.000Z');
const middle = attempt('b', '2026-03-02T09:01:00.000Z');
const newest = attempt('c', '2026-03-02T09:02:00.000Z');
const deliveries = [delivery([middle]), delivery([newest, old])];

test('the newest attempt of all deliveries is open unless another is asked for', () => {
  expect(chooseAttempts(deliveries, new URLSearchParams())).toEqual({
    open: newest,
    against: null,
    all: [newest, middle, old],
  });
  expect(chooseAttempts(deliveries, new URLSearchParams('attempt=b')).open).toBe(middle);
  expect(chooseAttempts(deliveries, new URLSearchParams('attempt=of-another-page')).open).toBe(newest);
  expect(chooseAttempts([], new URLSearchParams('attempt=b'))).toEqual({ open: null, against: null, all: [] });
});

test('an attempt is never compared with itself or with one that is not there', () => {
  expect(chooseAttempts(deliveries, new URLSearchParams('attempt=a&against=c')).against).toBe(newest);
  expect(chooseAttempts(deliveries, new URLSearchParams('attempt=a&against=a')).against).toBeNull();
  expect(chooseAttempts(deliveries, new URLSearchParams('attempt=a&against=x')).against).toBeNull();
  expect(chooseAttempts(deliveries, new URLSearchParams('attempt=none&against=a'))).toMatchObject({
    open: null,
    against: null,
  });
});

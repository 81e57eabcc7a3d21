import { createHash } from 'node:crypto';
import { storableText } from '@/lib/platform/text';
import type { Notification, RejectionCause } from '@/lib/providers/contract';
import type { StoredVerification } from './types';

/** The callback of one request, as it is stored. */
export interface CallbackColumns {
  type: string;
  providerStatus: string;
  outcome: Notification['outcome'];
  verified: boolean;
  /** JSON text of `StoredVerification`. */
  verification: string;
  dedupKey: string;
  transferId: string | null;
  batchId: string | null;
  amount: string | null;
  currency: string | null;
  occurredAt: string | null;
}

/** One request as it is stored, with the callback it brings; null: it was rejected. */
export interface StoreRow {
  id: string;
  accountId: string;
  provider: string;
  channel: string;
  cause: RejectionCause | null;
  causeDetail: string | null;
  method: string;
  path: string;
  sourceAddress: string;
  contentType: string | null;
  sealed: Buffer;
  bodyBytes: number;
  bodyKeptBytes: number;
  bodySha256: Buffer;
  keyHint: string | null;
  answerStatus: number;
  answerBody: string;
  answerType: string | null;
  /** ISO 8601 UTC. */
  receivedAt: string;
  callback: CallbackColumns | null;
}

/** `text` as it can be stored and indexed: no NUL, at most `lengthMax` characters. */
export function bounded(text: string, lengthMax: number): string {
  const storable = storableText(text);
  return storable.length <= lengthMax ? storable : storable.slice(0, lengthMax).toWellFormed();
}

/** Longest text in an index: 512 characters are at most 1,536 bytes, well below Postgres' 2,704. */
const indexedLengthMax = 512;

/** The same for equal keys, different for different ones, at any length: what is too long for the index becomes its digest. */
export function indexableKey(key: string): string {
  const isStorable = key.length <= indexedLengthMax && storableText(key) === key;
  return isStorable ? key : `sha256:${createHash('sha256').update(key, 'utf16le').digest('hex')}`;
}

function optional(text: string | null, lengthMax: number): string | null {
  return text === null ? null : bounded(text, lengthMax);
}

/** An instant that Postgres and people can read; null outside the years 1970 to 9999. */
function instantText(at: Date | null): string | null {
  const time = at?.getTime() ?? Number.NaN;
  return time >= 0 && time < 253_402_300_800_000 ? (at?.toISOString() ?? null) : null;
}

/** Pure: the columns of a believed notification. */
export function callbackColumns(
  notification: Notification,
  verified: boolean,
  verification: StoredVerification,
): CallbackColumns {
  return {
    type: bounded(notification.type, indexedLengthMax),
    providerStatus: bounded(notification.providerStatus, indexedLengthMax),
    outcome: notification.outcome,
    verified,
    verification: storableText(JSON.stringify(verification)),
    dedupKey: indexableKey(notification.dedupKey),
    transferId: optional(notification.transferId, indexedLengthMax),
    batchId: optional(notification.batchId, indexedLengthMax),
    amount: notification.amount,
    currency: optional(notification.currency, indexedLengthMax),
    occurredAt: instantText(notification.occurredAt),
  };
}

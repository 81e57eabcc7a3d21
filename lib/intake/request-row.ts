import type { Context } from '@/lib/platform/context';
import { type Sql, sql } from '@/lib/platform/query/conditions';
import { type Envelope, openEnvelope } from './envelope';
import type { RequestDetails, RequestSummary } from './types';

/** A row as `requestColumnsSql` selects it. */
export type RequestRow = Omit<RequestSummary, 'receivedAt' | 'verifiedAgainAt' | 'bodySha256'> & {
  /** Whatever the body holds: who must not be told of it is told by the verb. */
  bodySha256: string;
  receivedAt: Date;
  verifiedAgainAt: Date | null;
};

/** The columns of a list, of `requests r` joined with `accounts a`; nothing sealed among them. */
export const requestColumnsSql: Sql = sql`
  r.id, r.provider, a.slug as account, r.channel, r.verdict, r.cause, r.cause_detail as "causeDetail", r.method, r.path,
  r.source_address as "sourceAddress", r.content_type as "contentType", r.body_bytes as "bodyBytes",
  encode(r.body_sha256, 'hex') as "bodySha256", r.key_hint as "keyHint", r.answer_status as "answerStatus",
  r.callback_id as "callbackId", r.received_at as "receivedAt",
  r.verified_again_at as "verifiedAgainAt", r.verified_by as "verifiedBy"`;

/** A row as `requestColumnsSql` and `requestDetailColumnsSql` together select it. */
export interface RequestDetailRow extends RequestRow {
  sealed: Buffer;
  bodyKeptBytes: number;
  answerBody: string;
  answerType: string | null;
}

export const requestDetailColumnsSql: Sql = sql`
  r.sealed, r.body_kept_bytes as "bodyKeptBytes", r.answer_body as "answerBody", r.answer_type as "answerType"`;

export function toRequestSummary(row: RequestRow): RequestSummary {
  const { id, provider, account, channel, verdict, cause, causeDetail, method, path } = row;
  const { sourceAddress, contentType, bodyBytes, bodySha256, keyHint, answerStatus, callbackId, verifiedBy } = row;
  return {
    ...{ id, provider, account, channel, verdict, cause, causeDetail, method, path },
    ...{ sourceAddress, contentType, bodyBytes, bodySha256, keyHint, answerStatus, callbackId, verifiedBy },
    receivedAt: row.receivedAt.toISOString(),
    verifiedAgainAt: row.verifiedAgainAt?.toISOString() ?? null,
  };
}

/** The bytes that carried the payload: by GET without a body it is the query string. */
export function payloadBytes(method: string, { body, query }: Envelope): Buffer {
  return method === 'GET' && body.length === 0 ? Buffer.from(query) : Buffer.from(body);
}

/** A request with what it brought, and that as it can be read again. */
export interface OpenedRequest {
  details: RequestDetails;
  envelope: Envelope;
}

/** Throws `AppError('unavailable')` where the bytes do not open (another master secret, changed bytes). */
export function openRequest(vault: Context['vault'], row: RequestDetailRow): OpenedRequest {
  const envelope = openEnvelope(vault, row.id, row.sealed);
  const details: RequestDetails = {
    ...toRequestSummary(row),
    headers: envelope.headers,
    rawBody: payloadBytes(row.method, envelope).toString('base64'),
    bodyMasked: false,
    bodyKeptBytes: row.bodyKeptBytes,
    answer: { status: row.answerStatus, contentType: row.answerType, body: row.answerBody },
  };
  return { details, envelope };
}

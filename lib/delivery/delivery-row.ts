import { type Sql, sql } from '@/lib/platform/query/conditions';
import { webhookIdOf } from './sign';
import type { AttemptView, BreakerState, DeliveryView } from './types';

interface DeliveryInstants {
  nextAttemptAt: Date | null;
  createdAt: Date;
  firstAttemptAt: Date | null;
  lastAttemptAt: Date | null;
  finishedAt: Date | null;
}

/** A row as `deliveryColumnsSql` selects it. */
export type DeliveryRow = Omit<DeliveryView, keyof DeliveryInstants | 'heldBack'> &
  DeliveryInstants & { destinationState: string; breaker: BreakerState | null; probeAt: Date | null };

/** Columns of `deliveries d`, `destinations t` and `destination_gates g` (left joined). */
export const deliveryColumnsSql: Sql = sql`
  d.id::text, d.callback_id::text as "callbackId", d.destination_id::text as "destinationId", t.name as "destinationName", t.url,
  d.trigger, d.webhook_id::text as "webhookId", d.replay_of::text as "replayOf", d.replay_job_id::text as "replayJobId",
  d.requested_by as "requestedBy", d.reason, d.status, d.attempt_count as "attemptCount", d.next_attempt_at as "nextAttemptAt",
  d.created_at as "createdAt", d.first_attempt_at as "firstAttemptAt", d.last_attempt_at as "lastAttemptAt",
  d.finished_at as "finishedAt", d.last_error_class as "lastErrorClass", d.last_status_code as "lastStatusCode",
  t.state as "destinationState", g.breaker, g.probe_at as "probeAt"`;

function isoText(at: Date | null): string | null {
  return at?.toISOString() ?? null;
}

/** Pure: when a waiting delivery really starts, and what holds it back until then. */
export function nextStart(
  row: Pick<DeliveryRow, 'status' | 'nextAttemptAt' | 'destinationState' | 'breaker' | 'probeAt'>,
): { at: Date | null; heldBack: DeliveryView['heldBack'] } {
  if (row.status !== 'waiting') return { at: null, heldBack: null };
  if (row.destinationState === 'paused') return { at: null, heldBack: 'paused' };
  const { nextAttemptAt, probeAt } = row;
  const held = row.breaker !== null && row.breaker !== 'closed' && probeAt && nextAttemptAt && probeAt > nextAttemptAt;
  return held ? { at: probeAt, heldBack: 'breaker_open' } : { at: nextAttemptAt, heldBack: null };
}

export function toDeliveryView(row: DeliveryRow): DeliveryView {
  const { destinationState: _, breaker: __, probeAt: ___, ...rest } = row;
  const next = nextStart(row);
  return {
    ...rest,
    webhookId: webhookIdOf(row.webhookId),
    nextAttemptAt: isoText(next.at),
    heldBack: next.heldBack,
    createdAt: row.createdAt.toISOString(),
    firstAttemptAt: isoText(row.firstAttemptAt),
    lastAttemptAt: isoText(row.lastAttemptAt),
    finishedAt: isoText(row.finishedAt),
  };
}

/** A row as `attemptColumnsSql` selects it. */
export type AttemptRow = Omit<AttemptView, 'startedAt' | 'finishedAt' | 'timings' | 'requestSha256'> &
  AttemptView['timings'] & { startedAt: Date; finishedAt: Date | null; requestSha256: Buffer | null };

/** Columns of `attempts a`, bytes left out. */
export const attemptColumnsSql: Sql = sql`
  a.id::text, a.delivery_id::text as "deliveryId", a.destination_id::text as "destinationId", a.number, a.trigger, a.url,
  a.body_mode as "bodyMode", a.started_at as "startedAt", a.finished_at as "finishedAt", a.dns_ms as "dnsMs",
  a.connect_ms as "connectMs", a.tls_ms as "tlsMs", a.first_byte_ms as "firstByteMs", a.total_ms as "totalMs", a.address,
  a.status_code as "statusCode", a.error_class as "errorClass", a.error_words as "errorWords", a.request_bytes as "requestBytes",
  a.request_sha256 as "requestSha256", a.response_bytes as "responseBytes", a.response_truncated as "responseTruncated"`;

/** Of a list, where nobody looks whether a body is masked: its hash is for who may reveal (`mayReveal`, see `maskAttempt`). */
export function toAttemptView(row: AttemptRow, mayReveal: boolean): AttemptView {
  const { dnsMs, connectMs, tlsMs, firstByteMs, totalMs, ...rest } = row;
  return {
    ...rest,
    startedAt: row.startedAt.toISOString(),
    finishedAt: isoText(row.finishedAt),
    timings: { dnsMs, connectMs, tlsMs, firstByteMs, totalMs },
    requestSha256: mayReveal ? (row.requestSha256?.toString('hex') ?? null) : null,
  };
}

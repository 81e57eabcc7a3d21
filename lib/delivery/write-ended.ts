import type { Transaction } from '@/lib/platform/db/transaction';
import { storableText } from '@/lib/platform/text';
import { isDelivered, type NextStep } from './decide-next-step';
import type { EndedAttempt } from './run-attempt';
import type { DeliveryStatus } from './types';

const statusAfter: Readonly<Record<NextStep['step'], DeliveryStatus>> = {
  delivered: 'delivered',
  retry: 'waiting',
  exhausted: 'exhausted',
};

// `leased_by` and `attempt_id`: a worker that lost its lease changes nothing.
const deliveries = `
update deliveries d set status = n.status, next_attempt_at = n.next_attempt_at, finished_at = n.finished_at,
  lane = case when n.status = 'waiting' and d.lane = 0 then 1 else d.lane end,
  last_error_class = coalesce(n.error_class, d.last_error_class), last_status_code = coalesce(n.status_code, d.last_status_code),
  leased_by = null, leased_until = null, attempt_id = null
from unnest($1::bigint[], $2::text[], $3::uuid[], $4::text[], $5::timestamptz[], $6::timestamptz[], $7::text[], $8::smallint[])
  as n(id, leased_by, attempt_id, status, next_attempt_at, finished_at, error_class, status_code)
where d.id = n.id and d.status = 'in_progress' and d.leased_by = n.leased_by and d.attempt_id = n.attempt_id
returning d.id::text`;

/** Ends the leases of `ended` with what follows for each delivery; returns those that were still ours. */
export async function writeDeliveries(tx: Transaction, ended: readonly EndedAttempt[]): Promise<EndedAttempt[]> {
  const sorted = [...ended].sort((one, other) => Number(BigInt(one.delivery.id) - BigInt(other.delivery.id)));
  const { rows } = await tx.query<{ id: string }>(deliveries, [
    sorted.map(({ delivery }) => delivery.id),
    sorted.map(({ delivery }) => delivery.leaseId),
    sorted.map(({ attemptId }) => attemptId),
    sorted.map(({ next }) => statusAfter[next.step]),
    sorted.map(({ next }) => (next.step === 'retry' ? next.at : null)),
    sorted.map(({ next, finishedAt }) => (next.step === 'retry' ? null : finishedAt)),
    sorted.map(({ errorClass, next }) => (next.step === 'delivered' ? null : errorClass)),
    sorted.map(({ statusCode }) => statusCode),
  ]);
  const ours = new Set(rows.map(({ id }) => id));
  return sorted.filter(({ delivery }) => ours.has(delivery.id));
}

const attempts = `
update attempts a set finished_at = n.finished_at, dns_ms = n.dns_ms, connect_ms = n.connect_ms, tls_ms = n.tls_ms,
  first_byte_ms = n.first_byte_ms, total_ms = n.total_ms, address = n.address, status_code = n.status_code,
  error_class = n.error_class, error_words = n.error_words, request_bytes = n.request_bytes, request_sha256 = n.request_sha256,
  response_bytes = n.response_bytes, response_truncated = n.response_truncated, sealed = n.sealed
from unnest($1::uuid[], $2::timestamptz[], $3::int[], $4::int[], $5::int[], $6::int[], $7::int[], $8::text[], $9::smallint[],
  $10::text[], $11::text[], $12::int[], $13::bytea[], $14::int[], $15::boolean[], $16::bytea[])
  as n(id, finished_at, dns_ms, connect_ms, tls_ms, first_byte_ms, total_ms, address, status_code, error_class, error_words,
    request_bytes, request_sha256, response_bytes, response_truncated, sealed)
where a.id = n.id and a.finished_at is null`;

/** Completes the rows that the claim wrote; a finished attempt is never changed again. */
export async function writeAttempts(tx: Transaction, ended: readonly EndedAttempt[]): Promise<void> {
  await tx.query(attempts, [
    ended.map(({ attemptId }) => attemptId),
    ended.map(({ finishedAt }) => finishedAt),
    ended.map(({ timings }) => timings.dnsMs),
    ended.map(({ timings }) => timings.connectMs),
    ended.map(({ timings }) => timings.tlsMs),
    ended.map(({ timings }) => timings.firstByteMs),
    ended.map(({ timings }) => timings.totalMs),
    ended.map(({ address }) => address),
    ended.map(({ statusCode }) => statusCode),
    ended.map(({ errorClass }) => errorClass),
    ended.map(({ errorWords }) => errorWords && storableText(errorWords)),
    ended.map(({ requestBytes }) => requestBytes),
    ended.map(({ requestSha256 }) => requestSha256),
    ended.map(({ responseBytes }) => responseBytes),
    ended.map(({ responseTruncated }) => responseTruncated),
    ended.map(({ sealed }) => sealed),
  ]);
}

const pause = `
update destinations set state = 'paused', paused_at = $2, updated_at = $2,
  paused_reason = 'It answered 410 Gone: it wants no more callbacks.'
where id = any($1::bigint[]) and state = 'active'`;

/** Pauses the destinations that answered 410. */
export async function pauseGone(tx: Transaction, ended: readonly EndedAttempt[], at: Date): Promise<void> {
  const gone = ended.filter(({ next }) => next.step !== 'delivered' && next.pausesDestination);
  const ids = [...new Set(gone.map(({ delivery }) => delivery.destinationId))];
  if (ids.length > 0) await tx.query(pause, [ids, at]);
}

/** True where the destination has the callback. */
export function wasDelivered({ next, statusCode }: EndedAttempt): boolean {
  return next.step === 'delivered' && isDelivered({ statusCode });
}

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

// `leased_by` and `attempt_id`, which only a running delivery has: a worker that lost its lease changes nothing, of the attempt's
// row neither. A finished attempt is never changed again.
const statement = `
with ended as (
  select * from unnest($1::bigint[], $2::text[], $3::uuid[], $4::text[], $5::timestamptz[], $6::timestamptz[], $7::text[], $8::smallint[],
    $9::int[], $10::int[], $11::int[], $12::int[], $13::int[], $14::text[], $15::text[], $16::int[], $17::bytea[], $18::int[],
    $19::boolean[], $20::bytea[])
    as n(id, leased_by, attempt_id, status, next_attempt_at, finished_at, error_class, status_code, dns_ms, connect_ms, tls_ms,
      first_byte_ms, total_ms, address, error_words, request_bytes, request_sha256, response_bytes, response_truncated, sealed)
), settled as (
  update deliveries d set status = n.status, next_attempt_at = n.next_attempt_at,
    finished_at = case when n.status = 'waiting' then null else n.finished_at end,
    lane = case when n.status = 'waiting' and d.lane = 0 then 1 else d.lane end,
    last_error_class = case when n.status = 'delivered' then d.last_error_class else coalesce(n.error_class, d.last_error_class) end,
    last_status_code = coalesce(n.status_code, d.last_status_code), leased_by = null, leased_until = null, attempt_id = null
  from ended n
  where d.id = n.id and d.leased_by = n.leased_by and d.attempt_id = n.attempt_id
  returning n.*
), completed as (
  update attempts a set finished_at = n.finished_at, dns_ms = n.dns_ms, connect_ms = n.connect_ms, tls_ms = n.tls_ms,
    first_byte_ms = n.first_byte_ms, total_ms = n.total_ms, address = n.address, status_code = n.status_code,
    error_class = n.error_class, error_words = n.error_words, request_bytes = n.request_bytes, request_sha256 = n.request_sha256,
    response_bytes = n.response_bytes, response_truncated = n.response_truncated, sealed = n.sealed
  from settled n
  where a.id = n.attempt_id and a.finished_at is null
)
select attempt_id::text as "attemptId" from settled`;

/**
 * Ends the leases of `ended` with what follows for each delivery and completes the rows of their attempts, which the claim wrote;
 * returns those that were still ours.
 */
export async function writeEnded(tx: Transaction, ended: readonly EndedAttempt[]): Promise<EndedAttempt[]> {
  const sorted = [...ended].sort((one, other) => Number(BigInt(one.delivery.id) - BigInt(other.delivery.id)));
  const values = [
    sorted.map(({ delivery }) => delivery.id),
    sorted.map(({ delivery }) => delivery.leaseId),
    sorted.map(({ attemptId }) => attemptId),
    sorted.map(({ next }) => statusAfter[next.step]),
    sorted.map(({ next }) => (next.step === 'retry' ? next.at : null)),
    sorted.map(({ finishedAt }) => finishedAt),
    sorted.map(({ errorClass }) => errorClass),
    sorted.map(({ statusCode }) => statusCode),
    sorted.map(({ timings }) => timings.dnsMs),
    sorted.map(({ timings }) => timings.connectMs),
    sorted.map(({ timings }) => timings.tlsMs),
    sorted.map(({ timings }) => timings.firstByteMs),
    sorted.map(({ timings }) => timings.totalMs),
    sorted.map(({ address }) => address),
    sorted.map(({ errorWords }) => errorWords && storableText(errorWords)),
    sorted.map(({ requestBytes }) => requestBytes),
    sorted.map(({ requestSha256 }) => requestSha256),
    sorted.map(({ responseBytes }) => responseBytes),
    sorted.map(({ responseTruncated }) => responseTruncated),
    sorted.map(({ sealed }) => sealed),
  ];
  const { rows } = await tx.query<{ attemptId: string }>({ name: 'write_ended', text: statement, values });
  // By attempt: one that was lost may end beside the one that took its delivery up again.
  const ours = new Set(rows.map(({ attemptId }) => attemptId));
  return sorted.filter(({ attemptId }) => ours.has(attemptId));
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

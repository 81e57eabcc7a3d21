import type { ActorContext } from '@/lib/access/actor';
import type { Snapshot } from '@/lib/exports/snapshot';
import { openEnvelope } from '@/lib/intake/envelope';
import {
  payloadBytes,
  type RequestDetailRow,
  requestColumnsSql,
  requestDetailColumnsSql,
  toRequestSummary,
} from '@/lib/intake/request-row';
import { sql } from '@/lib/platform/query/conditions';
import { maskHeaders } from '@/lib/providers/mask-text';
import { findProvider } from '@/lib/providers/registry';
import { deliveryFiles } from './delivery-files';
import type { Disclosure } from './disclosure';
import { callbackIdsSql, type EvidenceSubject } from './evidence-record';
import { bytesFile, jsonFile, type PackFile } from './pack-file';

interface CallbackRow {
  id: string;
  provider: string;
  firstRequestId: string;
  /** When retention removed what it arrived in; null: it is there. */
  bytesRemovedAt: Date | null;
}

/** One arrival: what came byte for byte, how it was judged, and what we answered. Signatures stay: they are what proves it. */
function* requestFiles(
  ctx: ActorContext,
  disclosure: Disclosure,
  { folder, number }: { folder: string; number: number },
  row: RequestDetailRow,
): Generator<PackFile> {
  const name = `${folder}/requests/${String(number).padStart(5, '0')}-${row.id}`;
  const envelope = openEnvelope(ctx.vault, row.id, row.sealed);
  const { headers, query, body } = envelope;
  yield jsonFile(`${name}.json`, {
    ...toRequestSummary(row),
    ...(disclosure.hides(row.provider, payloadBytes(row.method, envelope)) && { bodySha256: null }),
    query: disclosure.shown(row.provider, Buffer.from(query)).toString('utf8'),
    headers: maskHeaders(headers, findProvider(row.provider)?.sensitiveHeaders ?? []),
    bodyKeptBytes: row.bodyKeptBytes,
    answer: { status: row.answerStatus, contentType: row.answerType, body: row.answerBody },
  });
  yield bytesFile(`${name}.body`, disclosure.shown(row.provider, body));
}

/** Every callback of the record with all requests it arrived in, duplicates too, and its deliveries; in the order of arrival. */
export async function* callbackFiles(
  ctx: ActorContext,
  snapshot: Snapshot,
  disclosure: Disclosure,
  subject: EvidenceSubject,
): AsyncGenerator<PackFile> {
  const callbacks = await snapshot.batches<CallbackRow>(sql`
    select c.id::text, c.provider, a.slug as account, c.channel, c.type, c.provider_status as "providerStatus", c.outcome, c.status,
      c.attempts, c.verified, c.verification, c.dedup_key as "dedupKey", c.duplicates, c.transfer_id as "transferId",
      c.batch_id as "batchId", c.amount::text as amount, c.currency, c.url, c.origin, c.occurred_at as "occurredAt",
      c.received_at as "receivedAt", c.first_request_id::text as "firstRequestId", c.apply_state as "applyState",
      c.applied_at as "appliedAt", c.apply_error as "applyError",
      case when not exists (select from requests r where r.id = c.first_request_id) then (
        select m.removed_at from retention_removals m
        where m.account_id = c.account_id and m.kind = 'request' and m.day = (c.received_at at time zone 'UTC')::date
      ) end as "bytesRemovedAt"
    from callbacks c
    join accounts a on a.id = c.account_id
    where c.id in (${callbackIdsSql(subject)})
    order by c.id`);
  for await (const rows of callbacks) {
    for (const { bytesRemovedAt, ...callback } of rows) {
      const folder = `callbacks/${callback.id}`;
      yield jsonFile(`${folder}/callback.json`, {
        ...callback,
        // It ends in a digest of all that the callback says.
        ...(!disclosure.whole && { dedupKey: null }),
        ...(bytesRemovedAt && { bytesRemovedAt }),
      });
      const requests = await snapshot.batches<RequestDetailRow>(
        sql`
        select ${requestColumnsSql}, ${requestDetailColumnsSql}
        from requests r
        join accounts a on a.id = r.account_id
        where r.id = ${callback.firstRequestId}::uuid or (r.callback_id = ${callback.id}::bigint and r.verdict <> 'accepted')
        order by r.received_at, r.id`,
        8,
      );
      let number = 0;
      for await (const arrivals of requests) {
        for (const row of arrivals) {
          number += 1;
          yield* requestFiles(ctx, disclosure, { folder, number }, row);
        }
      }
      yield* deliveryFiles(ctx, snapshot, disclosure, { folder, ...callback });
    }
  }
}

import { createHash } from 'node:crypto';
import type { ActorContext } from '@/lib/access/actor';
import { openAttempt } from '@/lib/delivery/attempt-envelope';
import { buildBody } from '@/lib/delivery/build-body';
import {
  type AttemptRow,
  attemptColumnsSql,
  type DeliveryRow,
  deliveryColumnsSql,
  toAttemptView,
  toDeliveryView,
} from '@/lib/delivery/delivery-row';
import { readForwarded } from '@/lib/delivery/read-work';
import { shownRequestHeaders, shownResponseHeaders } from '@/lib/delivery/shown-headers';
import { type BodyMode, bodyModes } from '@/lib/delivery/types';
import type { Snapshot } from '@/lib/exports/snapshot';
import { loadAccounts } from '@/lib/intake/accounts';
import { sql } from '@/lib/platform/query/conditions';
import type { Disclosure } from './disclosure';
import { bytesFile, jsonFile, type PackFile } from './pack-file';

/** The bodies that destinations get of a callback, one file each, made from what arrived as the delivery makes them. */
async function sentBodies(
  ctx: ActorContext,
  snapshot: Snapshot,
  folder: string,
  callbackId: string,
): Promise<Map<BodyMode, { path: string; bytes: Buffer; sha256: string }>> {
  const callback = (await readForwarded(snapshot.tx, [callbackId])).get(callbackId);
  const bodies = new Map<BodyMode, { path: string; bytes: Buffer; sha256: string }>();
  if (!callback) return bodies;
  const accounts = await loadAccounts(ctx);
  for (const mode of bodyModes) {
    const body = buildBody(ctx.vault, callback, mode, accounts);
    if (!body) continue;
    const sha256 = createHash('sha256').update(body.bytes).digest('hex');
    bodies.set(mode, { path: `${folder}/sent-${mode}.body`, bytes: body.bytes, sha256 });
  }
  return bodies;
}

/**
 * Deliveries of one callback and every attempt with both sides: what was sent and what came back. Headers that a destination was
 * given of its own are masked, for they open its doors; webhook signatures stay.
 */
export async function* deliveryFiles(
  ctx: ActorContext,
  snapshot: Snapshot,
  disclosure: Disclosure,
  callback: { folder: string; id: string; provider: string },
): AsyncGenerator<PackFile> {
  const { folder } = callback;
  const deliveries = await snapshot.all<DeliveryRow>(sql`
    select ${deliveryColumnsSql}
    from deliveries d
    join destinations t on t.id = d.destination_id
    left join destination_gates g on g.destination_id = d.destination_id
    where d.callback_id = ${callback.id}::bigint
    order by d.id`);
  if (deliveries.length === 0) return;
  const bodies = await sentBodies(ctx, snapshot, folder, callback.id);
  const used = new Set<BodyMode>();
  for (const row of deliveries) {
    const place = `${folder}/deliveries/${row.id}`;
    yield jsonFile(`${place}/delivery.json`, toDeliveryView(row));
    const attempts = await snapshot.batches<AttemptRow & { sealed: Buffer | null }>(
      sql`
      select ${attemptColumnsSql}, a.sealed from attempts a where a.delivery_id = ${row.id}::bigint order by a.id`,
      8,
    );
    for await (const batch of attempts) {
      for (const { sealed, ...columns } of batch) {
        const envelope = sealed && openAttempt(ctx.vault, columns.id, sealed);
        const view = toAttemptView(columns, true);
        const body = bodies.get(columns.bodyMode);
        const same = body !== undefined && body.sha256 === view.requestSha256;
        if (same) used.add(columns.bodyMode);
        const name = `${place}/attempts/${String(columns.number).padStart(4, '0')}-${columns.id}`;
        // What was sent is not known where it was another body than the one here, or none is: it may have held what is masked.
        const hides = same ? disclosure.hides(callback.provider, body.bytes) : !disclosure.whole;
        yield jsonFile(`${name}.json`, {
          ...view,
          ...(hides && { requestSha256: null }),
          requestHeaders: envelope?.requestHeaders
            ? shownRequestHeaders(envelope.requestHeaders, callback.provider)
            : null,
          requestBodyFile: same ? body.path : null,
          responseHeaders: envelope?.responseHeaders ? shownResponseHeaders(envelope.responseHeaders) : null,
          responseBodyFile: envelope?.responseHeaders ? `${name}.response` : null,
        });
        if (envelope?.responseHeaders)
          yield bytesFile(`${name}.response`, disclosure.shown(callback.provider, envelope.responseBody));
      }
    }
  }
  for (const [mode, { path, bytes }] of bodies) {
    if (used.has(mode)) yield bytesFile(path, disclosure.shown(callback.provider, bytes));
  }
}

import { z } from 'zod';
import type { Sample } from '@/bench/pages/samples';
import type { ActorContext } from '@/lib/access/actor';
import { listPeople } from '@/lib/access/people/list-people';
import { getDelivery } from '@/lib/delivery/destinations/get-delivery';
import { getDestination } from '@/lib/delivery/destinations/get-destination';
import { listDestinationDeliveries } from '@/lib/delivery/destinations/list-destination-deliveries';
import { getAttempt } from '@/lib/delivery/get-attempt';
import { listReplayDestinations } from '@/lib/delivery/replay/list-replay-destinations';
import { listReplayItems, replayItemViews } from '@/lib/delivery/replay/list-replay-items';
import { listReplays } from '@/lib/delivery/replay/list-replays';
import { getDoubts } from '@/lib/exports/resubmit/read-doubts';
import { listPayloadPaths } from '@/lib/intake/facts/list-payload-paths';
import { getRequest } from '@/lib/intake/get-request';
import { liftPayloadValues } from '@/lib/intake/lift-payload-values';
import { parseAuditFilter } from '@/lib/ledger/audit/audit-filter';
import { countAudit } from '@/lib/ledger/audit/count-audit';
import { getAuditEntry } from '@/lib/ledger/audit/get-audit-entry';
import { listAudit } from '@/lib/ledger/audit/list-audit';
import { nameSubjects } from '@/lib/ledger/audit/name-subjects';
import { getIssue } from '@/lib/ledger/issues/get-issue';
import { listRelatedCallbacks } from '@/lib/ledger/list-related-callbacks';
import { readRowStates } from '@/lib/live/read-row-states';
import { liveLists } from '@/lib/live/subscription';
import { listProbes } from '@/lib/reconcile/probe/list-probes';

const rowSchema = z.object({
  destinationId: z.string(),
  deliveryId: z.string(),
  attemptId: z.string(),
  batchRef: z.string(),
});

/** What pages of single records ask for, their tabs and the lists beside them, where the API has no path for it. */
export async function driveRecords(ctx: ActorContext, samples: readonly Sample[]): Promise<void> {
  const { rows } = await ctx.db.pool.query(`
    select d.destination_id::text as "destinationId", d.id::text as "deliveryId", a.id::text as "attemptId",
      (select max(id)::text from batches) as "batchRef"
    from deliveries d join attempts a on a.delivery_id = d.id order by d.id desc limit 1`);
  const { destinationId, deliveryId, attemptId, batchRef } = rowSchema.parse(rows[0]);
  await getDestination(ctx, { id: destinationId });
  for (const cursor of [null, deliveryId])
    await listDestinationDeliveries(ctx, { id: destinationId, limit: 50, cursor });
  await getDelivery(ctx, { destinationId, deliveryId });
  await getAttempt(ctx, { id: attemptId });
  await listReplayDestinations(ctx);
  await listReplays(ctx, { limit: 50, cursor: null });
  for (const view of replayItemViews) await listReplayItems(ctx, { id: '1', view, limit: 50, cursor: null });
  await getDoubts(ctx, batchRef);
  await listPayloadPaths(ctx, { provider: [] });
  await listPeople(ctx);
  for (const { transferId, callbackId, issueId, rejectedId, auditSubject } of samples) {
    for (const to of [{ transfer: transferId }, { batch: batchRef }, { callback: callbackId }])
      await listRelatedCallbacks(ctx, to);
    await liftPayloadValues(ctx, { ids: [callbackId], paths: ['main_order.status'] });
    await getRequest(ctx, rejectedId);
    await getIssue(ctx, { id: issueId });
    await listProbes(ctx, { subject: `transfer:${transferId}` });
    for (const query of ['', 'action=callback.replayed', 'actor=person%3A3', `q=${encodeURIComponent(auditSubject)}`]) {
      const filter = parseAuditFilter(new URLSearchParams(query));
      await countAudit(ctx, filter);
      const { data } = await listAudit(ctx, filter);
      await nameSubjects(
        ctx,
        data.flatMap(({ subject }) => subject ?? []),
      );
      for (const { id } of data.slice(0, 1)) await getAuditEntry(ctx, id);
    }
    for (const list of liveLists) {
      const ids = {
        callbacks: [callbackId],
        transfers: [transferId],
        batches: [batchRef],
        issues: [issueId],
        requests: [rejectedId],
      };
      await readRowStates(ctx, list, ids[list]);
    }
  }
}

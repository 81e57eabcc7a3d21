import type { BatchDetails, TimelineEntry } from '@/lib/ledger/types';

/** A contradiction that the batch's own callbacks hold. */
export interface BatchConflict {
  /** Null: the batch itself. */
  lineKey: string | null;
  held: string;
  said: string;
  /** The callback that contradicted. */
  callbackId: string;
  /** The callback whose word stands; null where it is not in the timeline. */
  heldBy: string | null;
}

const moving: readonly TimelineEntry['verdict'][] = ['opened', 'advanced'];

/** Every contradiction of a batch and its lines, the batch's own first, then as recorded. */
export function findConflicts(batch: Pick<BatchDetails, 'timeline'>): BatchConflict[] {
  const held = new Map<string, string>();
  for (const { lineKey, verdict, toStatus, callbackId } of batch.timeline) {
    if (moving.includes(verdict)) held.set(`${lineKey} ${toStatus}`, callbackId);
  }
  return batch.timeline
    .filter(({ verdict }) => verdict === 'conflict')
    .map(({ lineKey, fromStatus, toStatus, callbackId }) => ({
      lineKey,
      held: fromStatus ?? '',
      said: toStatus,
      callbackId,
      heldBy: held.get(`${lineKey} ${fromStatus}`) ?? null,
    }))
    .sort((a, b) => Number(a.lineKey !== null) - Number(b.lineKey !== null));
}

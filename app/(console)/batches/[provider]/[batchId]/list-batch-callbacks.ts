import type { BatchCallback } from '@/components/batch/batch-callbacks';
import type { ActorContext } from '@/lib/access/actor';
import { pageRowsMax, parseCallbackFilter } from '@/lib/intake/callback-filter';
import { listCallbacks } from '@/lib/intake/list-callbacks';
import type { BatchFront } from '@/lib/ledger/types';

/** A page of the callbacks that told of the batch, newest first, each with what it did to it. */
export async function listBatchCallbacks(
  ctx: ActorContext,
  batch: BatchFront,
  cursor: string | null,
): Promise<{ callbacks: BatchCallback[]; nextCursor: string | null }> {
  const { provider, account, batchId } = batch;
  const filter = { ...parseCallbackFilter({ provider, account, q: batchId }), limit: pageRowsMax, cursor };
  const { data, nextCursor } = await listCallbacks(ctx, filter);
  const own = new Map(batch.timeline.filter(({ kind }) => kind === 'batch').map((entry) => [entry.callbackId, entry]));
  const lineNews = new Map<string, number>();
  for (const { callbackId, count } of batch.news) lineNews.set(callbackId, (lineNews.get(callbackId) ?? 0) + count);
  // The search takes the beginning of an id: longer ids that begin alike are other batches.
  const callbacks = data
    .filter((callback) => callback.batchId === batchId)
    .map((callback) => {
      const { id, receivedAt, type, outcome, status, verified, duplicates } = callback;
      const entry = own.get(id);
      return {
        callback: { id, receivedAt, type, outcome, status, verified, duplicates },
        toStatus: entry?.toStatus ?? null,
        verdict: entry?.verdict ?? null,
        lineNews: lineNews.get(id) ?? 0,
      };
    });
  return { callbacks, nextCursor };
}

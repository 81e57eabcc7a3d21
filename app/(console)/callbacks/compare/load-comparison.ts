import { diffPayloads, type PayloadDiff } from '@/components/compare/diff-payloads';
import type { ActorContext } from '@/lib/access/actor';
import { type CallbackPayload, readCallbackPayloads } from '@/lib/intake/read-callback-payloads';
import { readSensitivities } from '@/lib/intake/sensitive/read-sensitivities';
import { listRelatedCallbacks, type RelatedCallback } from '@/lib/ledger/list-related-callbacks';
import type { RecordRef } from '@/lib/ledger/record-callbacks';
import { chooseTwo } from './choose-two';

/** Bytes of both bodies together: two batches of ten thousand lines are about half of it. */
const bytesMax = 24 * 1024 * 1024;

/** Two callbacks of one record, the earlier first, and all that can be chosen. */
export interface CallbackComparison {
  record: RecordRef;
  /** Oldest first. */
  callbacks: RelatedCallback[];
  before: RelatedCallback;
  /** Null: the record has only one. */
  after: RelatedCallback | null;
  /** One of the two that were asked for is of another record, or too old to be among `callbacks`. */
  foreign: boolean;
  result:
    | { state: 'compared'; diff: PayloadDiff }
    /** Why there is no comparison. */
    | { state: Exclude<CallbackPayload['state'], 'read'> | 'alone' };
}

async function comparePayloads(
  ctx: ActorContext,
  before: RelatedCallback,
  after: RelatedCallback,
): Promise<CallbackComparison['result']> {
  const payloads: CallbackPayload[] = [];
  for await (const payload of readCallbackPayloads(ctx, { ids: [before.id, after.id], bytesMax }))
    payloads.push(payload);
  const [one, other] = payloads;
  if (one?.state === 'read' && other?.state === 'read') {
    const sensitivity = (await readSensitivities(ctx))(after.provider);
    return { state: 'compared', diff: diffPayloads(one.payload, other.payload, sensitivity) };
  }
  const missing = payloads.find(({ state }) => state !== 'read');
  return { state: missing && missing.state !== 'read' ? missing.state : 'dropped' };
}

/** What the page of a comparison shows; null where no record is found for what was asked. */
export async function loadComparison(
  ctx: ActorContext,
  asked: { one: string | null; other: string | null },
): Promise<CallbackComparison | null> {
  const related = await listRelatedCallbacks(ctx, { callback: asked.one ?? asked.other ?? '' });
  if (!related) return null;
  const { record, callbacks } = related;
  const chosen = chooseTwo(callbacks, asked);
  if (!chosen) return null;
  const { before, after } = chosen;
  const result = after === null ? ({ state: 'alone' } as const) : await comparePayloads(ctx, before, after);
  return { record, callbacks, ...chosen, result };
}

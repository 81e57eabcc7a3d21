import { diffPayloads } from '@/components/compare/diff-payloads';
import type { ChangedPayload } from '@/components/related/changed-payload';
import type { RelatedEntry } from '@/components/related/related-callbacks';
import type { ActorContext } from '@/lib/access/actor';
import { type CallbackPayload, readCallbackPayloads } from '@/lib/intake/read-callback-payloads';
import { readSensitivities } from '@/lib/intake/sensitive/read-sensitivities';
import { listRelatedCallbacks, type RelatedCallback, type RelatedTo } from '@/lib/ledger/list-related-callbacks';
import type { Sensitivity } from '@/lib/providers/sensitive';

/** Bytes of payloads that one page opens and compares by itself; larger ones are compared when somebody asks. */
const bytesMax = 2 * 1024 * 1024;

/** The callbacks of one transfer or batch, oldest first, each with what it changed. */
export interface RelatedList {
  entries: RelatedEntry[];
  more: boolean;
}

function changedFrom(
  before: ({ id: string } & CallbackPayload) | null,
  after: CallbackPayload | null,
  sensitivity: Sensitivity,
): ChangedPayload {
  if (before === null) return { state: 'first' };
  const states = [before.state, after?.state];
  if (before.state === 'read' && after?.state === 'read') {
    return { state: 'compared', diff: diffPayloads(before.payload, after.payload, sensitivity), against: before.id };
  }
  if (states.includes('too_large')) return { state: 'too_large' };
  return states.includes('dropped') ? { state: 'dropped' } : { state: 'unreadable' };
}

/** Each with what it says differently from the one before; two payloads at most are held at once. */
export async function withChanges(ctx: ActorContext, callbacks: readonly RelatedCallback[]): Promise<RelatedEntry[]> {
  const byId = new Map(callbacks.map((callback) => [callback.id, callback]));
  const entries: RelatedEntry[] = [];
  const sensitivities = await readSensitivities(ctx);
  let before: ({ id: string } & CallbackPayload) | null = null;
  for await (const payload of readCallbackPayloads(ctx, { ids: [...byId.keys()], bytesMax })) {
    const callback = byId.get(payload.id);
    if (!callback) continue;
    entries.push({ callback, changed: changedFrom(before, payload, sensitivities(callback.provider)) });
    before = payload;
  }
  return entries;
}

/** What tells of the same transfer or batch; null where there is no such record or callback. */
export async function loadRelated(ctx: ActorContext, to: RelatedTo): Promise<RelatedList | null> {
  const related = await listRelatedCallbacks(ctx, to);
  return related && { entries: await withChanges(ctx, related.callbacks), more: related.more };
}

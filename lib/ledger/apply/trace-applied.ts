import { recordSpan, spanNowMs } from '@/lib/platform/tracing/record-span';
import type { StoredCallback } from './read-callbacks';

/** One span a callback of a group that was applied together, each in the trace of its own request. */
export function traceApplied(group: readonly StoredCallback[], startedAtMs: number): void {
  const endedAtMs = spanNowMs();
  for (const { requestId, callbackId, provider } of group) {
    if (requestId === null) continue;
    recordSpan(() => ({
      ...{ requestId, name: 'apply', place: 'step', kind: 'internal', startedAtMs, endedAtMs, failed: false },
      attributes: { 'callback.id': callbackId, 'callback.provider': provider, 'callback.group_size': group.length },
    }));
  }
}

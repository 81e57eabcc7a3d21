import { recordSpan, spanNowMs } from '@/lib/platform/tracing/record-span';
import type { Committed } from './group-commit';
import type { Stored } from './store-group';
import type { StoreRow } from './store-row';

/** Spans of a request that came to be stored: the door, from its arrival on, and the commit within. */
export function traceDoor(row: StoreRow, submittedAtMs: number, committed: Committed<Stored>): void {
  const endedAtMs = spanNowMs();
  const failed = committed.outcome !== 'committed';
  const facts = { requestId: row.id, endedAtMs, failed };
  recordSpan(() => ({
    ...facts,
    ...{ name: 'callback door', place: 'root', kind: 'server', startedAtMs: Date.parse(row.receivedAt) },
    attributes: {
      'callback.provider': row.provider,
      'callback.request_id': row.id,
      'http.request.body.size': row.bodyBytes,
      'http.response.status_code': failed ? 503 : row.answerStatus,
      ...(row.cause !== null && { 'callback.rejected_cause': row.cause }),
    },
  }));
  recordSpan(() => ({
    ...facts,
    ...{ name: 'store', place: 'step', kind: 'internal', startedAtMs: submittedAtMs },
    attributes: {
      'callback.commit': committed.outcome,
      ...(committed.outcome === 'committed' && { 'callback.verdict': committed.result.verdict }),
      ...(committed.outcome === 'committed' &&
        committed.result.callbackId !== null && { 'callback.id': committed.result.callbackId }),
    },
  }));
}

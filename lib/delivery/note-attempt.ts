import { countAttempt } from '@/lib/platform/metrics/count';
import { recordSpan, spanNowMs } from '@/lib/platform/tracing/record-span';
import type { EndedAttempt } from './run-attempt';
import { lanes } from './types';

const laneNames = Object.entries(lanes);

/** Counts an attempt that has ended, and traces it beside the request that its callback arrived in. */
export function noteAttempt(
  { delivery, attemptId, errorClass, counts, statusCode, timings }: EndedAttempt,
  { lane, requestId, startedAtMs }: { lane: number; requestId: string | null; startedAtMs: number },
): void {
  const delivered = counts === 'succeeded';
  const laneName = laneNames.find(([, number]) => number === lane)?.[0] ?? String(lane);
  countAttempt(laneName, delivered ? 'delivered' : (errorClass ?? 'status_not_ok'), timings.totalMs);
  if (requestId === null) return;
  recordSpan(() => ({
    ...{ requestId, name: 'attempt', place: 'step', kind: 'client', startedAtMs, endedAtMs: spanNowMs() },
    failed: !delivered,
    attributes: {
      'callback.attempt_id': attemptId,
      'callback.delivery_id': delivery.id,
      'callback.destination_id': delivery.destinationId,
      'callback.attempt_number': delivery.attemptCount,
      'callback.trigger': delivery.trigger,
      ...(delivery.callbackId !== null && { 'callback.id': delivery.callbackId }),
      ...(statusCode !== null && { 'http.response.status_code': statusCode }),
      ...(errorClass !== null && { 'error.type': errorClass }),
    },
  }));
}

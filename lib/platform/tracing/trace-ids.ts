/** Of a UUID: all of it as the trace's id, its random half as the id of the root span. */
export interface TraceIds {
  traceId: string;
  rootSpanId: string;
}

/** Pure: the ids of the trace of the request `requestId`. Every process comes to the same ones. */
export function traceIdsOf(requestId: string): TraceIds {
  const traceId = requestId.replaceAll('-', '').toLowerCase();
  return { traceId, rootSpanId: traceId.slice(16) };
}

/** Pure: whether the trace belongs to the share `ratio` of all; the same answer in every process. */
export function isSampled({ traceId }: TraceIds, ratio: number): boolean {
  return Number.parseInt(traceId.slice(-8), 16) / 2 ** 32 < ratio;
}

/** One finished step of a callback's way. */
export interface SpanFacts {
  /** The request that the callback first arrived in: its UUID is the trace, so that nothing has to be handed from process to process. */
  requestId: string;
  name: string;
  /** `root`: the request at the door itself, which every other step hangs under. */
  place: 'root' | 'step';
  kind: 'server' | 'client' | 'internal';
  /** Milliseconds since 1970, with fractions. */
  startedAtMs: number;
  endedAtMs: number;
  /** Ids, closed sets and numbers: never a body, a secret or personal data. */
  attributes: Readonly<Record<string, string | number | boolean>>;
  failed: boolean;
}

export interface SpanSink {
  record(span: SpanFacts): void;
}

const key = Symbol.for('callback-console.spans');

function isSink(value: unknown): value is SpanSink {
  return typeof value === 'object' && value !== null && 'record' in value;
}

/** Where spans go from now on, in every module graph of this process; null: nowhere. */
export function setSpanSink(sink: SpanSink | null): void {
  Reflect.set(globalThis, key, sink);
}

/** Now, as spans count. */
export function spanNowMs(): number {
  return performance.timeOrigin + performance.now();
}

/** Hands the span that `make` answers to the sink; where nothing is traced `make` is not even called. */
export function recordSpan(make: () => SpanFacts): void {
  const sink: unknown = Reflect.get(globalThis, key);
  if (isSink(sink)) sink.record(make());
}

import type { Environment } from '@/lib/platform/env';
import { type SpanFacts, setSpanSink } from './record-span';
import { isSampled, traceIdsOf } from './trace-ids';

export interface Tracing {
  /** Sends what is left, for some seconds at most. */
  stop(): Promise<void>;
}

const exportTimeoutMs = 5_000;

/**
 * Sends spans to `traces.endpoint` by OTLP/HTTP in batches, off the path of any answer; a receiver that is away costs spans and
 * nothing else. Without an endpoint nothing is even loaded. Null: nothing is traced.
 */
export async function startTracing({ traces }: Environment, processName: 'server' | 'worker'): Promise<Tracing | null> {
  if (traces.endpoint === null) return null;
  const [api, sdk, { OTLPTraceExporter }, { resourceFromAttributes }] = await Promise.all([
    import('@opentelemetry/api'),
    import('@opentelemetry/sdk-trace-base'),
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/resources'),
  ]);
  const { ROOT_CONTEXT, SpanKind, SpanStatusCode, TraceFlags, trace } = api;
  const kinds = { server: SpanKind.SERVER, client: SpanKind.CLIENT, internal: SpanKind.INTERNAL };
  const random = new sdk.RandomIdGenerator();
  // The root's ids are the request's; a span is started synchronously, so nothing comes between.
  let root: { traceId: string; rootSpanId: string } | null = null;
  const url = `${traces.endpoint.replace(/\/+$/, '')}/v1/traces`;
  const exporter = new OTLPTraceExporter({ url, timeoutMillis: exportTimeoutMs });
  const provider = new sdk.BasicTracerProvider({
    resource: resourceFromAttributes({ 'service.name': `callback-console-${processName}` }),
    sampler: new sdk.AlwaysOnSampler(),
    idGenerator: {
      generateTraceId: () => root?.traceId ?? random.generateTraceId(),
      generateSpanId: () => root?.rootSpanId ?? random.generateSpanId(),
    },
    spanProcessors: [new sdk.BatchSpanProcessor(exporter, { exportTimeoutMillis: exportTimeoutMs })],
  });
  const tracer = provider.getTracer('callback-console');

  const record = ({ requestId, place, name, kind, startedAtMs, endedAtMs, attributes, failed }: SpanFacts): void => {
    const ids = traceIdsOf(requestId);
    if (!isSampled(ids, traces.ratio)) return;
    const { traceId, rootSpanId } = ids;
    const parent = { traceId, spanId: rootSpanId, traceFlags: TraceFlags.SAMPLED, isRemote: true };
    const context = place === 'root' ? ROOT_CONTEXT : trace.setSpanContext(ROOT_CONTEXT, parent);
    root = place === 'root' ? ids : null;
    const span = tracer.startSpan(name, { kind: kinds[kind], startTime: startedAtMs, attributes }, context);
    root = null;
    if (failed) span.setStatus({ code: SpanStatusCode.ERROR });
    span.end(endedAtMs);
  };
  setSpanSink({ record });
  return {
    async stop() {
      setSpanSink(null);
      // A receiver that is away must not keep the console from stopping, nor look like its fault.
      await provider.shutdown().catch(() => undefined);
    },
  };
}

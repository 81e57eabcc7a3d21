import { z } from 'zod';
import { openBackend } from './backend';

const attributeSchema = z.object({ key: z.string(), value: z.record(z.string(), z.unknown()) });
const spanSchema = z.object({
  traceId: z.string(),
  spanId: z.string(),
  parentSpanId: z.string().optional(),
  name: z.string(),
  startTimeUnixNano: z.coerce.bigint(),
  endTimeUnixNano: z.coerce.bigint(),
  attributes: z.array(attributeSchema).default([]),
  status: z.object({ code: z.number().optional() }).optional(),
});
const exportSchema = z.object({
  resourceSpans: z.array(
    z.object({
      resource: z.object({ attributes: z.array(attributeSchema) }),
      scopeSpans: z.array(z.object({ spans: z.array(spanSchema) })),
    }),
  ),
});

export type ReceivedSpan = z.output<typeof spanSchema>;

/** A receiver of OTLP over HTTP, JSON, on a real socket of this machine. */
export async function openOtlpReceiver() {
  const backend = await openBackend();
  return {
    url: `http://127.0.0.1:${backend.port}`,
    /** Path and content type of every request. */
    requests: () => backend.received.map(({ url, headers }) => `${url} ${headers['content-type']}`),
    /** Everything that came, as text. */
    text: () => backend.received.map(({ body }) => body.toString('utf8')).join('\n'),
    /** Every span, in the order in which they began. */
    spans: (): ReceivedSpan[] =>
      backend.received
        .flatMap(({ body }) => exportSchema.parse(JSON.parse(body.toString('utf8'))).resourceSpans)
        .flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans))
        .sort((left, right) => Number(left.startTimeUnixNano - right.startTimeUnixNano)),
    close: backend.close,
  };
}

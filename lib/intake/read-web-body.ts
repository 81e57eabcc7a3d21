import { type BodyCollector, collectBody } from './collect-body';
import type { BodyLimits, BodyRead } from './incoming';

async function drain(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  body: BodyCollector,
): Promise<'complete' | 'cut_off'> {
  try {
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
      if (!body.take(chunk.value)) break;
    }
    return 'complete';
  } catch {
    return 'cut_off';
  }
}

/** Reads the body of a web `Request` up to its cap and time. Never rejects. */
export async function readWebBody(stream: ReadableStream<Uint8Array> | null, limits: BodyLimits): Promise<BodyRead> {
  const body = collectBody(limits);
  if (!stream) return body.finish('complete');
  const reader = stream.getReader();
  const deadline = new AbortController();
  const timer = setTimeout(() => {
    deadline.abort();
    reader.cancel().catch(() => undefined);
  }, limits.bodyTimeoutMs);
  const end = await drain(reader, body).finally(() => clearTimeout(timer));
  reader.cancel().catch(() => undefined);
  return body.finish(deadline.signal.aborted ? 'too_slow' : end);
}

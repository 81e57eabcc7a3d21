import { type Answer, openBackend, type ReceivedRequest, status } from '@/e2e/support/backend';

/** A provider's query API on a real socket of this machine. */
export interface ProviderApi {
  /** Base URL, for `<PROVIDER>_QUERY_URL`. */
  url: string;
  received: ReceivedRequest[];
  /** What it knows of the record at `place` (a path of its own, such as `/transfer/17618`). */
  holds(place: string, record: unknown): void;
  forgets(place: string): void;
  /** How the next requests are answered, one each, before it behaves again. */
  next(...answers: readonly Answer[]): void;
  close(): Promise<void>;
}

export interface Reply {
  statusCode: number;
  headers?: Record<string, string>;
  /** Sent as JSON. */
  document: unknown;
}

export interface ProviderApiOptions {
  contentType: string;
  /** What it answers to a request while it behaves; `held` finds what it knows. */
  answer(request: ReceivedRequest, held: (place: string) => unknown): Reply;
}

/** Opens an API that answers as `options` say, one request after the other as they come. */
export async function openProviderApi({ contentType, answer }: ProviderApiOptions): Promise<ProviderApi> {
  const backend = await openBackend();
  const records = new Map<string, unknown>();
  const planned: Answer[] = [];
  backend.answer((request, response, socket) => {
    const own = planned.shift();
    if (own) return own(request, response, socket);
    const { statusCode, headers, document } = answer(request, (place) => records.get(place));
    status(statusCode, { 'content-type': contentType, ...headers }, JSON.stringify(document))(
      request,
      response,
      socket,
    );
  });
  return {
    url: `http://127.0.0.1:${backend.port}`,
    received: backend.received,
    holds: (place, record) => records.set(place, record),
    forgets: (place) => records.delete(place),
    next: (...answers) => planned.push(...answers),
    close: backend.close,
  };
}

/** Counts a request; answers the seconds until there is room again where it is one too many of its minute, else null. */
export function makeMinuteBound(requestsMax: () => number, now: () => Date): () => number | null {
  const minuteMs = 60_000;
  let startedMs = Number.NEGATIVE_INFINITY;
  let count = 0;
  return () => {
    const nowMs = now().getTime();
    if (nowMs - startedMs >= minuteMs) {
      startedMs = nowMs;
      count = 0;
    }
    count += 1;
    return count > requestsMax() ? Math.ceil((startedMs + minuteMs - nowMs) / 1000) : null;
  };
}

/** An answer that begins and never ends. */
export const trickle: Answer = (_request, response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  const timer = setInterval(() => response.write(' '), 20);
  response.on('close', () => clearInterval(timer));
};

/** No answer at all. */
export const silence: Answer = () => undefined;

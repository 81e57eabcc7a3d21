import type { ServerResponse } from 'node:http';

export interface Refusal {
  status: 400 | 405 | 413;
  /** As in the API's errors. */
  code: string;
  /** What was wrong and what to do. */
  message: string;
  headers?: Readonly<Record<string, string>>;
}

/**
 * Writes the whole answer to what is refused unread, in the API's form, and leaves its end to the caller. The connection closes with it:
 * the rest of the request may still be on its way.
 */
export function writeRefusal(response: ServerResponse, { status, code, message, headers }: Refusal): void {
  const body = Buffer.from(JSON.stringify({ error: { code, message } }));
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    'content-length': body.length,
    ...headers,
    connection: 'close',
  });
  response.write(body);
}

/** Answers what is refused unread, in the API's form. */
export function refuse(response: ServerResponse, refusal: Refusal): void {
  writeRefusal(response, refusal);
  response.end();
}

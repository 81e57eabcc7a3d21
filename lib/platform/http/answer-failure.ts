import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from '@/lib/platform/log';

/** The last resort of an HTTP server: what nobody expected is logged without its data, and answered in the API's form. */
export function answerFailure(log: Logger, error: unknown, request: IncomingMessage, response: ServerResponse): void {
  log.error({ err: error, method: request.method }, 'a request failed');
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const message = 'Something went wrong on our side. The log of the console says more.';
  response
    .writeHead(500, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' })
    .end(JSON.stringify({ error: { code: 'internal', message } }));
}

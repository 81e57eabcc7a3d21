import { handleOperations, operationsPath } from '@/lib/operations/node-operations';
import type { Context } from '@/lib/platform/context';
import { type Listening, listen } from '@/lib/platform/http/listen';

/** Metrics and health of a worker that no server brought along, at `port` of `host`: the same URLs and the same token. */
export function startWorkerAnswers(ctx: Context, host: string, port: number): Promise<Listening> {
  return listen(host, port, (request, response) => {
    const path = operationsPath(request.url);
    if (path !== null) return void handleOperations(ctx, 'worker', path, request, response);
    response.writeHead(404, { 'content-type': 'text/plain', 'cache-control': 'no-store' }).end('Not found.\n');
  });
}

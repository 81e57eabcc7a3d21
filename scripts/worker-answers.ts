import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { authorizeScrape } from '@/lib/operations/authorize-scrape';
import { readMetrics } from '@/lib/operations/read-metrics';
import type { Context } from '@/lib/platform/context';
import { AppError, type ErrorCode } from '@/lib/platform/errors';
import { checkReadiness } from '@/lib/platform/health';

const refusals: ReadonlyMap<ErrorCode, number> = new Map([
  ['unauthenticated', 401],
  ['forbidden', 403],
  ['rate_limited', 429],
]);

function say(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
}

async function answer(ctx: Context, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.url === '/api/health/live') return say(response, 200, 'application/json', '{"status":"live"}');
  if (request.url === '/api/health/ready') {
    const readiness = await checkReadiness(ctx, process.cwd());
    return say(response, readiness.status === 'ready' ? 200 : 503, 'application/json', JSON.stringify(readiness));
  }
  if (request.url !== '/api/metrics') return say(response, 404, 'text/plain', 'Not found.\n');
  await authorizeScrape(ctx, request.headers.authorization ?? null, request.socket.remoteAddress ?? null);
  say(response, 200, 'text/plain; version=0.0.4; charset=utf-8', await readMetrics(ctx, 'worker'));
}

export interface WorkerAnswers {
  port: number;
  close(): Promise<void>;
}

/** Metrics and health of a worker that no server brought along, at `port` of `host`: the same URLs and the same token. */
export function startWorkerAnswers(ctx: Context, host: string, port: number): Promise<WorkerAnswers> {
  const server = createServer((request, response) => {
    answer(ctx, request, response).catch((error: unknown) => {
      const status = error instanceof AppError ? refusals.get(error.code) : undefined;
      if (error instanceof AppError && status) return say(response, status, 'text/plain', `${error.message}\n`);
      ctx.log.error({ err: error }, 'the metrics of the worker could not be answered');
      say(response, 503, 'text/plain', 'The metrics could not be read.\n');
    });
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject).listen(port, host, () => {
      const address = server.address();
      const close = () =>
        new Promise<void>((done) => {
          server.close(() => done());
          server.closeAllConnections();
        });
      resolve({ port: typeof address === 'object' && address ? address.port : port, close });
    });
  });
}

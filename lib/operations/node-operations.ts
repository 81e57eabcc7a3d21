import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Context } from '@/lib/platform/context';
import { sourceAddress } from '@/lib/platform/http/source-address';
import { answerOperations, type OperationsPath, operationsPaths } from './answer-operations';

/** The path of `url` where it is one of health or metrics, which `handleOperations` answers; null for all others. */
export function operationsPath(url: string | undefined): OperationsPath | null {
  const path = url?.split('?', 1)[0];
  return operationsPaths.find((one) => one === path) ?? null;
}

/** Answers a question about health or metrics directly on node:http. Never rejects. */
export async function handleOperations(
  ctx: Context,
  own: 'server' | 'worker',
  path: OperationsPath,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { allow: 'GET, HEAD' }).end();
    return;
  }
  const forwarded = request.headers['x-forwarded-for'];
  const address = sourceAddress({
    socketAddress: request.socket.remoteAddress ?? null,
    forwardedFor: Array.isArray(forwarded) ? forwarded.join(', ') : (forwarded ?? null),
    trustedProxies: ctx.environment.trustedProxies,
  });
  const authorization = request.headers.authorization ?? null;
  const { status, headers, body } = await answerOperations(ctx, own, { path, authorization, address });
  response.writeHead(status, { ...headers, 'x-content-type-options': 'nosniff' }).end(body);
}

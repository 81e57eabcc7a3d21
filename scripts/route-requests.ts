import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { handleCallback, isCallbackUrl } from '@/lib/intake/node-door';
import { handleOperations, operationsPath } from '@/lib/operations/node-operations';
import type { Context } from '@/lib/platform/context';
import { answerFailure } from '@/lib/platform/http/answer-failure';
import { type Refusal, refuse } from '@/lib/platform/http/refuse';
import { requestTarget } from '@/lib/platform/http/request-target';
import type { ScreensProcess } from './screens-process';

/** What pages and API answer to. Others (`TRACE`, `PROPFIND`, …) are nobody's, and Next takes some of them for a fault of its own. */
const screenMethods: readonly string[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

const noPath: Refusal = {
  status: 400,
  code: 'bad_request',
  message: 'This is no path. Ask for one that begins with /.',
};

const noMethod: Refusal = {
  status: 405,
  code: 'method_not_allowed',
  message: `Nothing here answers to this method. Use ${screenMethods.join(', ')}.`,
  headers: { allow: screenMethods.join(', ') },
};

/**
 * Callbacks go straight to the door, and what watches this machine is answered beside it; everything else is a screen or the API,
 * in a process of its own. A path in another writing (`/x/../api/callbacks/…`, a whole address) goes where the plain one does, and
 * what has no path or an unknown method goes nowhere: 400 and 405.
 */
export function routeRequests(context: Context, screens: Pick<ScreensProcess, 'handle'>): RequestListener {
  const elsewhere = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { url = '', method = '' } = request;
    const target = requestTarget(url);
    if (target === null) return refuse(response, noPath);
    request.url = target;
    if (isCallbackUrl(target)) return handleCallback(context, request, response);
    const path = operationsPath(target);
    if (path !== null) return handleOperations(context, 'server', path, request, response);
    return screenMethods.includes(method) ? screens.handle(request, response) : refuse(response, noMethod);
  };
  return (request, response) => {
    // What begins like this stays at the door however it goes on, as it came: providers sign their path.
    const answered = isCallbackUrl(request.url)
      ? handleCallback(context, request, response)
      : elsewhere(request, response);
    answered.catch((error: unknown) => answerFailure(context.log, error, request, response));
  };
}

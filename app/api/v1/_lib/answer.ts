import { uuidv7 } from '@/lib/platform/db/uuid';
import { AppError, type ErrorCode } from '@/lib/platform/errors';
import type { Logger } from '@/lib/platform/log';
import { toJsonText } from '@/lib/providers/exact-json-text';

const statuses: Readonly<Record<ErrorCode, number>> = {
  bad_request: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  rate_limited: 429,
  unavailable: 503,
  start_up: 503,
};

/** Nothing of the API is ever cached: it is money, and it moves. */
const headers = { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' };

/** One resource, or a page of them. 201 for one that was just made. */
export function answerJson(value: object, status: 200 | 201 = 200): Response {
  return new Response(toJsonText(value), { status, headers });
}

function errorResponse(status: number, code: string, message: string, more: Record<string, string> = {}): Response {
  return new Response(JSON.stringify({ error: { code, message } }), { status, headers: { ...headers, ...more } });
}

function isDatabaseAway(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^(08|53|57|ECONN|EPIPE|ENOENT|ETIMEDOUT|P1001)/.test(code);
}

/** The one mapper from what a verb threw to HTTP: expected failures in their own words, everything else as an id and a log line. */
export function answerError(error: unknown, log: Logger, at: Date): Response {
  if (error instanceof AppError) {
    const more: Record<string, string> =
      error.code === 'unauthenticated'
        ? { 'www-authenticate': 'Bearer' }
        : error.code === 'rate_limited'
          ? { 'retry-after': '60' }
          : {};
    return errorResponse(statuses[error.code], error.code, error.message, more);
  }
  const incidentId = uuidv7(at);
  log.error({ incidentId, err: error }, 'an API request failed');
  if (isDatabaseAway(error)) {
    const message = `The database does not answer (incident ${incidentId}). Try again in a few seconds.`;
    return errorResponse(503, 'unavailable', message, { 'retry-after': '5' });
  }
  return errorResponse(500, 'internal', `The console made a mistake (incident ${incidentId}). Its log says more.`);
}

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

function isDatabaseAway(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^(08|53|57|ECONN|EPIPE|ENOENT|ETIMEDOUT|P1001)/.test(code);
}

/** A failure as it is told over HTTP. */
export interface ToldError {
  status: number;
  code: string;
  /** In a sentence: what to do, or the incident's id. */
  message: string;
  headers: Readonly<Record<string, string>>;
}

const expectedHeaders: Readonly<Partial<Record<ErrorCode, ToldError['headers']>>> = {
  unauthenticated: { 'www-authenticate': 'Bearer' },
  rate_limited: { 'retry-after': '60' },
};

/** The one mapper from what a verb threw to HTTP: expected failures in their own words, everything else as an id and a log line. */
export function tellError(error: unknown, log: Logger, at: Date): ToldError {
  if (error instanceof AppError) {
    const { code, message } = error;
    return { status: statuses[code], code, message, headers: expectedHeaders[code] ?? {} };
  }
  const incidentId = uuidv7(at);
  log.error({ incidentId, err: error }, 'an API request failed');
  if (isDatabaseAway(error)) {
    const message = `The database does not answer (incident ${incidentId}). Try again in a few seconds.`;
    return { status: 503, code: 'unavailable', message, headers: { 'retry-after': '5' } };
  }
  const message = `The console made a mistake (incident ${incidentId}). Its log says more.`;
  return { status: 500, code: 'internal', message, headers: {} };
}

/** `tellError` as an answer of the API. */
export function answerError(error: unknown, log: Logger, at: Date): Response {
  const { status, code, message, headers: more } = tellError(error, log, at);
  return new Response(JSON.stringify({ error: { code, message } }), { status, headers: { ...headers, ...more } });
}

import type { Context } from '@/lib/platform/context';
import { AppError, type ErrorCode } from '@/lib/platform/errors';
import { checkReadiness, type Readiness } from '@/lib/platform/health';
import { authorizeScrape } from './authorize-scrape';
import { readMetrics } from './read-metrics';

/** What is asked by machines that watch this one. */
export const operationsPaths = ['/api/health/live', '/api/health/ready', '/api/metrics'] as const;
export type OperationsPath = (typeof operationsPaths)[number];

export interface OperationsQuestion {
  path: OperationsPath;
  /** The header, as received. */
  authorization: string | null;
  /** Who asks; null where that is not known. */
  address: string | null;
}

export interface OperationsAnswer {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: string;
}

type Headers = OperationsAnswer['headers'];

/** What is answered to those who may not scrape, with the headers that say what to send or when to come again. */
const refusals: { readonly [Code in ErrorCode]?: { status: number; more: Headers } } = {
  unauthenticated: { status: 401, more: { 'www-authenticate': 'Bearer' } },
  forbidden: { status: 403, more: {} },
  rate_limited: { status: 429, more: { 'retry-after': '60' } },
};

const types = { json: 'application/json', text: 'text/plain; version=0.0.4; charset=utf-8' } as const;

function say(status: number, type: keyof typeof types, body: string, more: Headers = {}): OperationsAnswer {
  return { status, headers: { 'content-type': types[type], 'cache-control': 'no-store', ...more }, body };
}

async function sayMetrics(ctx: Context, own: 'server' | 'worker', asked: OperationsQuestion) {
  try {
    await authorizeScrape(ctx, asked.authorization, asked.address);
    return say(200, 'text', await readMetrics(ctx, own));
  } catch (error) {
    const refusal = error instanceof AppError ? refusals[error.code] : undefined;
    if (error instanceof AppError && refusal) return say(refusal.status, 'text', `${error.message}\n`, refusal.more);
    ctx.log.error({ err: error }, 'the metrics could not be answered');
    return say(503, 'text', 'The metrics could not be read.\n');
  }
}

/**
 * Health and metrics of this process, which is a server or a worker. *live*: it is up and answers, the database is not asked. *ready*: 200
 * when callbacks can be stored, else 503 and what is missing, or that it is being stopped, within about a second. *metrics*:
 * Prometheus text, for whoever may scrape. `ctx` null: there is no database yet. Never rejects.
 */
export async function answerOperations(
  ctx: Context | null,
  own: 'server' | 'worker',
  asked: OperationsQuestion,
): Promise<OperationsAnswer> {
  if (asked.path === '/api/health/live') return say(200, 'json', '{"status":"live"}');
  if (asked.path === '/api/metrics') {
    return ctx ? sayMetrics(ctx, own, asked) : say(503, 'text', 'The console is starting or has no database.\n');
  }
  const readiness: Readiness = ctx
    ? await checkReadiness(ctx, process.cwd())
    : { status: 'unavailable', missing: 'database' };
  return say(readiness.status === 'ready' ? 200 : 503, 'json', JSON.stringify(readiness));
}

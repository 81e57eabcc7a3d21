import type { ActorContext } from '@/lib/access/actor';
import { authenticateToken } from '@/lib/access/api-token';
import type { HandedFile } from '@/lib/exports/types';
import { getContext } from '@/lib/platform/boot';
import type { Context } from '@/lib/platform/context';
import { AppError } from '@/lib/platform/errors';
import { sourceAddressOf } from '@/lib/platform/http/source-address';
import { answerError, answerJson } from './answer';
import { answerFile } from './answer-file';

interface RouteContext<Params> {
  params: Promise<Params>;
}

async function withActor(ctx: Context, request: Request): Promise<ActorContext> {
  const address = sourceAddressOf(request.headers, ctx.environment.trustedProxies);
  const actor = await authenticateToken(ctx, request.headers.get('authorization'), address);
  if (actor) return { ...ctx, actor };
  throw new AppError('unauthenticated', 'Send a valid API token: Authorization: Bearer …');
}

type Handler<Params> = (request: Request, route: RouteContext<Params>) => Promise<Response>;

function answering<Params>(
  answer: (ctx: ActorContext, request: Request, params: Params) => Promise<Response>,
): Handler<Params> {
  return async (request, route) => {
    const ctx = await getContext().catch(() => null);
    if (!ctx) return noContext();
    try {
      return await answer(await withActor(ctx, request), request, await route.params);
    } catch (error) {
      return answerError(error, ctx.log, ctx.clock.now());
    }
  };
}

/**
 * One method of the API: proves the token, calls `answer` with the actor's context, and turns its value (with `status`) or
 * what it threw into HTTP. Never throws.
 */
export function endpoint<Params = Record<never, never>>(
  answer: (ctx: ActorContext, request: Request, params: Params) => Promise<object>,
  status: 200 | 201 = 200,
): Handler<Params> {
  return answering(async (ctx, request, params: Params) => answerJson(await answer(ctx, request, params), status));
}

/** As `endpoint`, for what is answered as a file. */
export function fileEndpoint<Params = Record<never, never>>(
  answer: (ctx: ActorContext, request: Request, params: Params) => Promise<HandedFile>,
): Handler<Params> {
  return answering(async (ctx, request, params: Params) => answerFile(await answer(ctx, request, params)));
}

function noContext(): Response {
  const error = {
    code: 'unavailable',
    message: 'The console is starting or has no database. Try again in a few seconds.',
  };
  return Response.json({ error }, { status: 503, headers: { 'retry-after': '5', 'cache-control': 'no-store' } });
}

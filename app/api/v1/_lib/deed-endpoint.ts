import type { ActorContext } from '@/lib/access/actor';
import { type Action, assertMay } from '@/lib/access/permissions';
import { endpoint } from './endpoint';

/**
 * As `endpoint`, for a method that does something. `answers` is the right to read what it answers with, asked before `deed`
 * begins: whoever may not read the answer is told 403 with nothing done, never after it, for a 403 is taken for a deed that
 * did not happen and is sent again.
 */
export function deedEndpoint<Params = Record<never, never>>(
  answers: Action,
  deed: (ctx: ActorContext, request: Request, params: Params) => Promise<object>,
  status: 200 | 201 = 200,
) {
  return endpoint<Params>(async (ctx, request, params) => {
    assertMay(ctx.actor, answers);
    return deed(ctx, request, params);
  }, status);
}

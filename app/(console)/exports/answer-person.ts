import { answerError } from '@/app/api/v1/_lib/answer';
import { answerFile } from '@/app/api/v1/_lib/answer-file';
import type { ActorContext } from '@/lib/access/actor';
import { findActor } from '@/lib/access/web/session';
import type { HandedFile } from '@/lib/exports/types';
import { getContext } from '@/lib/platform/boot';
import { AppError } from '@/lib/platform/errors';

/** A file for the signed-in browser; other programs have the API. What goes wrong is said in words before the first byte. */
export async function answerPerson(make: (ctx: ActorContext) => Promise<HandedFile>): Promise<Response> {
  const [actor, ctx] = await Promise.all([findActor(), getContext()]);
  try {
    if (!actor) throw new AppError('unauthenticated', 'Sign in again, then download the file.');
    return answerFile(await make({ ...ctx, actor }));
  } catch (error) {
    return answerError(error, ctx.log, ctx.clock.now());
  }
}

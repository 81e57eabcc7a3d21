import { answerError } from '@/app/api/v1/_lib/answer';
import { answerFile } from '@/app/api/v1/_lib/answer-file';
import type { ActorContext } from '@/lib/access/actor';
import { findActor } from '@/lib/access/web/session';
import type { HandedFile } from '@/lib/exports/types';
import { getContext } from '@/lib/platform/boot';
import { AppError } from '@/lib/platform/errors';

/** A file for the signed-in browser; other programs have the API. What goes wrong before the first byte is told in words. */
export async function answerPerson(make: (ctx: ActorContext) => Promise<HandedFile>): Promise<Response> {
  const [actor, ctx] = await Promise.all([findActor(), getContext()]);
  try {
    if (!actor) throw new AppError('unauthenticated', 'Sign in again, then download the file.');
    return answerFile(await make({ ...ctx, actor }));
  } catch (error) {
    const answer = answerError(error, ctx.log, ctx.clock.now());
    const { error: told }: { error: { message: string } } = await answer.json();
    const headers = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' };
    return new Response(`The file was not made. ${told.message}\n`, { status: answer.status, headers });
  }
}

import { tellError } from '@/app/api/v1/_lib/answer';
import { answerFile } from '@/app/api/v1/_lib/answer-file';
import type { ActorContext } from '@/lib/access/actor';
import { findActor } from '@/lib/access/web/session';
import type { HandedFile } from '@/lib/exports/types';
import { getContext } from '@/lib/platform/boot';
import { AppError } from '@/lib/platform/errors';

const headers = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' };

/** The console's own pages, what a person typed or kept as a bookmark, and browsers that do not say. */
const ownSites: readonly (string | null)[] = ['same-origin', 'none', null];

function refusal(status: number, words: string): Response {
  return new Response(`The file was not made. ${words}\n`, { status, headers });
}

/**
 * A file for the signed-in browser; other programs have the API. What goes wrong before the first byte is told in words. Files
 * leave records, hold a connection and land on a disk, so that no other site may make a browser ask for one, nor another host of the same
 * domain: 403. Browsers too old to say where they come from are let through. Source: W3C, Fetch Metadata Request Headers.
 */
export async function answerPerson(
  request: Request,
  make: (ctx: ActorContext) => Promise<HandedFile>,
): Promise<Response> {
  if (!ownSites.includes(request.headers.get('sec-fetch-site'))) {
    return refusal(403, 'Another site asked for it. Open the console and download the file there.');
  }
  const ctx = await getContext();
  try {
    const actor = await findActor();
    if (!actor) throw new AppError('unauthenticated', 'Sign in again, then download the file.');
    return answerFile(await make({ ...ctx, actor }));
  } catch (error) {
    const { status, message } = tellError(error, ctx.log, ctx.clock.now());
    return refusal(status, message);
  }
}

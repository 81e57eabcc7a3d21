import { listFilter } from '@/app/(console)/live/list-filter';
import { may } from '@/lib/access/permissions';
import { findPerson } from '@/lib/access/web/session';
import { liveHub } from '@/lib/live/hub';
import { openStream, readOnce } from '@/lib/live/open-stream';
import { readMarkedList } from '@/lib/live/questions';
import { liveKindActions, liveListActions, parseSubscription } from '@/lib/live/subscription';
import type { Wanted } from '@/lib/live/watch-all';

/** Every stream is somebody's own and of this moment. */
export const dynamic = 'force-dynamic';

/** `no-transform`: nothing on the way compresses it, which would hold events back; the last one is nginx's own word. */
const streamHeaders = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-cache, no-store, no-transform',
  'x-accel-buffering': 'no',
};

function refuse(status: 400 | 401 | 403 | 409 | 429 | 503, code: string, message: string): Response {
  const headers = { 'cache-control': 'no-store', ...(status >= 429 && { 'retry-after': '10' }) };
  return Response.json({ error: { code, message } }, { status, headers });
}

/**
 * `GET /api/live?subject=batch:17&list=callbacks&query=…&mark=…&rows=callbacks:17,18&for=4`: server-sent events that say what an open page should
 * know; with `Accept: application/json` the same once. For signed-in people, who are told of what they may read, on pages drawn for them.
 */
export async function GET(request: Request): Promise<Response> {
  const ctx = await findPerson().catch(() => undefined);
  if (ctx === undefined) return refuse(503, 'unavailable', 'The database does not answer. Try again in a few seconds.');
  if (ctx === null) return refuse(401, 'unauthenticated', 'Sign in first.');

  const { searchParams } = new URL(request.url);
  const drawnFor = searchParams.get('for');
  if (drawnFor !== null && drawnFor !== ctx.actor.userId)
    return refuse(409, 'conflict', 'Somebody else is signed in here than this page was drawn for. Load it again.');

  const asked = parseSubscription(searchParams);
  if (!asked) return refuse(400, 'bad_request', 'There is nothing of that kind to be told of.');
  const actions = asked.subjects.map(({ kind }) => liveKindActions[kind]);
  if (asked.list) actions.push(liveListActions[asked.list.name]);
  if (asked.rows) actions.push(liveListActions[asked.rows.list]);
  if (!actions.every((action) => may(ctx.actor, action)))
    return refuse(403, 'forbidden', 'Your role does not include this.');
  const list =
    asked.list && readMarkedList(listFilter(asked.list.name, asked.list.query, ctx.clock.now()), asked.list.mark);
  if (asked.list && !list) return refuse(400, 'bad_request', 'The mark is not one that this list gave out.');
  const wanted: Wanted = { subjects: asked.subjects, list, rows: asked.rows };

  if (request.headers.get('accept')?.includes('application/json')) {
    return Response.json(await readOnce(ctx, liveHub(), wanted), { headers: { 'cache-control': 'no-store' } });
  }
  const stream = openStream(ctx, liveHub(), wanted);
  switch (stream.outcome) {
    case 'open':
      return new Response(stream.body, { headers: streamHeaders });
    case 'person full':
      return refuse(429, 'too_many', 'You have as many live pages open as one person may. This one polls.');
    case 'process full':
      return refuse(503, 'unavailable', 'No further live page can be opened now. This one polls.');
  }
}

import { usableListFilter } from '@/app/(console)/live/list-filter';
import { load } from '@/app/(console)/load';
import { may } from '@/lib/access/permissions';
import { findPerson } from '@/lib/access/web/session';
import { countLists } from '@/lib/live/count-lists';
import type { LiveList } from '@/lib/live/subscription';
import { listViews } from '@/lib/views/list-views';
import { listActions, readViewList, type ViewList } from '@/lib/views/lists';

const headers = { 'cache-control': 'no-store' };

const counted: Readonly<Record<ViewList, LiveList>> = {
  callbacks: 'callbacks',
  transfers: 'transfers',
  batches: 'batches',
  rejected: 'requests',
  issues: 'issues',
};

/**
 * `GET /list/views/counts?list=callbacks`: `{ counts }`, how many rows each view of the list holds that the reader sees, by its id; null
 * where counting would take too long or a filter of it cannot be used. Answers 401 where nobody is signed in, 404 for a list that there is not, 503 where it cannot.
 */
export async function GET(request: Request): Promise<Response> {
  const ctx = await findPerson();
  if (!ctx) return Response.json({ message: 'You are signed out.' }, { status: 401, headers });
  const list = readViewList(new URL(request.url).searchParams.get('list'));
  if (list === null || !may(ctx.actor, listActions[list])) {
    return Response.json({ message: 'There is no such list.' }, { status: 404, headers });
  }
  const loaded = await load(ctx, async () => {
    const views = await listViews(ctx, { list });
    const now = ctx.clock.now();
    const of = views.map(({ query }) => ({
      key: query,
      of: usableListFilter(counted[list], new URLSearchParams(query), now),
    }));
    const counts = await countLists(ctx, of);
    return Object.fromEntries(views.map(({ id }, at) => [id, counts[at] ?? null]));
  });
  if (!loaded.ok) return Response.json({ message: loaded.message }, { status: 503, headers });
  return Response.json({ counts: loaded.value }, { headers });
}

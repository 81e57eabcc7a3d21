import { endpoint } from '@/app/api/v1/_lib/endpoint';
import { readQuery } from '@/app/api/v1/_lib/query';
import { listViews } from '@/lib/views/list-views';
import { viewLists } from '@/lib/views/lists';

/** `GET /api/v1/views`: the shared views of the lists that the token may read, of one `list` where it is named; `query` is of its page's URL. */
export const GET = endpoint(async (ctx, request) => {
  const list = readQuery(request, (reader) => reader.words('list', viewLists)[0] ?? null);
  const views = await listViews(ctx, { list });
  return {
    data: views.map(({ id, list, name, query, owner, updatedAt }) => ({ id, list, name, query, owner, updatedAt })),
    nextCursor: null,
  };
});

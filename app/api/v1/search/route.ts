import { endpoint } from '@/app/api/v1/_lib/endpoint';
import { readQuery } from '@/app/api/v1/_lib/query';
import { search, searchLimitMax } from '@/lib/search/search';

/** `GET /api/v1/search?q=`: whatever a person has in hand, grouped by kind. `limit` is of each kind. */
export const GET = endpoint(async (ctx, request) =>
  search(
    ctx,
    readQuery(request, (reader) => ({
      q: reader.text('q') ?? '',
      limit: reader.integer('limit', { min: 1, max: searchLimitMax, otherwise: 10 }),
    })),
  ),
);

import { endpoint } from '@/app/api/v1/_lib/endpoint';
import { readQuery } from '@/app/api/v1/_lib/query';
import { getReplay } from '@/lib/delivery/replay/get-replay';

/** `GET /api/v1/replays/{id}`: a bulk replay, how far it is, and where its deliveries are. */
export const GET = endpoint<{ id: string }>(async (ctx, request, { id }) => {
  readQuery(request, () => null);
  return getReplay(ctx, { id });
});

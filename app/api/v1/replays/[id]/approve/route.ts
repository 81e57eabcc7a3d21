import { deedEndpoint } from '@/app/api/v1/_lib/deed-endpoint';
import { readQuery } from '@/app/api/v1/_lib/query';
import { approveReplay } from '@/lib/delivery/replay/decide-replay';
import { getReplay } from '@/lib/delivery/replay/get-replay';

/** `POST /api/v1/replays/{id}/approve`: lets it run; 403 for whoever asked for it. 200 with the replay as it is now; 409 where its state does not allow it. */
export const POST = deedEndpoint<{ id: string }>('replays.read', async (ctx, request, { id }) => {
  readQuery(request, () => null);
  await approveReplay(ctx, { id });
  return getReplay(ctx, { id });
});

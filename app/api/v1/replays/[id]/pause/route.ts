import { deedEndpoint } from '@/app/api/v1/_lib/deed-endpoint';
import { readQuery } from '@/app/api/v1/_lib/query';
import { getReplay } from '@/lib/delivery/replay/get-replay';
import { pauseReplay } from '@/lib/delivery/replay/pause-replay';

/** `POST /api/v1/replays/{id}/pause`: hands over nothing more until it is resumed. 200 with the replay as it is now; 409 where its state does not allow it. */
export const POST = deedEndpoint<{ id: string }>('replays.read', async (ctx, request, { id }) => {
  readQuery(request, () => null);
  await pauseReplay(ctx, { id });
  return getReplay(ctx, { id });
});

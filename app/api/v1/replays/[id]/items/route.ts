import { endpoint } from '@/app/api/v1/_lib/endpoint';
import { readQuery } from '@/app/api/v1/_lib/query';
import { listReplayItems, replayItemViews } from '@/lib/delivery/replay/list-replay-items';
import { readReplayPage } from '@/lib/delivery/replay/list-replays';

/** `GET /api/v1/replays/{id}/items`: its callbacks with their deliveries; `view=failed` and `view=unwanted` narrow it. */
export const GET = endpoint<{ id: string }>(async (ctx, request, { id }) =>
  listReplayItems(ctx, {
    id,
    ...readQuery(request, (reader) => ({
      ...readReplayPage(reader),
      view: reader.words('view', replayItemViews)[0] ?? 'all',
    })),
  }),
);

import { readBody } from '@/app/api/v1/_lib/body';
import { deedEndpoint } from '@/app/api/v1/_lib/deed-endpoint';
import { endpoint } from '@/app/api/v1/_lib/endpoint';
import { readQuery } from '@/app/api/v1/_lib/query';
import { getReplayPolicy } from '@/lib/delivery/replay/get-replay-policy';
import { replayPolicySchema } from '@/lib/delivery/replay/replay-policy';
import { setReplayPolicy } from '@/lib/delivery/replay/set-replay-policy';

/** `GET /api/v1/replays/policy`: which replays wait for a second person. */
export const GET = endpoint(async (ctx, request) => {
  readQuery(request, () => null);
  return getReplayPolicy(ctx);
});

/** `PUT /api/v1/replays/policy`: sets all of it; what is absent is as it was at first, off. */
export const PUT = deedEndpoint('replays.read', async (ctx, request) => {
  readQuery(request, () => null);
  await setReplayPolicy(ctx, await readBody(request, replayPolicySchema));
  return getReplayPolicy(ctx);
});

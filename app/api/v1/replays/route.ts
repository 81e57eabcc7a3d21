import { z } from 'zod';
import { readBody } from '@/app/api/v1/_lib/body';
import { deedEndpoint } from '@/app/api/v1/_lib/deed-endpoint';
import { endpoint } from '@/app/api/v1/_lib/endpoint';
import { readQuery } from '@/app/api/v1/_lib/query';
import { getReplay } from '@/lib/delivery/replay/get-replay';
import { listReplays, readReplayPage } from '@/lib/delivery/replay/list-replays';
import { planReplay } from '@/lib/delivery/replay/plan-replay';
import { replayFilterSchema } from '@/lib/delivery/replay/replay-filter';
import { startReplay } from '@/lib/delivery/replay/start-replay';
import { namedMax, type ReplayChoice, ratePerSecondDefault, ratePerSecondMax } from '@/lib/delivery/replay/types';
import { AppError } from '@/lib/platform/errors';

const bodySchema = z.strictObject({
  /** As the query of `GET /api/v1/callbacks`, lists always as lists; `{}` is everything. */
  filter: replayFilterSchema.optional(),
  callbackIds: z.array(z.string().max(40)).min(1).max(namedMax).optional(),
  destinationId: z.string().max(40).nullable().default(null),
  ratePerSecond: z.int().min(1).max(ratePerSecondMax).default(ratePerSecondDefault),
  reason: z.string().max(500).nullable().default(null),
  dryRun: z.boolean().default(false),
});

function readChoice({ filter, callbackIds }: z.output<typeof bodySchema>): ReplayChoice {
  if (filter && !callbackIds) return { by: 'filter', filter };
  if (callbackIds && !filter) return { by: 'ids', callbackIds };
  throw new AppError('bad_request', 'Send either filter or callbackIds.');
}

/** `GET /api/v1/replays`: bulk replays, newest first. */
export const GET = endpoint(async (ctx, request) => listReplays(ctx, readQuery(request, readReplayPage)));

/**
 * `POST /api/v1/replays`: with `dryRun` the plan, counted exactly, and nothing happens. Else the replay with its set frozen and
 * the plan it was made by; `outcome` says whether it runs (`started`) or waits for a second person (`waiting_approval`), or why
 * there is none (`nothing_matches`, `no_destination`; `id` is null then).
 */
export const POST = deedEndpoint('replays.read', async (ctx, request) => {
  readQuery(request, () => null);
  const body = await readBody(request, bodySchema);
  const { destinationId, ratePerSecond, reason } = body;
  const asked = { choice: readChoice(body), destinationId, ratePerSecond, reason };
  if (body.dryRun) return { plan: await planReplay(ctx, asked) };
  const started = await startReplay(ctx, asked);
  const { outcome, plan } = started;
  if (outcome !== 'started' && outcome !== 'waiting_approval') return { id: null, outcome, plan };
  return { ...(await getReplay(ctx, { id: started.replayId })), outcome, plan };
});

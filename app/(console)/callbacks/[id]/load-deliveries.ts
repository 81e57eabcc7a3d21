import { openAttempts } from '@/app/(console)/destinations/open-attempts';
import { chooseAttempts } from '@/components/delivery/choose-attempts';
import type { ActorContext } from '@/lib/access/actor';
import { listDeliveries } from '@/lib/delivery/list-deliveries';
import type { CallbackDetails } from '@/lib/intake/types';
import type { CallbackDeliveries } from './response-tab';

/** What the Response tab shows of backends: every delivery, and the bytes of the attempts that the URL asks for. */
export async function loadDeliveries(
  ctx: ActorContext,
  { id, provider }: CallbackDetails,
  query: URLSearchParams,
): Promise<CallbackDeliveries> {
  const deliveries = await listDeliveries(ctx, { callbackId: id });
  const opened = await openAttempts(ctx, chooseAttempts(deliveries, query), provider);
  return { deliveries, opened };
}

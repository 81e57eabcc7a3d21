import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { openRequestDetails } from '@/lib/intake/get-request';
import type { RequestDetails } from '@/lib/intake/types';
import { bodyMasker, maskRequest } from './mask-request';
import { readSensitivities } from './read-sensitivities';
import { recordReveal } from './record-reveal';

/** One request unmasked, after the audit has who sees it; nothing is written where nothing was hidden. Throws as `getRequest` does. */
export async function revealRequest(
  ctx: ActorContext,
  { id, reason }: { id: string; reason: string | null },
): Promise<RequestDetails> {
  assertMay(ctx.actor, 'payload.reveal');
  const request = await openRequestDetails(ctx, id);
  const maskBody = bodyMasker((await readSensitivities(ctx))(request.provider));
  const { bodyMasked, headers } = maskRequest(request, maskBody, true);
  if (bodyMasked || JSON.stringify(headers) !== JSON.stringify(request.headers)) {
    await recordReveal(ctx, { subject: `request:${request.id}`, part: 'request', fields: [], reason });
  }
  return request;
}

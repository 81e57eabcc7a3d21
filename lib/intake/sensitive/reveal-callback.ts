import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { openCallbackDetails } from '@/lib/intake/get-callback';
import type { CallbackDetails } from '@/lib/intake/types';
import { maskCallback } from './mask-callback';
import { readSensitivities } from './read-sensitivities';
import { recordReveal } from './record-reveal';

/**
 * One callback unmasked, after the audit has who sees what of it. Where nothing in it is sensitive nothing is revealed, and nothing
 * is written. Throws as `getCallback` does.
 */
export async function revealCallback(
  ctx: ActorContext,
  { id, reason }: { id: string; reason: string | null },
): Promise<CallbackDetails> {
  assertMay(ctx.actor, 'payload.reveal');
  const callback = await openCallbackDetails(ctx, id);
  const sensitivity = (await readSensitivities(ctx))(callback.provider);
  const { masked, requests, headers } = maskCallback(callback, sensitivity, true);
  const hidden = masked.length > 0 || requests.some(({ bodyMasked }) => bodyMasked);
  if (hidden || JSON.stringify(headers) !== JSON.stringify(callback.headers)) {
    await recordReveal(ctx, { subject: `callback:${callback.id}`, part: 'payload', fields: masked, reason });
  }
  return callback;
}

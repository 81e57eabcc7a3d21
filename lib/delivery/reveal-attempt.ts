import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { readSensitivities } from '@/lib/intake/sensitive/read-sensitivities';
import { recordReveal } from '@/lib/intake/sensitive/record-reveal';
import { openAttemptDetails } from './get-attempt';
import { maskAttempt } from './mask-attempt';
import type { AttemptDetails } from './types';

/** One attempt unmasked, after the audit has who sees it; nothing is written where nothing was hidden. Throws as `getAttempt` does. */
export async function revealAttempt(
  ctx: ActorContext,
  { id, reason }: { id: string; reason: string | null },
): Promise<AttemptDetails> {
  assertMay(ctx.actor, 'payload.reveal');
  const { provider, ...attempt } = await openAttemptDetails(ctx, { id });
  if (maskAttempt(attempt, (await readSensitivities(ctx))(provider ?? ''), true).bodiesMasked) {
    const subject =
      attempt.callbackId === null ? `destination:${attempt.destinationId}` : `callback:${attempt.callbackId}`;
    await recordReveal(ctx, { subject, part: `attempt ${attempt.id}`, fields: [], reason });
  }
  return attempt;
}

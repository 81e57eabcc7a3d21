import type { ChosenAttempts } from '@/components/delivery/choose-attempts';
import type { OpenedAttempts } from '@/components/delivery/opened-attempts';
import type { ActorContext } from '@/lib/access/actor';
import { readReaderClock } from '@/lib/access/web/reader-clock';
import { getAttempt } from '@/lib/delivery/get-attempt';
import type { AttemptDetails, AttemptView } from '@/lib/delivery/types';
import { NotFoundError } from '@/lib/platform/errors';

async function read(ctx: ActorContext, attempt: AttemptView | null): Promise<AttemptDetails | null> {
  if (!attempt) return null;
  try {
    return await getAttempt(ctx, { id: attempt.id });
  } catch (error) {
    // Retention dropped it between the list and now.
    if (error instanceof NotFoundError) return null;
    throw error;
  }
}

/** The chosen attempts with their bytes. `provider` null: of a test, with nothing of a provider's to mask. */
export async function openAttempts(
  ctx: ActorContext,
  chosen: ChosenAttempts,
  provider: string | null,
): Promise<OpenedAttempts> {
  const [details, againstDetails, clock] = await Promise.all([
    read(ctx, chosen.open),
    read(ctx, chosen.against),
    readReaderClock(),
  ]);
  return { ...chosen, details, againstDetails, provider, clock };
}

import type { ActorContext } from '@/lib/access/actor';
import { writeAudit } from '@/lib/access/audit';
import { assertMay } from '@/lib/access/permissions';
import { AppError, NotFoundError } from '@/lib/platform/errors';
import { hourMs } from '@/lib/platform/time';
import { changeDestination } from './change-destination';
import { assertSecretsKeptHere } from './environment-words';
import { findLiveSecrets } from './live-secrets';

export interface Retirement {
  id: string;
  secretId: string;
  /** It signs that much longer; null: it keeps signing, an end that was set is taken back. */
  overlapHours: number | null;
}

/**
 * Sets, moves or takes back the end of a live signing secret. Throws `AppError('conflict')` where none would sign after it,
 * `NotFoundError` for one that is not live, `AppError('bad_request')` where FORWARD_SECRET says what signs, and as
 * `changeDestination` does.
 */
export async function retireSecret(ctx: ActorContext, { id, secretId, overlapHours }: Retirement): Promise<void> {
  assertMay(ctx.actor, 'destinations.manage');
  await changeDestination(ctx, id, async (tx, destination) => {
    assertSecretsKeptHere(ctx.environment, destination);
    const now = ctx.clock.now();
    const live = await findLiveSecrets(tx, destination.id, now);
    const secret = live.find((one) => one.id === secretId);
    if (!secret) throw new NotFoundError('This secret does not sign any more.');
    const retiresAt = overlapHours === null ? null : new Date(now.getTime() + overlapHours * hourMs);
    const remains = live.some(
      (other) => other !== secret && (other.retiresAt === null || (retiresAt !== null && other.retiresAt > retiresAt)),
    );
    if (retiresAt !== null && !remains) {
      const words = 'No other secret would sign after this one, and nothing could be delivered. Add the new one first.';
      throw new AppError('conflict', words);
    }
    await tx.destinationSecret.update({ where: { id: secretId }, data: { retiresAt } });
    await writeAudit(tx, ctx.actor, {
      action: retiresAt === null ? 'destination.secret_kept' : 'destination.secret_retired',
      subject: `destination:${id}`,
      before: { retiresAt: secret.retiresAt?.toISOString() ?? null },
      after: { secret: secretId, hint: secret.hint, retiresAt: retiresAt?.toISOString() ?? null },
    });
  });
}

import type { ActorContext } from '@/lib/access/actor';
import { writeAudit } from '@/lib/access/audit';
import { assertMay } from '@/lib/access/permissions';
import { openSecret } from '@/lib/delivery/destination-secrets';
import { hourMs } from '@/lib/platform/time';
import { changeDestination } from './change-destination';
import { assertSecretsKeptHere } from './environment-words';
import { findLiveSecrets } from './live-secrets';
import { chooseSecret, storeSecret } from './store-secret';
import type { Invalid } from './types';

/** Each of them signs every attempt. */
export const liveSecretsMax = 5;

export interface NewSecret {
  id: string;
  /** `whsec_…`; blank: one is made. */
  secret: string;
  /** How much longer the secrets that are live now sign beside it; null: until somebody retires them. */
  overlapHours: number | null;
}

export type AddSecretResult =
  /** `secret`: the one that was made, to be shown this once; null where it was given. */
  { outcome: 'added'; secretId: string; secret: string | null } | Invalid;

/**
 * Gives a destination a further signing secret, which signs from the next attempt on. With an overlap the others end when it is
 * over: that is a rotation, and a backend that knows either secret believes every attempt in between. Throws as
 * `changeDestination` does, and `AppError('bad_request')` where FORWARD_SECRET says what signs.
 */
export async function addSecret(ctx: ActorContext, input: NewSecret): Promise<AddSecretResult> {
  assertMay(ctx.actor, 'destinations.manage');
  const invalid = (problem: string): Invalid => ({ outcome: 'invalid', problems: { secret: problem } });
  const chosen = chooseSecret(input.secret);
  if ('problem' in chosen) return invalid(chosen.problem);
  return changeDestination(ctx, input.id, async (tx, destination): Promise<AddSecretResult> => {
    assertSecretsKeptHere(ctx.environment, destination);
    const { id } = destination;
    const now = ctx.clock.now();
    const live = await findLiveSecrets(tx, id, now);
    if (live.some((one) => openSecret(ctx.vault, one.id, one.sealed) === chosen.secret)) {
      return invalid('This secret signs already.');
    }
    if (live.length >= liveSecretsMax) {
      return invalid(`${live.length} secrets sign already, and that is the most. Retire one first.`);
    }
    const secretId = await storeSecret(ctx, tx, id, chosen);
    const added = { outcome: 'added', secretId, secret: chosen.generated ? chosen.secret : null } as const;
    if (input.overlapHours === null) return added;
    const retiresAt = new Date(now.getTime() + input.overlapHours * hourMs);
    for (const old of live.filter((one) => one.retiresAt === null || one.retiresAt > retiresAt)) {
      await tx.destinationSecret.update({ where: { id: old.id }, data: { retiresAt } });
      const after = { secret: old.id, hint: old.hint, retiresAt: retiresAt.toISOString() };
      const subject = `destination:${id}`;
      await writeAudit(tx, ctx.actor, { action: 'destination.secret_retired', subject, after });
    }
    return added;
  });
}

import type { ActorContext } from '@/lib/access/actor';
import { writeAudit } from '@/lib/access/audit';
import { generateSecret, readSecret, sealSecret, secretHint } from '@/lib/delivery/destination-secrets';
import { uuidv7 } from '@/lib/platform/db/uuid';
import type { ChangeTransaction } from './change-destination';

/** A signing secret that is to be stored, and whether it may be shown: one that was given is known already. */
export interface ChosenSecret {
  secret: string;
  generated: boolean;
}

/** Pure but for the random bytes: the given secret, or a fresh one where none is given. */
export function chooseSecret(given: string): ChosenSecret | { problem: string } {
  const secret = given.trim();
  if (secret === '') return { secret: generateSecret(), generated: true };
  if (readSecret(secret)) return { secret, generated: false };
  return { problem: 'A signing secret is whsec_ and the base64 of 24 to 64 bytes. Leave it empty to have one made.' };
}

/** Seals the secret for its new row and records that it was added, by its end alone. Returns the row's id. */
export async function storeSecret(
  ctx: ActorContext,
  tx: ChangeTransaction,
  destinationId: bigint,
  { secret, generated }: ChosenSecret,
): Promise<string> {
  const now = ctx.clock.now();
  const id = uuidv7(now);
  const hint = secretHint(secret);
  const sealed = new Uint8Array(sealSecret(ctx.vault, id, secret));
  await tx.destinationSecret.create({ data: { id, destinationId, sealed, hint, createdAt: now } });
  await writeAudit(tx, ctx.actor, {
    action: 'destination.secret_added',
    subject: `destination:${destinationId}`,
    after: { secret: id, hint, generated },
  });
  return id;
}

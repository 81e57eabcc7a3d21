import type { ActorContext } from '@/lib/access/actor';
import { writeAudit } from '@/lib/access/audit';
import { makeCredential } from '@/lib/intake/credentials';
import { uuidv7 } from '@/lib/platform/db/uuid';
import type { Provider } from '@/lib/providers/contract';
import type { ChangeTransaction } from './change-account';
import { sealSecret } from './live-secrets';

/** Seals a secret into a row of its own and audits it by its hint, in the caller's transaction. Returns the row's id. */
export async function storeSecret(
  ctx: ActorContext,
  tx: ChangeTransaction,
  account: { id: bigint; provider: Provider },
  fields: Readonly<Record<string, string>>,
): Promise<string> {
  const createdAt = ctx.clock.now();
  const id = uuidv7(createdAt);
  const { hint } = makeCredential(account.provider, { ...fields });
  const sealed = sealSecret(ctx.vault, id, fields);
  await tx.accountSecret.create({
    data: { id, accountId: account.id, sealed, hint, createdAt, createdBy: ctx.actor.name },
  });
  await writeAudit(tx, ctx.actor, {
    action: 'secret.added',
    subject: `account:${account.id}`,
    after: { secret: id, hint },
  });
  return id;
}

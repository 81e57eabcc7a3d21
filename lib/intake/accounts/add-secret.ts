import { isDeepStrictEqual } from 'node:util';
import type { ActorContext } from '@/lib/access/actor';
import { writeAudit } from '@/lib/access/audit';
import { assertMay } from '@/lib/access/permissions';
import { AppError } from '@/lib/platform/errors';
import { hourMs } from '@/lib/platform/time';
import { type ChangeTransaction, changeAccount, type LockedAccount } from './change-account';
import { findLiveSecrets } from './find-live-secrets';
import { openSecret } from './live-secrets';
import { readSecretFields } from './read-secret-fields';
import { storeSecret } from './store-secret';
import type { AccountRef, Invalid } from './types';

/** The door tries each of them on every callback. */
export const liveSecretsMax = 10;

export interface NewSecret extends AccountRef {
  /** The provider's secret fields as pasted. */
  fields: Readonly<Record<string, string>>;
  /** How much longer the secrets that are live now are accepted beside it; null: with no end. */
  overlapHours: number | null;
}

/** Nothing of the secret comes back: it was pasted, and is never shown again. */
export type AddSecretResult = { outcome: 'added' } | Invalid;

async function isThere(ctx: ActorContext, tx: ChangeTransaction, account: LockedAccount, fields: object) {
  const live = await findLiveSecrets(tx, account.id, ctx.clock.now());
  const same = live.some(
    ({ id, sealed }) => sealed && isDeepStrictEqual({ ...openSecret(ctx.vault, id, sealed) }, fields),
  );
  return { live, same };
}

/**
 * Gives an account a further secret, accepted at once. With an overlap, the others end when it is over: that is a rotation, and no
 * callback is refused in between. Secrets that end sooner keep their end. Throws as `changeAccount` does.
 */
export async function addSecret(ctx: ActorContext, input: NewSecret): Promise<AddSecretResult> {
  assertMay(ctx.actor, 'accounts.manage');
  return changeAccount(ctx, input, async (tx, account): Promise<AddSecretResult> => {
    const { provider } = account;
    if (provider.secretFields.length === 0) {
      throw new AppError('bad_request', `${provider.label} signs nothing, so there is no secret to add.`);
    }
    const read = readSecretFields(provider.secretFields, input.fields);
    if (read.outcome === 'invalid') return read;
    const hintField = provider.secretFields.find(({ hint }) => hint)?.name ?? '';
    const invalid = (problem: string): Invalid => ({ outcome: 'invalid', problems: { [hintField]: problem } });
    const { live, same } = await isThere(ctx, tx, account, read.fields);
    if (same) return invalid('This secret is live already.');
    if (live.length >= liveSecretsMax) {
      return invalid(`The account has ${live.length} live secrets, and no more are tried. Revoke one first.`);
    }
    await storeSecret(ctx, tx, account, read.fields);
    if (input.overlapHours === null) return { outcome: 'added' };
    const retiresAt = new Date(ctx.clock.now().getTime() + input.overlapHours * hourMs);
    for (const { id, hint } of live.filter((secret) => secret.retiresAt === null || secret.retiresAt > retiresAt)) {
      await tx.accountSecret.update({ where: { id }, data: { retiresAt } });
      const after = { secret: id, hint, retiresAt: retiresAt.toISOString() };
      await writeAudit(tx, ctx.actor, { action: 'secret.retired', subject: `account:${account.id}`, after });
    }
    return { outcome: 'added' };
  });
}

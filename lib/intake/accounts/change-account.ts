import type { ActorContext } from '@/lib/access/actor';
import { type AccountSettings, accountSettingsSchema } from '@/lib/intake/account-settings';
import { forgetAccounts } from '@/lib/intake/accounts';
import { environmentWords } from '@/lib/intake/accounts/environment-words';
import type { Prisma } from '@/lib/platform/db/generated/client';
import { AppError, NotFoundError } from '@/lib/platform/errors';
import type { Provider } from '@/lib/providers/contract';
import { findProvider } from '@/lib/providers/registry';
import type { AccountRef } from './types';

/** The client of a running transaction. */
export type ChangeTransaction = Prisma.TransactionClient;

/** An account made in the console, locked for the transaction. */
export interface LockedAccount {
  id: bigint;
  provider: Provider;
  slug: string;
  name: string;
  enabled: boolean;
  settings: AccountSettings;
  updatedAt: Date;
}

/** "There is no account …", for every verb that is given one. */
export function noSuchAccount({ provider, account }: AccountRef): NotFoundError {
  return new NotFoundError(`There is no account ${account.slice(0, 40)} of ${provider.slice(0, 40)}.`);
}

async function lockAccount(tx: ChangeTransaction, ref: AccountRef): Promise<LockedAccount> {
  const provider = findProvider(ref.provider);
  if (!provider) throw noSuchAccount(ref);
  await tx.$queryRaw`select 1 from accounts where provider = ${ref.provider} and slug = ${ref.account} for update`;
  const row = await tx.account.findUnique({
    where: { provider_slug: { provider: ref.provider, slug: ref.account } },
  });
  if (!row) throw noSuchAccount(ref);
  if (row.source !== 'console') throw new AppError('bad_request', environmentWords(provider));
  // Settings that cannot be read are the defaults until they are saved again.
  const settings = accountSettingsSchema.safeParse(row.settings).data ?? accountSettingsSchema.parse({});
  return { ...row, provider, settings };
}

/**
 * Does `work` in one transaction with the account locked, so that of two people the second sees what the first did. The door
 * of this process goes by it from the commit on, others within seconds. Throws `NotFoundError`, and `AppError('bad_request')`
 * for an account from the environment.
 */
export async function changeAccount<Result>(
  ctx: ActorContext,
  ref: AccountRef,
  work: (tx: ChangeTransaction, account: LockedAccount) => Promise<Result>,
): Promise<Result> {
  const result = await ctx.db.prisma.$transaction(async (tx) => work(tx, await lockAccount(tx, ref)));
  forgetAccounts(ctx);
  return result;
}

import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { readAccounts } from '@/lib/intake/accounts';
import type { AccountRef } from '@/lib/intake/accounts/types';
import { NotFoundError } from '@/lib/platform/errors';
import type { ProbeQuestion } from '@/lib/providers/probe-contract';
import { readMeans } from './probe-means';

/** How an account's provider is asked, without anything of a credential. */
export interface Asking {
  /** Null: it can be asked now; else what is missing, in a sentence. */
  notReady: string | null;
  questions: readonly ProbeQuestion[];
  /** Where questions go. */
  baseUrl: string;
  signing: string;
  ratePerMinuteMax: number;
  rateSource: string;
}

/** Null where the provider has no query at all. Throws `NotFoundError` where there is no such account. */
export async function describeAsking(ctx: ActorContext, ref: AccountRef): Promise<Asking | null> {
  assertMay(ctx.actor, 'accounts.read');
  const accounts = await readAccounts(ctx, ctx.db.pool);
  const account = accounts.find(ref.provider, ref.account);
  if (!account) throw new NotFoundError(`There is no account ${ref.provider}/${ref.account}.`.slice(0, 120));
  const { probes } = account.provider;
  if (!probes) return null;
  const means = readMeans(account, ctx.clock.now());
  const { questions, signing, ratePerMinuteMax, rateSource } = probes;
  return {
    notReady: means.ready ? null : means.reason,
    questions,
    baseUrl: probes.baseUrl(account.view.settings),
    signing,
    ratePerMinuteMax,
    rateSource,
  };
}

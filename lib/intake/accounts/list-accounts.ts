import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { readAccounts } from '@/lib/intake/accounts';
import { readAccountDays } from './read-account-day';
import { readSecrets } from './read-secrets';
import { summariseAccount } from './summarise-account';
import type { AccountSummary } from './types';

/** Every account of every provider, by provider and slug, as the database has them now. There are few: no pages. */
export async function listAccounts(ctx: ActorContext): Promise<AccountSummary[]> {
  assertMay(ctx.actor, 'accounts.read');
  const [accounts, secretsOf, dayOf] = await Promise.all([
    readAccounts(ctx, ctx.db.pool),
    readSecrets(ctx),
    readAccountDays(ctx),
  ]);
  return accounts.all.map((account) => summariseAccount(account, secretsOf(account).secrets, dayOf(account.id)));
}

import type { Account } from '@/lib/intake/accounts';
import { doorPrefix } from '@/lib/intake/incoming';
import { doorPath } from '@/lib/providers/registry';
import type { AccountDay, AccountSummary, SecretSummary } from './types';

/** Pure: an account as a list shows it. */
export function summariseAccount(
  account: Account,
  secrets: readonly SecretSummary[],
  today: AccountDay,
): AccountSummary {
  const { provider, slug } = account;
  return {
    id: account.id,
    provider: provider.id,
    providerLabel: provider.label,
    account: slug,
    name: account.name,
    source: account.source,
    enabled: account.enabled,
    problem: account.problem,
    urls: provider.channels.map(({ id, methods, displayOnly = false }) => ({
      channel: id,
      methods,
      path: `${doorPrefix}${doorPath(id, slug)}`,
      displayOnly,
    })),
    needsSecret: provider.secretFields.length > 0,
    secrets,
    today,
  };
}

import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { providers } from '@/lib/providers/registry';
import { loadAccounts } from './accounts';

/** What the filters of callbacks and requests can be set to. */
export interface CallbackFacets {
  providers: { id: string; label: string; channels: string[] }[];
  accounts: { provider: string; slug: string; name: string }[];
  /** Types that have come, with the providers that sent them. */
  types: { provider: string; type: string }[];
}

/** Steps from pair to pair on the index: as many probes as there are types, however many callbacks. */
const typesSql = `
with recursive pairs (provider, type) as (
  (select provider, type from callbacks order by provider, type limit 1)
  union all
  select next.provider, next.type
  from pairs
  cross join lateral (
    select c.provider, c.type from callbacks c
    where (c.provider, c.type) > (pairs.provider, pairs.type) order by c.provider, c.type limit 1
  ) as next
)
select type, provider from (select type, provider from pairs limit 500) as first order by provider, type`;

export async function listCallbackFacets(ctx: ActorContext): Promise<CallbackFacets> {
  assertMay(ctx.actor, 'callbacks.read');
  const [accounts, types] = await Promise.all([
    loadAccounts(ctx),
    ctx.db.pool.query<{ type: string; provider: string }>(typesSql),
  ]);
  return {
    providers: providers.map(({ id, label, channels }) => ({ id, label, channels: channels.map(({ id }) => id) })),
    accounts: accounts.all.map(({ provider, slug, name }) => ({ provider: provider.id, slug, name })),
    types: types.rows,
  };
}

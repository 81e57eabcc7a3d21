import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { providers } from '@/lib/providers/registry';
import { loadAccounts } from './accounts';

/** What the filters of callbacks and requests can be set to. */
export interface CallbackFacets {
  providers: { id: string; label: string; channels: string[] }[];
  accounts: { provider: string; slug: string; name: string }[];
  /** Types that have come, with the providers that sent them lately. */
  types: { provider: string; type: string }[];
}

/** Steps from type to type on the index: as many probes as there are types, however many callbacks. */
const typesSql = `
with recursive types (type) as (
  (select type from callbacks order by type limit 1)
  union all
  select (select c.type from callbacks c where c.type > types.type order by c.type limit 1)
  from types
  where types.type is not null
)
select types.type, recent.provider
from types
cross join lateral (
  select distinct newest.provider
  from (
    select c.provider from callbacks c where c.type = types.type order by c.received_at desc, c.id desc limit 500
  ) as newest
) as recent
where types.type is not null
order by recent.provider, types.type
limit 500`;

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

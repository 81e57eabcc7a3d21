import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { sql } from '@/lib/platform/query/conditions';
import { findProvider, providers } from '@/lib/providers/registry';

/** Callbacks of each provider that are looked at: the newest. */
const callbacksEach = 40;
const pathsMax = 200;

/**
 * Paths of values that payloads of `provider` (none named: of every one) had lately, the commonest first: what one can filter by, and
 * make a column of. Without sensitive fields. Looks at a few rows of each, however many there are.
 */
export async function listPayloadPaths(
  ctx: ActorContext,
  { provider }: { provider: readonly string[] },
): Promise<string[]> {
  assertMay(ctx.actor, 'callbacks.read');
  const named = provider.filter((id) => findProvider(id) !== null);
  const asked = named.length > 0 ? named : providers.map(({ id }) => id);
  const { rows } = await ctx.db.pool.query<{ path: string }>(sql`
    select path
    from unnest(${[...asked]}::text[]) as asked (provider)
    cross join lateral (
      select c.id from callbacks c where c.provider = asked.provider order by c.received_at desc, c.id desc limit ${callbacksEach}
    ) as newest
    join payload_facts f on f.callback_id = newest.id
    cross join lateral jsonb_object_keys(f.facts) as path
    group by path
    order by count(*) desc, path
    limit ${pathsMax}`);
  return rows.map(({ path }) => path);
}

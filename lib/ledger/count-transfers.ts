import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { countMax } from '@/lib/intake/count-callbacks';
import { isOneOf, join, type Sql, sql, where } from '@/lib/platform/query/conditions';
import { countLooking } from '@/lib/platform/query/look-through';
import { openedWithin } from './list-conditions';
import { newestTransfers } from './list-transfers';
import { splitTransferFilter, transferWhere } from './transfer-conditions';
import type { TransferFilter } from './transfer-filter';

/** Looked at one by one for a count, at most: they lie all over the table. */
export const lookedAtMax = 5_000;

/** `bounded`: there are more than `value`, or may be. */
interface TransferCount {
  value: number;
  bounded: boolean;
}

/** Pure: fields of a filter whose one value is indexed along the list, those first that mostly leave fewer rows. */
function alongTheList(filter: TransferFilter): Sql[] {
  const fields = [
    [sql`t.status`, filter.status],
    [sql`t.outcome`, filter.outcome],
    [sql`t.currency`, filter.currency],
    [sql`t.provider`, filter.provider],
    [sql`t.kind`, filter.kind],
  ] as const;
  const time = openedWithin(sql`t.opened_at`, filter.from, filter.to);
  return fields.flatMap(([column, values]) => (values.length === 1 ? [where([isOneOf(column, values), ...time])] : []));
}

/** Pure: several fields are asked that have an index each and none together, and nothing that has one of its own. */
function needsRows(filter: TransferFilter): boolean {
  const { status, outcome, currency, provider, kind, account, terminal, conflicted } = filter;
  if (filter.q !== null || filter.conditions.length > 0 || terminal === false || conflicted === true) return false;
  const lists = [status, outcome, currency, provider, kind, account].filter((values) => values.length > 0);
  const flags = [terminal, conflicted].filter((flag) => flag !== null);
  return lists.length + flags.length > 1;
}

/** Where to look for what fits `filter`: along the field whose value the fewest have, or the whole list. */
async function findWay(ctx: ActorContext, filter: TransferFilter): Promise<Sql> {
  const ways = alongTheList(filter);
  const [first = where(openedWithin(sql`t.opened_at`, filter.from, filter.to)), another] = ways;
  if (!another) return first;
  const held = ways.map(
    (way) => sql`(select count(*)::int from (select from transfers t ${way} limit ${lookedAtMax + 1}) as held)`,
  );
  const { rows } = await ctx.db.pool.query<{ held: number[] }>(sql`select array[${join(held)}] as held`);
  const counts = rows[0]?.held ?? [];
  return ways[counts.indexOf(Math.min(...counts))] ?? first;
}

/** Looks at the newest rows one by one: all there are, or as many at least as fit among those. */
async function countNewest(ctx: ActorContext, filter: TransferFilter): Promise<TransferCount> {
  const way = await findWay(ctx, filter);
  const { rows } = await ctx.db.pool.query<{ looked: number; count: number }>(sql`
    select count(*)::int as looked, (count(*) filter (${transferWhere(filter)}))::int as count
    from (select t.* from transfers t ${way} order by t.opened_at desc, t.id desc limit ${lookedAtMax + 1}) as t`);
  const { looked, count } = rows[0] ?? { looked: 0, count: 0 };
  return { value: Math.min(count, countMax), bounded: looked > lookedAtMax || count > countMax };
}

/** How many transfers match, whatever the page; `bounded`: there are more than `value`, or may be. */
export async function countTransfers(ctx: ActorContext, filter: TransferFilter): Promise<TransferCount> {
  assertMay(ctx.actor, 'transfers.read');
  const counted = { ...filter, cursor: null };
  const { found, compared } = splitTransferFilter(counted);
  if (compared !== null) {
    return countLooking(ctx.db.pool, newestTransfers(found), { alias: sql`t`, compared });
  }
  if (needsRows(counted)) return countNewest(ctx, counted);
  const { rows } = await ctx.db.pool.query<{ count: number }>(sql`
    select count(*)::int as count
    from (select from transfers t ${transferWhere(counted)} limit ${countMax + 1}) as counted`);
  const count = rows[0]?.count ?? 0;
  return { value: Math.min(count, countMax), bounded: count > countMax };
}

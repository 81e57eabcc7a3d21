import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { raw, sql } from '@/lib/platform/query/conditions';

/** What transfers have come to hold: the choices of the list's filters, each in the order of the alphabet. */
export interface TransferFacets {
  /** The providers' words. */
  statuses: string[];
  currencies: string[];
}

/** Choices offered of one column; a provider that makes up words must not fill the screen with them. */
const valuesMax = 200;

/** Steps from value to value on the column's index: as many probes as there are values, however many transfers. */
function valuesSql(column: 'status' | 'currency') {
  const name = raw(column);
  return sql`
    with recursive found (value) as (
      (select ${name} from transfers where ${name} is not null order by ${name} limit 1)
      union all
      select (select t.${name} from transfers t where t.${name} > found.value order by t.${name} limit 1)
      from found
      where found.value is not null
    )
    select value from found where value is not null and value <> '' limit ${valuesMax}`;
}

/** The statuses and currencies that transfers have now. */
export async function listTransferFacets(ctx: ActorContext): Promise<TransferFacets> {
  assertMay(ctx.actor, 'transfers.read');
  const [statuses, currencies] = await Promise.all([
    ctx.db.pool.query<{ value: string }>(valuesSql('status')),
    ctx.db.pool.query<{ value: string }>(valuesSql('currency')),
  ]);
  return { statuses: statuses.rows.map(({ value }) => value), currencies: currencies.rows.map(({ value }) => value) };
}

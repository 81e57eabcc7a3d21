import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { type DeliveryRow, deliveryColumnsSql, toDeliveryView } from '@/lib/delivery/delivery-row';
import type { DeliveryView } from '@/lib/delivery/types';
import type { Page } from '@/lib/intake/types';
import { AppError } from '@/lib/platform/errors';
import { empty, rowIdPattern, sql } from '@/lib/platform/query/conditions';
import { noSuchDestination } from './change-destination';

export interface DestinationDeliveries {
  id: string;
  limit: number;
  /** From a page's `nextCursor`: the id of its last delivery. */
  cursor: string | null;
}

/** One page of a destination's deliveries, newest first. Throws `NotFoundError`, and `AppError('bad_request')` for a foreign cursor. */
export async function listDestinationDeliveries(
  ctx: ActorContext,
  { id, limit, cursor }: DestinationDeliveries,
): Promise<Page<DeliveryView>> {
  assertMay(ctx.actor, 'deliveries.read');
  if (!rowIdPattern.test(id)) throw noSuchDestination(id);
  if (cursor !== null && !rowIdPattern.test(cursor)) {
    throw new AppError(
      'bad_request',
      'The cursor is not one that this list gave out. Start again from the first page.',
    );
  }
  const { rows } = await ctx.db.pool.query<DeliveryRow>(sql`
    select ${deliveryColumnsSql}
    from deliveries d
    join destinations t on t.id = d.destination_id
    left join destination_gates g on g.destination_id = d.destination_id
    where d.destination_id = ${id}::bigint ${cursor === null ? empty : sql`and d.id < ${cursor}::bigint`}
    order by d.id desc
    limit ${limit + 1}`);
  const data = rows.slice(0, limit).map(toDeliveryView);
  return { data, nextCursor: rows.length > limit ? (data.at(-1)?.id ?? null) : null };
}

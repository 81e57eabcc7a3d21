import type { ActorContext } from '@/lib/access/actor';
import { assertMay, may } from '@/lib/access/permissions';
import {
  type AttemptRow,
  attemptColumnsSql,
  type DeliveryRow,
  deliveryColumnsSql,
  toAttemptView,
  toDeliveryView,
} from '@/lib/delivery/delivery-row';
import type { DeliveryWithAttempts } from '@/lib/delivery/types';
import { NotFoundError } from '@/lib/platform/errors';
import { rowIdPattern, sql } from '@/lib/platform/query/conditions';

/** A schedule has at most 31 attempts; only interruptions add to them. */
const attemptsMax = 200;

/** A delivery with its attempts, and the provider of its callback. */
export interface DestinationDelivery extends DeliveryWithAttempts {
  /** Null: a test without a callback. */
  provider: string | null;
}

/** One delivery of a destination, of a callback or a test, with its attempts newest first. Throws `NotFoundError`. */
export async function getDelivery(
  ctx: ActorContext,
  { destinationId, deliveryId }: { destinationId: string; deliveryId: string },
): Promise<DestinationDelivery> {
  assertMay(ctx.actor, 'deliveries.read');
  const missing = new NotFoundError(`This destination has no delivery ${deliveryId.slice(0, 40)}.`);
  if (!rowIdPattern.test(destinationId) || !rowIdPattern.test(deliveryId)) throw missing;
  const deliveries = await ctx.db.pool.query<DeliveryRow & { provider: string | null }>(sql`
    select ${deliveryColumnsSql}, c.provider
    from deliveries d
    left join callbacks c on c.id = d.callback_id
    join destinations t on t.id = d.destination_id
    left join destination_gates g on g.destination_id = d.destination_id
    where d.id = ${deliveryId}::bigint and d.destination_id = ${destinationId}::bigint`);
  const [row] = deliveries.rows;
  if (!row) throw missing;
  const attempts = await ctx.db.pool.query<AttemptRow>(sql`
    select ${attemptColumnsSql}
    from attempts a
    where a.delivery_id = ${deliveryId}::bigint
    order by a.id desc
    limit ${attemptsMax}`);
  const { provider, ...columns } = row;
  return {
    ...toDeliveryView(columns),
    provider,
    attempts: attempts.rows.map((row) => toAttemptView(row, may(ctx.actor, 'payload.reveal'))),
  };
}

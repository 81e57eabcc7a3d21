import type { ActorContext } from '@/lib/access/actor';
import { assertMay, may } from '@/lib/access/permissions';
import { rowIdPattern, sql } from '@/lib/platform/query/conditions';
import {
  type AttemptRow,
  attemptColumnsSql,
  type DeliveryRow,
  deliveryColumnsSql,
  toAttemptView,
  toDeliveryView,
} from './delivery-row';
import type { DeliveryWithAttempts } from './types';

/** Deliveries shown of one callback, the newest; a thousand replays of one callback are a mistake, not a page. */
export const deliveriesMax = 200;
/** Attempts shown of them, the newest. */
export const attemptsMax = 1_000;

/**
 * The deliveries of a callback with their attempts, both newest first and without bytes (`getAttempt` has them). Empty where
 * no destination wanted it, and for an unknown callback.
 */
export async function listDeliveries(
  ctx: ActorContext,
  { callbackId }: { callbackId: string },
): Promise<DeliveryWithAttempts[]> {
  return listDeliveriesOf(ctx, { callbackIds: [callbackId] });
}

/** The same of several callbacks at once, within the same bounds. */
export async function listDeliveriesOf(
  ctx: ActorContext,
  { callbackIds }: { callbackIds: readonly string[] },
): Promise<DeliveryWithAttempts[]> {
  assertMay(ctx.actor, 'deliveries.read');
  const ids = callbackIds.filter((id) => rowIdPattern.test(id));
  if (ids.length === 0) return [];
  const mayReveal = may(ctx.actor, 'payload.reveal');
  const deliveries = await ctx.db.pool.query<DeliveryRow>(sql`
    select ${deliveryColumnsSql}
    from deliveries d
    join destinations t on t.id = d.destination_id
    left join destination_gates g on g.destination_id = d.destination_id
    where d.callback_id = any(${ids}::bigint[])
    order by d.id desc
    limit ${deliveriesMax}`);
  if (deliveries.rows.length === 0) return [];
  const attempts = await ctx.db.pool.query<AttemptRow>(sql`
    select ${attemptColumnsSql}
    from attempts a
    where a.callback_id = any(${ids}::bigint[])
    order by a.id desc
    limit ${attemptsMax}`);
  const views = attempts.rows.map((row) => toAttemptView(row, mayReveal));
  return deliveries.rows.map((row) => ({
    ...toDeliveryView(row),
    attempts: views.filter(({ deliveryId }) => deliveryId === row.id),
  }));
}

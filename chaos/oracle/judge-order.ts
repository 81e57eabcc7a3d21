import type { AttemptFact, DeliveryFact, Facts, ReceivedFact } from './facts';
import { groupBy, type Violation } from './violation';

/** How long one waits for the answer to the one before at most (docs/forwarding.md, *Order*). */
const waitsMsMax = 1_000;

/** The first attempt of an automatic delivery, and what the backend got of it. */
interface First {
  callbackId: string;
  delivery: DeliveryFact;
  attempt: AttemptFact;
  received: ReceivedFact;
}

/** Two callbacks of one batch or transfer to one destination, of which the later had to wait for the answer to the earlier. */
export interface OrderedPair {
  record: string;
  earlier: First;
  later: First;
}

const isBefore = (one: string, other: string) => BigInt(one) < BigInt(other);

/**
 * True where the promise binds the two. `later` may go first where the earlier one's delivery was made after it (callbacks that
 * move one record are applied one after the other, so their deliveries' ids tell), where `earlier` was not answered at its first
 * attempt (it failed, or its worker did), and where a second had passed, by the clocks that the claims went by.
 */
function isBound(earlier: First, later: First): boolean {
  if (earlier.delivery.destinationId !== later.delivery.destinationId) return false;
  if (!isBefore(earlier.callbackId, later.callbackId)) return false;
  if (!isBefore(earlier.delivery.id, later.delivery.id) || !earlier.attempt.answered) return false;
  return later.attempt.startedAt.getTime() - earlier.attempt.startedAt.getTime() < waitsMsMax;
}

/** Pure: every two whose order can be judged. */
export function orderedPairs({ transitions, deliveries, attempts, received }: Facts): OrderedPair[] {
  const firstAttempts = new Map(attempts.flatMap((one) => (one.number === 1 ? [[one.deliveryId, one] as const] : [])));
  const firsts = deliveries.flatMap((delivery): First[] => {
    const { id, callbackId, trigger, webhookId } = delivery;
    const [attempt, got] = [firstAttempts.get(id), received[webhookId]];
    return trigger === 'automatic' && callbackId !== null && attempt && got
      ? [{ callbackId, delivery, attempt, received: got }]
      : [];
  });
  const byCallback = groupBy(firsts, ({ callbackId }) => callbackId);
  // Lines move with their batch.
  const records = groupBy(transitions, ({ record }) => (record.startsWith('suborder:') ? null : record));
  return [...records].flatMap(([record, moves]) => {
    const callbackIds = [...new Set(moves.map(({ callbackId }) => callbackId))];
    const own = callbackIds.flatMap((id) => byCallback.get(id) ?? []);
    return own.flatMap((earlier) =>
      own.flatMap((later) => (isBound(earlier, later) ? [{ record, earlier, later }] : [])),
    );
  });
}

/** Pure: callbacks of one batch or transfer reached the backend in the order in which they came, each after the answer to the one before. */
export function judgeOrder(facts: Facts): Violation[] {
  return orderedPairs(facts).flatMap(({ record, earlier, later }): Violation[] => {
    const { firstAnsweredPlace } = earlier.received;
    if (firstAnsweredPlace !== null && firstAnsweredPlace < later.received.firstPlace) return [];
    const words = `Callback ${later.callbackId} arrived before callback ${earlier.callbackId} was answered.`;
    return [{ rule: 'order_is_kept', about: record, words }];
  });
}

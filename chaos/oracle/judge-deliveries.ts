import type { AttemptFact, DeliveryFact, Facts, ReceivedFact } from './facts';
import { groupBy, type Violation } from './violation';

const finalStatuses: readonly string[] = ['delivered', 'exhausted', 'cancelled'];

function judgeAttempts(delivery: DeliveryFact, attempts: readonly AttemptFact[]): Violation[] {
  const about = `delivery ${delivery.id}`;
  const found: Violation[] = [];
  const numbers = attempts.map(({ number }) => number).toSorted((one, other) => one - other);
  if (numbers.length !== delivery.attemptCount || numbers.some((number, index) => number !== index + 1)) {
    const words = `It counts ${delivery.attemptCount} attempts; there are ${numbers.join(', ') || 'none'}.`;
    found.push({ rule: 'attempts_are_kept', about, words });
  }
  const open = attempts.filter(({ finished }) => !finished).length;
  if (open > 0) found.push({ rule: 'attempts_are_kept', about, words: `${open} attempts never ended.` });
  const succeeded = attempts.filter(({ finished, errorClass }) => finished && errorClass === null).length;
  const expected = delivery.status === 'delivered' ? 1 : 0;
  if (succeeded !== expected) {
    found.push({ rule: 'attempts_are_kept', about, words: `It is ${delivery.status}, and ${succeeded} succeeded.` });
  }
  return found;
}

/**
 * What a run wants delivered arrives, whatever fails meanwhile. The backend refuses one request in ten until all was sent and
 * none afterwards, the schedule has thirty retries, what is the console's own doing never uses up the last, requests are kept
 * for ever, and nobody cancels or archives: no other end can be right.
 */
function judgeEnd({ id, trigger, status, attemptCount }: DeliveryFact): Violation[] {
  if (trigger !== 'automatic' || status === 'delivered') return [];
  const words = `It is ${status} after ${attemptCount} attempts.`;
  return [{ rule: 'deliveries_arrive', about: `delivery ${id}`, words }];
}

function judgeBackend(delivery: DeliveryFact, calls: ReceivedFact | undefined): Violation[] {
  const { answered, accepted } = calls ?? { answered: 0, accepted: 0 };
  const about = `delivery ${delivery.id}`;
  if (delivery.status === 'delivered' && accepted === 0) {
    return [{ rule: 'backend_was_called', about, words: 'It is delivered, and the backend never took it.' }];
  }
  if (answered <= delivery.attemptCount) return [];
  const words = `The backend answered ${answered} requests of ${delivery.attemptCount} attempts.`;
  return [{ rule: 'backend_was_called', about, words }];
}

function judgeSummaries({ callbacks, deliveries }: Facts): Violation[] {
  const byCallback = groupBy(deliveries, ({ callbackId, trigger }) => (trigger === 'test' ? null : callbackId));
  return callbacks.flatMap(({ id, status, attempts }): Violation[] => {
    const own = byCallback.get(id) ?? [];
    const sum = own.reduce((total, { attemptCount }) => total + attemptCount, 0);
    const expected = own.length === 0 ? 'recorded' : own.every((one) => one.status === 'delivered') ? 'sent' : 'failed';
    if (status === expected && attempts === sum) return [];
    const words = `It says ${status} after ${attempts} attempts; its deliveries say ${expected} after ${sum}.`;
    return [{ rule: 'counters_add_up', about: `callback ${id}`, words }];
  });
}

/** One destination takes all that is wanted, from the beginning. */
function judgeMade({ callbacks, deliveries }: Facts): Violation[] {
  const made = groupBy(deliveries, ({ callbackId, trigger }) => (trigger === 'automatic' ? callbackId : null));
  return callbacks.flatMap(({ id, isWanted }): Violation[] => {
    const count = made.get(id)?.length ?? 0;
    if (isWanted === count > 0) return [];
    const words = isWanted ? 'Nobody delivers it.' : 'It is delivered, and nobody wants it.';
    return [{ rule: 'deliveries_are_made', about: `callback ${id}`, words }];
  });
}

/** Pure: what is wanted was delivered, with a row for each attempt, and the backend got what is said to be delivered. */
export function judgeDeliveries(facts: Facts): Violation[] {
  const byDelivery = groupBy(facts.attempts, ({ deliveryId }) => deliveryId);
  const found: Violation[] = [];
  for (const delivery of facts.deliveries) {
    if (!finalStatuses.includes(delivery.status)) {
      found.push({ rule: 'deliveries_end', about: `delivery ${delivery.id}`, words: `It is ${delivery.status}.` });
      continue;
    }
    found.push(...judgeEnd(delivery));
    found.push(...judgeAttempts(delivery, byDelivery.get(delivery.id) ?? []));
    found.push(...judgeBackend(delivery, facts.received[delivery.webhookId]));
  }
  const automatic = groupBy(facts.deliveries, ({ callbackId, destinationId, trigger }) =>
    trigger === 'automatic' ? `callback ${callbackId} to destination ${destinationId}` : null,
  );
  for (const [about, same] of automatic) {
    if (same.length > 1) found.push({ rule: 'applied_exactly_once', about, words: `${same.length} deliveries of it.` });
  }
  const known = new Set(facts.deliveries.map(({ webhookId }) => webhookId));
  for (const webhookId of Object.keys(facts.received)) {
    if (known.has(webhookId)) continue;
    found.push({ rule: 'backend_was_called', about: webhookId, words: 'The backend got what no delivery is of.' });
  }
  return [...found, ...judgeMade(facts), ...judgeSummaries(facts)];
}

import type { CallbackStatus } from '@/lib/intake/types';
import type { DeliveryStatus } from './types';

/** What a callback's status follows from: its deliveries, tests left out. */
export interface StatusSource {
  /** Grows with time. */
  id: bigint;
  destinationId: string;
  status: DeliveryStatus;
  attemptCount: number;
}

type DestinationStanding = 'untried' | 'running' | 'failing' | 'delivered' | 'unwanted';

function standingOf({ status, attemptCount }: StatusSource): DestinationStanding {
  switch (status) {
    case 'in_progress':
      return 'running';
    case 'delivered':
      return 'delivered';
    case 'exhausted':
      return 'failing';
    case 'waiting':
      return attemptCount === 0 ? 'untried' : 'failing';
    case 'cancelled':
      return attemptCount === 0 ? 'unwanted' : 'failing';
  }
}

/**
 * Pure: the callback's status in B2BinPay's words, from its deliveries. For each destination its newest delivery speaks (a
 * cancelled one only where there is no other), so a replay that fails shows. Then, the first that holds: an attempt is
 * running → in_progress; a destination refused or did not answer → failed; every destination has it → sent; some have it →
 * in_progress; nothing was tried yet → new; nobody wants it → recorded.
 */
export function callbackStatus(deliveries: readonly StatusSource[]): CallbackStatus {
  const speaking = new Map<string, StatusSource>();
  for (const delivery of deliveries) {
    const known = speaking.get(delivery.destinationId);
    const weaker = known && (known.status === 'cancelled') !== (delivery.status === 'cancelled');
    const replaces = weaker ? known.status === 'cancelled' : !known || known.id < delivery.id;
    if (replaces) speaking.set(delivery.destinationId, delivery);
  }
  const standings = new Set([...speaking.values()].map(standingOf));
  standings.delete('unwanted');
  if (standings.has('running')) return 'in_progress';
  if (standings.has('failing')) return 'failed';
  if (standings.has('delivered')) return standings.has('untried') ? 'in_progress' : 'sent';
  return standings.has('untried') ? 'new' : 'recorded';
}

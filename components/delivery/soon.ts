import type { DeliveryView } from '@/lib/delivery/types';
import { minuteMs } from '@/lib/platform/time';

/** Pure: does one of these deliveries change within the next minute by itself? */
export function changesSoon(deliveries: readonly Pick<DeliveryView, 'status' | 'nextAttemptAt'>[], now: Date): boolean {
  return deliveries.some(
    ({ status, nextAttemptAt }) =>
      status === 'in_progress' || (nextAttemptAt !== null && Date.parse(nextAttemptAt) - now.getTime() < minuteMs),
  );
}

import type { DeliveryWorkerOptions } from '@/lib/delivery/delivery-worker';
import { startWorker as startApplyingAndDelivering } from '@/lib/delivery/worker';
import type { Worker } from '@/lib/ledger/worker';
import type { Context } from '@/lib/platform/context';
import { startSweeper } from './sweeps/sweeper';

/**
 * Everything that a worker process does: callbacks are applied and delivered, what is missing or hangs is swept for. `stop`
 * ends it all and gives back what is held.
 */
export function startWorker(ctx: Context, options: DeliveryWorkerOptions = {}): Worker {
  const parts = [startSweeper(ctx), startApplyingAndDelivering(ctx, options)];
  return {
    async stop() {
      await Promise.all(parts.map((part) => part.stop()));
    },
  };
}

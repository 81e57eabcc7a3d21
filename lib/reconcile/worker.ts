import type { DeliveryWorkerOptions } from '@/lib/delivery/delivery-worker';
import { type PressedWorker, startWorker as startApplyingAndDelivering } from '@/lib/delivery/worker';
import type { Context } from '@/lib/platform/context';
import { enqueueFromCallbacks } from './probe/enqueue-from-callbacks';
import { startProbeWorker } from './probe/probe-worker';
import { startSweeper } from './sweeps/sweeper';

/**
 * Everything that a worker process does: callbacks are applied (what they alone do not prove is asked for in the same
 * transaction) and delivered, providers are asked, what is missing or hangs is swept for. `stop` ends it all and gives back
 * what is held.
 */
export function startWorker(ctx: Context, options: DeliveryWorkerOptions = {}): PressedWorker {
  const callbacks = startApplyingAndDelivering(ctx, {
    ...options,
    alsoOnApplied: (tx, applied) => enqueueFromCallbacks(ctx, tx, applied),
  });
  const parts = [startSweeper(ctx), startProbeWorker(ctx), callbacks];
  return {
    isPressed: callbacks.isPressed,
    async stop() {
      await Promise.all(parts.map((part) => part.stop()));
    },
  };
}

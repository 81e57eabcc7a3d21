import type { OnApplied } from '@/lib/ledger/apply/apply-callbacks';
import { startWorker as startApplying, type Worker } from '@/lib/ledger/worker';
import type { Context } from '@/lib/platform/context';
import { giveWayToDoors } from '@/lib/platform/give-way';
import { type DeliveryWorkerOptions, startDeliveryWorker } from './delivery-worker';
import { startReplayRunner } from './replay/replay-runner';
import { scheduleDeliveries } from './schedule-deliveries';

export interface DeliveringWorkerOptions extends DeliveryWorkerOptions {
  /** What else is written in the transaction that applies callbacks. */
  alsoOnApplied?: (...args: Parameters<OnApplied>) => Promise<unknown>;
}

export interface PressedWorker extends Worker {
  /** A door, what waits to be applied or deliveries need all that this process has: what nobody waits for gives way. */
  isPressed(): boolean;
}

/**
 * Everything that happens to a stored callback off the answer's path: it is applied, and in the same transaction its
 * deliveries are written; bulk replays are handed over at their speed; then deliveries are delivered. All of it rests while a
 * door is pressed. `stop` ends one after the other and gives back what is held.
 */
export function startWorker(ctx: Context, { alsoOnApplied, ...options }: DeliveringWorkerOptions = {}): PressedWorker {
  const giveWay = giveWayToDoors();
  const rests = giveWay.mustRest;
  const delivering = startDeliveryWorker(ctx, { rests, ...options });
  const applying = startApplying(ctx, {
    // One group at a time while deliveries flow, each as soon as as many deliveries began: what was applied is handed on before
    // many more are applied.
    yields: () => delivering.isBusy(),
    follows: (applied) => delivering.follow(applied),
    rests,
    onApplied: async (tx, applied) => {
      await alsoOnApplied?.(tx, applied);
      const ids = applied.map(({ callbackId }) => callbackId);
      return scheduleDeliveries(tx, ids, ctx.clock.now());
    },
  });
  const replaying = startReplayRunner(ctx);
  return {
    isPressed: () => giveWay.isPressed() || applying.isBehind() || delivering.isBusy(),
    async stop() {
      await Promise.all([applying.stop(), replaying.stop()]);
      await delivering.stop();
      giveWay.stop();
    },
  };
}

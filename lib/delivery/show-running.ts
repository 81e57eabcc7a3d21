import { errorClass as faultClass } from '@/lib/ledger/apply/error-class';
import type { Context } from '@/lib/platform/context';
import { inTransaction } from '@/lib/platform/db/transaction';
import { refreshCallbacks } from './refresh-callbacks';

/**
 * Shows callbacks as `in_progress` whose backend takes its time: groups, one transaction at a time, so that a backend that
 * hangs costs one connection however many calls it holds. Only for the eye: settling writes the same from the same rows.
 */
export function makeRunningBoard(ctx: Context) {
  const waiting = new Set<string>();
  let writing = false;
  const drain = async (): Promise<void> => {
    writing = true;
    while (waiting.size > 0) {
      const callbackIds = [...waiting];
      waiting.clear();
      try {
        await inTransaction(ctx.db.pool, (tx) => refreshCallbacks(tx, callbackIds), { plansOnce: true });
      } catch (error) {
        ctx.log.warn({ callbackIds, error: faultClass(error) }, 'Running attempts are not shown yet');
      }
    }
    writing = false;
  };
  return {
    show(callbackId: string): void {
      waiting.add(callbackId);
      if (!writing) void drain();
    },
  };
}

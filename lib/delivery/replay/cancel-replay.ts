import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { nudge } from '@/lib/platform/nudge';
import { changeReplay } from './change-replay';

/**
 * Ends a job for good: nothing more is handed over, and the runner cancels those of its deliveries that wait, retries included.
 * What was delivered stays delivered. A request that waits for a second person is withdrawn. Throws as `changeReplay` does.
 */
export async function cancelReplay(ctx: ActorContext, { id }: { id: string }): Promise<void> {
  assertMay(ctx.actor, 'callbacks.replay');
  await changeReplay(ctx, id, {
    from: ['waiting_approval', 'running', 'paused', 'finished'],
    done: 'cancelled',
    action: 'replay.cancelled',
    async write(tx, _, { now }) {
      await tx.query(`update replay_jobs set state = 'cancelled', finished_at = $2, swept_at = null where id = $1`, [
        id,
        now,
      ]);
    },
  });
  nudge('replay');
}

import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { nudge } from '@/lib/platform/nudge';
import { changeReplay } from './change-replay';

/** Stops handing over; what was handed over already (a few seconds' worth) is still delivered. Throws as `changeReplay` does. */
export async function pauseReplay(ctx: ActorContext, { id }: { id: string }): Promise<void> {
  assertMay(ctx.actor, 'callbacks.replay');
  await changeReplay(ctx, id, {
    from: ['running'],
    done: 'paused',
    action: 'replay.paused',
    async write(tx) {
      await tx.query(`update replay_jobs set state = 'paused' where id = $1`, [id]);
    },
  });
}

/** Goes on where it was paused, at its speed. Throws as `changeReplay` does. */
export async function resumeReplay(ctx: ActorContext, { id }: { id: string }): Promise<void> {
  assertMay(ctx.actor, 'callbacks.replay');
  await changeReplay(ctx, id, {
    from: ['paused'],
    done: 'resumed',
    action: 'replay.resumed',
    async write(tx, _, { now }) {
      // The pause itself earns no speed.
      await tx.query(`update replay_jobs set state = 'running', tokens = 0, tokens_at = $2 where id = $1`, [id, now]);
    },
  });
  nudge('replay');
}

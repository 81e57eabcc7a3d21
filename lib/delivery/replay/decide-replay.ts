import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { AppError } from '@/lib/platform/errors';
import { nudge } from '@/lib/platform/nudge';
import { changeReplay, type LockedReplay } from './change-replay';

const decide = `
update replay_jobs set state = $2, decided_by = $3, decided_at = $4,
  started_at = case when $2 = 'running' then $4::timestamptz end, finished_at = case when $2 = 'declined' then $4::timestamptz end
where id = $1`;

function assertOther({ requesterKey }: LockedReplay, key: string): void {
  if (requesterKey !== key && key !== 'system') return;
  throw new AppError('forbidden', 'Nobody approves their own replay. Somebody else who may replay has to agree.');
}

/**
 * A second person (or another API token) agrees: the job runs with the set as it was frozen when it was asked for. Throws
 * `AppError('forbidden')` for whoever asked for it, else as `changeReplay` does, also where it expired meanwhile.
 */
export async function approveReplay(ctx: ActorContext, { id }: { id: string }): Promise<void> {
  assertMay(ctx.actor, 'replays.approve');
  await changeReplay(ctx, id, {
    from: ['waiting_approval'],
    done: 'approved',
    action: 'replay.approved',
    async write(tx, job, { key, now }) {
      assertOther(job, key);
      await tx.query(decide, [id, 'running', ctx.actor.name, now]);
    },
  });
  nudge('replay');
}

/** A second person says no; whoever asked cancels instead. Throws as `approveReplay` does. */
export async function declineReplay(ctx: ActorContext, { id }: { id: string }): Promise<void> {
  assertMay(ctx.actor, 'replays.approve');
  await changeReplay(ctx, id, {
    from: ['waiting_approval'],
    done: 'declined',
    action: 'replay.declined',
    async write(tx, job, { key, now }) {
      assertOther(job, key);
      await tx.query(decide, [id, 'declined', ctx.actor.name, now]);
    },
  });
}

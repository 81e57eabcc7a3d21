import { enqueueDeliveries } from '@/lib/delivery/enqueue-deliveries';
import { lanes } from '@/lib/delivery/types';
import { requeueFailed } from '@/lib/ledger/requeue-failed';
import type { Transaction } from '@/lib/platform/db/transaction';
import { findOriginals } from './find-originals';
import { goesTo } from './goes-to';
import { backlogMax, planFeed } from './plan-feed';
import { readMatched } from './read-matched';
import { readTargetsAgain } from './replay-targets';

// The row lock is the claim: it ends with the transaction, so a killed process leaves nothing behind and a slow one cannot
// write after another took over.
const lockJob = `
select id::text, destination_id::text as "destinationId", destination_ids::text[] as "destinationIds",
  callback_count as "callbackCount", rate_per_second as "ratePerSecond", tokens, tokens_at as "tokensAt", reason,
  requested_by as "requestedBy"
from replay_jobs where id = $1 and state = 'running'
for update skip locked`;

const countBacklog = `
select count(*)::int as count
from (select from deliveries where replay_job_id = $1 and status = 'waiting' and attempt_count = 0 limit $2) as waiting`;

const nextItems = `
select callback_id::text as id from replay_items where job_id = $1 and state = 'waiting' order by callback_id limit $2`;

const writeItems = `
update replay_items i set state = case when n.wanted then 'fed' else 'unwanted' end, reapplied = n.reapplied, fed_at = $5
from unnest($2::bigint[], $3::boolean[], $4::boolean[]) as n(callback_id, wanted, reapplied)
where i.job_id = $1 and i.callback_id = n.callback_id`;

const writeJob = `
update replay_jobs set fed_count = fed_count + $2, unwanted_count = unwanted_count + $3, delivery_count = delivery_count + $4,
  tokens = $5, tokens_at = $6
where id = $1`;

const finishJob = `
update replay_jobs set state = 'finished', finished_at = $2
where id = $1 and not exists (select 1 from replay_items where job_id = $1 and state = 'waiting')`;

interface Job {
  id: string;
  destinationId: string | null;
  destinationIds: string[];
  callbackCount: number;
  ratePerSecond: number;
  tokens: number;
  tokensAt: Date | null;
  reason: string | null;
  requestedBy: string;
}

export interface Fed {
  callbacks: number;
  deliveries: number;
  reapplied: number;
}

const nothing: Fed = { callbacks: 0, deliveries: 0, reapplied: 0 };

async function feedItems(tx: Transaction, job: Job, count: number, now: Date): Promise<Fed & { unwanted: number }> {
  const { rows } = await tx.query<{ id: string }>(nextItems, [job.id, count]);
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return { ...nothing, unwanted: 0 };
  const callbacks = await readMatched(tx, ids);
  const targets = await readTargetsAgain(tx, job.destinationIds);
  const originalOf = await findOriginals(tx, ids);
  const asked = callbacks.flatMap((callback) =>
    targets
      .filter(({ filter }) => goesTo(filter, callback, job.destinationId !== null))
      .map((target) => ({
        callbackId: callback.id,
        destinationId: target.id,
        trigger: 'replay' as const,
        replayOf: originalOf(callback.id, target.id),
        replayJobId: job.id,
        requestedBy: job.requestedBy,
        reason: job.reason,
        // One callback that waited for a second person is what somebody waits for, not bulk.
        lane: job.callbackCount === 1 ? lanes.first : lanes.bulk,
        nextAttemptAt: now,
      })),
  );
  await enqueueDeliveries(tx, asked, now);
  const reapplied = new Set(await requeueFailed(tx, ids, now));
  const wanted = new Set(asked.map(({ callbackId }) => callbackId));
  await tx.query(writeItems, [job.id, ids, ids.map((id) => wanted.has(id)), ids.map((id) => reapplied.has(id)), now]);
  const unwanted = ids.length - wanted.size;
  return { callbacks: ids.length, deliveries: asked.length, reapplied: reapplied.size, unwanted };
}

/**
 * Hands the next callbacks of a running job to the delivery engine, as many as its speed allows, in the caller's transaction:
 * their deliveries, their items and the job's progress are written together or not at all. Nothing where somebody else is at
 * it, where it does not run, or where enough of it waits already.
 */
export async function feedReplay(tx: Transaction, jobId: string, now: Date): Promise<Fed> {
  const { rows } = await tx.query<Job>(lockJob, [jobId]);
  const [job] = rows;
  if (!job) return nothing;
  const backlog = await tx.query<{ count: number }>(countBacklog, [job.id, backlogMax(job)]);
  const { count, tokens } = planFeed(job, backlog.rows[0]?.count ?? 0, now);
  const { unwanted, ...fed } = count > 0 ? await feedItems(tx, job, count, now) : { ...nothing, unwanted: 0 };
  await tx.query(writeJob, [job.id, fed.callbacks, unwanted, fed.deliveries, tokens, now]);
  if (fed.callbacks > 0) await tx.query(finishJob, [job.id, now]);
  return fed;
}

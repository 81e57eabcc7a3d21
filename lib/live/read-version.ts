import { createHash } from 'node:crypto';
import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { type LiveKind, type LiveSubject, liveKindActions } from './subscription';

/** Of callbacks, deliveries and the like, a page shows the newest ones. */
const shownMax = 50;

const issuesOf = (subject: string) => `
  (select string_agg(concat_ws(':', i.id, i.state, i.seen_count, i.owner_id), ',' order by i.id)
   from (select * from issues where record_key = ${subject} order by id desc limit ${shownMax}) i)`;

const probesOf = (subject: string) => `
  (select string_agg(concat_ws(':', p.id, p.state, p.tries), ',' order by p.id)
   from (select * from probes where subject = ${subject} order by id desc limit 5) p)`;

const callbacksOf = (condition: string) => `
  (select string_agg(concat_ws(':', c.id, c.status, c.attempts, c.duplicates, c.apply_state), ',' order by c.id)
   from (select * from callbacks where ${condition} order by id desc limit ${shownMax}) c)`;

const deliveriesOf = (condition: string) => `
  (select string_agg(concat_ws(':', d.id, d.status, d.attempt_count, d.attempt_id, d.next_attempt_at), ',' order by d.id)
   from (select * from deliveries where ${condition} order by id desc limit ${shownMax}) d)`;

/** Everything that moves on a page, as one text; each part by the primary key or an index, and bounded. */
const statements: Readonly<Record<LiveKind, string>> = {
  callback: `
    select concat_ws('|', k.status, k.attempts, k.duplicates, k.apply_state, k.outcome, k.last_attempt_at, k.next_attempt_at,
      ${deliveriesOf('callback_id = k.id')}, ${probesOf(`'callback:' || k.id`)}) as version
    from callbacks k where k.id = $1::bigint`,
  batch: `
    select concat_ws('|', b.updated_at, b.status, b.conflicted, b.line_count, b.done_count, b.failed_count,
      (select max(id) from transitions where batch_ref = b.id), ${issuesOf(`'batch:' || b.id`)},
      ${probesOf(`'batch:' || b.id`)}, ${callbacksOf('account_id = b.account_id and batch_id = b.batch_id')}) as version
    from batches b where b.id = $1::bigint`,
  transfer: `
    select concat_ws('|', t.updated_at, t.status, t.conflicted, ${issuesOf(`'transfer:' || t.id`)},
      ${probesOf(`'transfer:' || t.id`)}, ${callbacksOf('account_id = t.account_id and transfer_id = t.transfer_id')}) as version
    from transfers t where t.id = $1::bigint`,
  issue: `
    select concat_ws('|', i.state, i.owner_id, i.seen_count, i.last_seen_at, i.closed_at, i.acknowledged_at, i.title,
      i.actual, (select max(id) from issue_comments where issue_id = i.id)) as version
    from issues i where i.id = $1::bigint`,
  replay: `
    select concat_ws('|', j.state, j.fed_count, j.unwanted_count, j.delivery_count, j.decided_at, j.finished_at,
      (select string_agg(concat_ws(':', r.status, r.retried, r.count), ',' order by r.status, r.retried) from (
        select status, attempt_count > 0 as retried, count(*) as count from deliveries where replay_job_id = j.id
        group by 1, 2) r)) as version
    from replay_jobs j where j.id = $1::bigint`,
  replays: `
    select string_agg(concat_ws(':', j.id, j.state, j.fed_count, j.delivery_count), ',' order by j.id) as version
    from (select * from replay_jobs where $1::bigint = 0 order by id desc limit ${shownMax}) j`,
  destination: `
    select concat_ws('|', d.updated_at, d.state, d.archived_at, g.breaker, g.probe_at,
      (select string_agg(concat_ws(':', w.started_at, w.succeeded, w.failed), ',' order by w.started_at) from (
        select * from destination_windows where destination_id = d.id order by started_at desc limit 2) w),
      ${deliveriesOf('destination_id = d.id')}) as version
    from destinations d left join destination_gates g on g.destination_id = d.id where d.id = $1::bigint`,
  delivery: `
    select concat_ws('|', d.status, d.attempt_count, d.attempt_id, d.next_attempt_at, d.last_error_class) as version
    from deliveries d where d.id = $1::bigint`,
  overview: `
    select concat_ws('|', (select max(id) from statistics_deltas where $1::bigint = 0),
      (select max(id) from callbacks), (select max(id) from issues)) as version`,
};

/**
 * A short text that is another one once anything on the subject's page has changed. Asked for before the page is read: what
 * changes later has another version. Throws `AppError('forbidden')`.
 */
export async function readVersion(ctx: ActorContext, { kind, id }: LiveSubject): Promise<string> {
  assertMay(ctx.actor, liveKindActions[kind]);
  const { rows } = await ctx.db.pool.query<{ version: string | null }>(statements[kind], [id]);
  return createHash('sha256')
    .update(rows[0]?.version ?? '')
    .digest('base64url')
    .slice(0, 16);
}

const batchIds = `
  select b.id::text from batches b join accounts a on a.id = b.account_id
  where b.provider = $1 and b.batch_id = $2 and ($3::text is null or a.slug = $3) limit 2`;

/** As `findVersion`, of the batch that a page's address means; null too where it means none, or several. */
export async function findBatchVersion(
  ctx: ActorContext,
  { provider, batchId, account }: { provider: string; batchId: string; account: string | null },
): Promise<string | null> {
  const { rows } = await ctx.db.pool
    .query<{ id: string }>(batchIds, [provider, batchId, account])
    .catch(() => ({ rows: [] }));
  const [batch, another] = rows;
  return batch && !another ? findVersion(ctx, { kind: 'batch', id: batch.id }) : null;
}

/** As `readVersion`; null where it could not be read: the page is then read again at the first word of the stream. */
export async function findVersion(ctx: ActorContext, subject: LiveSubject): Promise<string | null> {
  return readVersion(ctx, subject).catch(() => null);
}

import type pg from 'pg';
import { z } from 'zod';
import { lanes } from '@/lib/delivery/types';

/** Counting ends here: a queue with more shows this. */
export const queueDepthMax = 100_000;
/** Groups of up to a hundred callbacks whose payloads wait to be searched. */
const searchJobsMax = queueDepthMax / 100;
/** The same for each lane of each destination, of which there may be many. */
export const laneDepthMax = 10_000;
/** Beyond it, destinations are not told apart any more: they are left out, oldest made first in. */
export const destinationsMax = 50;
const queryTimeoutMs = 2_000;

// What waits longest is the first of an index each time. Jobs that failed move to the end of theirs: the lowest callback
// id is the second witness.
const queues = `
select 'apply' as queue,
  (select count(*)::int from (select 1 from apply_jobs limit ${queueDepthMax}) as bounded) as depth,
  greatest(
    (select $1 - available_at from apply_jobs order by available_at, callback_id limit 1),
    (select $1 - enqueued_at from apply_jobs order by callback_id limit 1)
  ) as age
union all
select 'search',
  (select coalesce(sum(cardinality(callback_ids)), 0)::int from (
    select callback_ids from search_jobs order by id limit ${searchJobsMax}) as bounded),
  (select $1 - enqueued_at from search_jobs order by id limit 1)
union all
select 'probes',
  (select count(*)::int from (select 1 from probes where state = 'waiting' limit ${queueDepthMax}) as bounded),
  (select $1 - next_try_at from probes where state = 'waiting' order by next_try_at, id limit 1)
union all
select 'replays',
  (select coalesce(sum(callback_count - fed_count), 0)::int from replay_jobs where state = 'running'),
  (select $1 - started_at from replay_jobs where state = 'running' order by id limit 1)
union all
select 'statistics',
  (select count(*)::int from (select 1 from statistics_deltas limit ${queueDepthMax}) as bounded),
  null`;
const queuesText = `select queue, depth, coalesce(greatest(extract(epoch from age), 0), 0)::float8 as "ageSeconds" from (${queues}) as each`;

const laneText = `
with shown as (
  select id, name from destinations where archived_at is null order by id limit ${destinationsMax}
)
select shown.id::text as destination, shown.name, lane.number as lane,
  (select count(*)::int from (
    select 1 from deliveries d
    where d.destination_id = shown.id and d.lane = lane.number and d.status = 'waiting' limit ${laneDepthMax}
  ) as bounded) as depth,
  coalesce((
    select greatest(extract(epoch from $1 - d.next_attempt_at), 0)::float8 from deliveries d
    where d.destination_id = shown.id and d.lane = lane.number and d.status = 'waiting'
    order by d.next_attempt_at, d.id limit 1
  ), 0) as "ageSeconds"
from shown cross join unnest($2::smallint[]) as lane(number)
order by shown.id, lane.number`;

const breakerText = `
select d.id::text as destination, d.name, d.state, coalesce(g.breaker, 'closed') as breaker
from destinations d left join destination_gates g on g.destination_id = d.id
where d.archived_at is null order by d.id limit ${destinationsMax}`;

const issuesText = `
select kind.name as kind, state.name as state, (
  select count(*)::int from (
    select 1 from issues i where i.kind = kind.name and i.state = state.name limit ${laneDepthMax}
  ) as bounded) as count
from unnest($1::text[]) as kind(name) cross join unnest(array['open', 'acknowledged']) as state(name)`;

const rows = {
  queue: z.object({ queue: z.string(), depth: z.number(), ageSeconds: z.number() }),
  lane: z.object({
    destination: z.string(),
    name: z.string(),
    lane: z.number(),
    depth: z.number(),
    ageSeconds: z.number(),
  }),
  breaker: z.object({ destination: z.string(), name: z.string(), state: z.string(), breaker: z.string() }),
  issue: z.object({ kind: z.string(), state: z.string(), count: z.number() }),
};

/** What waits where, and for how long; the same whichever process reads it. */
export interface Queues {
  queues: z.output<typeof rows.queue>[];
  lanes: z.output<typeof rows.lane>[];
  breakers: z.output<typeof rows.breaker>[];
  issues: z.output<typeof rows.issue>[];
}

/**
 * Reads depths and oldest ages at `now`. Every count is bounded and on an index, so that it costs the same however much lies in the
 * database. Throws where the database does not answer within 2 s.
 */
export async function readQueues(
  pool: Pick<pg.Pool, 'query'>,
  now: Date,
  issueKinds: readonly string[],
): Promise<Queues> {
  const ask = async <Row>(text: string, values: unknown[], schema: z.ZodType<Row>): Promise<Row[]> => {
    const query = { text, values, query_timeout: queryTimeoutMs };
    const answer: { rows: unknown[] } = await pool.query(query);
    return z.array(schema).parse(answer.rows);
  };
  // One after the other: a scrape takes one connection, never four.
  return {
    queues: await ask(queuesText, [now], rows.queue),
    lanes: await ask(laneText, [now, Object.values(lanes)], rows.lane),
    breakers: await ask(breakerText, [], rows.breaker),
    issues: await ask(issuesText, [issueKinds], rows.issue),
  };
}

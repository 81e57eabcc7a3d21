import { z } from 'zod';
import type { ActorContext } from '@/lib/access/actor';
import { openHeaders } from '@/lib/delivery/destination-secrets';
import { destinationFilterSchema } from '@/lib/delivery/match-filter';
import { bodyModes, breakerStates, destinationSources, destinationStates } from '@/lib/delivery/types';
import { isoText } from '@/lib/intake/callback-row';
import { uuidFloor } from '@/lib/platform/db/uuid';
import { hourMs } from '@/lib/platform/time';
import type { DestinationDetails } from './types';

/** Deliveries counted at most: beyond that the exact number helps nobody and costs a scan. */
export const backlogMax = 10_000;
/** Attempts of the last hour looked at, the newest. */
export const recentAttemptsMax = 1_000;

const instant = z.date().nullable();
const rowSchema = z.object({
  id: z.string(),
  name: z.string(),
  url: z.string(),
  source: z.enum(destinationSources),
  filter: destinationFilterSchema,
  bodyMode: z.enum(bodyModes),
  headersSealed: z.instanceof(Uint8Array).nullable(),
  timeoutMs: z.number(),
  ratePerSecondMax: z.number().nullable(),
  concurrencyMax: z.number(),
  scheduleSeconds: z.array(z.number()),
  state: z.enum(destinationStates),
  pausedReason: z.string().nullable(),
  pausedAt: instant,
  breaker: z.enum(breakerStates),
  openedAt: instant,
  probeAt: instant,
  createdAt: z.date(),
  updatedAt: z.date(),
  archivedAt: instant,
  secrets: z.array(
    z.object({ id: z.string(), hint: z.string(), createdAt: z.string(), retiresAt: z.string().nullable() }),
  ),
  waiting: z.number(),
  failing: z.number(),
  oldestWaitingAt: instant,
  delivered: z.number(),
  failed: z.number(),
  recent: z.number(),
  p50Ms: z.number().nullable(),
  p95Ms: z.number().nullable(),
  lastStartedAt: instant,
  lastOutcome: z.enum(['delivered', 'failed', 'running']).nullable(),
  lastDeliveryId: z.string().nullable(),
});
type Row = z.infer<typeof rowSchema>;

const outcomeSql = `case when finished_at is null then 'running'
  when status_code between 200 and 299 and (error_class is null or error_class = 'response_too_large') then 'delivered'
  else 'failed' end`;

// Each part of the health is a few index pages: the partial index of waiting deliveries, and attempts newest first.
const statement = `
select d.id::text, d.name, d.url, d.source, d.filter, d.body_mode as "bodyMode", d.headers_sealed as "headersSealed",
  d.timeout_ms as "timeoutMs", d.rate_per_second_max as "ratePerSecondMax", d.concurrency_max as "concurrencyMax",
  d.schedule_seconds as "scheduleSeconds", d.state, d.paused_reason as "pausedReason", d.paused_at as "pausedAt",
  coalesce(g.breaker, 'closed') as breaker, g.opened_at as "openedAt", g.probe_at as "probeAt",
  d.created_at as "createdAt", d.updated_at as "updatedAt", d.archived_at as "archivedAt",
  secrets.list as secrets, backlog.*, recent.*, last.*
from destinations d
left join destination_gates g on g.destination_id = d.id
cross join lateral (
  select coalesce(json_agg(json_build_object('id', s.id, 'hint', s.hint,
    'createdAt', to_char(s.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'retiresAt', to_char(s.retires_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
    order by s.created_at desc, s.id desc), '[]') as list
  from destination_secrets s where s.destination_id = d.id and (s.retires_at is null or s.retires_at > $2)
) as secrets
cross join lateral (
  select count(*) filter (where attempt_count = 0)::int as waiting, count(*) filter (where attempt_count > 0)::int as failing,
    min(created_at) as "oldestWaitingAt"
  from (
    select attempt_count, created_at from deliveries
    where destination_id = d.id and status = 'waiting' order by lane, next_attempt_at, id limit ${backlogMax}
  ) as waiting
) as backlog
cross join lateral (
  select count(*)::int as recent, count(*) filter (where outcome = 'delivered')::int as delivered,
    count(*) filter (where outcome = 'failed')::int as failed,
    percentile_disc(0.5) within group (order by total_ms) filter (where outcome = 'delivered') as "p50Ms",
    percentile_disc(0.95) within group (order by total_ms) filter (where outcome = 'delivered') as "p95Ms"
  from (
    select total_ms, ${outcomeSql} as outcome from attempts
    where destination_id = d.id and id >= $3::uuid and trigger <> 'test' order by id desc limit ${recentAttemptsMax}
  ) as recent
) as recent
left join lateral (
  select started_at as "lastStartedAt", ${outcomeSql} as "lastOutcome", delivery_id::text as "lastDeliveryId"
  from attempts where destination_id = d.id order by id desc limit 1
) as last on true
where case when $1::bigint is null then d.archived_at is null else d.id = $1 end
order by lower(d.name), d.id`;

function toDetails(ctx: ActorContext, row: Row): DestinationDetails {
  return {
    id: row.id,
    name: row.name,
    url: row.url,
    source: row.source,
    filter: row.filter,
    bodyMode: row.bodyMode,
    headerNames: Object.keys(openHeaders(ctx.vault, row.id, row.headersSealed)),
    timeoutMs: row.timeoutMs,
    ratePerSecondMax: row.ratePerSecondMax,
    concurrencyMax: row.concurrencyMax,
    scheduleSeconds: row.scheduleSeconds.length === 0 ? null : row.scheduleSeconds,
    state: row.state,
    pausedReason: row.pausedReason,
    pausedAt: isoText(row.pausedAt),
    breaker: { state: row.breaker, openedAt: isoText(row.openedAt), probeAt: isoText(row.probeAt) },
    secrets: row.secrets,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    archivedAt: isoText(row.archivedAt),
    health: {
      waiting: row.waiting,
      failing: row.failing,
      bounded: row.waiting + row.failing >= backlogMax,
      oldestWaitingAt: isoText(row.oldestWaitingAt),
      lastHour: {
        delivered: row.delivered,
        failed: row.failed,
        bounded: row.recent >= recentAttemptsMax,
        p50Ms: row.p50Ms,
        p95Ms: row.p95Ms,
      },
      lastAttempt:
        row.lastStartedAt && row.lastOutcome && row.lastDeliveryId
          ? { startedAt: row.lastStartedAt.toISOString(), outcome: row.lastOutcome, deliveryId: row.lastDeliveryId }
          : null,
    },
  };
}

/** Destinations with how they do: the one of that id, archived or not, or all that are not archived, by name. */
export async function readDestinations(ctx: ActorContext, id: string | null): Promise<DestinationDetails[]> {
  const now = ctx.clock.now();
  const hourAgo = uuidFloor(new Date(now.getTime() - hourMs));
  const { rows } = await ctx.db.pool.query(statement, [id, now, hourAgo]);
  return rows.map((row) => toDetails(ctx, rowSchema.parse(row)));
}

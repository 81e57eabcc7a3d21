import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { sql } from '@/lib/platform/query/conditions';

/** A question to the provider about a record, without the bytes of its answer. */
export interface RecordProbe {
  id: string;
  resource: string;
  resourceId: string;
  /** asked, sweep, callback */
  trigger: string;
  requestedBy: string | null;
  reason: string;
  /** waiting, answered, failed */
  state: string;
  createdAt: string;
  finishedAt: string | null;
  statusCode: number | null;
  errorWords: string | null;
  /** The callback that a newer state was applied as. */
  callbackId: string | null;
}

type ProbeRow = Omit<RecordProbe, 'createdAt' | 'finishedAt'> & { createdAt: Date; finishedAt: Date | null };

/** Questions shown of one record, the newest. */
const probesMax = 100;

/** What the provider was asked about `recordKey` (`transfer:9`, `batch:17`), newest first. */
export async function listRecordProbes(
  ctx: ActorContext,
  { recordKey }: { recordKey: string },
): Promise<RecordProbe[]> {
  assertMay(ctx.actor, 'probes.read');
  const { rows } = await ctx.db.pool.query<ProbeRow>(sql`
    select id, resource, resource_id as "resourceId", trigger, requested_by as "requestedBy", reason, state,
      created_at as "createdAt", finished_at as "finishedAt", status_code as "statusCode", error_words as "errorWords",
      callback_id as "callbackId"
    from probes
    where subject = ${recordKey}
    order by id desc
    limit ${probesMax}`);
  return rows.map(({ createdAt, finishedAt, ...row }) => ({
    ...row,
    createdAt: createdAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
  }));
}

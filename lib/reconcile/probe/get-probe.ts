import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { NotFoundError } from '@/lib/platform/errors';
import { rowIdPattern, sql } from '@/lib/platform/query/conditions';
import { openEvidence } from './probe-envelope';
import { type ProbeRow, probeColumnsSql, toProbeView } from './probe-row';
import type { ProbeDetails } from './types';

type DetailRow = ProbeRow & { sealed: Buffer | null };

/** One question with its evidence. Throws `NotFoundError`; `AppError('unavailable')` where the evidence does not open. */
export async function getProbe(ctx: ActorContext, id: string): Promise<ProbeDetails> {
  assertMay(ctx.actor, 'probes.read');
  const { rows } = rowIdPattern.test(id)
    ? await ctx.db.pool.query<DetailRow>(sql`
        select ${probeColumnsSql}, p.sealed
        from probes p
        join accounts a on a.id = p.account_id
        where p.id = ${id}::bigint`)
    : { rows: [] };
  const [row] = rows;
  if (!row) throw new NotFoundError(`There is no probe ${id.slice(0, 40)}.`);
  return { ...toProbeView(row), evidence: row.sealed && openEvidence(ctx.vault, row.id, row.sealed) };
}

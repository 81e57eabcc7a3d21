import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { maskBase64 } from '@/lib/intake/sensitive/mask-request';
import { readSensitivities } from '@/lib/intake/sensitive/read-sensitivities';
import { NotFoundError } from '@/lib/platform/errors';
import { rowIdPattern, sql } from '@/lib/platform/query/conditions';
import { mapBodies, openEvidence } from './probe-envelope';
import { type ProbeRow, probeColumnsSql, toProbeView } from './probe-row';
import type { ProbeDetails } from './types';

type DetailRow = ProbeRow & { sealed: Buffer | null };

/** One question with its evidence, what is sensitive in it masked but for the console itself. Throws `NotFoundError`; `AppError('unavailable')` where the evidence does not open. */
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
  const evidence = row.sealed && openEvidence(ctx.vault, row.id, row.sealed);
  if (!evidence || ctx.actor.kind === 'system') return { ...toProbeView(row), evidence };
  const sensitivity = (await readSensitivities(ctx))(row.provider);
  return { ...toProbeView(row), evidence: mapBodies(evidence, (body) => maskBase64(body, sensitivity)) };
}

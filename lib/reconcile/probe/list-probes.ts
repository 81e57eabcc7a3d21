import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { NotFoundError } from '@/lib/platform/errors';
import { sql } from '@/lib/platform/query/conditions';
import { findSubject } from './find-subject';
import { planQuestion } from './plan-question';
import { type ProbeRow, probeColumnsSql, toProbeView } from './probe-row';
import type { ProbeView } from './types';

/** Probes of one record shown, newest first. */
const probesMax = 50;

export interface ProbeList {
  /** Of the record itself, also where a callback of it was named. */
  subject: string;
  data: ProbeView[];
  /** Null: it can be asked; else why not, in a sentence. */
  notAskable: string | null;
}

/**
 * The questions about one record (`transfer:9`, `batch:17`, `callback:204`), newest first, at most 50. A callback shows those of
 * its record and its own. Throws `NotFoundError`.
 */
export async function listProbes(ctx: ActorContext, { subject }: { subject: string }): Promise<ProbeList> {
  assertMay(ctx.actor, 'probes.read');
  const found = await findSubject(ctx, subject);
  if (!found) throw new NotFoundError(`There is no ${subject.slice(0, 40)}.`);
  const subjects = [...new Set([subject, found.subject])];
  const { rows } = await ctx.db.pool.query<ProbeRow>(sql`
    select ${probeColumnsSql}
    from probes p
    join accounts a on a.id = p.account_id
    where p.subject = any(${subjects}::text[])
    order by p.id desc
    limit ${probesMax}`);
  const plan = await planQuestion(ctx, found);
  return { subject: found.subject, data: rows.map(toProbeView), notAskable: plan.askable ? null : plan.reason };
}

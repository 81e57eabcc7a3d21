import type { ActorContext } from '@/lib/access/actor';
import type { Snapshot } from '@/lib/exports/snapshot';
import { sql } from '@/lib/platform/query/conditions';
import { mapBodies, openEvidence } from '@/lib/reconcile/probe/probe-envelope';
import { type ProbeRow, probeColumnsSql, toProbeView } from '@/lib/reconcile/probe/probe-row';
import type { Disclosure } from './disclosure';
import { callbackIdsSql, type EvidenceSubject, subjectKey } from './evidence-record';
import { jsonFile, type PackFile } from './pack-file';

/** Questions to the provider about the record and its callbacks, with the answers as they came; credentials were never kept. */
export async function* probeFiles(
  ctx: ActorContext,
  snapshot: Snapshot,
  disclosure: Disclosure,
  subject: EvidenceSubject,
): AsyncGenerator<PackFile> {
  const probes = await snapshot.batches<ProbeRow & { sealed: Buffer | null }>(
    sql`
      select ${probeColumnsSql}, p.sealed
      from probes p
      join accounts a on a.id = p.account_id
      where p.subject = ${subjectKey(subject)}
        or p.subject in (select 'callback:' || c.id from (${callbackIdsSql(subject)}) c)
      order by p.id`,
    8,
  );
  for await (const rows of probes) {
    for (const { sealed, ...row } of rows) {
      const evidence = sealed && openEvidence(ctx.vault, row.id, sealed);
      const shown = (body: string) => disclosure.shown(row.provider, Buffer.from(body, 'base64')).toString('base64');
      yield jsonFile(`probes/${row.id}.json`, {
        ...toProbeView(row),
        evidence: evidence && mapBodies(evidence, shown),
      });
    }
  }
}

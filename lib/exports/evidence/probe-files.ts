import type { Snapshot } from '@/lib/exports/snapshot';
import { sql } from '@/lib/platform/query/conditions';
import { callbackIdsSql, type EvidenceSubject, subjectKey } from './evidence-record';
import { jsonFile, type PackFile } from './pack-file';

interface ProbeRow {
  id: string;
}

/** Questions to the provider about the record, with its answers. */
export async function* probeFiles(snapshot: Snapshot, subject: EvidenceSubject): AsyncGenerator<PackFile> {
  const probes = await snapshot.batches<ProbeRow>(sql`
    select p.id::text, p.provider, p.subject, p.resource, p.resource_id as "resourceId", p.trigger, p.requested_by as "requestedBy",
      p.reason, p.state, p.tries, p.created_at as "createdAt", p.started_at as "startedAt", p.finished_at as "finishedAt",
      p.status_code as "statusCode", p.error_class as "errorClass", p.error_words as "errorWords", p.comparison,
      p.callback_id::text as "callbackId"
    from probes p
    where p.subject = ${subjectKey(subject)}
      or p.subject in (select 'callback:' || c.id from (${callbackIdsSql(subject)}) c)
    order by p.id`);
  for await (const rows of probes) for (const row of rows) yield jsonFile(`probes/${row.id}.json`, row);
}

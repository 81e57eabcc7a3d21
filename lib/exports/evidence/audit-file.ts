import type { Snapshot } from '@/lib/exports/snapshot';
import { sql } from '@/lib/platform/query/conditions';
import { callbackIdsSql, type EvidenceSubject, subjectKey } from './evidence-record';
import { issueIdsSql } from './issue-files';
import { linesFile, type PackFile } from './pack-file';

/**
 * What people and programs did with the record, its callbacks, their requests, its issues and probes. Packs that were made of it
 * are left out: otherwise no pack would be like the one before.
 */
export async function auditFile(snapshot: Snapshot, subject: EvidenceSubject): Promise<PackFile> {
  const key = subjectKey(subject);
  const entries = await snapshot.batches(sql`
    with subjects (subject) as (
      select ${key}
      union select 'callback:' || c.id from (${callbackIdsSql(subject)}) c
      union select 'request:' || r.id from requests r
        where r.id in (select first_request_id from callbacks where id in (${callbackIdsSql(subject)}))
      union select 'request:' || r.id from requests r
        where r.callback_id in (${callbackIdsSql(subject)}) and r.verdict <> 'accepted'
      union select 'issue:' || i.id from (${issueIdsSql(subject)}) i (id)
      union select 'probe:' || p.id from probes p where p.subject = ${key}
    )
    select e.id::text, e.at, e.actor_kind as "actorKind", e.actor_id as "actorId", e.actor_name as "actorName", e.action, e.subject,
      e.before, e.after, e.address
    from audit_entries e
    join subjects s on s.subject = e.subject
    where e.action not like 'evidence.%'
    order by e.id`);
  return linesFile('audit.jsonl', entries);
}

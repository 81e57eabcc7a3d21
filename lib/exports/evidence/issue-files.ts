import type { Snapshot } from '@/lib/exports/snapshot';
import { type IssueRow, issueColumnsSql, issueJoinsSql, toIssueSummary } from '@/lib/ledger/issues/issue-row';
import { type Sql, sql } from '@/lib/platform/query/conditions';
import { callbackIdsSql, type EvidenceSubject, subjectKey } from './evidence-record';
import { jsonFile, type PackFile } from './pack-file';

/** Issues of the record, of its lines and of its callbacks. */
export function issueIdsSql(subject: EvidenceSubject): Sql {
  const key = subjectKey(subject);
  return sql`
    select id from issues where record_key = ${key}
    union select id from issues where subject = ${key}
    union select i.id from issues i join (${callbackIdsSql(subject)}) c on i.subject = 'callback:' || c.id`;
}

interface Comment {
  issueId: string;
}

/** Each issue with what people said about it, in the order in which they were raised. */
export async function* issueFiles(snapshot: Snapshot, subject: EvidenceSubject): AsyncGenerator<PackFile> {
  const issues = await snapshot.batches<IssueRow>(sql`
    select ${issueColumnsSql} from issues i ${issueJoinsSql} where i.id in (${issueIdsSql(subject)}) order by i.id`);
  for await (const rows of issues) {
    const comments = await snapshot.all<Comment>(sql`
      select issue_id::text as "issueId", at, author_name as "authorName", text
      from issue_comments where issue_id = any(${rows.map(({ id }) => id)}::bigint[]) order by id`);
    for (const row of rows) {
      const own = comments.filter(({ issueId }) => issueId === row.id).map(({ issueId: _, ...comment }) => comment);
      yield jsonFile(`issues/${row.id}.json`, { ...toIssueSummary(row), comments: own });
    }
  }
}

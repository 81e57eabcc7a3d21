import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { sql } from '@/lib/platform/query/conditions';
import { readSubject, type SubjectKind } from './subjects';

/** What people call a subject, and what its page is found by where that is not its id. */
export interface SubjectName {
  name: string;
  provider: string | null;
  /** Slug. */
  account: string | null;
  batchId: string | null;
}

type Row = SubjectName & { subject: string };

/** The names of `subjects` that have one, by subject: accounts, batches, lines, destinations, people and tokens. */
export async function nameSubjects(
  ctx: ActorContext,
  subjects: readonly string[],
): Promise<ReadonlyMap<string, SubjectName>> {
  assertMay(ctx.actor, 'audit.read');
  const all = [...new Set(subjects)].map(readSubject);
  const ids = (kind: SubjectKind) =>
    all.flatMap((subject) => (subject?.kind === kind && /^[1-9]\d{0,17}$/.test(subject.id) ? [subject.id] : []));
  const { rows } = await ctx.db.pool.query<Row>(sql`
    select 'account:' || id as subject, name, provider, slug as account, null as "batchId"
    from accounts where id = any(${ids('account')}::bigint[])
    union all
    select 'batch:' || b.id, b.batch_id, b.provider, a.slug, b.batch_id
    from batches b join accounts a on a.id = b.account_id where b.id = any(${ids('batch')}::bigint[])
    union all
    select 'suborder:' || l.id, l.line_key, b.provider, a.slug, b.batch_id
    from suborders l join batches b on b.id = l.batch_ref join accounts a on a.id = b.account_id
    where l.id = any(${ids('suborder')}::bigint[])
    union all
    select 'destination:' || id, name, null, null, null from destinations where id = any(${ids('destination')}::bigint[])
    union all
    select 'user:' || id, name, null, null, null from users where id = any(${ids('user')}::bigint[])
    union all
    select 'token:' || id, name, null, null, null from api_tokens where id = any(${ids('token')}::bigint[])`);
  return new Map(rows.map(({ subject, ...name }) => [subject, name]));
}

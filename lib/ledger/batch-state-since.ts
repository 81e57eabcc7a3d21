import type pg from 'pg';

const statement = `
select distinct on (t.subject_id) t.subject_id::text as id, coalesce(t.occurred_at, t.recorded_at) as at
from transitions t
where t.subject = 'batch' and t.subject_id = any($1::bigint[]) and t.verdict in ('opened', 'advanced')
order by t.subject_id, t.id desc`;

/** When each batch came into the status that it has, by row id: the provider's instant where it says one, else ours. */
export async function batchStateSince(
  db: Pick<pg.Pool, 'query'>,
  batchRefs: readonly string[],
): Promise<Map<string, Date>> {
  const { rows } = await db.query<{ id: string; at: Date }>(statement, [batchRefs]);
  return new Map(rows.map(({ id, at }) => [id, at]));
}

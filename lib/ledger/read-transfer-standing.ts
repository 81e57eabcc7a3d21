import type pg from 'pg';
import type { TransferStanding } from './types';

// Every part is one probe of an index for each transfer of a page.
const statement = `
select t.id, coalesce(changed.at, t.opened_at) as "stateSince",
  coalesce(t.tx_hash <> '' and exists (
    select from transfers other
    where lower(other.tx_hash) = lower(t.tx_hash) and other.account_id = t.account_id and other.kind = t.kind and other.id <> t.id
  ), false) as "duplicateHash",
  (select count(*)::int from issues i where i.record_key = 'transfer:' || t.id and i.state in ('open', 'acknowledged')) as "openIssues"
from transfers t
left join lateral (
  select coalesce(tr.occurred_at, c.received_at) as at
  from transitions tr
  join callbacks c on c.id = tr.callback_id
  where tr.subject = 'transfer' and tr.subject_id = t.id and tr.to_status = t.status
    and (tr.verdict in ('opened', 'advanced') or tr.verdict = 'unrecognised' and tr.from_status is null)
  order by tr.id desc
  limit 1
) as changed on true
where t.id = any($1::bigint[])`;

/**
 * Where each transfer stands beside its own fields, by its row id: since when it has its status, whether another transfer
 * of its kind and account names the same transaction hash (one transaction may well pay out here and come in there), how many of its issues are not closed.
 */
export async function readTransferStanding(
  db: Pick<pg.Pool, 'query'>,
  ids: readonly string[],
): Promise<Map<string, TransferStanding>> {
  if (ids.length === 0) return new Map();
  const { rows } = await db.query<Omit<TransferStanding, 'stateSince'> & { id: string; stateSince: Date }>(statement, [
    ids,
  ]);
  return new Map(
    rows.map(({ id, stateSince, ...standing }) => [id, { ...standing, stateSince: stateSince.toISOString() }]),
  );
}

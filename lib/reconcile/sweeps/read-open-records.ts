import type { ValueAtRisk } from '@/lib/ledger/raise-issues';
import type { Transaction } from '@/lib/platform/db/transaction';
import { type OpenRecord, recordTroubles } from './judge-record';
import type { SweepPosition } from './sweep-position';

/** A record that has not ended, with what is known about it already. */
export interface SweptRecord extends OpenRecord {
  /** `transfer:9`, `batch:17`. */
  key: string;
  id: string;
  accountId: string;
  /** The provider's id of it. */
  name: string;
  /** Troubles it has a live issue for, or one that a person closed while it was in this status. */
  known: readonly string[];
  valueAtRisk: readonly ValueAtRisk[];
}

export type RecordTable = 'transfer' | 'batch';

/** What a person closed stays closed for as long as the record does not move. */
const known = (key: string, row: string) => `
array(select i.kind from issues i
  where i.subject = ${key} and i.account_id = ${row}.account_id and i.kind = any($5::text[])
    and (i.state in ('open', 'acknowledged') or (i.closed_by is not null and i.detail->>'status' = ${row}.status)))`;

// Lines are summed for batches that nothing is known about yet: those that are stuck for long are not read again and again.
// The page is cut on the index of open records before anything is joined to it: a run costs the same however many there are.
const statements: Readonly<Record<RecordTable, string>> = {
  transfer: `
with page as (
  select * from transfers
  where not terminal and opened_at <= $3 and (opened_at, id) > (coalesce($1, '-infinity'::timestamptz), $2::bigint)
  order by opened_at, id limit $4
)
select 'transfer:' || p.id as key, p.id::text, p.account_id::text as "accountId", p.provider, p.kind, p.transfer_id as name, p.status,
  p.outcome, p.terminal, p.opened_at as "openedAt", case when p.chain is null then '{}' else array[p.chain] end as chains,
  ${known(`'transfer:' || p.id`, 'p')} as known,
  case when p.currency is null or coalesce(p.requested_amount, p.actual_amount) is null then '[]'::jsonb
    else jsonb_build_array(jsonb_build_object('currency', p.currency, 'amount', coalesce(p.requested_amount, p.actual_amount)::text))
  end as "valueAtRisk"
from page p order by p.opened_at, p.id`,
  batch: `
with page as (
  select * from batches
  where not terminal and opened_at <= $3 and (opened_at, id) > (coalesce($1, '-infinity'::timestamptz), $2::bigint)
  order by opened_at, id limit $4
), p as (
  select page.*, ${known(`'batch:' || page.id`, 'page')} as known from page
)
select 'batch:' || p.id as key, p.id::text, p.account_id::text as "accountId", p.provider, 'batch' as kind, p.batch_id as name, p.status,
  p.outcome, p.terminal, p.opened_at as "openedAt", l.chains,
  p.known, l."valueAtRisk"
from p cross join lateral (
  select coalesce(array_agg(distinct c.chain) filter (where c.chain is not null), '{}') as chains,
    coalesce((select jsonb_agg(jsonb_build_object('currency', m.currency, 'amount', m.amount::text) order by m.currency) from (
      select s.currency, sum(s.amount) as amount from suborders s
      where cardinality(p.known) = 0 and s.batch_ref = p.id and not s.terminal and s.currency is not null and s.amount is not null
      group by s.currency) as m), '[]'::jsonb) as "valueAtRisk"
  from suborders c where cardinality(p.known) = 0 and c.batch_ref = p.id and not c.terminal
) as l
order by p.opened_at, p.id`,
};

/** The next `rowsMax` records of `table` after `position` that have not ended and opened at `openedBefore` or earlier, oldest first. */
export async function readOpenRecords(
  tx: Transaction,
  table: RecordTable,
  { position, openedBefore, rowsMax }: { position: SweepPosition; openedBefore: Date; rowsMax: number },
): Promise<SweptRecord[]> {
  const values = [position.at, position.id, openedBefore, rowsMax, recordTroubles];
  const { rows } = await tx.query<SweptRecord>(statements[table], values);
  return rows;
}

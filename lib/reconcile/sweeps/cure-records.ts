import { closeIssues } from '@/lib/ledger/close-issues';
import type { Transaction } from '@/lib/platform/db/transaction';
import type { SweepBounds } from './bounds';
import { judgeRecord, type OpenRecord, recordTroubles } from './judge-record';
import { readPosition, start, writePosition } from './sweep-position';

const statement = `
with page as (
  select i.id, i.kind, i.subject, case when i.subject ~ '^(transfer|batch):[0-9]{1,18}$' then split_part(i.subject, ':', 2)::bigint end as record_id
  from issues i
  where i.kind = any($2::text[]) and i.state in ('open', 'acknowledged') and i.id > $1 and i.subject ~ '^(transfer|batch):'
  order by i.id limit $3
)
select p.id::text, p.kind as trouble, p.subject,
  coalesce(t.provider, b.provider) as provider, coalesce(t.kind, 'batch') as kind, coalesce(t.status, b.status) as status,
  coalesce(t.outcome, b.outcome) as outcome, coalesce(t.terminal, b.terminal, true) as terminal,
  coalesce(t.opened_at, b.opened_at) as "openedAt",
  case when t.chain is not null then array[t.chain]
    else array(select distinct s.chain from suborders s where not b.terminal and s.batch_ref = b.id and not s.terminal and s.chain is not null) end as chains
from page p
left join transfers t on t.id = p.record_id and p.subject like 'transfer:%'
left join batches b on b.id = p.record_id and p.subject like 'batch:%'
order by p.id`;

type TroubledRecord = OpenRecord & { id: string; trouble: string; subject: string };

/** Resolves the next `rowsMax` live issues of stuck and half-told records whose record has moved on or is within its bound. */
export async function cureRecords(
  tx: Transaction,
  { bounds, now, rowsMax }: { bounds: SweepBounds; now: Date; rowsMax: number },
): Promise<number> {
  const sweep = 'cured:records';
  const position = (await readPosition(tx, sweep)) ?? start;
  const { rows } = await tx.query<TroubledRecord>(statement, [position.id, recordTroubles, rowsMax]);
  const cured = rows.filter((record) => judgeRecord(record, bounds, now)?.trouble !== record.trouble);
  for (const trouble of recordTroubles) {
    const subjects = cured.flatMap((record) => (record.trouble === trouble ? [record.subject] : []));
    await closeIssues(tx, trouble, subjects, now);
  }
  const last = rows.length < rowsMax ? undefined : rows.at(-1);
  await writePosition(tx, sweep, last ? { at: null, id: last.id } : start, now);
  return cured.length;
}

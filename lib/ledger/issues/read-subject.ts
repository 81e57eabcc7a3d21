import type { Transaction } from '@/lib/platform/db/transaction';
import { type IssueSubject, parseSubject, type SubjectKey } from './issue-subject';

/** One row a kind, by its primary key, as `IssueSubject` has it. */
const statements: Readonly<Record<SubjectKey['kind'], string>> = {
  batch: `
    select json_build_object('kind', 'batch', 'id', b.id::text, 'provider', b.provider, 'account', a.slug,
      'batchId', b.batch_id, 'status', b.status, 'outcome', b.outcome) as subject
    from batches b join accounts a on a.id = b.account_id where b.id = $1`,
  suborder: `
    select json_build_object('kind', 'suborder', 'id', s.id::text, 'provider', b.provider, 'account', a.slug,
      'lineKey', s.line_key, 'batchId', b.batch_id, 'status', s.status, 'outcome', s.outcome, 'currency', s.currency,
      'chain', s.chain, 'amount', s.amount::text, 'fee', s.fee::text, 'doneAmount', s.done_amount::text) as subject
    from suborders s join batches b on b.id = s.batch_ref join accounts a on a.id = b.account_id where s.id = $1`,
  transfer: `
    select json_build_object('kind', 'transfer', 'id', t.id::text, 'provider', t.provider, 'account', a.slug,
      'transferId', t.transfer_id, 'transferKind', t.kind, 'status', t.status, 'outcome', t.outcome,
      'currency', t.currency, 'requestedAmount', t.requested_amount::text, 'actualAmount', t.actual_amount::text) as subject
    from transfers t join accounts a on a.id = t.account_id where t.id = $1`,
  callback: `
    select json_build_object('kind', 'callback', 'id', c.id::text, 'provider', c.provider, 'account', a.slug,
      'type', c.type, 'providerStatus', c.provider_status,
      'receivedAt', to_char(c.received_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) as subject
    from callbacks c join accounts a on a.id = c.account_id where c.id = $1`,
  account: `
    select json_build_object('kind', 'account', 'id', a.id::text, 'provider', a.provider, 'account', a.slug,
      'name', a.name) as subject
    from accounts a where a.id = $1`,
  destination: `
    select json_build_object('kind', 'destination', 'id', d.id::text, 'name', d.name) as subject
    from destinations d where d.id = $1`,
};

/** What `subject` (`batch:17`, or words) is about, as it stands now. */
export async function readSubject(tx: Pick<Transaction, 'query'>, subject: string): Promise<IssueSubject> {
  const words: IssueSubject = { kind: 'words', words: subject };
  const key = parseSubject(subject);
  if (!key) return words;
  const { rows } = await tx.query<{ subject: IssueSubject }>(statements[key.kind], [key.id]);
  return rows[0]?.subject ?? words;
}

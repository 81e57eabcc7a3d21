import { fieldsPerAccountMax, isFieldSurprise } from '@/lib/ledger/checks/unknown-fields';
import type { RaisedIssue } from '@/lib/ledger/raise-issues';
import type { Transaction } from '@/lib/platform/db/transaction';
import type { LatestIssue } from './read-latest-issues';

const statement = `
select i.account_id::text as "accountId", count(distinct i.subject)::int as fields
from issues i
where i.account_id = any($1::bigint[]) and i.kind = 'never_seen' and i.subject like 'The field %'
group by i.account_id`;

/**
 * The words and fields that are still to be raised: of an account that has had a hundred fields, no further ones. Asks the
 * database only where a field is new.
 */
export async function limitFields(
  tx: Transaction,
  surprises: readonly RaisedIssue[],
  latest: readonly LatestIssue[],
): Promise<RaisedIssue[]> {
  const known = new Set(
    latest.filter(({ kind }) => kind === 'never_seen').map(({ accountId, subject }) => `${accountId} ${subject}`),
  );
  const isNew = ({ accountId, subject }: RaisedIssue) =>
    isFieldSurprise(subject) && !known.has(`${accountId} ${subject}`);
  const fresh = surprises.filter(isNew);
  if (fresh.length === 0) return [...surprises];
  const accountIds = [...new Set(fresh.map(({ accountId }) => accountId))];
  const { rows } = await tx.query<{ accountId: string; fields: number }>(statement, [accountIds]);
  const room = new Map(rows.map(({ accountId, fields }) => [accountId, fieldsPerAccountMax - fields]));
  const taken = new Set<string>();
  return surprises.filter((issue) => {
    const { accountId, subject } = issue;
    if (!isNew(issue) || taken.has(`${accountId} ${subject}`)) return true;
    const left = room.get(accountId) ?? fieldsPerAccountMax;
    if (left <= 0) return false;
    room.set(accountId, left - 1);
    taken.add(`${accountId} ${subject}`);
    return true;
  });
}

import type { Actor } from '@/lib/access/actor';
import { ofAccounts, openedWithin } from '@/lib/ledger/list-conditions';
import { beginsWith, isOneOf, rowIdPattern, type Sql, sql, where } from '@/lib/platform/query/conditions';
import { raisedBefore } from './issue-ages';
import type { IssueFilter } from './issue-filter';

/** Who asks and when: what `me` and an age mean. */
export interface Asking {
  actor: Actor;
  now: Date;
}

/** More records than this begin with a text that is too short to mean one of them. */
const recordsMax = 1_000;

/** Records that `text` names: each branch has its index and is bounded. */
function recordsNamed(text: string): Sql {
  return sql`array(
    (select 'batch:' || id from batches where ${beginsWith(sql`batch_id`, text)} limit ${recordsMax})
    union all (select 'transfer:' || id from transfers where ${beginsWith(sql`transfer_id`, text)} limit ${recordsMax})
    union all (select 'transfer:' || id from transfers where merchant_reference = ${text} or tx_hash = ${text} limit ${recordsMax})
    union all (select 'suborder:' || id from suborders
      where merchant_withdraw_id = ${text} or suborder_id = ${text} or tx_id = ${text} limit ${recordsMax}))`;
}

/** Pure: issues that `text` names by an id of theirs or of what they are about. */
function names(text: string): Sql {
  const id = rowIdPattern.test(text) ? text : null;
  return sql`(i.subject = ${text} or i.subject = any(${recordsNamed(text)}) or i.record_key = any(${recordsNamed(text)})
    or i.id = ${id}::bigint or i.callback_id = ${id}::bigint)`;
}

function ownedBy(owners: readonly string[], actor: Actor): Sql | null {
  if (owners.length === 0) return null;
  const me = actor.kind === 'person' ? [actor.userId] : [];
  const ids = owners.flatMap((owner) => (owner === 'me' ? me : owner === 'none' ? [] : [owner]));
  const someones = sql`i.owner_id = any(${ids}::bigint[])`;
  return owners.includes('none') ? sql`(i.owner_id is null or ${someones})` : someones;
}

/** Pure: every condition of a filter over `issues i` but its sort and place in the list. */
export function issueConditions(filter: IssueFilter, { actor, now }: Asking): (Sql | null)[] {
  const before = raisedBefore(filter.age, now);
  return [
    isOneOf(sql`i.provider`, filter.provider),
    ofAccounts(sql`i.account_id`, filter.account),
    isOneOf(sql`i.kind`, filter.kind),
    isOneOf(sql`i.state`, filter.state),
    ownedBy(filter.owner, actor),
    filter.subject === null ? null : sql`i.subject = ${filter.subject}`,
    filter.recordKey === null ? null : sql`(i.record_key = ${filter.recordKey} or i.subject = ${filter.recordKey})`,
    filter.q === null ? null : names(filter.q),
    before && sql`i.opened_at < ${before}::timestamptz`,
    ...openedWithin(sql`i.opened_at`, filter.from, filter.to),
  ];
}

/** Pure: the `where` of a filter over `issues i`, whatever the page. */
export function issueWhere(filter: IssueFilter, asking: Asking): Sql {
  return where(issueConditions(filter, asking));
}

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

/** Keys of records that `text` names: each branch has its index and is bounded. */
function recordsNamed(text: string): Sql {
  return sql`
    (select 'batch:' || id from batches where ${beginsWith(sql`batch_id`, text)} limit ${recordsMax})
    union all (select 'transfer:' || id from transfers where ${beginsWith(sql`transfer_id`, text)} limit ${recordsMax})
    union all (select 'transfer:' || id from transfers where merchant_reference = ${text} or tx_hash = ${text} limit ${recordsMax})
    union all (select 'suborder:' || id from suborders
      where merchant_withdraw_id = ${text} or suborder_id = ${text} or tx_id = ${text} limit ${recordsMax})`;
}

/** Pure: issues that `text` names by an id of theirs or of what they are about. The records are looked up once. */
function names(text: string): Sql {
  const id = rowIdPattern.test(text) ? text : null;
  return sql`i.id = any(array(
    with named (key) as materialized (${recordsNamed(text)})
    select x.id from named n join issues x on x.subject = n.key
    union select x.id from named n join issues x on x.record_key = n.key
    union select x.id from issues x where x.subject = ${text}
    union select x.id from issues x where x.id = ${id}::bigint
    union select x.id from issues x where x.callback_id = ${id}::bigint))`;
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

import type { Actor } from '@/lib/access/actor';
import { ofAccounts, openedWithin } from '@/lib/ledger/list-conditions';
import { conditionsSql, type FieldSql, ofAccountsNamed } from '@/lib/platform/query/condition-sql';
import { beginsWith, isOneOf, join, rowIdPattern, type Sql, sql, where } from '@/lib/platform/query/conditions';
import type { Operator } from '@/lib/platform/query/filter-fields';
import { allOf, splitConditions } from '@/lib/platform/query/look-through';
import { valuesOf } from '@/lib/platform/query/read-conditions';
import { lowerAscii } from '@/lib/platform/text';
import { atRiskIn } from './at-risk';
import { raisedBefore } from './issue-ages';
import { type IssueField, issueFields } from './issue-fields';
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
  // Hashes have an index in lower case alone.
  const hasHash = (column: Sql) => sql`(lower(${column}) = ${lowerAscii(text)} and ${column} = ${text})`;
  return sql`
    (select 'batch:' || id from batches where ${beginsWith(sql`batch_id`, text)} limit ${recordsMax})
    union all (select 'transfer:' || id from transfers where ${beginsWith(sql`transfer_id`, text)} limit ${recordsMax})
    union all (select 'transfer:' || id from transfers where merchant_reference = ${text} or ${hasHash(sql`tx_hash`)} limit ${recordsMax})
    union all (select 'suborder:' || id from suborders
      where merchant_withdraw_id = ${text} or suborder_id = ${text} or ${hasHash(sql`tx_id`)} limit ${recordsMax})`;
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

function notOwnedBy(owners: readonly string[], actor: Actor): Sql {
  return sql`coalesce(not ${ownedBy(owners, actor) ?? sql`false`}, true)`;
}

function hasMoneyIn(currencies: readonly string[]): Sql {
  const any = join(
    currencies.map((currency) => sql`i.value_at_risk @> ${JSON.stringify([{ currency }])}::jsonb`),
    ' or ',
  );
  // The index holds only issues with money.
  return sql`(i.value_at_risk <> '[]' and (${any}))`;
}

function columns(filter: IssueFilter, actor: Actor): Readonly<Record<IssueField, FieldSql<IssueField>>> {
  return {
    kind: { column: sql`i.kind` },
    provider: { column: sql`i.provider` },
    account: (condition) => ofAccountsNamed(sql`i.account_id`, condition),
    owner: ({ values }) => notOwnedBy(values, actor),
    title: { column: sql`i.title` },
    subject: { column: sql`i.subject` },
    recordKey: { column: sql`i.record_key` },
    currency: ({ operator, values }) => (operator === 'not' ? sql`not ${hasMoneyIn(values)}` : hasMoneyIn(values)),
    // Its conditions are read with one currency beside them.
    atRisk: { column: atRiskIn(valuesOf(filter.conditions, 'currency')[0] ?? '') },
    seenCount: { column: sql`i.seen_count` },
    id: { column: sql`i.id` },
    callbackId: { column: sql`i.callback_id` },
    lastSeenAt: { column: sql`i.last_seen_at` },
    closedAt: { column: sql`i.closed_at` },
  };
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
    ...conditionsSql(issueFields, columns(filter, actor), filter.conditions),
    before && sql`i.opened_at < ${before}::timestamptz`,
    ...openedWithin(sql`i.opened_at`, filter.from, filter.to),
  ];
}

/**
 * What an index answers beside the lists of a filter; other fields are compared row by row. So are currencies: Postgres cannot know how
 * many issues have money in one, and would as soon walk all of them as ask the index.
 */
const indexed: Readonly<Partial<Record<IssueField, readonly Operator[]>>> = {
  id: ['is'],
  callbackId: ['is'],
};

/** Pure: a filter without what issues have to be compared with one by one, and that; null: there is nothing of the kind. */
export function splitIssueFilter(
  filter: IssueFilter,
  { actor }: Pick<Asking, 'actor'>,
): { found: IssueFilter; compared: Sql | null } {
  const { found, compared } = splitConditions(filter.conditions, indexed);
  const asked = conditionsSql(issueFields, columns(filter, actor), compared);
  return { found: { ...filter, conditions: found }, compared: allOf(asked) };
}

/** Pure: the `where` of a filter over `issues i`, whatever the page. */
export function issueWhere(filter: IssueFilter, asking: Asking): Sql {
  return where(issueConditions(filter, asking));
}

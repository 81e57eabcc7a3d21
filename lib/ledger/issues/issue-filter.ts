import { pageRowsDefault, pageRowsMax } from '@/lib/intake/callback-filter';
import { type IssueKind, type IssueState, issueKinds, issueStates } from '@/lib/ledger/issue-kinds';
import { rowIdPattern } from '@/lib/platform/query/conditions';
import { ParamReader, type QueryParams, writeParams } from '@/lib/platform/query/param-reader';
import { readConditions, valuesOf, withinOneCurrency, writeConditions } from '@/lib/platform/query/read-conditions';
import { type IssueAge, issueAges } from './issue-ages';
import { type IssueCondition, issueFields, issueListed } from './issue-fields';

/** `value:USDT`: the most money at risk in that one currency first, and only issues that have some. Currencies never compare. */
export type IssueSort = 'newest' | 'oldest' | `value:${string}`;

/** What a list of issues is narrowed to: values of one field are alternatives, fields are all to hold. */
export interface IssueFilter {
  provider: readonly string[];
  /** Slugs. */
  account: readonly string[];
  kind: readonly IssueKind[];
  state: readonly IssueState[];
  /** Ids of people; `none`: nobody's; `me`: whoever asks. */
  owner: readonly string[];
  /** What it is about: `batch:17`, `suborder:9`. */
  subject: string | null;
  /** The transfer or batch it belongs to: `batch:17`. */
  recordKey: string | null;
  /** An issue's or callback's id; a batch, transfer, line or merchant id; a hash. */
  q: string | null;
  age: readonly IssueAge[];
  /** Whatever else is asked of its fields; those are all to hold. */
  conditions: readonly IssueCondition[];
  sort: IssueSort;
  /** Raised at or after; ISO 8601 UTC. */
  from: string | null;
  /** Raised before. */
  to: string | null;
  limit: number;
  /** From a page's `nextCursor`. */
  cursor: string | null;
}

function readOwners(reader: ParamReader): string[] {
  return reader.texts('owner').filter((owner) => {
    if (owner === 'none' || owner === 'me' || rowIdPattern.test(owner)) return true;
    reader.problems.push({ name: 'owner', message: 'owner takes ids of people, none, me.' });
    return false;
  });
}

function readSort(reader: ParamReader): IssueSort {
  const text = reader.text('sort');
  if (text === null || text === 'newest') return 'newest';
  if (text === 'oldest') return 'oldest';
  const [, currency] = /^value:(\S{1,40})$/.exec(text) ?? [];
  if (currency !== undefined) return `value:${currency}`;
  reader.problems.push({
    name: 'sort',
    message: 'sort takes newest, oldest, or value: with a currency, as value:USDT.',
  });
  return 'newest';
}

/** Pure: the currency that a list is sorted by; null where it is sorted by time. */
export function currencyOf(sort: IssueSort): string | null {
  return sort.startsWith('value:') ? sort.slice('value:'.length) : null;
}

const fields = { fields: issueFields, listed: issueListed };

function readOthers(reader: ParamReader): IssueCondition[] {
  const conditions = readConditions(reader, fields);
  return withinOneCurrency(reader, fields, conditions, valuesOf(conditions, 'currency'));
}

/** Pure: the filter in a URL. What cannot be used is left out and noted in `reader`. */
export function readIssueFilter(reader: ParamReader): IssueFilter {
  return {
    provider: reader.texts('provider'),
    account: reader.texts('account'),
    kind: reader.words('kind', issueKinds),
    state: reader.words('state', issueStates),
    owner: readOwners(reader),
    subject: reader.text('subject'),
    recordKey: reader.text('recordKey'),
    q: reader.text('q'),
    age: reader.words('age', issueAges),
    conditions: readOthers(reader),
    sort: readSort(reader),
    from: reader.instant('from'),
    to: reader.instant('to'),
    limit: reader.integer('limit', { min: 1, max: pageRowsMax, otherwise: pageRowsDefault }),
    cursor: reader.text('cursor'),
  };
}

/** Pure: the filter in a page's URL; other parameters of the page are none of its business. */
export function parseIssueFilter(params: QueryParams): IssueFilter {
  return readIssueFilter(new ParamReader(params));
}

/** Pure: the URL parameters that `parseIssueFilter` reads back as `filter`; defaults are left out. */
export function issueFilterToSearchParams({ conditions, ...filter }: Partial<IssueFilter>): URLSearchParams {
  const listed = writeParams({
    ...filter,
    sort: filter.sort === 'newest' ? null : filter.sort,
    limit: filter.limit === pageRowsDefault ? null : filter.limit,
  });
  return new URLSearchParams([...listed, ...writeConditions(conditions ?? [])]);
}

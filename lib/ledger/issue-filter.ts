import { pageRowsDefault, pageRowsMax } from '@/lib/intake/callback-filter';
import { ParamReader, type QueryParams, writeParams } from '@/lib/platform/query/param-reader';
import { type IssueKind, type IssueState, issueKinds, issueStates } from './issue-kinds';

/** What a list of issues is narrowed to: values of one field are alternatives, fields are all to hold. */
export interface IssueFilter {
  provider: readonly string[];
  /** Slugs. */
  account: readonly string[];
  kind: readonly IssueKind[];
  state: readonly IssueState[];
  /** What it is about: `batch:17`. */
  subject: string | null;
  /** Opened at or after; ISO 8601 UTC. */
  from: string | null;
  /** Opened before. */
  to: string | null;
  limit: number;
  /** From a page's `nextCursor`. */
  cursor: string | null;
}

/** Pure: the filter in a URL. What cannot be used is left out and noted in `reader`. */
export function readIssueFilter(reader: ParamReader): IssueFilter {
  return {
    provider: reader.texts('provider'),
    account: reader.texts('account'),
    kind: reader.words('kind', issueKinds),
    state: reader.words('state', issueStates),
    subject: reader.text('subject'),
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
export function issueFilterToSearchParams(filter: Partial<IssueFilter>): URLSearchParams {
  return writeParams({ ...filter, limit: filter.limit === pageRowsDefault ? null : filter.limit });
}

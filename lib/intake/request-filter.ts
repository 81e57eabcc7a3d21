import { ParamReader, type QueryParams, writeParams } from '@/lib/platform/query/param-reader';
import { type RejectionCause, rejectionCauses } from '@/lib/providers/contract';
import { pageRowsDefault, pageRowsMax } from './callback-filter';
import { type Verdict, verdicts } from './types';

/** What a list of requests is narrowed to: values of one field are alternatives, fields are all to hold. */
export interface RequestFilter {
  verdict: readonly Verdict[];
  cause: readonly RejectionCause[];
  provider: readonly string[];
  /** Slugs. */
  account: readonly string[];
  /** Rejected and proven later, or not (yet); null: either. */
  verifiedAgain: boolean | null;
  /** Received at or after; ISO 8601 UTC. */
  from: string | null;
  /** Received before. */
  to: string | null;
  limit: number;
  /** From a page's `nextCursor`. */
  cursor: string | null;
}

/** Pure: the filter in a URL. What cannot be used is left out and noted in `reader`. */
export function readRequestFilter(reader: ParamReader): RequestFilter {
  return {
    verdict: reader.words('verdict', verdicts),
    cause: reader.words('cause', rejectionCauses),
    provider: reader.texts('provider'),
    account: reader.texts('account'),
    verifiedAgain: reader.boolean('verifiedAgain'),
    from: reader.instant('from'),
    to: reader.instant('to'),
    limit: reader.integer('limit', { min: 1, max: pageRowsMax, otherwise: pageRowsDefault }),
    cursor: reader.text('cursor'),
  };
}

/** Pure: the filter in a page's URL; other parameters of the page are none of its business. */
export function parseRequestFilter(params: QueryParams): RequestFilter {
  return readRequestFilter(new ParamReader(params));
}

/** Pure: the URL parameters that `parseRequestFilter` reads back as `filter`; defaults are left out. */
export function requestFilterToSearchParams(filter: Partial<RequestFilter>): URLSearchParams {
  return writeParams({ ...filter, limit: filter.limit === pageRowsDefault ? null : filter.limit });
}

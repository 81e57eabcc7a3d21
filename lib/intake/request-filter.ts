import { ParamReader, type QueryParams, writeParams } from '@/lib/platform/query/param-reader';
import { readConditions, writeConditions } from '@/lib/platform/query/read-conditions';
import { type RejectionCause, rejectionCauses } from '@/lib/providers/contract';
import { pageRowsDefault, pageRowsMax } from './callback-filter';
import { type RequestCondition, requestFields, requestListed } from './request-fields';
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
  /** Whatever else is asked of its fields; those are all to hold. */
  conditions: readonly RequestCondition[];
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
    conditions: readConditions(reader, { fields: requestFields, listed: requestListed }),
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
export function requestFilterToSearchParams({ conditions, ...filter }: Partial<RequestFilter>): URLSearchParams {
  const listed = writeParams({ ...filter, limit: filter.limit === pageRowsDefault ? null : filter.limit });
  return new URLSearchParams([...listed, ...writeConditions(conditions ?? [])]);
}

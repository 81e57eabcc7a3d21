import { ParamReader, type QueryParams, writeParams } from '@/lib/platform/query/param-reader';
import { type Outcome, outcomes } from '@/lib/providers/contract';
import { type CallbackStatus, callbackStatuses } from './types';

/** What a list of callbacks is narrowed to: values of one field are alternatives, fields are all to hold. */
export interface CallbackFilter {
  provider: readonly string[];
  /** Slugs. */
  account: readonly string[];
  channel: readonly string[];
  type: readonly string[];
  status: readonly CallbackStatus[];
  outcome: readonly Outcome[];
  verified: boolean | null;
  /** Callback id, or the beginning of a transfer or batch id. */
  q: string | null;
  /** Received at or after; ISO 8601 UTC. */
  from: string | null;
  /** Received before. */
  to: string | null;
  limit: number;
  /** From a page's `nextCursor`. */
  cursor: string | null;
}

export const pageRowsDefault = 50;
export const pageRowsMax = 200;

/** Pure: the filter in a URL. Nothing in it can make a page fail: what cannot be used is left out and noted in `reader`. */
export function readCallbackFilter(reader: ParamReader): CallbackFilter {
  return {
    provider: reader.texts('provider'),
    account: reader.texts('account'),
    channel: reader.texts('channel'),
    type: reader.texts('type'),
    status: reader.words('status', callbackStatuses),
    outcome: reader.words('outcome', outcomes),
    verified: reader.boolean('verified'),
    q: reader.text('q'),
    from: reader.instant('from'),
    to: reader.instant('to'),
    limit: reader.integer('limit', { min: 1, max: pageRowsMax, otherwise: pageRowsDefault }),
    cursor: reader.text('cursor'),
  };
}

/** Pure: the filter in a page's URL; other parameters of the page are none of its business. */
export function parseCallbackFilter(params: QueryParams): CallbackFilter {
  return readCallbackFilter(new ParamReader(params));
}

/** Pure: the URL parameters that `parseCallbackFilter` reads back as `filter`; defaults are left out. */
export function callbackFilterToSearchParams(filter: Partial<CallbackFilter>): URLSearchParams {
  return writeParams({ ...filter, limit: filter.limit === pageRowsDefault ? null : filter.limit });
}

import { ParamReader, type QueryParams, writeParams } from '@/lib/platform/query/param-reader';
import { readConditions, valuesOf, withinOneCurrency, writeConditions } from '@/lib/platform/query/read-conditions';
import { type Outcome, outcomes } from '@/lib/providers/contract';
import { type CallbackCondition, callbackFields, callbackListed } from './callback-fields';
import { type PayloadCondition, readPayloadConditions, writePayloadConditions } from './facts/payload-conditions';
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
  /** Whatever else is asked of its fields; those are all to hold. */
  conditions: readonly CallbackCondition[];
  /** What is asked of its payload; all to hold. */
  payload: readonly PayloadCondition[];
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

const fields = { fields: callbackFields, listed: callbackListed };

function readOthers(reader: ParamReader): CallbackCondition[] {
  const conditions = readConditions(reader, fields);
  return withinOneCurrency(reader, fields, conditions, valuesOf(conditions, 'currency'));
}

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
    conditions: readOthers(reader),
    payload: readPayloadConditions(reader),
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
export function callbackFilterToSearchParams({
  conditions = [],
  payload = [],
  ...filter
}: Partial<CallbackFilter>): URLSearchParams {
  const listed = writeParams({ ...filter, limit: filter.limit === pageRowsDefault ? null : filter.limit });
  return new URLSearchParams([...listed, ...writeConditions(conditions), ...writePayloadConditions(payload)]);
}

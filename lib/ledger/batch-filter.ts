import { pageRowsDefault, pageRowsMax } from '@/lib/intake/callback-filter';
import { ParamReader, type QueryParams, writeParams } from '@/lib/platform/query/param-reader';
import { readConditions, writeConditions } from '@/lib/platform/query/read-conditions';
import { type Outcome, outcomes } from '@/lib/providers/contract';
import { type BatchCondition, batchFields, batchListed } from './batch-fields';

/** What a list of batches is narrowed to: values of one field are alternatives, fields are all to hold. */
export interface BatchFilter {
  provider: readonly string[];
  /** Slugs. */
  account: readonly string[];
  /** The provider's words. */
  status: readonly string[];
  outcome: readonly Outcome[];
  conflicted: boolean | null;
  /** Final (true) or still open. */
  terminal: boolean | null;
  /** With a line of one of these. */
  currency: readonly string[];
  /** In the status that it has since before this instant; ISO 8601 UTC. */
  statusBefore: string | null;
  /** Whatever else is asked of its fields; those are all to hold. */
  conditions: readonly BatchCondition[];
  /**
   * The beginning of a batch id, or of one of its lines the whole merchant withdraw id, sub-order id, transaction hash or
   * address (the last two in either case).
   */
  q: string | null;
  /** Opened at or after; ISO 8601 UTC. */
  from: string | null;
  /** Opened before. */
  to: string | null;
  limit: number;
  /** From a page's `nextCursor`. */
  cursor: string | null;
}

/** Pure: the filter in a URL. What cannot be used is left out and noted in `reader`. */
export function readBatchFilter(reader: ParamReader): BatchFilter {
  return {
    provider: reader.texts('provider'),
    account: reader.texts('account'),
    status: reader.texts('status'),
    outcome: reader.words('outcome', outcomes),
    conflicted: reader.boolean('conflicted'),
    terminal: reader.boolean('terminal'),
    currency: reader.texts('currency'),
    statusBefore: reader.instant('statusBefore'),
    conditions: readConditions(reader, { fields: batchFields, listed: batchListed }),
    q: reader.text('q'),
    from: reader.instant('from'),
    to: reader.instant('to'),
    limit: reader.integer('limit', { min: 1, max: pageRowsMax, otherwise: pageRowsDefault }),
    cursor: reader.text('cursor'),
  };
}

/** Pure: the filter in a page's URL; other parameters of the page are none of its business. */
export function parseBatchFilter(params: QueryParams): BatchFilter {
  return readBatchFilter(new ParamReader(params));
}

/** Pure: the URL parameters that `parseBatchFilter` reads back as `filter`; defaults are left out. */
export function batchFilterToSearchParams({ conditions, ...filter }: Partial<BatchFilter>): URLSearchParams {
  const listed = writeParams({ ...filter, limit: filter.limit === pageRowsDefault ? null : filter.limit });
  return new URLSearchParams([...listed, ...writeConditions(conditions ?? [])]);
}

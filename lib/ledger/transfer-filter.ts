import { pageRowsDefault, pageRowsMax } from '@/lib/intake/callback-filter';
import { ParamReader, type QueryParams, writeParams } from '@/lib/platform/query/param-reader';
import { readConditions, withinOneCurrency, writeConditions } from '@/lib/platform/query/read-conditions';
import { type Outcome, outcomes, type TransferKind, transferKinds } from '@/lib/providers/contract';
import { type TransferCondition, transferFields, transferListed } from './transfer-fields';

/** What a list of transfers is narrowed to: values of one field are alternatives, fields are all to hold. */
export interface TransferFilter {
  provider: readonly string[];
  /** Slugs. */
  account: readonly string[];
  kind: readonly TransferKind[];
  /** The provider's words. */
  status: readonly string[];
  outcome: readonly Outcome[];
  currency: readonly string[];
  conflicted: boolean | null;
  /** Final (true) or still open. */
  terminal: boolean | null;
  /** Whatever else is asked of its fields; those are all to hold. */
  conditions: readonly TransferCondition[];
  /** The beginning of a transfer id, merchant reference, transaction hash or address (the last two in either case). */
  q: string | null;
  /** Opened at or after; ISO 8601 UTC. */
  from: string | null;
  /** Opened before. */
  to: string | null;
  limit: number;
  /** From a page's `nextCursor`. */
  cursor: string | null;
}

const fields = { fields: transferFields, listed: transferListed };

/** Pure: the filter in a URL. What cannot be used is left out and noted in `reader`. */
export function readTransferFilter(reader: ParamReader): TransferFilter {
  const currency = reader.texts('currency');
  return {
    provider: reader.texts('provider'),
    account: reader.texts('account'),
    kind: reader.words('kind', transferKinds),
    status: reader.texts('status'),
    outcome: reader.words('outcome', outcomes),
    currency,
    conflicted: reader.boolean('conflicted'),
    terminal: reader.boolean('terminal'),
    conditions: withinOneCurrency(reader, fields, readConditions(reader, fields), currency),
    q: reader.text('q'),
    from: reader.instant('from'),
    to: reader.instant('to'),
    limit: reader.integer('limit', { min: 1, max: pageRowsMax, otherwise: pageRowsDefault }),
    cursor: reader.text('cursor'),
  };
}

/** Pure: the filter in a page's URL; other parameters of the page are none of its business. */
export function parseTransferFilter(params: QueryParams): TransferFilter {
  return readTransferFilter(new ParamReader(params));
}

/** Pure: the URL parameters that `parseTransferFilter` reads back as `filter`; defaults are left out. */
export function transferFilterToSearchParams({ conditions, ...filter }: Partial<TransferFilter>): URLSearchParams {
  const listed = writeParams({ ...filter, limit: filter.limit === pageRowsDefault ? null : filter.limit });
  return new URLSearchParams([...listed, ...writeConditions(conditions ?? [])]);
}

import { pageRowsDefault, pageRowsMax } from '@/lib/intake/callback-filter';
import { ParamReader, type QueryParams, writeParams } from '@/lib/platform/query/param-reader';
import { type Outcome, outcomes, type TransferKind, transferKinds } from '@/lib/providers/contract';

/** Amounts of one currency from `min` to `max`, both included; decimal text. Currencies are never compared with each other. */
export interface AmountRange {
  currency: string;
  min: string | null;
  max: string | null;
}

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
  /** Of the amount asked for, or of the actual one where none was. */
  amount: AmountRange | null;
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

/** A bound without a currency would compare amounts of different ones, so it is refused. */
function readAmountRange(reader: ParamReader): AmountRange | null {
  const currency = reader.text('amountCurrency');
  const min = reader.decimal('amountMin');
  const max = reader.decimal('amountMax');
  if (min === null && max === null) return null;
  if (currency !== null) return { currency, min, max };
  reader.refuse('amountCurrency', 'is needed beside amountMin and amountMax');
  return null;
}

/** Pure: the filter in a URL. What cannot be used is left out and noted in `reader`. */
export function readTransferFilter(reader: ParamReader): TransferFilter {
  return {
    provider: reader.texts('provider'),
    account: reader.texts('account'),
    kind: reader.words('kind', transferKinds),
    status: reader.texts('status'),
    outcome: reader.words('outcome', outcomes),
    currency: reader.texts('currency'),
    conflicted: reader.boolean('conflicted'),
    terminal: reader.boolean('terminal'),
    amount: readAmountRange(reader),
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
export function transferFilterToSearchParams({ amount, ...filter }: Partial<TransferFilter>): URLSearchParams {
  return writeParams({
    ...filter,
    amountCurrency: amount?.currency,
    amountMin: amount?.min,
    amountMax: amount?.max,
    limit: filter.limit === pageRowsDefault ? null : filter.limit,
  });
}

import { bounded } from '@/lib/intake/store-row';
import { storableText } from '@/lib/platform/text';
import type { BatchNews, SuborderNews, TransferNews } from '@/lib/providers/contract';

/** Fields of a sub-order that have a column of their own and hold text or a decimal. */
export const suborderFields = [
  'suborderId',
  'merchantWithdrawId',
  'currency',
  'chain',
  'amount',
  'fee',
  'subAmount',
  'doneAmount',
  'feeType',
  'txId',
  'fromAddress',
  'address',
  'memo',
] as const satisfies readonly (keyof SuborderNews)[];

/** Fields of a transfer that have a column of their own. */
export const transferFields = [
  'currency',
  'chain',
  'requestedAmount',
  'actualAmount',
  'fee',
  'fromAddress',
  'toAddress',
  'txHash',
  'merchantReference',
] as const satisfies readonly (keyof TransferNews)[];

const detailPrefix = 'detail/';

/** Longest text of a field with a column of its own: several of them are indexed. The whole is in the callback's bytes. */
const columnLengthMax = 512;

function collect<Field extends string>(
  news: Readonly<Record<Field, string | null>> & { detail: Readonly<Record<string, string>> },
  fields: readonly Field[],
): Map<string, string> {
  const values = new Map<string, string>();
  for (const field of fields) {
    const value = news[field];
    if (value !== null) values.set(field, bounded(value, columnLengthMax));
  }
  for (const [name, value] of Object.entries(news.detail)) {
    values.set(detailPrefix + storableText(name), storableText(value));
  }
  return values;
}

/** `at` where people and Postgres can read it: null outside the years 1970 to 9999. */
export function storableInstant(at: Date | null): Date | null {
  const year = at?.getUTCFullYear() ?? Number.NaN;
  return year >= 1970 && year <= 9999 ? at : null;
}

/** What a line's news says, by field; what it leaves open is absent. `finishedAt` is ISO 8601 UTC. */
export function suborderValues(news: SuborderNews): Map<string, string> {
  const values = collect(news, suborderFields);
  const finishedAt = storableInstant(news.finishedAt);
  if (finishedAt) values.set('finishedAt', finishedAt.toISOString());
  return values;
}

export function transferValues(news: TransferNews): Map<string, string> {
  return collect(news, transferFields);
}

export function batchValues(news: BatchNews): Map<string, string> {
  return collect(news, []);
}

/** The part of `values` that has no column: what the `detail` column holds. */
export function detailOf(values: ReadonlyMap<string, string>): Record<string, string> {
  const detail: [string, string][] = [];
  for (const [field, value] of values) {
    if (field.startsWith(detailPrefix)) detail.push([field.slice(detailPrefix.length), value]);
  }
  return Object.fromEntries(detail);
}

/** The inverse of `detailOf`: adds a stored `detail` to `values`. */
export function addDetail(values: Map<string, string>, detail: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(detail)) values.set(detailPrefix + name, value);
}

import { BigNumber } from 'bignumber.js';
import type { IssueKind } from '@/lib/ledger/issue-kinds';
import type { ValueAtRisk } from '@/lib/ledger/raise-issues';
import { addAmounts } from '@/lib/platform/money';

/** What one check found wrong with one record: the figures of the issue, without whose it is. */
export interface Finding {
  kind: IssueKind;
  /** What is wrong, to stand after the name of the record and a colon. */
  words: string;
  expected?: string;
  actual?: string;
  difference?: string;
  /** Each currency once; empty where no amount or no currency is known. */
  valueAtRisk: readonly ValueAtRisk[];
  /** Ids, counts and the provider's words only. */
  detail?: Readonly<Record<string, string | number>>;
}

/** `amount` of `currency` as value at risk, without its sign; nothing where either is unknown or the amount is 0. */
export function atRisk(amount: string | null, currency: string | null): ValueAtRisk[] {
  if (amount === null || currency === null || new BigNumber(amount).isZero()) return [];
  return [{ currency, amount: amount.replace(/^-/, '') }];
}

/** Exact sums of what is at risk, currency by currency, in the order of their names; never across currencies. */
export function sumAtRisk(all: readonly (readonly ValueAtRisk[])[]): ValueAtRisk[] {
  const amounts = new Map<string, string[]>();
  for (const { currency, amount } of all.flat()) {
    const known = amounts.get(currency);
    if (known) known.push(amount);
    else amounts.set(currency, [amount]);
  }
  const sums = [...amounts].map(([currency, terms]) => ({ currency, amount: addAmounts(...terms) }));
  return sums.sort((a, b) => (a.currency < b.currency ? -1 : 1));
}

/** `1 line`, `3 lines`. */
export function countOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

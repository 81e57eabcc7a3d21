import { compareAmounts } from '@/lib/platform/money';
import type { ComparedField } from './types';

const amounts: readonly string[] = ['requestedAmount', 'actualAmount', 'fee', 'amount', 'subAmount', 'doneAmount'];

/** What a provider fills in on the way: until the end it may differ from what it says later. */
const settledAtTheEnd: readonly string[] = ['actualAmount', 'fee', 'doneAmount', 'txHash', 'txId', 'fromAddress'];

/** Written in either case by different pages of one provider: hexadecimal addresses and hashes, currencies, chains. */
function plain(field: string, text: string): string {
  const isCaseless = /^0x[0-9a-f]+$/i.test(text) || field === 'currency' || field === 'chain';
  return isCaseless ? text.toLowerCase() : text;
}

function same(field: string, ours: string, theirs: string): boolean {
  if (amounts.includes(field)) return compareAmounts(ours, theirs) === 0;
  return plain(field, ours) === plain(field, theirs);
}

/**
 * Pure: fact by fact what both sides say of one record, in the order of the ledger's fields. `prefix` goes before each name.
 * Notes of the provider without a column of their own (`detail/…`) and instants are not facts and left out.
 */
export function compareFacts(
  ours: ReadonlyMap<string, string>,
  theirs: ReadonlyMap<string, string>,
  prefix = '',
): ComparedField[] {
  const names = [...new Set([...ours.keys(), ...theirs.keys()])];
  return names
    .filter((name) => !name.startsWith('detail/') && name !== 'finishedAt')
    .map((name) => {
      const mine = ours.get(name) ?? null;
      const said = theirs.get(name) ?? null;
      return {
        field: `${prefix}${name}`,
        ours: mine,
        theirs: said,
        same: mine === null || said === null ? null : same(name, mine, said),
      };
    });
}

/** Pure: true where a difference in `field` counts; before the end only what never changes does. */
export function isSettledFact(field: string, terminal: boolean): boolean {
  return terminal || !settledAtTheEnd.includes(field.slice(field.lastIndexOf('/') + 1));
}

import type { ChainMap } from '@/lib/ledger/chains/types';
import type { HashedMovement } from '@/lib/ledger/checks/duplicate-hash';
import type { Finding } from '@/lib/ledger/checks/finding';
import { type ChainMovement, checkHashForm, checkHashMissing } from '@/lib/ledger/checks/hash-form';
import { findLineAmounts, type LineFigures } from '@/lib/ledger/checks/line-amounts';
import { checkPaidAmount } from '@/lib/ledger/checks/paid-amount';
import type { LedgerRecord } from '@/lib/ledger/fold/fold-record';
import { detailOf } from '@/lib/ledger/fold/news-values';
import type { TransferKind } from '@/lib/providers/contract';
import type { HashSharer } from './read-hash-sharers';

/** A line as the checks see it. */
export type LineView = LineFigures & { status: string; chain: string | null; txId: string | null };

/** Pure: a line's record as the checks see it; the same that is read of a stored one. */
export function lineView({ state, fields: { values } }: LedgerRecord): LineView {
  const field = (name: string) => values.get(name) ?? null;
  return {
    status: state.status,
    terminal: state.terminal,
    outcome: state.outcome,
    currency: field('currency'),
    chain: field('chain'),
    amount: field('amount'),
    subAmount: field('subAmount'),
    fee: field('fee'),
    feeType: field('feeType'),
    doneAmount: field('doneAmount'),
    txId: field('txId'),
  };
}

/** Kinds that `checkLine` finds. */
export const lineKinds = ['amount_mismatch', 'hash_missing', 'hash_malformed'] as const;

/** Pure: everything that is wrong with one line by itself. */
export function checkLine(chains: ChainMap, provider: string, line: LineView): Finding[] {
  const { status, outcome, chain, currency, amount, doneAmount, txId: hash } = line;
  const movement: ChainMovement = {
    ...{ provider, kind: 'suborder', status, outcome, chain, currency, hash },
    amount: doneAmount ?? amount,
  };
  return [findLineAmounts(line), checkHashMissing(chains, movement), checkHashForm(chains, movement)].filter(
    (finding) => finding !== null,
  );
}

/** Kinds that `checkTransfer` finds. */
export const transferKinds = ['underpaid', 'overpaid', 'hash_missing', 'hash_malformed'] as const;

/** Pure: everything that is wrong with one transfer by itself. */
export function checkTransfer(
  chains: ChainMap,
  { provider, kind }: { provider: string; kind: TransferKind },
  { state, fields: { values } }: LedgerRecord,
): Finding[] {
  const field = (name: string) => values.get(name) ?? null;
  const { status, outcome } = state;
  const [currency, requestedAmount, actualAmount] = [
    field('currency'),
    field('requestedAmount'),
    field('actualAmount'),
  ];
  const detail = new Map(Object.entries(detailOf(values)));
  const amount = actualAmount ?? requestedAmount;
  const movement: ChainMovement = {
    ...{ provider, kind, status, outcome, currency, amount },
    chain: field('chain'),
    hash: field('txHash'),
  };
  return [
    checkPaidAmount({ provider, kind, outcome, currency, requestedAmount, actualAmount, detail }),
    checkHashMissing(chains, movement),
    checkHashForm(chains, movement),
  ].filter((finding) => finding !== null);
}

/** Pure: a stored sharer of a hash, by the name that people know it by. */
export function hashedMovement({ subject, recordKey, group, name, ...rest }: HashSharer): HashedMovement {
  return subject.startsWith('suborder:')
    ? { ...rest, batch: recordKey, name: `line ${name} of batch ${group}` }
    : { ...rest, batch: null, name: `the ${group} ${name}` };
}

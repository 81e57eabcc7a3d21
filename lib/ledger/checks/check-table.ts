import type { IssueKind } from '@/lib/ledger/issue-kinds';

/** Kinds of issue that are raised while callbacks are applied. */
export type CheckedKind = Exclude<
  IssueKind,
  | 'probe_mismatch'
  | 'probe_failed'
  | 'stuck'
  | 'second_callback_missing'
  | 'provider_silent'
  | 'apply_failed'
  | 'delivery_exhausted'
  | 'destination_gone'
  | 'rejected_storage_full'
>;

/** What each check compares, and when its issue closes by itself: printed in docs/money.md. */
export const checkTable: Readonly<Record<CheckedKind, { compared: string; closes: string }>> = {
  status_conflict: {
    compared: 'a final status against another final one of the same batch or transfer',
    closes: 'never: a person decides',
  },
  line_conflict: {
    compared: 'the same of the lines of one batch, one issue a batch',
    closes: 'never: a person decides',
  },
  status_regression: {
    compared: 'a lower status told of at a later time of the provider than a higher one, in either order of arrival',
    closes: 'never: it happened',
  },
  amount_mismatch: {
    compared:
      'GatePay, of a line that is DONE: `sub_amount` − `fee` (`fee_type` 0), `amount` or `sub_amount` (1), against `done_amount`. B2BinPay: `target_paid` of a deposit against the sum of its confirmed transfers',
    closes: 'the figures add up',
  },
  underpaid: {
    compared:
      'of a payment or deposit that succeeded, what came less than what was asked: BassWallet `amountActual` and `amount`; B2BinPay `target_paid` and `target_amount_requested`; GatePay `doneAmountOnChain` (or `amount`) and `orderAmount`',
    closes: 'the rest came',
  },
  overpaid: { compared: 'the same, more than what was asked', closes: 'the figures agree' },
  batch_outcome_mismatch: {
    compared: 'the final status of a batch against the count of its done and failed lines',
    closes: 'the lines agree with it',
  },
  batch_open_lines: {
    compared: 'a final batch against the count of its lines that have not ended',
    closes: 'its last line ended',
  },
  line_appeared: {
    compared: 'lines that a callback of a batch names and an earlier one (in the provider’s order) did not',
    closes: 'an earlier callback that arrives late names every line',
  },
  line_vanished: {
    compared: 'lines that an earlier callback of a batch names and a later one does not',
    closes: 'a later callback names every line again',
  },
  facts_changed: {
    compared:
      'amount, currency, chain, address and memo between any two callbacks of a movement; done amount and hash between two final ones',
    closes: 'never: it happened',
  },
  duplicate_hash: {
    compared:
      'the hash of a movement that succeeded, in either case, against all others of the account and direction; where a transaction may pay several (lines of one batch, chains with outputs, no chain named) those with another receiver, amount or currency do not count',
    closes: 'no other one has the hash any more',
  },
  hash_missing: { compared: 'done on a chain of the chain map, and no hash', closes: 'a hash is told' },
  hash_malformed: {
    compared: 'a hash against the form of its chain in the chain map',
    closes: 'a hash of the form is told',
  },
  return_mismatch: {
    compared: 'Bayarcash: final status, amount and currency of the callback against those of every proven return',
    closes: 'they agree',
  },
  signature_reused: {
    compared: 'B2BinPay: one `meta.sign` beside two ids of transfers',
    closes: 'never: a person decides',
  },
  never_seen: {
    compared:
      'types, statuses and fields against those that the provider documents; of fields the path, never the value',
    closes: 'never; ignored, the same word or field is not raised again',
  },
};

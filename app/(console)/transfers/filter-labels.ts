import type { TransferField } from '@/lib/ledger/transfer-fields';

/** What the fields of transfers are called among their filters: as their columns are, where they have one. */
export const transferLabels: Readonly<Record<TransferField, string>> = {
  provider: 'Provider',
  kind: 'Kind',
  status: 'Status',
  outcome: 'Outcome',
  terminal: 'Stage',
  currency: 'Currency',
  amount: 'Amount',
  requestedAmount: 'Requested',
  actualAmount: 'Actual',
  fee: 'Fee',
  transferId: 'Transfer ID',
  merchantReference: 'Reference',
  txHash: 'Hash',
  fromAddress: 'From address',
  toAddress: 'To address',
  chain: 'Chain',
  conflicted: 'Conflict',
  account: 'Account',
  settledAt: 'Settled',
  updatedAt: 'Changed',
};

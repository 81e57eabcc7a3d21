import type { BatchField } from '@/lib/ledger/batch-fields';

/** What the fields of batches are called among their filters: as their columns are, where they have one. */
export const batchLabels: Readonly<Record<BatchField, string>> = {
  status: 'Status',
  outcome: 'Outcome',
  terminal: 'Stage',
  currency: 'Currency',
  conflicted: 'Conflict',
  batchId: 'Batch ID',
  lineCount: 'Lines',
  doneCount: 'Lines done',
  failedCount: 'Lines failed',
  provider: 'Provider',
  account: 'Account',
  settledAt: 'Settled',
  updatedAt: 'Changed',
};

import type { CallbackField } from '@/lib/intake/callback-fields';

/** What the fields of callbacks are called among their filters: as their columns are, where they have one. */
export const callbackLabels: Readonly<Record<CallbackField, string>> = {
  status: 'Status',
  outcome: 'Outcome',
  provider: 'Provider',
  account: 'Account',
  channel: 'Channel',
  type: 'Type',
  verified: 'Proof',
  transferId: 'Transfer ID',
  batchId: 'Batch ID',
  amount: 'Amount',
  currency: 'Currency',
  providerStatus: 'Provider’s status',
  url: 'URL',
  attempts: 'Attempts',
  duplicates: 'Duplicates',
  id: 'ID',
  origin: 'Came by',
  applyState: 'Applied',
  occurredAt: 'Occurred',
  lastAttemptAt: 'Last attempt',
  nextAttemptAt: 'Next attempt',
};

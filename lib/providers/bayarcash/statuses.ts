import type { StatusTable } from '@/lib/providers/contract';

/** `status` of a payment, by direct debit too. Source: api.webimpian.support/bayarcash, Transaction › Callback. */
export const transactionStatuses = {
  '0': { rank: 0, terminal: false, outcome: 'pending' },
  '1': { rank: 1, terminal: false, outcome: 'pending' },
  '2': { rank: 2, terminal: true, outcome: 'failed' },
  '3': { rank: 2, terminal: true, outcome: 'succeeded' },
  '4': { rank: 2, terminal: true, outcome: 'cancelled' },
} as const satisfies StatusTable;

/** Bayarcash's labels for them. */
export const transactionLabels: Readonly<Record<keyof typeof transactionStatuses, string>> = {
  '0': 'New',
  '1': 'Pending',
  '2': 'Failed',
  '3': 'Successful',
  '4': 'Cancelled',
};

/**
 * A mandate's life, told by two kinds of record: the payer's authorization (its `status` is that of a transaction, and the
 * bank still has to approve) and the bank's approval. An active mandate is no end: it can be terminated. Sources: php-sdk
 * 3.0.0, `FpxDirectDebit.php`; Direct Debit › deactivate (10). The order is our reading.
 */
export const mandateStatuses = {
  '0': { rank: 0, terminal: false, outcome: 'pending' },
  'authorization 0': { rank: 1, terminal: false, outcome: 'pending' },
  'authorization 1': { rank: 2, terminal: false, outcome: 'pending' },
  'authorization 2': { rank: 3, terminal: false, outcome: 'failed' },
  'authorization 4': { rank: 3, terminal: false, outcome: 'cancelled' },
  'authorization 3': { rank: 4, terminal: false, outcome: 'pending' },
  '1': { rank: 5, terminal: false, outcome: 'pending' },
  '5': { rank: 6, terminal: false, outcome: 'succeeded' },
  '3': { rank: 7, terminal: false, outcome: 'succeeded' },
  '2': { rank: 8, terminal: true, outcome: 'failed' },
  '4': { rank: 8, terminal: true, outcome: 'cancelled' },
  '6': { rank: 8, terminal: true, outcome: 'failed' },
  '7': { rank: 8, terminal: true, outcome: 'cancelled' },
  '8': { rank: 8, terminal: true, outcome: 'failed' },
  '10': { rank: 8, terminal: true, outcome: 'cancelled' },
} as const satisfies StatusTable;
export type MandateStatus = keyof typeof mandateStatuses;

/** Bayarcash's labels; `approval_status` may be the digit or the label. */
export const mandateLabels: Readonly<Record<MandateStatus, string>> = {
  '0': 'New',
  'authorization 0': 'Authorization new',
  'authorization 1': 'Authorization pending',
  'authorization 2': 'Authorization failed',
  'authorization 4': 'Authorization cancelled',
  'authorization 3': 'Authorization successful',
  '1': 'Waiting Approval',
  '5': 'Approved',
  '3': 'Active',
  '2': 'Bank Verification Failed',
  '4': 'Terminated',
  '6': 'Rejected',
  '7': 'Cancelled',
  '8': 'Error',
  '10': 'Inactive',
};

const digitByWord: ReadonlyMap<string, string> = new Map(
  Object.entries(mandateLabels)
    .filter(([status]) => /^\d+$/.test(status))
    .map(([status, label]) => [label.toLowerCase(), status]),
);

/** `approved`, `Waiting_Approval` and ` 5 ` as their digits; every other word as sent. */
export function approvalStatus(sent: string): string {
  const word = sent.trim();
  if (/^\d+$/.test(word) && Object.hasOwn(mandateStatuses, word)) return word;
  return digitByWord.get(word.toLowerCase().replace(/[\s_-]+/g, ' ')) ?? sent;
}

/** A transaction's status without space around it, where that is one we know; every other word as sent. */
export function transactionStatus(sent: string): string {
  return Object.hasOwn(transactionStatuses, sent.trim()) ? sent.trim() : sent;
}

/** `application_type`. Source: php-sdk 3.0.0, `FpxDirectDebit.php`. */
export const applicationTypes: ReadonlyMap<string, string> = new Map([
  ['01', 'enrolment'],
  ['02', 'maintenance'],
  ['03', 'termination'],
]);

import type { StatusTable } from '@/lib/providers/contract';

/** Our words for a transaction's status, after Caibo's pages; which id is which is a setting of the account. */
export const transactionWords = ['waiting', 'pending', 'approved', 'declined'] as const;
export type TransactionWord = (typeof transactionWords)[number];

/** Our words for the status of the payment request that the transaction belongs to. */
export const paymentRequestWords = ['paid', 'unpaid', 'cancelled'] as const;
export type PaymentRequestWord = (typeof paymentRequestWords)[number];

/** Source: docs.caibo.digital, Payment Status; H2H Notifications. */
export const statuses = {
  waiting: { rank: 0, terminal: false, outcome: 'pending' },
  pending: { rank: 1, terminal: false, outcome: 'pending' },
  approved: { rank: 2, terminal: true, outcome: 'succeeded' },
  declined: { rank: 2, terminal: true, outcome: 'failed' },
} as const satisfies StatusTable & Readonly<Record<TransactionWord, unknown>>;

/** Statuses in words, in any case. Source: docs.caibo.digital, Callbacks & Webhooks ("success, failed, pending, etc."). */
export const statusTexts: ReadonlyMap<string, TransactionWord> = new Map([
  ['success', 'approved'],
  ['failed', 'declined'],
  ['pending', 'pending'],
]);

/** What a payment request may be while its transaction is what it is; anything else is a contradiction. */
export const compatible: Readonly<Record<TransactionWord, readonly PaymentRequestWord[]>> = {
  waiting: ['unpaid', 'cancelled'],
  pending: ['unpaid', 'cancelled'],
  approved: ['paid'],
  declined: ['unpaid', 'cancelled'],
};

/** `transStatus` of 3-D Secure. Source: EMV 3-D Secure Protocol and Core Functions Specification, "Transaction Status". */
export const authenticationWords: ReadonlyMap<string, string> = new Map([
  ['Y', 'authenticated'],
  ['A', 'attempted'],
  ['N', 'not authenticated'],
  ['U', 'could not be performed'],
  ['R', 'rejected'],
  ['C', 'challenge required'],
]);

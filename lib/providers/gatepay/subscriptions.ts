import type { StatusTable } from '@/lib/providers/contract';
import { optionalDecimal, optionalId, optionalText } from '@/lib/providers/fields';
import { type BizType, transferType } from './biz-type';

/**
 * A subscription's life. GatePay lets it go back from UNPAID to RUNNING; our states only rise, so one that missed a payment
 * stays marked UNPAID until it ends, while its payments are followed one by one. Source: docs.gate.com, subscription/orderNotify.
 */
export const subscriptionStatuses = {
  CREATED: { rank: 0, terminal: false, outcome: 'pending' },
  AUTHORIZED: { rank: 1, terminal: false, outcome: 'pending' },
  CONFIRMING: { rank: 2, terminal: false, outcome: 'pending' },
  TRIAL: { rank: 3, terminal: false, outcome: 'pending' },
  RUNNING: { rank: 4, terminal: false, outcome: 'pending' },
  UNPAID: { rank: 5, terminal: false, outcome: 'pending' },
  COMPLETED: { rank: 6, terminal: true, outcome: 'succeeded' },
  CANCELLED: { rank: 6, terminal: true, outcome: 'cancelled' },
  CLOSED: { rank: 6, terminal: true, outcome: 'cancelled' },
  BLOCKED: { rank: 6, terminal: true, outcome: 'blocked' },
} as const satisfies StatusTable;

/** Source: docs.gate.com, subscription/paymentNotify; only success is told of. */
export const subscriptionPaymentStatuses = {
  SUCCESS: { rank: 0, terminal: true, outcome: 'succeeded' },
} as const satisfies StatusTable;

/** Source: docs.gate.com, Notifications Overview. */
export const deductionStatuses = {
  DEDUCT_SUCCESS: { rank: 0, terminal: true, outcome: 'succeeded' },
  DEDUCT_FAILED: { rank: 0, terminal: true, outcome: 'failed' },
} as const satisfies StatusTable;

const shape = {
  merchantSubscriptionOrderNo: optionalText,
  cryptoCurrency: optionalText,
  cryptoAmount: optionalDecimal,
  chain: optionalText,
  userAddress: optionalText,
};

export const subscriptionOrder: BizType = transferType(
  subscriptionStatuses,
  { ...shape, subscriptionOrderNo: optionalId, totalPaidAmount: optionalDecimal },
  (data, { bizId }) => ({
    kind: 'mandate',
    transferId: data.subscriptionOrderNo ?? bizId,
    currency: data.cryptoCurrency,
    chain: data.chain,
    requestedAmount: data.cryptoAmount,
    actualAmount: data.totalPaidAmount,
    fromAddress: data.userAddress,
    merchantReference: data.merchantSubscriptionOrderNo,
  }),
);

const paymentShape = { ...shape, merchantAddress: optionalText, txHash: optionalText };

export const subscriptionPayment: BizType = transferType(
  subscriptionPaymentStatuses,
  { ...paymentShape, paymentOrderNo: optionalId },
  (data, { bizId }) => ({
    kind: 'payment',
    transferId: data.paymentOrderNo ?? bizId,
    currency: data.cryptoCurrency,
    chain: data.chain,
    actualAmount: data.cryptoAmount,
    fromAddress: data.userAddress,
    toAddress: data.merchantAddress,
    txHash: data.txHash,
    merchantReference: data.merchantSubscriptionOrderNo,
  }),
);

/** Taken from the payer's account by authorisation; told of when it worked and when it did not, so the amount is what was asked. */
export const accountDeduction: BizType = transferType(
  deductionStatuses,
  { ...paymentShape, deductOrderNo: optionalId },
  (data, { bizId }) => ({
    kind: 'payment',
    transferId: data.deductOrderNo ?? bizId,
    currency: data.cryptoCurrency,
    chain: data.chain,
    requestedAmount: data.cryptoAmount,
    fromAddress: data.userAddress,
    toAddress: data.merchantAddress,
    txHash: data.txHash,
    merchantReference: data.merchantSubscriptionOrderNo,
  }),
);

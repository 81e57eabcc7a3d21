import { isZero } from '@/lib/platform/money';
import type { StatusTable } from '@/lib/providers/contract';
import { optionalDecimal, optionalText } from '@/lib/providers/fields';
import { type BizType, type Head, type TransferFacts, transferType } from './biz-type';

/**
 * Statuses of a payment order, whichever bizType brings them: PAY_* says that the order changed, TRANSFER_ADDRESS that
 * funds arrived, and one payment may bring both. So funds in time settle nothing by themselves (a part may still be
 * missing: waitAmountOnChain), and the order's own PAY_SUCCESS agrees with them. Funds that come late are never success:
 * whether to deliver or refund is for the merchant to say. Late funds for an order already closed contradict its terminal
 * status and are put before a person as a conflict.
 * Source: docs.gate.com, gatePaymentNotify, addresspayment/callback; the last three from earlier revisions.
 */
export const orderStatuses = {
  TRANSFERRED_ADDRESS_IN_TERM: { rank: 0, terminal: false, outcome: 'pending' },
  /** The order's time ran out while a payment was on its way. */
  PAY_EXPIRED_IN_PROCESS: { rank: 1, terminal: false, outcome: 'pending' },
  PAY_SUCCESS: { rank: 2, terminal: true, outcome: 'succeeded' },
  PAY_ERROR: { rank: 2, terminal: true, outcome: 'failed' },
  PAY_CLOSE: { rank: 2, terminal: true, outcome: 'cancelled' },
  TRANSFERRED_ADDRESS_DELAY: { rank: 2, terminal: true, outcome: 'expired' },
  CONVERT_ADDRESS_PAY_DELAY: { rank: 2, terminal: true, outcome: 'expired' },
  TRANSFERRED_ADDRESS_BLOCK: { rank: 2, terminal: true, outcome: 'blocked' },
  TRANSFERRED_ADDRESS_PAID: { rank: 0, terminal: false, outcome: 'pending' },
  TRANSFERRED_ADDRESS_EXPIRE: { rank: 2, terminal: true, outcome: 'expired' },
  PAY_EXPIRED_IN_EXCHANGE_FLUCTUATION: { rank: 2, terminal: true, outcome: 'expired' },
} as const satisfies StatusTable;

const orderShape = {
  merchantTradeNo: optionalText,
  currency: optionalText,
  chain: optionalText,
  orderAmount: optionalDecimal,
  totalFee: optionalDecimal,
  doneAmountOnChain: optionalDecimal,
  transferAmount: optionalDecimal,
  actualAmount: optionalDecimal,
  actualCurrency: optionalText,
  fromAddress: optionalText,
  address: optionalText,
};

type OrderData = Parameters<Parameters<typeof transferType<typeof orderShape>>[2]>[0];

/** The order is the transfer: bizId is its id in every bizType, so that all of them speak of one. */
function orderFacts(data: OrderData, { bizId }: Head, actualAmount: string | null): TransferFacts {
  return {
    kind: 'payment',
    transferId: bizId,
    currency: data.currency,
    chain: data.chain,
    // Older payloads call the order's amount totalFee.
    requestedAmount: data.orderAmount ?? data.totalFee,
    actualAmount,
    fromAddress: data.fromAddress,
    toAddress: data.address,
    merchantReference: data.merchantTradeNo,
    more: { doneAmountOnChain: data.doneAmountOnChain, transferAmount: data.transferAmount },
  };
}

/** Not paid by address: `doneAmountOnChain` is 0 even when the order is paid, and then says nothing of what was. */
export const pay: BizType = transferType(orderStatuses, orderShape, (data, head) =>
  orderFacts(data, head, data.doneAmountOnChain && !isZero(data.doneAmountOnChain) ? data.doneAmountOnChain : null),
);

/** PAY_ADDRESS, TRANSFER_ADDRESS and the older RECEIVED_CONVERT_DELAY_ADDRESS. */
export const addressPay: BizType = transferType(orderStatuses, orderShape, (data, head) =>
  orderFacts(data, head, data.doneAmountOnChain ?? data.transferAmount),
);

/** Older: an order paid in what the merchant named. An amount in another currency than the order's stays in `detail`. */
export const payActually: BizType = transferType(orderStatuses, orderShape, (data, head) => {
  const facts = orderFacts(data, head, data.actualCurrency === data.currency ? data.actualAmount : null);
  return { ...facts, more: { ...facts.more, actualAmount: data.actualAmount, actualCurrency: data.actualCurrency } };
});

import type { StatusTable } from '@/lib/providers/contract';
import { optionalDecimal, optionalId, optionalText } from '@/lib/providers/fields';
import { type BizType, transferType } from './biz-type';

/** Source: docs.gate.com, fixedAddressPaymentNotify. */
export const fixedAddressStatuses = {
  PAY_SUCCESS: { rank: 0, terminal: true, outcome: 'succeeded' },
  PAY_BLOCK: { rank: 0, terminal: true, outcome: 'blocked' },
} as const satisfies StatusTable;

/** A deposit to an address that stays the same; `channel_id` is the merchant's name for the customer it belongs to. */
export const payFixedAddress: BizType = transferType(
  fixedAddressStatuses,
  {
    amount: optionalDecimal,
    orderAmount: optionalDecimal,
    currency: optionalText,
    chain: optionalText,
    fromAddress: optionalText,
    address: optionalText,
    txHash: optionalText,
    channel_id: optionalText,
  },
  (data, { bizId }) => ({
    kind: 'deposit',
    transferId: bizId,
    currency: data.currency,
    chain: data.chain,
    requestedAmount: data.orderAmount,
    actualAmount: data.amount,
    fromAddress: data.fromAddress,
    toAddress: data.address,
    txHash: data.txHash,
    merchantReference: data.channel_id,
  }),
);

/** Source: docs.gate.com, unresolvedPayNotify. */
export const unresolvedStatuses = {
  UNRESOLVED_PENDING: { rank: 0, terminal: false, outcome: 'pending' },
} as const satisfies StatusTable;

/** Money that came in the wrong currency, on the wrong chain or from a risky address: it waits for a decision. */
export const payUnresolved: BizType = transferType(
  unresolvedStatuses,
  {
    exceptionId: optionalId,
    originalOrderId: optionalText,
    actualAmount: optionalDecimal,
    actualCurrency: optionalText,
    actualChain: optionalText,
    fromAddress: optionalText,
    toAddress: optionalText,
    hash: optionalText,
  },
  (data, { bizId }) => ({
    kind: 'deposit',
    transferId: data.exceptionId ?? bizId,
    currency: data.actualCurrency,
    chain: data.actualChain,
    actualAmount: data.actualAmount,
    fromAddress: data.fromAddress,
    toAddress: data.toAddress,
    txHash: data.hash,
    merchantReference: data.originalOrderId,
  }),
);

import { addAmounts } from '@/lib/platform/money';
import type { StatusTable } from '@/lib/providers/contract';
import { fields, optionalDecimal, optionalList, optionalText } from '@/lib/providers/fields';
import { type BizType, transferType } from './biz-type';

/** Source: docs.gate.com, Notifications Overview. */
export const rewardBatchStatuses = {
  PAID: { rank: 0, terminal: true, outcome: 'succeeded' },
} as const satisfies StatusTable;

const item = fields({ amount: optionalDecimal, currency: optionalText, status: optionalText });

/** PAY_BATCH and PAY_GIFT_BATCH: rewards to many receivers, told of once, when all are paid. The receivers stay in the payload. */
export const rewardBatch: BizType = transferType(
  rewardBatchStatuses,
  {
    merchant_batch_no: optionalText,
    externalId: optionalText,
    currency: optionalText,
    batchItemList: optionalList(item),
    order_list: optionalList(item),
  },
  (data, { bizId }) => {
    const items = [...data.batchItemList, ...data.order_list];
    const currency = data.currency ?? items[0]?.currency ?? null;
    const amounts = items.flatMap((one) =>
      one.amount !== null && (one.currency ?? currency) === currency ? [one.amount] : [],
    );
    const complete = currency !== null && items.length > 0 && amounts.length === items.length;
    return {
      kind: 'payout',
      transferId: bizId,
      currency: complete ? currency : null,
      requestedAmount: complete ? addAmounts(...amounts) : null,
      merchantReference: data.merchant_batch_no ?? data.externalId,
      more: { items: String(items.length) },
    };
  },
  (data) => {
    const unpaid = [...data.batchItemList, ...data.order_list].filter(
      ({ status }) => status !== null && status !== 'PAID',
    );
    return unpaid.length === 0 ? [] : [`The batch is PAID, but ${unpaid.length} of its items say otherwise.`];
  },
);

/** Source: docs.gate.com, otc/callback. */
export const otcStatuses = {
  WITHDRAW_DISPATCHED: { rank: 0, terminal: false, outcome: 'pending' },
  RECHARGE_SUCCESS: { rank: 1, terminal: true, outcome: 'succeeded' },
  RECHARGE_FAIL: { rank: 1, terminal: true, outcome: 'failed' },
  WITHDRAW_SUCCESS: { rank: 1, terminal: true, outcome: 'succeeded' },
  WITHDRAW_FAIL: { rank: 1, terminal: true, outcome: 'failed' },
} as const satisfies StatusTable;

/** Buying (fiat in) or selling (fiat out). The amount is the crypto side, which moves in the account; fiat stays in `detail`. */
export const otc: BizType = transferType(
  otcStatuses,
  { type: optionalText, clientOrderId: optionalText, cryptoCurrency: optionalText, cryptoAmount: optionalDecimal },
  (data, { bizId, bizStatus }) => ({
    kind: data.type === 'SELL' || (data.type !== 'BUY' && bizStatus.startsWith('WITHDRAW')) ? 'payout' : 'deposit',
    transferId: bizId,
    currency: data.cryptoCurrency,
    requestedAmount: data.cryptoAmount,
    merchantReference: data.clientOrderId,
    more: { type: data.type },
  }),
);
